"""/<topic> timeline: dated events, the newest first, each date only as exact as it is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.asking.words import stems
from bot.commands.desk import Desk
from bot.commands.paging import has_room, page_block, page_size, past_the_end
from bot.commands.taking_away import MOST_ROWS, csv_choice, file_document, format_option
from bot.commands.told_once import also_dated, told_once
from bot.commands.typed import LIMIT_WORDS, date_options, end_of_day_utc, first_day, last_day, partial_date, retyped, whole_number
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Choices, Document, Heading, Item, Listing, Outcome, Ref, Text, paragraph, text
from bot.core.language import remarks, say, to_say
from bot.core.offering import typed_name
from bot.entries.belonging import Belonging
from bot.wording.dates import date_in_year, date_text
from bot.wording.entries import status_label
from bot.wording.events import is_inferred, undated_summary
from bot.wording.positions import position_text
from bot.wording.sources import Citations, cited, refs_once
from bot.wording.take_away import Turn, events_as_rows
from storage.records import MOST_COUNTED, EntryKind, Event, Position, Topic
from storage.values import PartialDate, Precision

NEWEST, OLDEST = "newest", "oldest"
#: Of so many times as many events, and some more, those are folded that report the same happening; and so many positions are looked at.
MANY, FEW, POSITIONS = 2, 400, 200
#: Of so many events of its own a topic has enough: others of the articles about it are not looked for.
OWN = 120
#: How exactly a position's beginning or end must be known to be an event.
_DATED = (Precision.DAY, Precision.MONTH)
PERIOD, SINCE, UNTIL = date_options("happened")
#: The share of words in common from which two articles report the same happening; less is enough where one retells the other.
SAME_WORDS = 0.6
SAME_SOURCE = 0.35


@dataclass(frozen=True, slots=True)
class TimelineOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    period: PartialDate | None = PERIOD
    since: PartialDate | None = SINCE
    until: PartialDate | None = UNTIL
    as_of: PartialDate | None = option("what had been published by then", parse=partial_date, example="2024-12")
    recorded_as_of: PartialDate | None = option("what was in the store by then", parse=partial_date, example="2025-01-31", form_only=True)
    order: str = option("which events come first", default=NEWEST, choices=(NEWEST, OLDEST), also=("order",))
    limit: int | None = option("how many events on a page", parse=whole_number, example="50", by_value=True, also=LIMIT_WORDS)
    page: int = option("which page", default=1, parse=whole_number, example="2", form_only=True)
    format: str | None = format_option()


async def timeline(options: TimelineOptions, desk: Desk) -> Document:
    """One page of the topic's dated events, or what is known instead."""
    topic = await desk.topic(options.topic)
    size = options.limit or page_size(desk)
    happenings, unread, over = await _happenings(topic, options, MOST_ROWS if options.format else size * options.page, desk)
    if not happenings:
        return _nothing(topic, options)
    if options.format:
        return _file(topic, happenings)
    left_out, also = told_once(one for one in happenings if not isinstance(one, Turn))
    happenings = [one for one in happenings if isinstance(one, Turn) or one[0].ref not in left_out]
    first = size * (options.page - 1)
    shown = happenings[first : first + size]
    title = say("{topic}: timeline", topic=topic.name)
    if not shown:
        return past_the_end(title, _typed(options))
    citations = Citations()
    blocks: list[Block] = []
    for year, group in groupby(shown, key=lambda one: _year(_date(one))):
        room = has_room(desk)
        leads = [(one, date_text(_date(one)) if room else date_in_year(_date(one), year)) for one in group]
        items = tuple(Item(lead=lead, spans=tuple(_spans(one, also, citations))) for one, lead in leads)
        blocks += [Heading(text=year or say("Date unknown")), Listing(items=items)]
    blocks += citations.block(folded=not has_room(desk))
    total = len(happenings) + unread
    if total > size:
        blocks.append(page_block(_typed(options), options.page, size, total, over=over))
    blocks.append(Choices(choices=(csv_choice(" ".join(("/brief timeline", *retyped(options)))),)))
    return Document(title=title, blocks=tuple(blocks))


def _file(topic: Topic, happenings: Sequence[Happening]) -> Document:
    """All happenings, each as every article reports it, for a file."""
    every = [report for one in happenings for report in ([one] if isinstance(one, Turn) else one)]
    title, rows = say("{topic}: timeline", topic=topic.name), every[:MOST_ROWS]
    return file_document(title, topic, "timeline", events_as_rows(rows), len(rows))


async def _happenings(topic: Topic, options: TimelineOptions, wanted: int, desk: Desk) -> tuple[list[Happening], int, bool]:
    """The happenings in the order that is asked for, how many more events were counted, and whether there are more than were counted."""
    family = await desk.store.family(topic)
    bounds = first_day(options.since, options.period), last_day(options.until, options.period)
    published, recorded = last_day(options.as_of), end_of_day_utc(options.recorded_as_of)
    oldest = options.order == OLDEST
    events, count = await desk.store.dated_events(
        family,
        most := MANY * wanted + FEW,
        oldest=oldest,
        since=bounds[0],
        until=bounds[1],
        published_by=published,
        recorded_by_time=recorded,
    )
    if count <= OWN:
        articles, around = await desk.store.around(
            family, EntryKind.EVENT, since=bounds[0], until=bounds[1], published_by=published, recorded_by_time=recorded
        )
        known = {event.id for event in events}
        more = [event for event in around if isinstance(event, Event) and event.id not in known and event.date.sort_key]
        events = [*events, *Belonging(family, articles).events(more)]
    positions = await desk.store.positions(family, published_by=published, recorded_by_time=recorded, limit=POSITIONS)
    turns = [turn for turn in _turns(positions, events) if turn.date.overlaps(*bounds)]
    if count > most:  # what lies beyond the events that were looked at is for a later page
        edge = events[-1 if oldest else 0].date.sort_key
        turns = [turn for turn in turns if (turn.date.sort_key <= edge if oldest else turn.date.sort_key >= edge)]
    found: list[Happening] = [*folded(events), *turns]
    found.sort(key=lambda one: _date(one).sort_key, reverse=not oldest)
    return found, max(count - most, 0), count == MOST_COUNTED and len(events) == most


def _typed(options: TimelineOptions) -> str:
    limit = f" limit:{options.limit}" if options.limit else ""
    return " ".join(("/brief timeline", *retyped(options))) + limit


def _year(when: PartialDate) -> str:
    """The year that a date belongs to; "" where it has none."""
    day = when.start or when.end
    return f"{day.year}" if day else ""


def _turns(positions: Sequence[Position], events: Sequence[Event]) -> list[Turn]:
    """Where positions begin, else end, unless an event of the same sentence tells it; one for each sentence and date."""
    told = {(event.citation.article, event.citation.start, event.date.value) for event in events}
    found: list[Turn] = []
    for beginning in (True, False):
        for one in positions:
            when = one.since if beginning else one.until
            key = (one.citation.article, one.citation.start, when.value if when else "")
            if when is not None and when.precision in _DATED and key not in told:
                told.add(key)
                found.append(Turn(when, one))
    once = {(turn.position.person.casefold(), turn.position.title.casefold(), turn.date.value): turn for turn in reversed(found)}
    return list(once.values())


#: What happened, as all articles report it, or that a position begins or ends.
Happening = list[Event] | Turn


def _date(one: Happening) -> PartialDate:
    return one.date if isinstance(one, Turn) else one[0].date


def _spans(one: Happening, also: Mapping[str, Sequence[Event]], citations: Citations) -> list[Text | Ref]:
    if isinstance(one, Turn):
        return [text(f"{one.position.person}: {position_text(one.position)} "), cited(one.position, citations)]
    return _event_spans(one, also.get(one[0].ref, ()), citations)


def folded(events: Sequence[Event]) -> list[list[Event]]:
    """The events in date order; those of different articles that report the same happening stand together, the one to show first."""
    found: list[list[Event]] = []
    of_date: dict[str, list[list[Event]]] = defaultdict(list)
    for own in _by_article(events):
        likenesses = [(_likeness(event, reports), event, reports) for event in own for reports in of_date[event.date.value]]
        joined: set[str] = set()
        for likeness, event, reports in sorted(likenesses, key=lambda one: one[0], reverse=True):
            if likeness and event.ref not in joined and reports[-1].citation.article != event.citation.article:
                reports.append(event)
                joined.add(event.ref)
        for event in own:
            if event.ref not in joined:
                found.append([event])
                of_date[event.date.value].append(found[-1])
    return sorted(found, key=lambda reports: (reports[0].date.sort_key, reports[0].citation.start, reports[0].ref))


def _by_article(events: Sequence[Event]) -> Iterable[list[Event]]:
    """The events of each article in date order, originals before what retells them."""
    articles: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda one: (one.citation.retelling_of is not None, one.date.sort_key, one.citation.start, one.ref)):
        own = articles.setdefault(event.citation.article, [])
        if not any(_is_duration_of(event, earlier) for earlier in own):
            own.append(event)
    return articles.values()


def _is_duration_of(event: Event, beginning: Event) -> bool:
    """Whether the event only says how long something lasts whose beginning is an event of the same sentence."""
    same_sentence = (event.citation.article, event.citation.start) == (beginning.citation.article, beginning.citation.start)
    return same_sentence and event.date.precision is Precision.RANGE and event.date.start == beginning.date.start


def _likeness(event: Event, reports: Sequence[Event]) -> float:
    """The share of words that an event has in common with a happening of the same date; 0 where that is too little."""
    first = reports[0]
    if first.date.value != event.date.value:
        return 0
    words, others = stems(event.summary), stems(first.summary)
    shared = len(words & others) / max(len(words | others), 1)
    return shared if shared >= (SAME_SOURCE if first.citation.source == event.citation.source else SAME_WORDS) else 0


def _event_spans(reports: Sequence[Event], others: Sequence[Event], citations: Citations) -> list[Text | Ref]:
    first = reports[0]
    labels = [label] if (label := status_label(first.status)) else []
    if is_inferred(first):
        labels.append(say("date inferred"))
    spans: list[Text | Ref] = [text(f"{say('({remark})', remark=remarks(labels))} ", italic=True)] if labels else []
    spans.append(text(f"{undated_summary(first)} "))
    if others:
        spans.append(text(f"{say('({remark})', remark=also_dated(others))} ", italic=True))
    return [*spans, *refs_once(reports, citations)]


def _nothing(topic: Topic, options: TimelineOptions) -> Document:
    bounded = options.period or options.since or options.until or options.as_of
    hint = (
        say("Type /brief timeline {topic} for all of it.", topic=typed_name(topic))
        if bounded
        else say("Try /brief stats {topic}.", topic=typed_name(topic))
    )
    missing = (
        to_say("Not in the store: no dated event about {topic} in that time.")
        if bounded
        else to_say("Not in the store: no dated event about {topic}.")
    )
    return Document(
        title=say("{topic}: timeline", topic=topic.name),
        blocks=(paragraph(say(missing, topic=topic.name)), paragraph(hint)),
        outcome=Outcome.NOTHING_FOUND,
        code="nothing-found",
    )


COMMAND: Command[Desk] = Command(
    ("timeline",),
    "dated events of a topic, newest first, each with its source",
    TimelineOptions,
    timeline,
    topical=True,
    examples=("/alibaba timeline", "/brief timeline alibaba since:2024", "/alibaba timeline 2023"),
    also={words: {} for words in ("events", "dates", "chronology", "milestones", "history of", "时间线", "大事记", "历史")},
)
