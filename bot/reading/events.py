"""Dated happenings, each with its whole sentence (first cut)."""

from __future__ import annotations

from bot.reading.passage import Passage
from storage.drafts import EventDraft


def find(passage: Passage) -> tuple[EventDraft, ...]:
    """The events of a text in order."""
    return ()
