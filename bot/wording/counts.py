"""Counts in words."""

from __future__ import annotations

from collections.abc import Sized

from bot.core.language import listed, say_count
from storage.drafts import ArticleDraft


def entry_counts(facts: Sized, events: Sized, quotes: Sized, positions: Sized) -> str:
    """How many there are of each: "2 figures, 1 event, 0 quotations"; positions, which few articles have, only where there are any."""
    counts = [
        say_count("{count} figure", "{count} figures", len(facts)),
        say_count("{count} event", "{count} events", len(events)),
        say_count("{count} quotation", "{count} quotations", len(quotes)),
    ]
    if positions:
        counts.append(say_count("{count} position", "{count} positions", len(positions)))
    return listed(counts)


def draft_counts(draft: ArticleDraft) -> str:
    """How many entries were read from an article: "2 figures, 1 event, 0 quotations"."""
    return entry_counts(draft.facts, draft.events, draft.quotes, draft.positions)


def article_count(number: int) -> str:
    """How many articles there are: "1 article"."""
    return say_count("{count} article", "{count} articles", number)


def line_count(number: int) -> str:
    """How many lines there are: "2 lines"."""
    return say_count("{count} line", "{count} lines", number)


def item_count(number: int) -> str:
    """How many items of a feed there are: "3 items"."""
    return say_count("{count} item", "{count} items", number)


def feed_count(number: int) -> str:
    """How many feeds there are: "1 feed"."""
    return say_count("{count} feed", "{count} feeds", number)
