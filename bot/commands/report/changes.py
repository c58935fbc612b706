"""/<topic> changes: figures that changed, plans that changed, new positions, what was taken back and what was corrected here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.commands.desk import Desk
from bot.commands.report.command import nothing, report_command
from bot.commands.typed import date_options, first_day, last_day, whole_number
from bot.core.command import COMPLETE_TOPIC, option
from bot.core.document import Block, Document, Heading, Item, Listing, note, text
from bot.core.language import say, say_count
from bot.core.offering import typed_name
from bot.digests.steps import AHEAD, NOT_IN_FORCE, Step, is_within, new_positions, published, steps_of
from bot.wording.entries import describe_entry
from bot.wording.figures import CHANGED, fact_lead, proven, qualified
from bot.wording.positions import position_text
from bot.wording.sources import Citations
from storage.records import EntryKind, Position, Topic
from storage.values import PartialDate

DEFAULT_LIMIT = 20
PERIOD, SINCE, UNTIL = date_options("changed")
#: How many of the entries that were recorded last are looked through for corrections.
_LOOKED_THROUGH = 500


@dataclass(frozen=True, slots=True)
class ChangesOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    period: PartialDate | None = PERIOD
    since: PartialDate | None = SINCE
    until: PartialDate | None = UNTIL
    limit: int = option("how many of each kind at most", default=DEFAULT_LIMIT, parse=whole_number, example="50")


async def changes(options: ChangesOptions, desk: Desk) -> Document:
    """What changed about the topic in that time, by kind, the latest first."""
    topic = await desk.topic(options.topic)
    family = await desk.store.family(topic)
    first, last = first_day(options.since, options.period), last_day(options.until, options.period)
    facts = proven(await desk.store.facts(family))
    citations = Citations()
    steps = [step for step in steps_of(facts) if is_within(step.day, first, last)]
    parts = {
        say("Figures"): [_step_item(step, citations) for step in steps if step.new.nature not in AHEAD],
        say("Plans and forecasts"): [_step_item(step, citations) for step in steps if step.new.nature in AHEAD],
        say("Positions"): [_position_item(one, citations) for one in new_positions(await desk.store.positions(family), first, last)],
        say("Denied or taken back"): [
            Item(lead=fact_lead(one), spans=(text(f"{qualified(one)} "), citations.of(one)))
            for one in facts
            if one.nature in NOT_IN_FORCE and is_within(published(one), first, last)
        ],
        say("Corrected here"): await _corrected(family, first, last, desk, citations),
    }
    title = say("{topic}: changes", topic=topic.name)
    if first:
        title = say("{topic}: changes since {day}", topic=topic.name, day=first.isoformat())
    if not any(parts.values()):
        return nothing(
            title, say("Not in the store: nothing that changed in that time."), say("Try /brief timeline {topic}", topic=typed_name(topic))
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
        if entry.version > 1 and is_within(entry.recorded_at.date(), first, last):
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
