"""The tables, one file per noun. Importing the package registers all of them, so ``metadata`` is complete."""

from __future__ import annotations

from storage.tables import (
    actions,
    decisions,
    digests,
    entries,
    error_reports,
    feeds,
    installations,
    requests,
    review_cards,
    reviews,
    shards,
    topics,
    workspaces,
)
from storage.tables.columns import metadata

__all__ = (
    "actions",
    "decisions",
    "digests",
    "entries",
    "error_reports",
    "feeds",
    "installations",
    "metadata",
    "requests",
    "review_cards",
    "reviews",
    "shards",
    "topics",
    "workspaces",
)
