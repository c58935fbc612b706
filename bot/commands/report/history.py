"""/<topic> history: all values of a measure over time, each with its date, nature and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.histories import HistoryFigure, histories_of
from bot.commands.metrics import metric_names, of_metric
from bot.commands.report.command import nothing, report_command
from bot.commands.typed import LIMIT_MAX, date_options, end_of_day_utc, first_day, last_day, partial_date, whole_number
from bot.core.command import COMPLETE_METRIC, COMPLETE_TOPIC, option
from bot.core.document import Block, Document, Heading, Item, Listing, note, text
from bot.core.language import listed, remarks, say, say_count, to_say
from bot.core.offering import typed_name
from bot.core.text import capitalised
from bot.reading.facts.period_lengths import period_length
from bot.wording.dates import dated
from bot.wording.figures import figure_text, labelled, overruled_note, proven, says
from bot.wording.measures import measure_name
from bot.wording.sources import Citations
from storage.records import Fact, Topic
from storage.values import Nature, PartialDate

NEWEST, OLDEST = "newest", "oldest"
DEFAULT_LIMIT = 60
PERIOD, SINCE, UNTIL = date_options("true")
#: What holds no more, or never did.
_NOT_IN_FORCE = (Nature.DENIED, Nature.RETRACTED)


@dataclass(frozen=True, slots=True)
class HistoryOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="qwen")
    metric: str | None = option("which measure", rest=True, complete=COMPLETE_METRIC, example="downloads")
    order: str = option("which values come first", default=OLDEST, choices=(OLDEST, NEWEST), also=("order",))
    period: PartialDate | None = PERIOD
    since: PartialDate | None = SINCE
    until: PartialDate | None = UNTIL
    as_of: PartialDate | None = option("what had been published by then", parse=partial_date, example="2024-12")
    recorded_as_of: PartialDate | None = option("what was in the store by then", parse=partial_date, example="2025-01-31", form_only=True)
    limit: int = option("how many values at most", default=DEFAULT_LIMIT, parse=whole_number, example="50")


#: What figures must have in common to stand in one list: subject, measure, scope, unit and length of period.
SeriesKey = tuple[str, str, str, str, str]


async def history(options: HistoryOptions, desk: Desk) -> Document:
    """All values of the measure, one list for each series of figures that may be compared, or the measures that there are."""
    topic = await desk.topic(options.topic)
    known = await _known(topic, options, desk)
    facts = await _asked_for(known, options, desk)
    title = say("{topic}: history", topic=topic.name)
    if options.metric:
        title = say("{topic}: history of {measure}", topic=topic.name, measure=measure_name(options.metric))
    if not facts:
        measures = listed(map(measure_name, metric_names(known)[:20]))
        return nothing(
            title,
            say("Not in the store: no value of {measure} that fits.", measure=options.metric)
            if options.metric
            else say("Not in the store: no value of any measure at two times that fits."),
            say("Known measures of {topic}: {measures}.", topic=topic.name, measures=measures)
            if measures
            else say("Try /brief timeline {topic}", topic=typed_name(topic)),
        )
    return Document(title=title, blocks=_blocks(facts, topic.name, options))


async def known_figures(topic: Topic, options: HistoryOptions, desk: Desk) -> list[Fact]:
    """The proven figures of the topic's measure, or of all measures that have several values where none is named."""
    return await _asked_for(await _known(topic, options, desk), options, desk)


async def _known(topic: Topic, options: HistoryOptions, desk: Desk) -> list[Fact]:
    return proven(
        await desk.store.facts(
            await desk.store.family(topic),
            since=first_day(options.since, options.period),
            until=last_day(options.until, options.period),
            published_by=last_day(options.as_of),
            recorded_by_time=end_of_day_utc(options.recorded_as_of),
        )
    )


async def _asked_for(known: Sequence[Fact], options: HistoryOptions, desk: Desk) -> list[Fact]:
    return list(await of_metric(known, options.metric, desk)) if options.metric else _with_several_values(known)


def _blocks(facts: Sequence[Fact], topic: str, options: HistoryOptions) -> tuple[Block, ...]:
    citations = Citations()
    blocks: list[Block] = []
    left = options.limit
    for series, figures in figures_by_series(facts).items():
        in_force = [one for one in figures if one.fact.nature not in _NOT_IN_FORCE]
        ordered = sorted(in_force, key=lambda one: one.fact.as_of.sort_key, reverse=options.order == NEWEST)
        # What was taken back is told behind the others, so that it never looks like the newest value.
        shown = [*ordered, *(one for one in figures if one.fact.nature in _NOT_IN_FORCE)][: max(left, 0)]
        left -= len(figures)
        if shown:
            name = series_name(series, shown[0].fact, topic)
            blocks += [Heading(text=name), Listing(items=tuple(_item(one, citations) for one in shown))]
    if left < 0:
        blocks.append(
            note(
                say_count(
                    "and {count} more value; add limit:{limit} or name a measure",
                    "and {count} more values; add limit:{limit} or name a measure",
                    -left,
                    limit=LIMIT_MAX,
                )
            )
        )
    return (*blocks, *citations.block())


def figures_by_series(facts: Sequence[Fact]) -> dict[SeriesKey, list[HistoryFigure]]:
    """The figures that may be compared, whatever their nature, together."""
    found: dict[SeriesKey, list[HistoryFigure]] = {}
    for one in histories_of(facts):
        first = one.figures[0].fact
        length = period_length(first.metric, first.as_of)
        found.setdefault((one.subject, one.metric.casefold(), one.scope or "", one.unit.casefold(), length), []).extend(one.figures)
    return found


def _with_several_values(facts: Sequence[Fact]) -> list[Fact]:
    """The figures of those series that have more than one value."""
    return [one.fact for figures in figures_by_series(facts).values() if len(figures) > 1 for one in figures]


_LENGTHS = {
    "quarter": to_say("by quarter"),
    "half": to_say("by half-year"),
    "nine months": to_say("by nine months"),
    "year": to_say("by year"),
    "years": to_say("over several years"),
}


def series_name(series: SeriesKey, fact: Fact, topic: str) -> str:
    """What the figures of a series are of: "Rover: Robots sold, toys, by quarter"; whose they are where that is not the topic."""
    subject, _, scope, _, length = series
    name = remarks((capitalised(measure_name(fact.metric)), scope, say(_LENGTHS.get(length, ""))))
    return say("{about}: {words}", about=subject, words=name) if subject != topic else name


def _item(figure: HistoryFigure, citations: Citations) -> Item:
    fact = figure.fact
    words = remarks((figure_text(fact, under=fact.metric), says(fact)))
    spans = [text(f"{labelled(fact.nature, words)} ")]
    remark = f" {say('({remark})', remark=overruled_note(fact))}" if figure.overruled else ""
    return Item(
        lead=dated(fact.as_of),
        spans=(*spans, *(citations.of(one) for one in figure.reports), *([text(remark, italic=True)] if remark else [])),
    )


COMMAND = report_command(
    "history",
    "all values of a measure over time, each with its source",
    HistoryOptions,
    history,
    "/qwen history downloads",
    "/brief history alibaba revenue order:newest",
    also={"trend": {}, "development of": {}},
)
