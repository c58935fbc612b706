"""Folding figures that say the same: each is told once, with all the independent sources that tell it. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.digests.changes import Series, series_of
from storage.records import Fact

#: What of a retelling's figure is as it is in the original; scope, unit and comparator are often told in other words.
_Core = tuple[str, str, str, str, Decimal, Decimal | None]


class Folded:
    """Groups of figures that say the same of the same time: from independent sources in the same words, in a retelling also in others."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = list(facts)
        self._heads: dict[int, int] = {fact.id: fact.id for fact in self._facts}
        exact: dict[tuple[Series, str, str], Fact] = {}
        retold: dict[_Core, list[Fact]] = defaultdict(list)
        for fact in self._facts:
            self._join(exact.setdefault((series_of(fact), fact.quantity.text, fact.as_of.value), fact), fact)
            alike = retold[_core(fact)]
            for other in alike:
                if other.citation.article != fact.citation.article and _at_one_time(other, fact):
                    self._join(other, fact)
                    break
            alike.append(fact)
        self._groups: dict[int, list[Fact]] = defaultdict(list)
        for fact in self._facts:
            self._groups[self._head(fact.id)].append(fact)

    def of(self, fact: Fact) -> Sequence[Fact]:
        """The figure itself and all that say the same, in the order they came in; only itself where it is none of the folded."""
        return self._groups[self._head(fact.id)] if fact.id in self._heads else [fact]

    def sources(self, fact: Fact) -> list[Fact]:
        """One figure for each independent source that tells this one: itself first, then of each other source the first."""
        by_source = {fact.citation.source: fact}
        for other in self.of(fact):
            by_source.setdefault(other.citation.source, other)
        return list(by_source.values())

    def _head(self, fact: int) -> int:
        while self._heads[fact] != fact:
            self._heads[fact] = self._heads[self._heads[fact]]
            fact = self._heads[fact]
        return fact

    def _join(self, one: Fact, other: Fact) -> None:
        first, second = sorted((self._head(one.id), self._head(other.id)))
        self._heads[second] = first


def _core(fact: Fact) -> _Core:
    subject, metric, _, nature, _ = series_of(fact)
    return fact.citation.source, subject, metric, nature, fact.quantity.value, fact.quantity.high


def _at_one_time(one: Fact, other: Fact) -> bool:
    """Whether two figures may be of the same time, as far as it is known."""
    unknown = one.as_of.start is one.as_of.end is None or other.as_of.start is other.as_of.end is None
    return unknown or one.as_of.overlaps(other.as_of.start, other.as_of.end)
