"""/<topic> chart: the values of a measure over time as a chart, each series of what may be compared for itself."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.desk import Desk
from bot.commands.histories import HistoryFigure
from bot.commands.report.command import report_command
from bot.commands.report.history import HistoryOptions, SeriesKey, figures_by_series, history, known_figures, series_name
from bot.core.document import Block, Chart, Choice, Choices, Document, Point, Series, note
from bot.core.language import remarks, say
from bot.core.line import quote
from bot.core.text import capitalised
from bot.wording.dates import dated
from bot.wording.figures import NATURE_LABELS, figure_text, nature_label
from bot.wording.measures import measure_name
from bot.wording.sources import Citations
from storage.records import Fact
from storage.values import Nature

#: The most series of one chart, and the most points of one.
SERIES, POINTS = 6, 20
_NOT_DRAWN = (Nature.DENIED, Nature.RETRACTED)


async def chart(options: HistoryOptions, desk: Desk) -> Document:
    """The measure's values as a chart; where it has no two at different times, their list."""
    topic = await desk.topic(options.topic)
    facts = await known_figures(topic, options, desk)
    drawn = _series(facts, topic.name)
    if not drawn:
        return await history(options, desk)
    unit = next(iter(drawn))
    series = drawn[unit][:SERIES]
    citations = Citations()
    for _, figures in series:
        for figure in figures:
            citations.of(figure.fact)
    metric = series[0][1][0].fact.metric
    measure = capitalised(measure_name(metric))
    title = say("{topic}: {measure}", topic=topic.name, measure=measure)
    lines = tuple(Series(name=name, points=_points(figures)) for name, figures in series)
    shown = Chart(title=title, unit=unit, series=lines, words=_words(title, series))
    blocks: list[Block] = [shown, *citations.block(folded=True)]
    if left := sum(map(len, drawn.values())) - len(series):
        blocks.append(note(say("Series in other units, or too many for one chart, are left out: {count}.", count=left)))
    line = f"/brief history {quote(topic.name)} {quote(options.metric or metric)}"
    return Document(title=title, blocks=(*blocks, Choices(choices=(Choice(label=say("All values"), line=line),))))


#: A series as it is drawn: its name, and its figures in the order of time.
_Named = tuple[str, list[HistoryFigure]]


def _series(facts: Sequence[Fact], topic: str) -> dict[str, list[_Named]]:
    """The series of at least two values at different times, by their unit: those of the unit with the most values first."""
    by_unit: dict[str, list[_Named]] = {}
    for key, figures in figures_by_series(facts).items():
        for nature in dict.fromkeys(figure.fact.nature for figure in figures):
            own = [one for one in figures if one.fact.nature is nature and one.fact.as_of.end and not one.overruled]
            if nature not in _NOT_DRAWN and len({one.fact.as_of.end for one in own}) > 1:
                own.sort(key=lambda one: one.fact.as_of.sort_key)
                by_unit.setdefault(own[0].fact.quantity.unit, []).append((_name(key, own[0].fact, topic), own[-POINTS:]))
    return dict(sorted(by_unit.items(), key=lambda item: -sum(len(figures) for _, figures in item[1])))


def _name(key: SeriesKey, fact: Fact, topic: str) -> str:
    label = nature_label(fact.nature) if fact.nature in NATURE_LABELS else ""
    return remarks((series_name(key, fact, topic), label))


def _points(figures: Sequence[HistoryFigure]) -> tuple[Point, ...]:
    """The values where their time ends; of a range the lower end is drawn and the words say both."""
    return tuple(
        Point(when=dated(fact.as_of), day=fact.as_of.end, value=fact.quantity.value, words=figure_text(fact, under=fact.metric))
        for fact in (one.fact for one in figures)
        if fact.as_of.end
    )


def _words(title: str, series: Sequence[_Named]) -> str:
    """What is to be seen, for who can't see it: from what to what, when."""
    parts = []
    for name, figures in series:
        first, last = figures[0].fact, figures[-1].fact
        told = say(
            "{series}: from {first} ({then}) to {last} ({now})",
            series=name,
            first=figure_text(first, under=first.metric),
            then=dated(first.as_of),
            last=figure_text(last, under=last.metric),
            now=dated(last.as_of),
        )
        parts.append(told)
    return f"{title}. {'; '.join(parts)}."


COMMAND = report_command(
    "chart",
    "the values of a measure over time as a chart",
    HistoryOptions,
    chart,
    "/qwen chart downloads",
    "/brief chart alibaba revenue",
    also={"graph": {}, "plot": {}, "draw": {}, "图表": {}, "走势": {}},
)
