"""What changed: figures that took the place of others, new positions and new conflicts. Only like is compared with like. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.digests.changes import Disagreement, disagreements
from bot.reading.facts.period_lengths import period_length
from storage.records import Fact, Position
from storage.values import Nature, key_of

#: Natures whose date is that of the plan; they change from one article to the next.
AHEAD = (Nature.PLANNED, Nature.FORECAST, Nature.TARGET)
NOT_IN_FORCE = (Nature.DENIED, Nature.RETRACTED)


@dataclass(frozen=True, slots=True)
class Step:
    """One figure that took the place of another, and the day from which it did."""

    old: Fact
    new: Fact
    day: date


def steps_of(facts: Sequence[Fact]) -> list[Step]:
    """Each figure with the one that it took the place of, the latest first: of the same subject, measure, scope, unit, length of period
    and nature; "up from 4,500" counts as what was measured before. What is planned for one time changes when another article tells
    otherwise."""
    return _latest_first(step for group in _series_of(facts) for step in _steps(group))


def new_steps(new: Sequence[Fact], earlier: Iterable[Fact]) -> list[Step]:
    """For each series the latest step, if a new figure made it, the latest first.

    None is made by a figure that an earlier entry tells already, nor by one of a time for which a later figure is known.
    """
    fresh = {fact.id for fact in new}
    found: list[Step] = []
    for group in _series_of([*earlier, *new]):
        latest = next(iter(_latest_first(_steps(group))), None)
        if latest is not None and latest.new.id in fresh and not _is_known(latest.new, [one for one in group if one.id not in fresh]):
            found.append(latest)
    return _latest_first(found)


def new_positions(positions: Sequence[Position], first: date | None, last: date | None) -> list[Position]:
    """The positions that began or ended in that time, each once."""
    found: dict[tuple[str, str, str], Position] = {}
    for one in positions:
        days = [when.start or when.end for when in (one.since, one.until) if when is not None]
        if any(day is not None and is_within(day, first, last) for day in days):
            found.setdefault((key_of(one.person), key_of(one.title), key_of(one.organisation or "")), one)
    return list(found.values())


def conflicts_of(new: Sequence[Fact], earlier: Iterable[Fact]) -> list[Disagreement]:
    """The new figures that an independent source contradicts, the newest first; what somebody decided already is left out."""
    claims, before = _claims(new), _claims(earlier)
    return [one for one in disagreements(claims, before) if not _is_later_plan(one)]


def is_within(day: date, first: date | None, last: date | None) -> bool:
    """Whether the day is in that time; None: without a beginning, or without an end."""
    return (first is None or day >= first) and (last is None or day <= last)


def published(entry: Fact | Position) -> date:
    """The day on which the article of an entry was published; the first of all days where that is unknown."""
    when = entry.citation.published
    return (when.start or when.end if when else None) or date.min


def as_taken_back(facts: Sequence[Fact]) -> list[Fact]:
    """The facts; a figure that a later article denies or takes back has that nature in its first report too."""
    gone: dict[tuple[object, ...], Fact] = {_claim(fact): fact for fact in facts if fact.nature in NOT_IN_FORCE}
    return [
        replace(fact, nature=other.nature)
        if fact.nature is Nature.ACTUAL and (other := gone.get(_claim(fact))) is not None and _is_later(other, fact)
        else fact
        for fact in facts
    ]


def _claims(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.overruled is None and fact.nature not in NOT_IN_FORCE]


def _is_later_plan(one: Disagreement) -> bool:
    """Whether the two figures are what was planned or forecast at two times, which is a change and no conflict."""
    told = [fact.citation.published for fact in (one.fact, one.other)]
    return one.fact.nature in AHEAD and told[0] is not None and told[1] is not None and told[0].value != told[1].value


def _claim(fact: Fact) -> tuple[object, ...]:
    words = (fact.subject, fact.metric, fact.scope or "", fact.quantity.unit)
    return (*map(str.casefold, words), fact.quantity.value, fact.quantity.high)


def _is_later(fact: Fact, other: Fact) -> bool:
    """Whether a fact was surely published after the other."""
    told, before = fact.citation.published, other.citation.published
    return told is not None and before is not None and told.start is not None and before.end is not None and told.start > before.end


def _latest_first(steps: Iterable[Step]) -> list[Step]:
    return sorted(steps, key=lambda step: (step.day, step.new.id), reverse=True)


def _series_of(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The facts that hold, grouped into those that may be compared."""
    series: dict[tuple[str, ...], list[Fact]] = {}
    for fact in _claims(as_taken_back(facts)):
        series.setdefault(_series(fact), []).append(fact)
    return list(series.values())


def _series(fact: Fact) -> tuple[str, ...]:
    nature = Nature.ACTUAL if fact.nature is Nature.PAST else fact.nature
    planned_for = fact.as_of.value if nature in AHEAD else ""
    words = (fact.subject, fact.metric, fact.scope or "", fact.quantity.unit, period_length(fact.metric, fact.as_of), nature, planned_for)
    return tuple(key_of(str(word)) for word in words)


def _steps(group: Sequence[Fact]) -> Iterator[Step]:
    ahead = group[0].nature in AHEAD
    ordered = sorted(group, key=lambda fact: ((published(fact),) if ahead else fact.as_of.sort_key, fact.id))
    for at, new in enumerate(ordered):
        old = next((one for one in reversed(ordered[:at]) if _is_before(one, new)), None)
        day = published(new) if ahead else new.as_of.end or new.as_of.start or published(new)
        if old is not None and old.quantity != new.quantity and new.nature is not Nature.PAST:
            yield Step(old, new, day)


def _is_before(old: Fact, new: Fact) -> bool:
    if new.nature in AHEAD:
        return published(old) < published(new) and old.citation.source != new.citation.source
    if old.nature is Nature.PAST and old.as_of.start is None:
        return (old.citation.article, old.citation.start) == (new.citation.article, new.citation.start)
    return old.as_of.end is not None and new.as_of.start is not None and old.as_of.end < new.as_of.start


def _is_known(fact: Fact, earlier: Iterable[Fact]) -> bool:
    """Whether an earlier entry tells the same plan, the same figure of what may be the same time, any of the same time, or a later one.
    Two figures of one time are a conflict, and what the first of them changed is known."""
    for one in earlier:
        if fact.nature in AHEAD:
            same = one.quantity == fact.quantity
        else:
            same = one.as_of.value == fact.as_of.value or (one.quantity == fact.quantity and not _is_before(one, fact))
        if same or _is_before(fact, one):
            return True
    return False
