"""/<topic> people: who holds and held which position at an organisation, or which positions a person holds and held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.commands.desk import Desk
from bot.commands.typed import LIMIT_WORDS, end_of_day_utc, last_day, partial_date, whole_number
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Document, Heading, Item, Listing, Outcome, Ref, Text, note, paragraph, text
from bot.core.language import say, say_count, to_say
from bot.core.line import quote
from bot.wording.positions import position_text
from bot.wording.sources import Citations
from storage.records import Position
from storage.values import PartialDate, key_of

DEFAULT_LIMIT = 20


@dataclass(frozen=True, slots=True)
class PeopleOptions:
    topic: str = option("the organisation or person", required=True, positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    as_of: PartialDate | None = option("what had been published by then", parse=partial_date, example="2024-12")
    recorded_as_of: PartialDate | None = option("what was in the store by then", parse=partial_date, example="2025-01-31", form_only=True)
    limit: int = option("how many at most", default=DEFAULT_LIMIT, parse=whole_number, example="50", by_value=True, also=LIMIT_WORDS)


async def people(options: PeopleOptions, desk: Desk) -> Document:
    """The positions at the topic or of it: first who is in office, then who comes, then who was; newest first.

    What several sentences say of one position stands once.
    """
    topic = await desk.topic(options.topic)
    found = positions_once(
        await desk.store.positions(
            await desk.store.family(topic),
            published_by=last_day(options.as_of),
            recorded_by_time=end_of_day_utc(options.recorded_as_of),
        )
    )
    title = say("{topic}: people", topic=topic.name)
    if not found:
        return Document(
            title=title,
            blocks=(
                paragraph(say("Not in the store: no position at {topic} or of it.", topic=topic.name)),
                paragraph(say("Try /brief quotes {topic}, or /brief search and a name.", topic=quote(topic.name))),
            ),
            outcome=Outcome.NOTHING_FOUND,
            code="nothing-found",
        )
    day = last_day(options.as_of) or last_day(options.recorded_as_of) or desk.now.date()
    terms = [(term_of(reports, found, day), reports) for reports in found]
    ordered = sorted(terms, key=lambda one: list(Term).index(one[0]))[: options.limit]
    citations = Citations()
    blocks: list[Block] = []
    for term in Term:
        items = tuple(_item(reports, citations) for its_term, reports in ordered if its_term is term)
        # Where all are in office there is nothing to tell apart.
        heading = [Heading(text=say(term.value))] if any(one is not Term.NOW for one, _ in ordered) else []
        blocks += [*heading, Listing(items=items)] if items else []
    if left := len(found) - len(ordered):
        blocks.append(
            note(
                say_count(
                    "and {count} more position; add limit:{limit} to see it",
                    "and {count} more positions; add limit:{limit} to see them",
                    left,
                    limit=min(len(found), 100),
                )
            )
        )
    return Document(title=title, blocks=(*blocks, *citations.block()))


class Term(StrEnum):
    """Whether somebody is in office, as people read it, in the order in which they want to know it."""

    NOW = to_say("In office, as far as is known")
    LATER = to_say("Coming")
    BEFORE = to_say("Formerly")


def term_of(reports: Sequence[Position], all_reports: Iterable[Sequence[Position]], day: date) -> Term:
    """Whether a position is held on that day: by its dates, else by who is said to hold it after."""
    position = whole(reports)
    if position.since is not None and position.since.start is not None and position.since.start > day:
        return Term.LATER
    if position.until is not None:
        return Term.BEFORE if position.until.end is None or position.until.end < day else Term.NOW
    if position.successor is not None:
        return Term.BEFORE
    others = (whole(other) for other in all_reports if other is not reports)
    return Term.BEFORE if any(_follows(other, position, day) for other in others) else Term.NOW


def _follows(other: Position, position: Position, day: date) -> bool:
    """Whether the other is said to hold the same office after this one, already on that day."""
    same_office = (key_of(other.title), key_of(other.organisation or "")) == (key_of(position.title), key_of(position.organisation or ""))
    named = other.predecessor is not None and key_of(other.predecessor) == key_of(position.person)
    return same_office and named and not (other.since and other.since.start and other.since.start > day)


def whole(reports: Sequence[Position]) -> Position:
    """The position with all that its reports tell of it; an end that lies before its beginning is that of an earlier time in office."""
    first = reports[0]
    since = next((one.since for one in reports if one.since), None)
    ends = [one.until for one in reports if one.until]
    until = next((end for end in ends if not (since and since.start and end.end and end.end < since.start)), None)
    predecessor = next((one.predecessor for one in reports if one.predecessor), None)
    successor = next((one.successor for one in reports if one.successor), None)
    return replace(first, since=since, until=until, predecessor=predecessor, successor=successor)


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
    spans: list[Text | Ref] = [text(f"{position_text(whole(reports))} "), *refs]
    return Item(lead=first.person, spans=tuple(spans), entries=tuple(one.ref for one in reports))


COMMAND: Command[Desk] = Command(
    ("people",),
    "who holds and held which position",
    PeopleOptions,
    people,
    topical=True,
    examples=("/alibaba people", "/brief people alibaba"),
)
