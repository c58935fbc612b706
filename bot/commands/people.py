"""/<topic> people: who holds and held which position at an organisation, or which positions a person holds and held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.typed import end_of_day_utc, last_day, partial_date, whole_number
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Document, Item, Listing, Outcome, Ref, Text, note, paragraph, text
from bot.core.line import quote
from bot.core.text import counted
from bot.wording.positions import position_text
from bot.wording.sources import Citations
from storage.records import Position
from storage.values import PartialDate, key_of

DEFAULT_LIMIT = 20


@dataclass(frozen=True, slots=True)
class PeopleOptions:
    topic: str = option("the organisation or person", required=True, positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    as_of: PartialDate | None = option("what had been published by then", parse=partial_date, example="2024-12")
    recorded_as_of: PartialDate | None = option("what was in the store by then", parse=partial_date, example="2025-01-31")
    limit: int = option("how many at the most", default=DEFAULT_LIMIT, parse=whole_number, example="50")


async def people(options: PeopleOptions, desk: Desk) -> Document:
    """The positions at the topic or of it, newest first; what several sentences say of one position stands once."""
    topic = await desk.topic(options.topic)
    found = positions_once(
        await desk.store.positions(
            await desk.store.family(topic),
            published_by=last_day(options.as_of),
            recorded_by_time=end_of_day_utc(options.recorded_as_of),
        )
    )
    title = f"{topic.name}: people"
    if not found:
        return Document(
            title=title,
            blocks=(
                paragraph(f"Not in the store: no position at {topic.name} or of it."),
                paragraph(f"Try /brief quotes {quote(topic.name)}, or /brief search and a name."),
            ),
            outcome=Outcome.NOTHING_FOUND,
            code="nothing-found",
        )
    citations = Citations()
    items = tuple(_item(reports, citations) for reports in found[: options.limit])
    blocks: list[Block] = [Listing(items=items)]
    if left := len(found) - len(items):
        blocks.append(note(f"and {counted(left, 'more position')}; add limit:{min(len(found), 100)} to see them"))
    return Document(title=title, blocks=(*blocks, *citations.block()))


def positions_once(positions: Sequence[Position]) -> list[list[Position]]:
    """The reports of each position, the one that tells most of it first; the positions in the order of those."""
    found: dict[tuple[str, str, str], list[Position]] = {}
    for one in positions:
        found.setdefault((key_of(one.person), key_of(one.title), key_of(one.organisation or "")), []).append(one)
    sorted_reports = [sorted(reports, key=lambda one: (one.since is None) + (one.until is None)) for reports in found.values()]
    return sorted(sorted_reports, key=lambda reports: positions.index(reports[0]))


def _item(reports: Sequence[Position], citations: Citations) -> Item:
    first = reports[0]
    refs: list[Ref] = list(dict.fromkeys(citations.of(one) for one in reports))
    spans: list[Text | Ref] = [text(f"{position_text(first)} "), *refs]
    return Item(lead=first.person, spans=tuple(spans), entries=tuple(one.ref for one in reports))


COMMAND: Command[Desk] = Command(
    ("people",),
    "who holds and held which position, newest first",
    PeopleOptions,
    people,
    topical=True,
    examples=("/alibaba people", "/brief people alibaba"),
)
