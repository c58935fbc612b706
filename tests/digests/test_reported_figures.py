"""Figures that say the same are shown once, with the number of independent sources that report them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.document import Document, Listing, Ref, Text
from bot.digests.changes import changes
from bot.digests.composing import Composed, DigestContext, compose
from bot.digests.reported_figures import ReportedFigures
from storage.digests.news import News
from storage.digests.records import Place
from storage.records import Entry, Fact, SubscriptionOptions
from storage.values import Comparator, Nature
from tests.digests.composed import NINE, every_figure_has_its_source
from tests.digests.entries import RECORDED, article, citation, fact

ORIGINAL = fact(10, "40000", as_of="2026-10", scope="ordering service", cited=citation("a1"))


def retold(number: int = 2, **other: object) -> Fact:
    """The same figure in a retelling of a1, in other words."""
    cited = citation("a5", retelling_of="a1", start=number)
    made = fact(number, "40000", as_of="2026-10-30", unit="stores", comparator=Comparator.EQUAL, cited=cited)
    return replace(made, **other)  # type: ignore[arg-type]


def composed(*new: Entry, earlier: tuple[Fact, ...] = ()) -> Composed:
    made = compose(News(RECORDED, new=new, earlier=earlier), DigestContext((), NINE, "UTC", 0, "8F3K2", SubscriptionOptions()))
    every_figure_has_its_source(made.document)
    return made


def lines(document: Document) -> list[str]:
    items = [item for block in (*document.blocks, *document.details) if isinstance(block, Listing) for item in block.items]
    return [
        f"{item.lead}: "
        + "".join(f"[{span.number}]" if isinstance(span, Ref) else span.text for span in item.spans if isinstance(span, Ref | Text))
        for item in items
    ]


def headlines(document: Document) -> list[str]:
    return ["".join(getattr(span, "text", "") for span in block.spans) for block in document.details if block.kind == "paragraph"]


def test_a_retelling_s_equal_figure_is_no_second_line_however_it_is_worded() -> None:
    made = composed(article(1), ORIGINAL, article(5, retelling_of="a1", publisher="The Echo"), retold())
    assert lines(made.document) == [": Title of a1 (The Example)", "Acme, shops (ordering service): over 40,000 (Oct 2026) [1]"]
    assert headlines(made.document) == ["Title of a1 (The Example, 14 Nov 2026; one source, retold by The Echo)"]
    assert {promise.entry: promise.place for promise in made.promises}[2] is Place.NEW


def test_a_retelling_of_what_is_known_is_no_story_and_stands_in_the_details() -> None:
    made = composed(article(5, retelling_of="a1", publisher="The Echo"), retold(), earlier=(ORIGINAL,))
    assert made.empty
    assert made.document.summary == "Nothing new since 16 Nov 2026"
    assert lines(made.document) == [": Title of a5 (The Echo, 14 Nov 2026; same story as a1)"]
    assert {promise.entry: promise.place for promise in made.promises} == {5: Place.NEW, 2: Place.MORE}


@pytest.mark.parametrize(
    "other",
    [
        retold(quantity=fact(3, "41000").quantity),
        retold(nature=Nature.PLANNED),
        retold(metric="warehouses"),
        retold(as_of=fact(3, as_of="2025").as_of),
        replace(ORIGINAL, id=2, scope="bakeries"),  # the same article says both
        replace(retold(), citation=replace(retold().citation, retelling_of=None)),
    ],
)
def test_a_figure_that_says_something_else_is_another_figure(other: Fact) -> None:
    assert len(ReportedFigures([ORIGINAL, other]).of(ORIGINAL).reports) == 1


def test_independent_sources_are_counted_per_figure_and_per_story() -> None:
    again = fact(70, "40000", as_of="2026-10", scope="ordering service", cited=citation("a7"))
    known = fact(8, "40000", as_of="2026-10", scope="ordering service", cited=citation("a8"))
    repeated = replace(retold(9), scope="ordering service")
    made = composed(article(1), ORIGINAL, article(7), again, repeated, earlier=(known,))
    assert [line for line in lines(made.document) if "40,000" in line] == [
        "Acme, shops (ordering service): over 40,000 (Oct 2026) (3 independent sources) [1] [2] [3]"
    ]
    assert ["; 3 independent sources" in line for line in headlines(made.document)] == [True, True]
    places = {promise.entry: promise.place for promise in made.promises}
    assert (places[10], places[70], places[9], places[8]) == (Place.NEW, Place.NEW, Place.NEW, Place.COMPARED)


def test_a_changed_figure_has_all_its_sources_and_no_line_in_its_stories() -> None:
    old = fact(20, "30000", as_of="2025-10", scope="ordering service", cited=citation("a20"))
    again = fact(70, "40000", as_of="2026-10", scope="ordering service", cited=citation("a7"))
    made = composed(article(1), ORIGINAL, article(7), again, earlier=(old,))
    assert lines(made.document) == [
        ": Title of a7 – Acme, shops (ordering service) over 30,000 (Oct 2025) [1]"
        " → over 40,000 (Oct 2026) (2 independent sources) [2] [3]",
        ": Title of a1 (The Example)",
    ]
    assert {promise.entry for promise in made.promises if promise.place is Place.CHANGED} == {10, 70}


def test_a_figure_that_repeats_a_known_change_is_no_change() -> None:
    old, known = fact(20, "30000", as_of="2025-10"), fact(21, "40000", as_of="2026-10", cited=citation("a21"))
    again = fact(70, "40000", as_of="2026-10", cited=citation("a7"))
    assert changes([again], [old, known]) == []
    assert len(changes([again], [old])) == 1


def test_many_equal_figures_are_grouped_quickly() -> None:
    many = [fact(number, "5", as_of="2026", cited=citation(f"a{number}")) for number in range(2000)]
    assert len(ReportedFigures(many).of(many[0]).one_per_source(many[0])) == 2000
