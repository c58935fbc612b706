"""/<topic> timeline: dated events in order, each date only as exact as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.asking.words import stems
from bot.commands.desk import Desk
from bot.commands.typed import LIMIT_MAX, end_of_day_utc, first_day, last_day, partial_date, whole_number, words_of
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Choice, Choices, Document, Item, Listing, Outcome, Ref, Text, note, paragraph, text
from bot.core.line import quote
from bot.wording.sources import Citations
from storage.records import Event, Topic
from storage.values import Basis, EventStatus, PartialDate, Precision

USUAL = 40
#: The share of words in common from which two articles tell the same happening; less is enough where one retells the other.
SAME_WORDS = 0.6
SAME_SOURCE = 0.35


@dataclass(frozen=True, slots=True)
class TimelineOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    since: PartialDate | None = option("from this date on", parse=partial_date, example="2023-04")
    until: PartialDate | None = option("up to this date", parse=partial_date, example="2025")
    as_of: PartialDate | None = option("what had been published by then", parse=partial_date, example="2024-12")
    recorded_as_of: PartialDate | None = option("what was in the store by then", parse=partial_date, example="2025-01-31")
    limit: int = option("how many events at the most, the latest ones", default=USUAL, parse=whole_number, example="50")


async def timeline(options: TimelineOptions, desk: Desk) -> Document:
    """The topic's dated events in order, or what is known instead."""
    topic = await desk.topic(options.topic)
    family = await desk.store.family(topic)
    events = await desk.store.events(
        family,
        since=first_day(options.since),
        until=last_day(options.until),
        published_by=last_day(options.as_of),
        recorded_by_time=end_of_day_utc(options.recorded_as_of),
    )
    happenings = folded(events)
    if not happenings:
        return _nothing(topic, options)
    shown = happenings[-options.limit :]
    citations = Citations()
    blocks: list[Block] = []
    if len(shown) < len(happenings):
        more = " ".join(("/brief timeline", *words_of(options), f"limit:{LIMIT_MAX}"))
        blocks += [
            note(f"{len(happenings) - len(shown)} earlier events are left out"),
            Choices(choices=(Choice(label="Show all events", line=more),)),
        ]
    items = tuple(Item(lead=_when(tellers[0].date), spans=tuple(_told(tellers, citations))) for tellers in shown)
    return Document(title=f"{topic.name}: timeline", blocks=(*blocks, Listing(items=items), *citations.block()))


def folded(events: Sequence[Event]) -> list[list[Event]]:
    """Events in date order, those of different articles that tell the same happening together; the first of each tells it."""
    found: list[list[Event]] = []
    for own in _by_article(events):
        likenesses = [(_likeness(event, tellers), event, tellers) for event in own for tellers in found]
        told: set[str] = set()
        for likeness, event, tellers in sorted(likenesses, key=lambda one: one[0], reverse=True):
            if likeness and event.ref not in told and tellers[-1].citation.article != event.citation.article:
                tellers.append(event)
                told.add(event.ref)
        found += [[event] for event in own if event.ref not in told]
    return sorted(found, key=lambda tellers: (tellers[0].date.sort_key, tellers[0].citation.start, tellers[0].ref))


def _by_article(events: Sequence[Event]) -> Iterable[list[Event]]:
    """The events of each article in date order, originals before what retells them."""
    articles: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda one: (one.citation.retelling_of is not None, one.date.sort_key, one.citation.start, one.ref)):
        own = articles.setdefault(event.citation.article, [])
        if not any(_is_span_of(event, told) for told in own):
            own.append(event)
    return articles.values()


def _is_span_of(event: Event, told: Event) -> bool:
    """Whether it is only how long something lasts whose beginning the same sentence tells."""
    same_sentence = (event.citation.article, event.citation.start) == (told.citation.article, told.citation.start)
    return same_sentence and event.date.precision is Precision.RANGE and event.date.start == told.date.start


def _likeness(event: Event, tellers: Sequence[Event]) -> float:
    """The share of words in common with a happening of the same time that other articles tell; 0 where that is too little."""
    first = tellers[0]
    if first.date.value != event.date.value:
        return 0
    words, others = stems(event.summary), stems(first.summary)
    shared = len(words & others) / max(len(words | others), 1)
    return shared if shared >= (SAME_SOURCE if first.citation.source == event.citation.source else SAME_WORDS) else 0


def _when(when: PartialDate) -> str:
    """The date as it sorts and as exactly as it is known: "2023-09", "2024-Q2", "2023-01 to 2023-07"."""
    value = when.label or when.value
    if "/" in value:
        start, end = value.split("/")
        value = f"{start} to {end}" if start and end else f"from {start}" if start else f"by {end}"
    return value


def _told(tellers: Sequence[Event], citations: Citations) -> list[Text | Ref]:
    first = tellers[0]
    marks = [first.status.value] if first.status is not EventStatus.PAST else []
    if first.date.basis is Basis.INFERRED and "inferred" not in first.summary:  # our summaries say so themselves
        marks.append("date inferred")
    spans: list[Text | Ref] = [text(f"({', '.join(marks)}) ", italic=True)] if marks else []
    same_words = " ".join(first.summary.split()) == " ".join(first.citation.sentence.split())
    spans.append(text(f"{first.summary} "))
    spans += [citations.ref(event, event.citation, shown=same_words and event is first) for event in tellers]
    return spans


def _nothing(topic: Topic, options: TimelineOptions) -> Document:
    bounded = options.since or options.until or options.as_of
    fits = " in that time" if bounded else ""
    hint = f"Type /brief timeline {quote(topic.name)} for all of it." if bounded else f"Try /brief stats {quote(topic.name)}."
    return Document(
        title=f"{topic.name}: timeline",
        blocks=(paragraph(f"Not in the store: no dated event about {topic.name}{fits}."), paragraph(hint)),
        outcome=Outcome.NOTHING_FOUND,
        code="nothing-found",
    )


COMMAND: Command[Desk] = Command(
    ("timeline",),
    "dated events of a topic in order, each with its source",
    TimelineOptions,
    timeline,
    topical=True,
    examples=("/alibaba timeline", "/brief timeline alibaba since:2024"),
)
