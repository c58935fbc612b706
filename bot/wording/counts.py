"""Counts of entries in words."""

from __future__ import annotations

from collections.abc import Sized

from bot.core.text import counted


def entry_counts(facts: Sized, events: Sized, quotes: Sized) -> str:
    """How many there are of each: "2 figures, 1 event, 0 quotations"."""
    return f"{counted(len(facts), 'figure')}, {counted(len(events), 'event')}, {counted(len(quotes), 'quotation')}"
