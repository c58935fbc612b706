"""Which items of a fetched feed are new, and which of them this check reads: decided on values alone.

A feed gives no item a reliable identity. Each item has several marks (its guid, address and content, see ``bot.reading.feed.marks_of``),
and one known mark is enough to recognise it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.reading.feed import FeedItem
from storage.feeds.records import ItemOutcome

#: Of a feed that was never checked, this many of its newest items are read; older ones are skipped.
FIRST_CHECK_ITEMS = 10
#: Items that one check reads; another check follows soon for the rest.
MAX_ITEMS_PER_CHECK = 20
#: Edited items that one check reads again. Some feeds change all of their items each time.
MAX_EDITED_PER_CHECK = 5


@dataclass(frozen=True, slots=True)
class Selection:
    """What one check does with the items of a feed.

    ``to_read`` are items with their marks, the oldest first, so that what is stored last is the latest news. ``skipped`` are the marks
    of items from before the feed was followed, ``skipped_items`` their number; ``left`` counts new items that the next check reads.
    """

    to_read: tuple[tuple[frozenset[str], FeedItem], ...] = ()
    skipped: frozenset[str] = frozenset()
    skipped_items: int = 0
    left: int = 0


def select_items(items: Sequence[FeedItem], marks: Sequence[frozenset[str]], known: Collection[str], *, is_new_feed: bool) -> Selection:
    """What to do with these items, whose marks are given in the same order; ``known`` are the marks of items that were seen before."""
    new: dict[frozenset[str], FeedItem] = {}
    for item, its_marks in zip(items, marks, strict=True):
        if its_marks.isdisjoint(known) and not any(its_marks & other for other in new):
            new[its_marks] = item
    newest_first = sorted(new.items(), key=lambda pair: _published(pair[1]), reverse=True)
    count = FIRST_CHECK_ITEMS if is_new_feed else len(newest_first)
    wanted, past = newest_first[:count], newest_first[count:]
    to_read = wanted[-MAX_ITEMS_PER_CHECK:]
    return Selection(
        to_read=tuple(reversed(to_read)),
        skipped=frozenset().union(*(its_marks for its_marks, _ in past)),
        skipped_items=len(past),
        left=len(wanted) - len(to_read),
    )


def marks_of_edited_items(marks: Sequence[frozenset[str]], known: Collection[str]) -> dict[str, ItemOutcome]:
    """The new marks of items that were seen before and edited since, to be recorded, so that the next edit is recognised by either."""
    return {mark: ItemOutcome.KNOWN for its_marks in marks if not its_marks.isdisjoint(known) for mark in its_marks if mark not in known}


def edited_items(
    items: Sequence[FeedItem], marks: Sequence[frozenset[str]], known: Collection[str]
) -> list[tuple[frozenset[str], FeedItem]]:
    """The items that were seen before and edited since, with their new marks; the newest ones, as many as one check reads again."""
    edited = [
        (its_marks - set(known), item)
        for its_marks, item in zip(marks, items, strict=True)
        if not its_marks.isdisjoint(known) and not its_marks <= set(known)
    ]
    return sorted(edited, key=lambda pair: _published(pair[1]), reverse=True)[:MAX_EDITED_PER_CHECK]


def _published(item: FeedItem) -> str:
    return item.published.value if item.published is not None else ""
