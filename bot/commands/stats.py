"""/<topic> stats: the latest figures of a topic, each with its history, grouped so that only like stands beside like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.asking.words import stems
from bot.commands.desk import Desk
from bot.commands.figure_table import figure_table, shown_figures, without_conversions
from bot.commands.histories import History, histories_of
from bot.commands.metrics import importance_of_measure, may_be_called, metric_names, names_one_of, of_metric
from bot.commands.paging import has_room, page_size
from bot.commands.taking_away import MOST_ROWS, csv_choice, file_document, format_option
from bot.commands.typed import (
    LIMIT_MAX,
    LIMIT_WORDS,
    date_options,
    end_of_day_utc,
    first_day,
    last_day,
    partial_date,
    retyped,
    whole_number,
    yes_or_no,
)
from bot.core.command import COMPLETE_METRIC, COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Choice, Choices, Document, Item, Listing, Outcome, note, paragraph, text
from bot.core.language import listed, say, say_count
from bot.core.line import quote
from bot.core.offering import typed_name
from bot.core.text import shorten
from bot.entries.belonging import Belonging
from bot.reading.amounts import quantities
from bot.wording.dates import date_text
from bot.wording.figures import is_proven, proven
from bot.wording.measures import measure_name
from bot.wording.sources import Citations, cited
from bot.wording.take_away import figures_as_rows
from storage.records import EntryKind, Fact, Topic
from storage.values import Nature, PartialDate, TopicKind, key_of

#: By how much a year may be longer than another.
_LEAP = timedelta(days=2)
PERIOD, SINCE, UNTIL = date_options("true")
#: So many figures are all read at once, and of so many measures the newest.
FEW, MEASURES = 120, 60
#: Among so many of the newest events sentences about a measure are looked for, and so many are shown.
_LOOKED_AT, _SENTENCES_SHOWN = 200, 3


@dataclass(frozen=True, slots=True)
class StatsOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="qwen")
    metric: str | None = option("only this measure", complete=COMPLETE_METRIC, rest=True, example="downloads")
    period: PartialDate | None = PERIOD
    since: PartialDate | None = SINCE
    until: PartialDate | None = UNTIL
    as_of: PartialDate | None = option("what had been published by then", parse=partial_date, example="2024-12")
    recorded_as_of: PartialDate | None = option("what was in the store by then", parse=partial_date, example="2025-01-31", form_only=True)
    limit: int | None = option("how many measures at most", parse=whole_number, example="50", by_value=True, also=LIMIT_WORDS)
    format: str | None = format_option()
    sentences: bool | None = option("whether the sentences are shown too", parse=yes_or_no, example="yes")


async def stats(options: StatsOptions, desk: Desk) -> Document:
    """The topic's figures and its descendants', or what is known instead."""
    topic = await desk.topic(options.topic)
    family = await desk.store.family(topic)
    limit = LIMIT_MAX if options.format else options.limit or page_size(desk)
    facts, unread = await _facts(family, options, limit, desk)
    facts += await _around(family, options, unread, desk)
    if options.period is not None:
        facts = [fact for fact in facts if _is_of_period(fact.as_of, options.period)]
    exact = True
    if options.metric:
        facts = await of_metric(facts, options.metric, desk)
        exact = names_one_of(facts, options.metric, await desk.store.measures())
    if options.format and (rows := proven(facts)):
        return _file(topic, rows, unread)
    histories, shown, conversions = _proven(facts, family, limit)
    if not shown:
        return await _of_the_firm(topic, options, desk) or await _nothing(topic, options, family, desk)
    citations = Citations()
    table = figure_table(say("Figures of {topic}", topic=topic.name), topic.name, shown, conversions, citations)
    more = len(histories) - len(shown)
    sentences = has_room(desk) if options.sentences is None else options.sentences
    spoken = await _sentences(options.metric, family, desk, citations) if options.metric and not exact else []
    blocks: list[Block] = [table, *spoken, *citations.block(folded=not sentences)]
    if more or unread:
        blocks.append(note(say_count("and {count} more measure", "and {count} more measures", more) if more else say("and older figures")))
    if following := _next(topic.name, options, shown, more=bool(more), sentences=sentences):
        blocks.append(Choices(choices=following))
    return Document(title=say("{topic}: figures", topic=topic.name), blocks=tuple(blocks))


async def _of_the_firm(person: Topic, options: StatsOptions, desk: Desk) -> Document | None:
    """The figures of the only organisation that has the person's family name, where the person has none; else None."""
    if person.kind != TopicKind.PERSON:
        return None
    family_name = person.name.casefold().split()[-1]
    firms = [one for one in await desk.topics() if one.kind == TopicKind.ORGANISATION and family_name in one.name.casefold().split()]
    if len(firms) != 1:
        return None
    found = await stats(replace(options, topic=firms[0].name), desk)
    if found.outcome is not Outcome.ANSWER:
        return None
    said = note(say("No figure of {person} is stored; these are of {topic}.", person=person.name, topic=firms[0].name))
    return found.model_copy(update={"blocks": (said, *found.blocks)})


def _next(topic: str, options: StatsOptions, shown: Sequence[History], *, more: bool, sentences: bool) -> tuple[Choice, ...]:
    """What can be asked next: the sentences, the measures that were left out, all values of the measures that have several."""
    typed = " ".join(("/brief stats", *retyped(options)))
    choices = []
    if not sentences:
        choices.append(Choice(label=say("Show sentences"), line=f"{typed} sentences:yes", replace=True))
    if more:
        choices.append(Choice(label=say("Show all figures"), line=f"{typed} limit:{LIMIT_MAX}", replace=True))
    if several := next((history for history in shown if len(history.figures) > 1), None):
        label = say("History of {measure}", measure=measure_name(several.metric))
        choices.append(Choice(label=shorten(label, 40), line=f"/brief history {quote(topic)} {quote(several.metric)}"))
    return (*choices, csv_choice(typed))


def _file(topic: Topic, facts: Sequence[Fact], unread: int) -> Document:
    """All figures that fit, for a file."""
    rows = sorted(facts, key=lambda fact: (fact.subject, fact.metric, fact.scope or "", fact.as_of.sort_key))[:MOST_ROWS]
    document = file_document(say("{topic}: figures", topic=topic.name), topic, "stats", figures_as_rows(rows), len(rows))
    left = (note(say("and older figures")),) if unread or len(facts) > len(rows) else ()
    return document.model_copy(update={"blocks": (*document.blocks, *left)})


async def _facts(family: Sequence[Topic], options: StatsOptions, limit: int, desk: Desk) -> tuple[list[Fact], int]:
    """The figures of the time asked for, and how many more there are: of very many only the newest of the most important measures."""
    since, until = first_day(options.since, options.period), last_day(options.until, options.period)
    published, recorded = last_day(options.as_of), end_of_day_utc(options.recorded_as_of)
    measured = await desk.store.measured(family)
    if sum(one.count for one in measured) <= FEW:
        return await desk.store.facts(family, since=since, until=until, published_by=published, recorded_by_time=recorded), 0
    if options.metric:
        measured = may_be_called(measured, options.metric, await desk.store.measures())
    ranks = {key_of(name): rank for rank, member in enumerate(family) for name in member.names}
    measured.sort(key=lambda one: (ranks.get(one.subject_key, len(ranks)), importance_of_measure(one.metric_key), one.metric_key))
    enough = limit + FEW if options.metric else limit + 1
    facts = await desk.store.newest_facts(
        measured[:MEASURES],
        each=limit + 1,
        enough=enough,
        since=since,
        until=until,
        published_by=published,
        recorded_by_time=recorded,
    )
    bounded = any(one is not None for one in (since, until, published, recorded))
    return facts, 0 if bounded else sum(one.count for one in measured) - len(facts)


async def _around(family: Sequence[Topic], options: StatsOptions, unread: int, desk: Desk) -> list[Fact]:
    """The figures of articles about the topic that are told with its own; none where there are more of its own than are read."""
    if unread:
        return []
    articles, entries = await desk.store.around(
        family,
        EntryKind.FACT,
        since=first_day(options.since, options.period),
        until=last_day(options.until, options.period),
        published_by=last_day(options.as_of),
        recorded_by_time=end_of_day_utc(options.recorded_as_of),
    )
    return Belonging(family, articles).facts(entry for entry in entries if isinstance(entry, Fact))


def _proven(facts: Sequence[Fact], family: Sequence[Topic], limit: int) -> tuple[list[History], list[History], Mapping[str, History]]:
    """All histories, the first of them, and amounts in other currencies; every figure that would be shown is proved."""
    while True:
        histories, conversions = without_conversions(histories_of(facts))
        shown = _first(histories, family, limit)
        reports = [fact for history in shown for figure in shown_figures(history) for fact in figure.reports]
        reports += [fact for history in conversions.values() for fact in history.figures[0].reports]
        counted_on = [*reports, *(fact for fact in facts if fact.nature in (Nature.DENIED, Nature.RETRACTED))]
        unproven = {fact.ref for fact in counted_on if not is_proven(fact)}
        if not unproven:
            return histories, shown, conversions
        facts = [fact for fact in facts if fact.ref not in unproven]


def _first(histories: Sequence[History], family: Sequence[Topic], limit: int) -> list[History]:
    """So many histories, the topic's own before its descendants'."""
    ranks = {name: rank for rank, member in enumerate(family) for name in _names(member)}
    return sorted(histories, key=lambda history: ranks.get(history.subject, len(ranks)))[:limit]


def _names(topic: Topic) -> frozenset[str]:
    return frozenset(topic.names)


def _is_of_period(as_of: PartialDate, period: PartialDate) -> bool:
    """Whether a figure is one of that period: true within it, or of a stretch no longer than it that ends in it (a fiscal year)."""
    if as_of.start is None or as_of.end is None or period.start is None or period.end is None:
        return as_of.overlaps(period.start, period.end)
    as_long = (as_of.end - as_of.start) <= (period.end - period.start) + _LEAP
    return as_long and period.start <= as_of.end <= period.end


async def _nothing(topic: Topic, options: StatsOptions, family: Sequence[Topic], desk: Desk) -> Document:
    about = say("{topic}: {measure}", topic=topic.name, measure=options.metric) if options.metric else topic.name
    blocks: list[Block] = [paragraph(say("Not in the store: no figure for {about} that fits.", about=about))]
    if options.metric:
        citations = Citations()
        blocks += await _sentences(options.metric, family, desk, citations)
        blocks += citations.block(folded=not has_room(desk))
    if options.metric and (other := await _second_topic(options.metric, desk)) is not None:
        line = f"/brief compare {quote(topic.name)} {quote(other.name)}"
        blocks.append(Choices(choices=(Choice(label=say("Compare with {topic}", topic=other.name)[:40], line=line),)))
        blocks.append(paragraph(say("For both side by side: {line}", line=line)))
    elif metrics := metric_names(
        proven(await desk.store.newest_facts((await desk.store.measured(family))[:MEASURES], each=1, enough=MEASURES))
    ):
        blocks.append(
            paragraph(
                say(
                    "Known measures of {topic}: {metrics}. Type /brief stats {typed}",
                    topic=topic.name,
                    metrics=listed(map(measure_name, metrics[:20])),
                    typed=typed_name(topic),
                )
            )
        )
    else:
        blocks.append(
            paragraph(say("Try /brief timeline {topic}, or add an article with /brief add and its address.", topic=typed_name(topic)))
        )
    return Document(
        title=say("{topic}: figures", topic=topic.name), blocks=tuple(blocks), outcome=Outcome.NOTHING_FOUND, code="nothing-found"
    )


async def _sentences(metric: str, family: Sequence[Topic], desk: Desk, citations: Citations) -> list[Block]:
    """The newest dated sentences about the topic that speak of the measure and have an amount, where none was read out of them."""
    sought = stems(metric)
    events, _ = await desk.store.dated_events(family, _LOOKED_AT)
    newest = {  # of a sentence with several dates the newest event
        (one.citation.article, one.citation.start): one
        for one in events
        if sought and sought <= stems(one.summary) and quantities.find(one.summary)
    }
    if not newest:
        return []
    items = tuple(
        Item(lead=date_text(one.date), spans=(text(f"{one.summary} "), cited(one, citations)))
        for one in list(reversed(newest.values()))[:_SENTENCES_SHOWN]
    )
    return [note(say("These sentences speak of it:")), Listing(items=items)]


async def _second_topic(words: str, desk: Desk) -> Topic | None:
    """The topic that somebody named behind the first: "stats qwen and alibaba"."""
    first, _, behind = words.partition(" ")
    return await desk.find_topic(behind if first.casefold() in ("and", "vs", "versus", "with", "和") else words)


COMMAND: Command[Desk] = Command(
    ("stats",),
    "figures of a topic, newest first, each with its source",
    StatsOptions,
    stats,
    topical=True,
    examples=("/qwen stats", "/brief stats alibaba since:2024", "/brief stats alibaba 2024", "/brief stats qwen metric:downloads"),
    also={words: {} for words in ("figures", "numbers", "statistics", "key figures", "facts and figures", "数据", "统计", "指标")},
)
