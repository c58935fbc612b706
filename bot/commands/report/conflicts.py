"""/brief conflicts: figures on which sources disagree, and events to which they give two dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.asking.words import stems
from bot.commands.desk import Desk
from bot.commands.report.command import nothing, report_command
from bot.commands.typed import whole_number
from bot.core.command import COMPLETE_TOPIC, option
from bot.core.document import Block, Document, Heading, Item, Listing, note, text
from bot.core.language import say
from bot.digests.steps import conflicts_of
from bot.wording.dates import dated
from bot.wording.figures import disagreeing, fact_lead, proven, qualified
from bot.wording.sources import Citations
from storage.records import EntryKind, Event
from storage.values import PartialDate, Precision

DEFAULT_LIMIT = 20
#: How many events are compared at most, the latest; and the share of words in common from which two tell of one happening.
_EVENTS_COMPARED, _SAME_HAPPENING = 300, 0.7
#: Days between two articles that tell of one happening at the most; what comes back every month or quarter is another one.
_DAYS_APART = 45
_KNOWN_DATES = (Precision.DAY, Precision.MONTH, Precision.WEEK, Precision.QUARTER, Precision.YEAR)


@dataclass(frozen=True, slots=True)
class ConflictsOptions:
    topic: str | None = option("only about this topic", positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    limit: int = option("how many of each kind at most", default=DEFAULT_LIMIT, parse=whole_number, example="50")


async def conflicts(options: ConflictsOptions, desk: Desk) -> Document:
    """What independent sources tell differently, with both; what somebody decided already is left out."""
    topic = await desk.topic(options.topic) if options.topic else None
    family = await desk.store.family(topic) if topic else None
    title = say("{topic}: conflicts", topic=topic.name) if topic else say("Conflicts")
    stored = await desk.store.disagreeing_facts() if family is None else await desk.store.facts(family)
    pairs = conflicts_of(proven(stored), ())
    told = await desk.store.latest(_EVENTS_COMPARED, topics=family, kinds=(EntryKind.EVENT,))
    dates = differently_dated([event for event in told if isinstance(event, Event)])
    if not pairs and not dates:
        return nothing(title, say("No conflicts: nowhere do independent sources tell different figures or dates of the same thing."))
    citations = Citations()
    blocks: list[Block] = []
    if pairs:
        items = [
            Item(
                lead=fact_lead(one.fact),
                spans=(text(f"{qualified(one.other)} "), citations.of(one.other), text(f"{disagreeing()}{qualified(one.fact)} "),
                       citations.of(one.fact)),
                entries=(one.other.ref, one.fact.ref),
            )
            for one in pairs
        ]  # fmt: skip
        blocks += [Heading(text=say("Figures")), *_some(items, options.limit)]
        blocks.append(
            note(say("An editor settles one: /brief entry prefer {fact} over:{other}", fact=pairs[0].fact.ref, other=pairs[0].other.ref))
        )
    if dates:
        items = [
            Item(
                lead=dated(one.date),
                spans=(text(f"{one.summary} "), citations.of(one), text(f"{disagreeing()}{dated(other.date)} "), citations.of(other)),
            )
            for one, other in dates
        ]
        blocks += [Heading(text=say("Dates")), *_some(items, options.limit)]
    return Document(title=title, blocks=(*blocks, *citations.block()))


def _some(items: Sequence[Item], limit: int) -> list[Block]:
    left = len(items) - limit
    return [Listing(items=tuple(items[:limit])), *([note(say("and {count} more", count=left))] if left > 0 else [])]


def differently_dated(events: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Pairs of events of independent sources that tell of the same happening with dates that can't both be true."""
    words = {event.id: stems(event.summary) for event in events}
    return [
        (one, other)
        for at, one in enumerate(events)
        for other in events[at + 1 :]
        if one.citation.source != other.citation.source
        and _excluding(one.date, other.date)
        and len(words[one.id] & words[other.id]) >= _SAME_HAPPENING * max(len(words[one.id] | words[other.id]), 1)
        and _told_together(one, other)
    ]


def _excluding(one: PartialDate, other: PartialDate) -> bool:
    known = one.precision in _KNOWN_DATES and other.precision in _KNOWN_DATES
    return known and not one.overlaps(other.start, other.end)


def _told_together(one: Event, other: Event) -> bool:
    days = [event.citation.published.start if event.citation.published else None for event in (one, other)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= _DAYS_APART


COMMAND = report_command(
    "conflicts",
    "figures and dates on which sources disagree",
    ConflictsOptions,
    conflicts,
    "/brief conflicts",
    "/alibaba conflicts",
    also={"disagreements": {}, "contradictions": {}, "矛盾": {}},
)
