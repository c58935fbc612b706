"""A chart as lines of text, where no picture of it can be shown."""

from __future__ import annotations

from decimal import Decimal
from unicodedata import east_asian_width

from bot.core.document import Chart, Series
from bot.core.text import one_line

_BAR = "█"
#: The shortest room for bars, and the most that is kept for the words behind them.
_LEAST, _WORDS = 5, 27


def columns(words: str) -> int:
    """The columns that the words take in a fixed-width font: two for each East Asian letter."""
    return len(words) if words.isascii() else sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def bars(chart: Chart, width: int) -> tuple[tuple[Series, tuple[str, ...]], ...]:
    """Each series with a line for each value: when, a bar as long as the value is large among all of the chart, and the value in words."""
    points = [point for series in chart.series for point in series.points]
    most = max((abs(point.value) for point in points), default=Decimal(1)) or Decimal(1)
    dates = max((columns(point.when) for point in points), default=0)
    behind = min(max((columns(one_line(point.words)) for point in points), default=0), _WORDS)
    room = max(min(width // 2, width - dates - behind - 3), _LEAST)
    return tuple(
        (series, tuple(_line(series, number, dates, most, room) for number in range(len(series.points)))) for series in chart.series
    )


def _line(series: Series, number: int, dates: int, most: Decimal, room: int) -> str:
    point = series.points[number]
    bar = _BAR * max(round(abs(point.value) / most * room), 1)
    return f"{point.when}{' ' * (dates - columns(point.when))}  {bar} {one_line(point.words)}"
