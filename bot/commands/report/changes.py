"""/<topic> changes: figures that changed, plans that changed, new positions, what was taken back and what was corrected here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.commands.desk import Desk
from bot.commands.histories import as_taken_back
from bot.commands.report.command import nothing, report_command
from bot.commands.typed import date_options, first_day, last_day, whole_number
from bot.core.command import COMPLETE_TOPIC, option
from bot.core.document import Block, Document, Heading, Item, Listing, note, text
from bot.core.language import say, say_count
from bot.core.line import quote
from bot.reading.facts.period_lengths import period_length
from bot.wording.entries import describe_entry
from bot.wording.figures import CHANGED, fact_lead, proven, qualified
from bot.wording.positions import position_text
from bot.wording.sources import Citations
from storage.records import EntryKind, Fact, Position, Topic
from storage.values import Nature, PartialDate, key_of

DEFAULT_LIMIT = 20
PERIOD, SINCE, UNTIL = date_options("changed")
#: Natures whose date is that of the plan; they change from one article to the next.
_AHEAD = (Nature.PLANNED, Nature.FORECAST, Nature.TARGET)
_NOT_IN_FORCE = (Nature.DENIED, Nature.RETRACTED)
#: How many of the entries that were recorded last are looked through for corrections.
_LOOKED_THROUGH = 500


@dataclass(frozen=True, slots=True)
class ChangesOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    period: PartialDate | None = PERIOD
    since: PartialDate | None = SINCE
    until: PartialDate | None = UNTIL
    limit: int = option("how many of each kind at most", default=DEFAULT_LIMIT, parse=whole_number, example="50")


@dataclass(frozen=True, slots=True)
class Step:
    """One figure that took the place of another, and the day from which it did."""

    old: Fact
    new: Fact
    day: date


async def changes(options: ChangesOptions, desk: Desk) -> Document:
    """What changed about the topic in that time, by kind, the latest first."""
    topic = await desk.topic(options.topic)
    family = await desk.store.family(topic)
    first, last = first_day(options.since, options.period), last_day(options.until, options.period)
    facts = proven(await desk.store.facts(family))
    citations = Citations()
    steps = [step for step in steps_of(facts) if _within(step.day, first, last)]
    parts = {
        say("Figures"): [_step_item(step, citations) for step in steps if step.new.nature not in _AHEAD],
        say("Plans and forecasts"): [_step_item(step, citations) for step in steps if step.new.nature in _AHEAD],
        say("Positions"): [_position_item(one, citations) for one in _new_positions(await desk.store.positions(family), first, last)],
        say("Denied or taken back"): [
            Item(lead=fact_lead(one), spans=(text(f"{qualified(one)} "), citations.of(one)))
            for one in facts
            if one.nature in _NOT_IN_FORCE and _within(_published(one), first, last)
        ],
        say("Corrected here"): await _corrected(family, first, last, desk, citations),
    }
    title = say("{topic}: changes", topic=topic.name)
    if first:
        title = say("{topic}: changes since {day}", topic=topic.name, day=first.isoformat())
    if not any(parts.values()):
        return nothing(
            title, say("Not in the store: nothing that changed in that time."), say("Try /brief timeline {topic}", topic=quote(topic.name))
        )
    return Document(title=title, blocks=(*_blocks(parts, options.limit), *citations.block()))


def _blocks(parts: dict[str, list[Item]], limit: int) -> Iterator[Block]:
    for name, items in parts.items():
        if items:
            yield Heading(text=name)
            yield Listing(items=tuple(items[:limit]))
        if len(items) > limit:
            yield note(
                say_count(
                    "and {count} more change; add limit:{limit} to see it",
                    "and {count} more changes; add limit:{limit} to see them",
                    len(items) - limit,
                    limit=min(len(items), 100),
                )
            )


def steps_of(facts: Sequence[Fact]) -> list[Step]:
    """Each figure with the one that it took the place of, the latest first: of the same subject, measure, scope, unit, length of period
    and nature; "up from 4,500" counts as what was measured before. What is planned for one time changes when another article tells
    otherwise."""
    series: dict[tuple[str, ...], list[Fact]] = {}
    for fact in as_taken_back(facts):
        if fact.nature not in _NOT_IN_FORCE and fact.overruled is None:
            series.setdefault(_series(fact), []).append(fact)
    found = [step for group in series.values() for step in _steps(group)]
    return sorted(found, key=lambda step: (step.day, step.new.id), reverse=True)


def _series(fact: Fact) -> tuple[str, ...]:
    nature = Nature.ACTUAL if fact.nature is Nature.PAST else fact.nature
    planned_for = fact.as_of.value if nature in _AHEAD else ""
    words = (fact.subject, fact.metric, fact.scope or "", fact.quantity.unit, period_length(fact.metric, fact.as_of), nature, planned_for)
    return tuple(key_of(str(word)) for word in words)


def _steps(group: Sequence[Fact]) -> Iterator[Step]:
    ahead = group[0].nature in _AHEAD
    ordered = sorted(group, key=lambda fact: ((_published(fact),) if ahead else fact.as_of.sort_key, fact.id))
    for at, new in enumerate(ordered):
        old = next((one for one in reversed(ordered[:at]) if _is_before(one, new, ahead=ahead)), None)
        day = _published(new) if ahead else new.as_of.end or new.as_of.start or _published(new)
        if old is not None and old.quantity != new.quantity and new.nature is not Nature.PAST:
            yield Step(old, new, day)


def _is_before(old: Fact, new: Fact, *, ahead: bool) -> bool:
    if ahead:
        return _published(old) < _published(new) and old.citation.source != new.citation.source
    if old.nature is Nature.PAST and old.as_of.start is None:
        return (old.citation.article, old.citation.start) == (new.citation.article, new.citation.start)
    return old.as_of.end is not None and new.as_of.start is not None and old.as_of.end < new.as_of.start


def _published(entry: Fact | Position) -> date:
    published = entry.citation.published
    return (published.start or published.end if published else None) or date.min


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)


def _new_positions(positions: Sequence[Position], first: date | None, last: date | None) -> list[Position]:
    """The positions that began or ended in that time, each once."""
    found: dict[tuple[str, str, str], Position] = {}
    for one in positions:
        days = [when.start or when.end for when in (one.since, one.until) if when is not None]
        if any(day is not None and _within(day, first, last) for day in days):
            found.setdefault((key_of(one.person), key_of(one.title), key_of(one.organisation or "")), one)
    return list(found.values())


def _step_item(step: Step, citations: Citations) -> Item:
    spans = (text(f"{qualified(step.old)} "), citations.of(step.old), text(f"{CHANGED}{qualified(step.new)} "), citations.of(step.new))
    return Item(lead=fact_lead(step.new), spans=spans)


def _position_item(one: Position, citations: Citations) -> Item:
    return Item(lead=one.person, spans=(text(f"{position_text(one)} "), citations.of(one)))


async def _corrected(family: Sequence[Topic], first: date | None, last: date | None, desk: Desk, citations: Citations) -> list[Item]:
    """What somebody corrected here in that time: what an entry said before, and what it says now."""
    after = datetime.combine(first, time.min, UTC) if first else None
    recorded = await desk.store.latest(_LOOKED_THROUGH, after, topics=family, kinds=(EntryKind.FACT, EntryKind.EVENT, EntryKind.POSITION))
    items = []
    for entry in recorded:
        if entry.version > 1 and _within(entry.recorded_at.date(), first, last):
            versions = [one for one in await desk.store.history(entry.ref) if one.version < entry.version]
            if versions and describe_entry(versions[-1]) != describe_entry(entry):
                items.append(Item(lead=entry.ref, spans=(text(f"{describe_entry(versions[-1])}{CHANGED}{describe_entry(entry)}"),)))
    return items


COMMAND = report_command(
    "changes",
    "figures, plans and positions that changed, and corrections",
    ChangesOptions,
    changes,
    "/alibaba changes since:2024-10",
    "/brief changes alibaba",
    also={"what changed at": {}, "what changed": {}, "whats changed": {}, "what's changed": {}, "变化": {}},
)
