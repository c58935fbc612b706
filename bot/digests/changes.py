"""Figures that changed, and figures on which sources disagree: only like is compared with like. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from bot.reading.facts.period_lengths import period_length
from storage.records import Fact
from storage.values import Comparator, Nature, Precision

#: Subject, metric, scope, nature, unit and length of period; figures are comparable when all six are the same.
Series = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that has another value at a later time."""

    old: Fact
    new: Fact


def series_of(fact: Fact) -> Series:
    """The series of figures that this one may be compared with."""
    subject, metric, scope = map(_folded, (fact.subject, fact.metric, fact.scope or ""))
    return subject, metric, scope, str(fact.nature), _folded(fact.quantity.unit), period_length(fact.metric, fact.as_of)


def changes(new: Sequence[Fact], earlier: Iterable[Fact]) -> list[Change]:
    """For each series the newest new figure, if an older date has another figure; the latest change first.

    The old figure is the latest one that is certainly earlier than the new one. No change are figures of unknown date, a new figure that is
    earlier than a known one, a new figure that repeats a known one, and what an article only looks back at ("up from 870 million").
    """
    by_series: dict[Series, list[Fact]] = defaultdict(list)
    for fact in (*earlier, *new):
        if fact.as_of.precision is not Precision.UNKNOWN and fact.nature is not Nature.PAST:
            by_series[series_of(fact)].append(fact)
    fresh = {fact.id for fact in new}
    found: list[Change] = []
    for facts in by_series.values():
        facts.sort(key=lambda fact: (fact.as_of.sort_key, fact.recorded_at, fact.id))
        latest = facts[-1]
        before = [fact for fact in facts if _surely_before(fact, latest)]
        known = any(fact.id not in fresh and fact.quantity == latest.quantity and not _surely_before(fact, latest) for fact in facts)
        if latest.id in fresh and not known and before and before[-1].quantity != latest.quantity:
            found.append(Change(before[-1], latest))
    return sorted(found, key=lambda change: (change.new.as_of.sort_key, change.new.id), reverse=True)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two exact, different figures of one series and time from independent sources; ``fact`` is new."""

    fact: Fact
    other: Fact


def disagreements(new: Sequence[Fact], earlier: Iterable[Fact]) -> list[Disagreement]:
    """For each series and time the newest new figure that another source contradicts; bounds and vague figures contradict nothing, and a
    disagreement that was known is no news when a further source agrees with one side."""
    alike: dict[tuple[Series, str], list[Fact]] = defaultdict(list)
    for fact in (*earlier, *new):
        if _is_exact(fact):
            alike[series_of(fact), fact.as_of.value].append(fact)
    fresh = {fact.id for fact in new}
    found: list[Disagreement] = []
    for facts in alike.values():
        new_facts = [fact for fact in facts if fact.id in fresh]
        pairs = (
            (fact, other)
            for fact in sorted(new_facts, key=lambda fact: fact.id, reverse=True)
            for other in facts
            if _disagree(fact, other) and not (other.id not in fresh and _is_known(fact, other, facts, fresh))
        )
        if (pair := next(pairs, None)) is not None:
            found.append(Disagreement(*pair))
    return sorted(found, key=lambda one: one.fact.id, reverse=True)


def contradict(one: Fact, other: Fact) -> bool:
    """Whether two figures of one series and time, from independent sources, can't both be true."""
    return _is_exact(one) and _is_exact(other) and one.as_of.value == other.as_of.value and _disagree(one, other)


def _is_exact(fact: Fact) -> bool:
    return fact.quantity.comparator is Comparator.EQUAL and fact.quantity.high is None and fact.as_of.precision is not Precision.UNKNOWN


def _disagree(one: Fact, other: Fact) -> bool:
    return one.citation.source != other.citation.source and one.quantity.value != other.quantity.value


def _is_known(fact: Fact, other: Fact, facts: Iterable[Fact], fresh: Container[int]) -> bool:
    """Whether the other figure was contradicted in the same way before the new one came."""
    return any(one.id not in fresh and one.quantity.value == fact.quantity.value and _disagree(one, other) for one in facts)


def _surely_before(one: Fact, other: Fact) -> bool:
    return one.as_of.end is not None and other.as_of.start is not None and one.as_of.end < other.as_of.start


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
