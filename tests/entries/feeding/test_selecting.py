"""Which items of a feed a check reads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.entries.feeding.selecting import FIRST_CHECK_ITEMS, MAX_ITEMS_PER_CHECK, marks_of_edited_items, select_items
from bot.reading.feed import FeedItem
from storage.feeds.records import ItemOutcome
from storage.values import PartialDate

Marks = frozenset[str]


def item(day: int) -> FeedItem:
    return FeedItem(f"guid {day}", None, f"News of day {day}", "", PartialDate.parse(f"2024-06-{day:02d}"))


MARKS = st.lists(st.frozensets(st.sampled_from("abcdefghij"), min_size=1, max_size=3), max_size=30)


@given(marks=MARKS, known=st.frozensets(st.sampled_from("abcdefghij")), is_new_feed=st.booleans(), data=st.data())
def test_each_new_item_is_read_skipped_or_left_and_no_known_one_is(
    marks: list[Marks], known: Marks, is_new_feed: bool, data: st.DataObject
) -> None:
    items = [item(data.draw(st.integers(1, 30))) for _ in marks]
    selection = select_items(items, marks, known, is_new_feed=is_new_feed)
    read = [its_marks for its_marks, _ in selection.to_read]
    assert all(its_marks.isdisjoint(known) for its_marks in read)
    assert selection.skipped.isdisjoint(known)
    assert not any(one & other for at, one in enumerate(read) for other in read[:at]), "an item is read twice"
    unknown = [its_marks for its_marks in marks if its_marks.isdisjoint(known)]
    assert bool(read) is bool(unknown)
    assert len(read) + selection.left + selection.skipped_items <= len(unknown)
    assert len(read) <= MAX_ITEMS_PER_CHECK
    dates = [found.published.value for _, found in selection.to_read if found.published]
    assert dates == sorted(dates), "the latest news is not stored last"


def test_of_a_new_feed_the_newest_items_are_read_and_the_others_skipped() -> None:
    days = range(1, FIRST_CHECK_ITEMS + 4)
    marks = [frozenset({str(day)}) for day in days]
    selection = select_items([item(day) for day in days], marks, set(), is_new_feed=True)
    assert [int(next(iter(its_marks))) for its_marks, _ in selection.to_read] == list(days[3:])
    assert (selection.skipped, selection.skipped_items, selection.left) == (frozenset({"1", "2", "3"}), 3, 0)


def test_of_many_new_items_the_oldest_are_read_first() -> None:
    days = range(1, MAX_ITEMS_PER_CHECK + 6)
    marks = [frozenset({str(day)}) for day in days]
    selection = select_items([item(day) for day in days], marks, set(), is_new_feed=False)
    assert [int(next(iter(its_marks))) for its_marks, _ in selection.to_read] == list(days[:MAX_ITEMS_PER_CHECK])
    assert (selection.skipped_items, selection.left) == (0, 5)


def test_an_edited_item_is_recorded_by_its_new_marks() -> None:
    marks = [frozenset({"guid 1", "text 2"}), frozenset({"guid 3"})]
    assert marks_of_edited_items(marks, {"guid 1", "text 1"}) == {"text 2": ItemOutcome.KNOWN}
