"""Which figures of an article contradict or repeat stored ones: decided on values alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from storage.drafts import FactDraft
from storage.records import Article, Fact
from storage.values import Comparator, Quantity

#: How far an exact figure may lie from one that is printed as "about" so much, as a share of it.
ABOUT_TOLERANCE = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A figure of the new article that differs from a stored one of the same subject, metric, scope, nature, unit and time."""

    found: FactDraft
    stored: Fact


@dataclass(frozen=True, slots=True)
class Repeat:
    """A figure of the new article that agrees with a stored one of the same subject, metric, scope, nature, unit and time."""

    found: FactDraft
    stored: Fact


_Key: TypeAlias = tuple[str, str, str, str, str]


def conflicts(
    found: Iterable[FactDraft], stored: Iterable[Fact], topics: Mapping[str, str], original: Article | None = None
) -> tuple[Conflict, ...]:
    """The figures that contradict stored ones of the same subject, metric, scope, nature, unit and time.

    ``topics`` gives the topic's name for the names that the draft uses. Against the ``original`` of a retelling the
    time does not count, because both report the same. A figure that agrees with one stored figure is in conflict with none.
    """
    return tuple(
        Conflict(draft, alike[0])
        for draft, alike in _alike(found, stored, topics, original)
        if alike and not any(agree(draft.quantity, fact.quantity) for fact in alike)
    )


def repeats(
    found: Iterable[FactDraft], stored: Iterable[Fact], topics: Mapping[str, str], original: Article | None = None
) -> tuple[Repeat, ...]:
    """The figures that agree with stored ones of the same subject, metric, scope, nature, unit and time; see ``conflicts``."""
    return tuple(
        Repeat(draft, same)
        for draft, alike in _alike(found, stored, topics, original)
        if (same := next((fact for fact in alike if agree(draft.quantity, fact.quantity)), None)) is not None
    )


def _alike(
    found: Iterable[FactDraft], stored: Iterable[Fact], topics: Mapping[str, str], original: Article | None
) -> Iterator[tuple[FactDraft, list[Fact]]]:
    """Each figure with the stored ones of the same subject, metric, scope, nature, unit and time."""
    by_key: dict[_Key, list[Fact]] = defaultdict(list)
    for fact in stored:
        by_key[_key(fact, topics)].append(fact)
    for draft in found:
        yield draft, [fact for fact in by_key[_key(draft, topics)] if _same_time(draft, fact, original)]


def _key(fact: FactDraft | Fact, topics: Mapping[str, str]) -> _Key:
    return (
        topics.get(fact.subject, fact.subject).casefold(),
        fact.metric.casefold(),
        (fact.scope or "").casefold(),
        fact.nature.value,
        fact.quantity.unit.casefold(),
    )


def _same_time(draft: FactDraft, fact: Fact, original: Article | None) -> bool:
    if original is not None and fact.citation.article == original.ref:
        return True
    return bool(draft.as_of.value) and draft.as_of.value == fact.as_of.value


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether both figures can be true at once of the same thing: equal, or one exact and within the bounds of the other."""
    if (a.value, a.high) == (b.value, b.high):
        return True
    if _is_exact(a) == _is_exact(b):
        return False  # "over 40 million" and "over 50 million" too: they are two claims
    bound, exact = (b, a) if _is_exact(a) else (a, b)
    top = bound.value if bound.high is None else bound.high
    match bound.comparator:
        case Comparator.OVER | Comparator.AT_LEAST:
            return exact.value >= bound.value
        case Comparator.UNDER | Comparator.AT_MOST:
            return exact.value <= top
        case Comparator.ABOUT:
            return bound.value * (1 - ABOUT_TOLERANCE) <= exact.value <= top * (1 + ABOUT_TOLERANCE)
        case Comparator.EQUAL:
            return bound.value <= exact.value <= top


def _is_exact(quantity: Quantity) -> bool:
    return quantity.comparator is Comparator.EQUAL and quantity.high is None
