"""Facts by measure and positions by office, without a topic; never more than asked for, and the newest of all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from storage.drafts import ArticleDraft, FactDraft, MetricDraft, PositionDraft
from storage.store import Store
from storage.values import Basis, Nature, PartialDate, Quantity

BY = "editor"


def _figures(*facts: tuple[str, str, int | None, Nature]) -> ArticleDraft:
    """An article with a sentence for each (subject, metric, year, nature)."""
    text, drafts = "", []
    for number, (subject, metric, year, nature) in enumerate(facts, 1):
        start, text = len(text), text + f"{subject} had {number} {metric}. "
        figure = text.index(f"{number}", start)
        as_of = PartialDate.unknown() if year is None else PartialDate.year(year, Basis.STATED)
        drafts.append(
            FactDraft(
                start=start,
                end=len(text) - 1,
                figure_start=figure,
                figure_end=figure + 1,
                subject=subject,
                metric=metric,
                quantity=Quantity(Decimal(number)),
                as_of=as_of,
                nature=nature,
            )
        )
    return ArticleDraft(text=text, title="Figures", facts=tuple(drafts), sentences=tuple((one.start, one.end) for one in drafts))


FIGURES = _figures(
    ("Alca", "mines", 2021, Nature.ACTUAL),
    ("Tern", "mines", 2023, Nature.ACTUAL),
    ("Skarv", "pits", 2022, Nature.ACTUAL),
    ("Tern", "mines", 2025, Nature.PLANNED),
    ("Tern", "ships", 2024, Nature.ACTUAL),
    ("Alca", "mines", None, Nature.ACTUAL),
)


async def test_the_newest_facts_of_a_measure_come_first_whosever_they_are(store: Store) -> None:
    library = store.library()
    await library.add_metrics([MetricDraft(name="mines", aliases=("pits",))], BY)
    await library.add_article(FIGURES, by=BY)

    async def subjects(*metrics: str, **narrowed: object) -> list[str]:
        found = await library.facts_measuring(metrics, **narrowed)  # type: ignore[arg-type]
        return [f"{fact.subject} {fact.figure}" for fact in found]

    assert await subjects("Mines") == ["Tern 4", "Tern 2", "Skarv 3", "Alca 1", "Alca 6"]
    assert await subjects("mines", "ships", limit=2) == ["Tern 4", "Tern 5"]
    assert await subjects("pits", nature=Nature.ACTUAL, limit=1) == ["Tern 2"]
    assert await subjects("mines", since=date(2022, 1, 1), until=date(2023, 12, 31)) == ["Tern 2", "Skarv 3"]
    assert await subjects("lakes") == []


async def test_facts_by_measure_are_those_that_the_workspace_sees(store: Store) -> None:
    here, there = store.scoped("slack:T1"), store.scoped("slack:T2")
    added = await here.add_article(FIGURES, by=BY)
    assert await there.facts_measuring(["mines"]) == []
    await here.withdraw(added.facts[3], by=BY)
    assert [fact.figure for fact in await here.facts_measuring(["mines"], limit=1)] == ["2"]


async def test_facts_of_a_name_that_is_no_topic_by_several_measures(store: Store) -> None:
    library = store.library()
    await library.add_article(FIGURES, by=BY)
    tern = (await library.things(["tern"]))["tern"]
    assert tern.topic is None
    assert [fact.figure for fact in await library.facts([tern], metrics=["mines", "ships"])] == ["4", "5", "2"]
    assert [fact.figure for fact in await library.facts([tern], metrics=["mines"], nature=Nature.ACTUAL)] == ["2"]
    assert [fact.figure for fact in await library.facts([tern], metrics=["mines", "ships"], limit=1)] == ["4"]


async def test_positions_by_person_organisation_and_words_of_the_title(store: Store) -> None:
    library = store.library()
    sentence = "Ines Vega, Bo Lind and Ada Roe lead them."
    people = [
        ("Ines Vega", "chief financial officer", "Alca", 2021),
        ("Bo Lind", "Chief Financial Officer and deputy", "Tern", 2024),
        ("Ines Vega", "chair", "Tern", 2023),
        ("Ada Roe", "chief executive", None, 2022),
    ]
    held = [
        PositionDraft(start=0, end=len(sentence), person=person, title=title, organisation=where, since=PartialDate.year(year))
        for person, title, where, year in people
    ]
    await library.add_article(ArticleDraft(text=sentence, title="People", positions=tuple(held), sentences=((0, len(sentence)),)), by=BY)

    async def found(**wanted: object) -> list[str]:
        positions = await library.positions_held(**wanted)  # type: ignore[arg-type]
        return [f"{one.person}, {one.title}" for one in positions]

    assert await found(title_words=["chief", "financial"]) == [
        "Bo Lind, Chief Financial Officer and deputy",
        "Ines Vega, chief financial officer",
    ]
    assert await found(person="ines vega") == ["Ines Vega, chair", "Ines Vega, chief financial officer"]
    assert await found(organisation="Tern", title_words=["chief"]) == ["Bo Lind, Chief Financial Officer and deputy"]
    assert await found(title_words=["100%"]) == []
    assert await found(person="Ada Roe", title_words=["chair"]) == []
    assert len(await found(limit=2)) == 2
