"""Figures that say the same, grouped: a digest shows each once, with all the independent sources that report it. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bot.digests.changes import Series, series_of
from storage.records import Fact

#: What a retelling's figure has in common with the original's; scope, unit and comparator are often worded differently.
_Core = tuple[str, str, str, str, Decimal, Decimal | None]


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """One figure: all facts that report it, in the order they came in."""

    reports: tuple[Fact, ...]

    def one_per_source(self, first: Fact) -> list[Fact]:
        """One report for each independent source: ``first`` for its own, then the first of each other source."""
        by_source = {first.citation.source: first}
        for other in self.reports:
            by_source.setdefault(other.citation.source, other)
        return list(by_source.values())


class ReportedFigures:
    """Facts grouped by the figure that they report for the same time: independent sources must word it alike, retellings need not."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = list(facts)
        self._heads: dict[int, int] = {fact.id: fact.id for fact in self._facts}
        exact: dict[tuple[Series, str, str], Fact] = {}
        retold: dict[_Core, list[Fact]] = defaultdict(list)
        for fact in self._facts:
            self._join(exact.setdefault((series_of(fact), fact.quantity.text, fact.as_of.value), fact), fact)
            alike = retold[_core(fact)]
            for other in alike:
                if other.citation.article != fact.citation.article and _may_be_of_one_time(other, fact):
                    self._join(other, fact)
                    break
            alike.append(fact)
        groups: dict[int, list[Fact]] = defaultdict(list)
        for fact in self._facts:
            groups[self._head(fact.id)].append(fact)
        self._figures = {head: ReportedFigure(tuple(reports)) for head, reports in groups.items()}

    def of(self, fact: Fact) -> ReportedFigure:
        """The figure that the fact reports; a fact that was not among those grouped is its only report."""
        return self._figures[self._head(fact.id)] if fact.id in self._heads else ReportedFigure((fact,))

    def _head(self, fact: int) -> int:
        while self._heads[fact] != fact:
            self._heads[fact] = self._heads[self._heads[fact]]
            fact = self._heads[fact]
        return fact

    def _join(self, one: Fact, other: Fact) -> None:
        first, second = sorted((self._head(one.id), self._head(other.id)))
        self._heads[second] = first


def _core(fact: Fact) -> _Core:
    subject, metric, _, nature, *_ = series_of(fact)
    return fact.citation.source, subject, metric, nature, fact.quantity.value, fact.quantity.high


def _may_be_of_one_time(one: Fact, other: Fact) -> bool:
    """Whether two figures may be of the same time, as far as it is known."""
    unknown = one.as_of.start is one.as_of.end is None or other.as_of.start is other.as_of.end is None
    return unknown or one.as_of.overlaps(other.as_of.start, other.as_of.end)
