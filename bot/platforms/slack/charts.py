"""A chart as Slack's ``data_visualization`` blocks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.core.document import Chart, Point, Series
from bot.platforms.slack.markup import Json, shortened

DATA_VISUALIZATION = "data_visualization"
TITLE = 50
LABEL = 20
AXIS_LABEL = 50
#: Slack's reference has named 6 and 12 series at different times: the smaller number is taken everywhere.
SERIES = 6
POINTS = 20
#: The most charts in one message.
CHARTS = 2
#: Numbers with more digits are put into words.
DIGITS = 18
#: A line is drawn where the longest time between two values is at most so many times the shortest. Slack puts all values at one distance
#: from each other, so that elsewhere a line would show a course that never was; bars say only what each value is.
EVEN = 1.6


def drawn(chart: Chart) -> list[Json]:
    """The blocks that draw the chart, at most ``CHARTS``; none where Slack can't draw it, so that it is put into words."""
    if not chart.series or len(chart.series) > SERIES or _too_large(chart):
        return []
    if len(chart.series) > 1 and _alike(chart.series):
        groups, titles = [chart.series], [chart.title]
    else:
        # Slack wants a value of every series at every date, so that series with dates of their own are charts of their own.
        groups = [(one,) for one in chart.series]
        titles = [chart.title] if len(groups) == 1 else [one.name for one in chart.series]
    if len(groups) > CHARTS:
        return []
    blocks = [_block(title, chart.unit, group) for title, group in zip(titles, groups, strict=True)]
    return [block for block in blocks if block is not None] if all(blocks) else []


def _too_large(chart: Chart) -> bool:
    return any(point.value.adjusted() > DIGITS for one in chart.series for point in one.points)


def _alike(series: Sequence[Series]) -> bool:
    first = [(point.day, point.when) for point in series[0].points]
    return all([(point.day, point.when) for point in one.points] == first for one in series)


def _block(title: str, unit: str, series: Sequence[Series]) -> Json | None:
    """One chart of series that have the same dates; None where labels can't be told apart, or there is nothing to compare."""
    points = series[0].points[-POINTS:]
    labels = [shortened(point.when, LABEL) for point in points]
    names = [shortened(one.name, LABEL) for one in series]
    if len(points) < 2 or len(set(labels)) < len(labels) or len(set(names)) < len(names) or not all((*labels, *names)):
        return None
    lines = [{"name": name, "data": _data(labels, one.points[-POINTS:])} for name, one in zip(names, series, strict=True)]
    axes: Json = {"categories": labels}
    if label := shortened(unit, AXIS_LABEL):
        axes["y_label"] = label
    return {
        "type": DATA_VISUALIZATION,
        "title": shortened(title, TITLE) or names[0],
        "chart": {"type": "line" if _evenly_spaced(points) else "bar", "series": lines, "axis_config": axes},
    }


def _data(labels: Sequence[str], points: Sequence[Point]) -> list[Json]:
    return [{"label": label, "value": _number(point)} for label, point in zip(labels, points, strict=True)]


def _number(point: Point) -> int | float:
    whole = point.value == point.value.to_integral_value()
    return int(point.value) if whole else float(point.value)


def _evenly_spaced(points: Sequence[Point]) -> bool:
    gaps = [(later.day - sooner.day).days for sooner, later in pairwise(points)]
    return len(gaps) > 1 and min(gaps) > 0 and max(gaps) <= EVEN * min(gaps)


def left_out(chart: Chart) -> int:
    """How many of the oldest values the drawn chart does not show."""
    return max((max(len(one.points) - POINTS, 0) for one in chart.series), default=0)
