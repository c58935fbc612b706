"""Which stored entries and newly read drafts are the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.entries.matching import is_same_place, likeness, match, says_the_same
from bot.entries.stored_drafts import draft_of
from storage.drafts import CitedDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft, TopicDraft
from storage.records import Entry
from storage.store import Store
from storage.values import PartialDate, Quantity
from tests.storage.articles import article

BY = "U1"


def event(start: int, end: int, year: int, summary: str = "It happened.", names: tuple[str, ...] = ()) -> EventDraft:
    return EventDraft(start=start, end=end, date=PartialDate.year(year), summary=summary, entities=names)


def fact(start: int, end: int, subject: str = "Oda Mills", metric: str = "mills", value: int = 3) -> FactDraft:
    quantity = Quantity(Decimal(value), "mills")
    return FactDraft(
        start=0,
        end=90,
        figure_start=start,
        figure_end=end,
        subject=subject,
        metric=metric,
        quantity=quantity,
        as_of=PartialDate.year(2031),
    )


def position(person: str, start: int = 0, title: str = "chair") -> PositionDraft:
    return PositionDraft(start=start, end=start + 40, person=person, title=title)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (fact(10, 14), fact(10, 14, "Another", "figure"), True),
        (fact(10, 14), fact(6, 14), True),  # "some 3 mills"
        (fact(10, 14), fact(14, 18), False),
        (event(0, 50, 2030), event(0, 50, 2031), True),
        (event(0, 50, 2030), event(20, 90, 2030), True),  # where sentences end is seen differently
        (event(0, 50, 2030), event(50, 90, 2030), False),
        (QuoteDraft(start=5, end=20, text="x"), QuoteDraft(start=5, end=30, text="x y"), True),
        (QuoteDraft(start=5, end=20, text="x"), event(0, 50, 2030), False),
        (position("Berg"), position("Kari Berg"), True),
        (position("王海"), position("王海峰"), True),
        (position("Kari Berg"), position("Ola Dahl"), False),
        (position("Kari Berg"), position("Kari Berg", 60), False),
    ],
)
def test_a_place_is_the_figure_the_words_or_the_sentence(one: CitedDraft, other: CitedDraft, same: bool) -> None:
    assert is_same_place(one, other) is same
    assert is_same_place(other, one) is same


async def entries_of(store: Store, *events: EventDraft) -> list[Entry]:
    draft = article()
    added = await store.library().add_article(draft.model_copy(update={"facts": (), "events": events, "quotes": ()}), by=BY)
    return [*added.events]


async def test_the_most_alike_are_the_same_and_each_once(store: Store) -> None:
    first, second = await entries_of(store, event(0, 50, 2029, "It closed."), event(0, 50, 2030, "It opened."))
    opened, closed, sold = event(0, 50, 2030, "It opened again."), event(0, 50, 2028, "It closed."), event(0, 50, 2031, "It was sold.")
    matched = match([first, second], [sold, opened, closed], frozenset())
    assert matched.pairs == ((first, closed), (second, opened))
    assert (matched.entries, matched.drafts) == ((), (sold,))


async def test_of_equals_the_one_that_people_decided_about_is_taken(store: Store) -> None:
    first, second = await entries_of(store, event(0, 50, 2029), event(0, 50, 2030))
    found = event(0, 50, 2033, "Something else.")
    assert match([first, second], [found], frozenset()).pairs == ((first, found),)
    assert match([first, second], [found], frozenset({second.lineage})).pairs == ((second, found),)


async def test_what_is_found_elsewhere_is_another_entry(store: Store) -> None:
    [stored] = await entries_of(store, event(0, 50, 2029))
    found = event(60, 90, 2029)
    matched = match([stored], [found], frozenset())
    assert (matched.pairs, matched.entries, matched.drafts) == ((), (stored,), (found,))


async def test_an_entry_says_the_same_as_the_draft_that_it_was_stored_from(store: Store) -> None:
    library = store.library()
    await library.add_topic(TopicDraft(name="Acme"), BY)
    draft = article()
    added = await library.add_article(draft, by=BY)
    for entry, one in zip((*added.facts, *added.events, *added.quotes), (*draft.facts, *draft.events, *draft.quotes), strict=True):
        assert draft_of(entry) == one
        assert says_the_same(entry, one)
    moved = draft.facts[0].model_copy(update={"subject": "Bolt"})
    assert not says_the_same(added.facts[0], moved)
    assert likeness(draft.facts[0], moved) < likeness(draft.facts[0], draft.facts[0])
    assert not says_the_same(replace(added.events[0], summary="Otherwise."), draft.events[0])


async def test_names_that_are_given_twice_are_no_difference(store: Store) -> None:
    [stored] = await entries_of(store, event(0, 50, 2029, names=("Oda", "Ulven", "oda")))
    assert says_the_same(stored, event(0, 50, 2029, names=("Ulven", "Oda", "oda")))
    assert not says_the_same(stored, event(0, 50, 2029, names=("Oda",)))
