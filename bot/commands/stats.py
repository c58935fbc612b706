"""/<topic> stats: the latest figures of a topic, each with its history, grouped so that only like stands beside like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.commands.desk import Desk
from bot.commands.histories import History, figure_count, histories_of, lines
from bot.commands.metrics import importance_of_measure, may_be_called, metric_names, of_metric
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
)
from bot.core.command import COMPLETE_METRIC, COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Choice, Choices, Document, Heading, Listing, Outcome, note, paragraph
from bot.core.line import quote
from bot.core.text import counted
from bot.wording.figures import is_proven, proven
from bot.wording.sources import Citations
from storage.records import Fact, Topic
from storage.values import Nature, PartialDate, key_of

#: By how much a year may be longer than another.
_LEAP = timedelta(days=2)
PERIOD, SINCE, UNTIL = date_options("true")
#: Figures shown unless more are asked for.
DEFAULT_LIMIT = 30
#: So many figures are all read at once, and of so many measures the newest.
FEW, MEASURES = 120, 60


@dataclass(frozen=True, slots=True)
class StatsOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="qwen")
    metric: str | None = option("only this measure, by any of its names", complete=COMPLETE_METRIC, rest=True, example="downloads")
    period: PartialDate | None = PERIOD
    since: PartialDate | None = SINCE
    until: PartialDate | None = UNTIL
    as_of: PartialDate | None = option("what had been published by then", parse=partial_date, example="2024-12")
    recorded_as_of: PartialDate | None = option("what was in the store by then", parse=partial_date, example="2025-01-31")
    limit: int = option(
        "how many figures at the most", default=DEFAULT_LIMIT, parse=whole_number, example="50", by_value=True, also=LIMIT_WORDS
    )


async def stats(options: StatsOptions, desk: Desk) -> Document:
    """The topic's figures and its descendants', or what is known instead."""
    topic = await desk.topic(options.topic)
    family = await desk.store.family(topic)
    facts, unread = await _facts(family, options, desk)
    if options.period is not None:
        facts = [fact for fact in facts if _is_of_period(fact.as_of, options.period)]
    histories, shown = _proven(await of_metric(facts, options.metric, desk) if options.metric else facts, family, options.limit)
    if not shown:
        return await _nothing(topic, options, family, desk)
    citations = Citations()
    blocks: list[Block] = []
    for member in family:
        own = [history for history in shown if history.subject in _names(member)]
        if own and member.name != topic.name:
            blocks.append(Heading(text=f"{member.name} (part of {topic.name})"))
        if own:
            blocks.append(Listing(items=tuple(lines(own, citations))))
    blocks += _left_out(figure_count(histories) - figure_count(shown) + unread, "about " if unread else "", options)
    return Document(title=f"{topic.name}: figures", blocks=(*blocks, *citations.block()))


async def _facts(family: Sequence[Topic], options: StatsOptions, desk: Desk) -> tuple[list[Fact], int]:
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
    enough = options.limit + FEW if options.metric else options.limit + 1
    facts = await desk.store.newest_facts(
        measured[:MEASURES],
        each=options.limit + 1,
        enough=enough,
        since=since,
        until=until,
        published_by=published,
        recorded_by_time=recorded,
    )
    bounded = any(one is not None for one in (since, until, published, recorded))
    return facts, 0 if bounded else sum(one.count for one in measured) - len(facts)


def _proven(facts: Sequence[Fact], family: Sequence[Topic], limit: int) -> tuple[list[History], list[History]]:
    """All histories, and the first of them, of which every figure is proved: only what would be shown is, as that takes the longest."""
    while True:
        histories = histories_of(facts)
        shown = _first(histories, family, limit)
        reports = [fact for history in shown for figure in history.figures for fact in figure.reports]
        counted_on = [*reports, *(fact for fact in facts if fact.nature in (Nature.DENIED, Nature.RETRACTED))]
        unproven = {fact.ref for fact in counted_on if not is_proven(fact)}
        if not unproven:
            return histories, shown
        facts = [fact for fact in facts if fact.ref not in unproven]


def _first(histories: Sequence[History], family: Sequence[Topic], limit: int) -> list[History]:
    """As many histories as hold ``limit`` figures, the topic's own before its descendants', the newest first; of the first no more."""
    ranks = {name: rank for rank, member in enumerate(family) for name in _names(member)}
    ordered = sorted(histories, key=lambda history: ranks.get(history.subject, len(ranks)))
    shown: list[History] = []
    for history in ordered:
        if shown and figure_count([*shown, history]) > limit:
            break
        shown.append(replace(history, figures=history.figures[:limit]))
    return shown


def _names(topic: Topic) -> frozenset[str]:
    return frozenset(topic.names)


def _is_of_period(as_of: PartialDate, period: PartialDate) -> bool:
    """Whether a figure is one of that period: true within it, or of a stretch no longer than it that ends in it (a fiscal year)."""
    if as_of.start is None or as_of.end is None or period.start is None or period.end is None:
        return as_of.overlaps(period.start, period.end)
    as_long = (as_of.end - as_of.start) <= (period.end - period.start) + _LEAP
    return as_long and period.start <= as_of.end <= period.end


def _left_out(count: int, about: str, options: StatsOptions) -> list[Block]:
    if count <= 0:
        return []
    more = " ".join(("/brief stats", *retyped(options), f"limit:{LIMIT_MAX}"))
    return [
        note(f"and {about}{counted(count, 'more figure')}"),
        Choices(choices=(Choice(label="Show all figures", line=more),)),
    ]


async def _nothing(topic: Topic, options: StatsOptions, family: Sequence[Topic], desk: Desk) -> Document:
    about = f"{topic.name}: {options.metric}" if options.metric else topic.name
    blocks: list[Block] = [paragraph(f"Not in the store: no figure for {about} that fits.")]
    if options.metric and (other := await _second_topic(options.metric, desk)) is not None:
        line = f"/brief compare {quote(topic.name)} {quote(other.name)}"
        blocks.append(Choices(choices=(Choice(label=f"Compare with {other.name}"[:40], line=line),)))
        blocks.append(paragraph(f"For both side by side: {line}"))
    elif metrics := metric_names(
        proven(await desk.store.newest_facts((await desk.store.measured(family))[:MEASURES], each=1, enough=MEASURES))
    ):
        blocks.append(paragraph(f"Known measures of {topic.name}: {', '.join(metrics[:20])}. Type /brief stats {quote(topic.name)}"))
    else:
        blocks.append(paragraph(f"Try /brief timeline {quote(topic.name)}, or add an article with /brief add and its address."))
    return Document(title=f"{topic.name}: figures", blocks=tuple(blocks), outcome=Outcome.NOTHING_FOUND, code="nothing-found")


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
