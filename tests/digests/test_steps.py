"""What counts as a change in a digest of what changed: like compared with like, and nothing that was known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.digests.steps import conflicts_of, new_steps
from storage.records import Fact, Overruled
from storage.values import Comparator, Nature, PartialDate
from tests.digests.entries import citation, fact


def told(new: tuple[Fact, ...], *earlier: Fact) -> list[tuple[int, int]]:
    return [(step.old.id, step.new.id) for step in new_steps(new, earlier)]


BEFORE = fact(1, "40000", as_of="2026-09")


@pytest.mark.parametrize(
    "new",
    [
        fact(2, "45000", as_of="2026-10"),
        fact(2, "35000", as_of="2026-10"),
        fact(2, "45000", as_of="2026-10-12"),
    ],
)
def test_another_figure_of_a_later_time_is_a_change(new: Fact) -> None:
    assert told((new,), BEFORE) == [(1, 2)]


@pytest.mark.parametrize(
    "new",
    [
        fact(2, "40000", as_of="2026-10"),
        fact(2, "45000", as_of="2026-09"),
        fact(2, "45000", as_of="2026-08"),
        fact(2, "45000", as_of=""),
        fact(2, "45000", subject="Globex"),
        fact(2, "45000", metric="vans"),
        fact(2, "45000", scope="in Ghent"),
        fact(2, "45000", unit="robots"),
        fact(2, "45000", nature=Nature.FORECAST),
        fact(2, "45000", nature=Nature.DENIED),
        replace(fact(2, "45000"), overruled=Overruled("f9", "")),
    ],
)
def test_what_is_not_alike_or_not_later_is_none(new: Fact) -> None:
    assert told((new,), BEFORE) == []


def test_what_is_known_already_is_none() -> None:
    again, later = fact(2, "45000", as_of="2026-10"), fact(4, "50000", as_of="2026-11")
    assert told((again,), BEFORE, fact(3, "45000", as_of="2026-10")) == []
    assert told((again,), BEFORE, later) == []
    assert told((again,), BEFORE, fact(3, "46000", as_of="2026-10")) == []
    assert told((), BEFORE, later) == []


def test_of_several_new_figures_of_a_series_the_latest_is_told() -> None:
    assert told((fact(2, "45000", as_of="2026-10"), fact(3, "50000", as_of="2026-11")), BEFORE) == [(2, 3)]


def test_series_come_with_the_latest_change_first() -> None:
    vans = (fact(5, "80", metric="vans", unit="vans", as_of="2026-08"), fact(6, "90", metric="vans", unit="vans", as_of="2026-11"))
    assert told((fact(2, "45000", as_of="2026-10"), vans[1]), BEFORE, vans[0]) == [(5, 6), (1, 2)]


def test_a_plan_changes_when_a_later_article_of_another_source_tells_otherwise() -> None:
    def plan(number: int, value: str, day: str, article: str) -> Fact:
        cited = replace(citation(article), published=PartialDate.parse(day))
        return fact(number, value, as_of="2028", nature=Nature.PLANNED, cited=cited)

    first = plan(1, "40000", "2026-03-01", "a1")
    assert told((plan(2, "60000", "2026-11-10", "a2"),), first) == [(1, 2)]
    assert told((plan(2, "40000", "2026-11-10", "a2"),), first) == []
    assert told((plan(2, "60000", "2026-02-10", "a2"),), first) == []
    # Who only repeats an old plan changes nothing.
    assert told((plan(3, "40000", "2026-11-12", "a3"),), first, plan(2, "60000", "2026-11-10", "a2")) == []


def test_conflicts_are_new_and_open() -> None:
    one, other = (
        fact(number, value, comparator=Comparator.EQUAL, cited=citation(f"a{number}")) for number, value in ((1, "40000"), (2, "41000"))
    )
    assert [(found.fact.id, found.other.id) for found in conflicts_of([other], [one])] == [(2, 1)]
    assert conflicts_of([], [one, other]) == []
    assert conflicts_of([other], [replace(one, overruled=Overruled("f2", ""))]) == []
    assert conflicts_of([replace(other, nature=Nature.RETRACTED)], [one]) == []
