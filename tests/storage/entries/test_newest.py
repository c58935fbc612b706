"""Of things with very many entries the newest come, as many as asked for, and the rest is counted; the same on both databases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from storage.drafts import ArticleDraft, EventDraft, FactDraft, PositionDraft, TopicDraft
from storage.entries import newest
from storage.records import EntryKind, Event, Measured
from storage.store import Store
from storage.values import Basis, PartialDate, Quantity

BY = "editor"


def _article(number: int, *facts: tuple[str, str, int | None], events: tuple[int, ...] = (), subject: str = "Tern") -> ArticleDraft:
    """An article with a sentence for each (subject, metric, year), each event's year, and a person in office."""
    text, spans = "", []
    figures: list[FactDraft] = []
    happened: list[EventDraft] = []

    def sentence(words: str) -> tuple[int, int]:
        nonlocal text
        start, text = len(text), f"{text}{words} "
        spans.append((start, len(text) - 1))
        return spans[-1]

    for of, metric, year in facts:
        start, end = sentence(f"{of} had 7{number} {metric}.")
        at = text.index(f"7{number}", start)
        as_of = PartialDate.unknown() if year is None else PartialDate.year(year, Basis.STATED)
        figures.append(
            FactDraft(
                start=start,
                end=end,
                figure_start=at,
                figure_end=at + 1 + len(str(number)),
                subject=of,
                metric=metric,
                quantity=Quantity(Decimal(f"7{number}")),
                as_of=as_of,
            )
        )
    for year in events:
        start, end = sentence(f"{subject} opened a yard in {year}.")
        happened.append(
            EventDraft(start=start, end=end, date=PartialDate.year(year, Basis.STATED), summary=text[start:end], entities=(subject,))
        )
    start, end = sentence(f"Ida Holm {number} is chair of {subject}.")
    held = PositionDraft(start=start, end=end, person=f"Ida Holm {number}", title="chair", organisation=subject)
    return ArticleDraft(
        text=text,
        title=f"News {number}",
        published=PartialDate.day(date(2026, 1, number)),
        facts=tuple(figures),
        events=tuple(happened),
        positions=(held,),
        sentences=tuple(spans),
    )


async def test_measures_are_counted_and_the_newest_of_each_are_read_until_there_are_enough(store: Store) -> None:
    library = store.library()
    tern = await library.add_topic(TopicDraft(name="Tern"), BY)
    for number, year in enumerate((2021, 2025, None, 2023), 1):
        await library.add_article(_article(number, ("Tern", "ships", year), ("Alca", "ships", 2026)), by=BY)
    await library.add_article(_article(5, ("Tern", "crew", 2020)), by=BY)
    crew, ships = await library.measured([tern])
    assert (crew, ships) == (Measured("tern", "crew", 1), Measured("tern", "ships", 4))

    async def figures(*wanted: Measured, **bounds: int | date) -> list[str]:
        return [fact.figure for fact in await library.newest_facts(wanted, **bounds)]  # type: ignore[arg-type]

    assert await figures(ships, each=9, enough=9) == ["72", "74", "71", "73"]
    assert await figures(ships, crew, each=2, enough=9) == ["72", "74", "75"]
    assert await figures(ships, crew, each=2, enough=2) == ["72", "74"]
    assert await figures(ships, each=9, enough=9, until=date(2023, 12, 31)) == ["74", "71"]
    assert await figures(ships, each=9, enough=9, published_by=date(2026, 1, 3)) == ["72", "71", "73"]
    last = (await library.newest_facts([ships], each=1, enough=1))[0]
    await library.withdraw(last, BY, "wrong")
    assert await figures(ships, each=1, enough=1) == ["74"]


@pytest.mark.parametrize("few", [True, False])
async def test_the_latest_events_come_in_order_and_all_are_counted_up_to_a_limit(
    store: Store, few: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not few:
        monkeypatch.setattr(newest, "MOST_COUNTED", 3)  # so that very many are those of a short test
    library = store.library()
    tern = await library.add_topic(TopicDraft(name="Tern"), BY)
    await library.add_article(_article(1, events=(2019, 2024, 2021)), by=BY)
    await library.add_article(_article(2, events=(2022, 2025)), by=BY)
    await library.add_article(_article(3, events=(2026,), subject="Alca"), by=BY)
    events, count = await library.dated_events([tern], 3)
    assert [event.date.value for event in events] == ["2022", "2024", "2025"]
    assert count == (5 if few else 3)
    bounded, count = await library.dated_events([tern], 9, until=date(2022, 12, 31))
    assert [event.date.value for event in bounded] == ["2019", "2021", "2022"]
    assert count == 3


async def test_entries_are_found_by_the_places_of_their_sentences(store: Store) -> None:
    library = store.library()
    await library.add_article(_article(1, ("Tern", "ships", 2024), events=(2019, 2021)), by=BY)
    ref = (await library.articles())[0].ref
    wanted = next(event for event in await library.events_of((await library.articles())[0]) if event.date.value == "2021")
    place = (ref, wanted.citation.start)
    assert [one.ref for one in await library.entries_at({place}, (EntryKind.EVENT, EntryKind.FACT))] == [wanted.ref]
    assert await library.entries_at({place}, (EntryKind.FACT,)) == []
    assert await library.entries_at({(ref, wanted.citation.start + 1)}, (EntryKind.EVENT,)) == []
    assert isinstance((await library.entries_at({place}, tuple(EntryKind)[1:]))[0], Event)


async def test_a_limit_keeps_the_newest_positions(store: Store) -> None:
    library = store.library()
    tern = await library.add_topic(TopicDraft(name="Tern"), BY)
    for number in (3, 1, 2):
        await library.add_article(_article(number), by=BY)
    assert [one.person for one in await library.positions([tern], limit=2)] == ["Ida Holm 3", "Ida Holm 2"]
