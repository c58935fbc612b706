"""Counts of entries in words."""

from __future__ import annotations

from collections.abc import Sized

from bot.core.text import counted
from storage.drafts import ArticleDraft


def entry_counts(facts: Sized, events: Sized, quotes: Sized, positions: Sized) -> str:
    """How many there are of each: "2 figures, 1 event, 0 quotations"; positions, which few articles have, only where there are any."""
    counts = f"{counted(len(facts), 'figure')}, {counted(len(events), 'event')}, {counted(len(quotes), 'quotation')}"
    return f"{counts}, {counted(len(positions), 'position')}" if positions else counts


def draft_counts(draft: ArticleDraft) -> str:
    """How many entries were read from an article: "2 figures, 1 event, 0 quotations"."""
    return entry_counts(draft.facts, draft.events, draft.quotes, draft.positions)
