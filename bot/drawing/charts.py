"""A chart as a PNG: lines of dated values, each point with its value, on a ground of its own, so that it reads well on light and dark."""

from __future__ import annotations

from io import BytesIO

from matplotlib import dates as axis_dates
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FuncFormatter
from pylopdf_fonts_zh_cn import sans_path

from bot.core.document import Chart, Series
from bot.core.text import clean, one_line, shorten

#: Inches and dots an inch: 1,600 by 900 dots, which chat clients shrink to the width of their window.
SIZE, DPI = (8.0, 4.5), 200
_GROUND, _INK, _GRID = "#ffffff", "#1f2430", "#d9dde3"
#: Colours that people with colour blindness can tell apart (Okabe and Ito); shapes tell the series apart too.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00")
_SHAPES = ("o", "s", "^", "D", "v", "P")
#: So many points in all have their values beside them; of more only the last of each series has.
_MOST_LABELLED = 24
_LABEL, _NAME = 28, 48


def chart_png(chart: Chart) -> bytes:
    """The chart as the bytes of a PNG of 1,600 by 900 dots. Chinese characters are drawn too."""
    figure = Figure(figsize=SIZE, dpi=DPI, facecolor=_GROUND, layout="constrained")
    FigureCanvasAgg(figure)
    axes: Axes = figure.add_subplot(facecolor=_GROUND)
    font = _font()
    labelled = sum(len(series.points) for series in chart.series) <= _MOST_LABELLED
    for number, series in enumerate(chart.series):
        _draw(axes, series, number, font, labelled=labelled)
    axes.set_title(_words(chart.title, 80), fontproperties=font, fontsize=14, color=_INK, loc="left", pad=14)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _readable(value)))
    locator = axis_dates.AutoDateLocator(minticks=3, maxticks=8)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(axis_dates.ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    axes.set_ylabel(_words(chart.unit, _NAME), fontproperties=font, color=_INK)
    axes.grid(axis="y", color=_GRID, linewidth=0.8)
    axes.tick_params(colors=_INK, length=0)
    axes.margins(x=0.1, y=0.2)
    if min(point.value for series in chart.series for point in series.points) >= 0:
        axes.set_ylim(bottom=0)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(font)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_GRID)
    if len(chart.series) > 1:
        axes.legend(prop=font, frameon=False, labelcolor=_INK, loc="best")
    written = BytesIO()
    figure.savefig(written, format="png", facecolor=_GROUND, metadata={"Software": None})
    return written.getvalue()


def _draw(axes: Axes, series: Series, number: int, font: font_manager.FontProperties, *, labelled: bool) -> None:
    colour, shape = _COLOURS[number % len(_COLOURS)], _SHAPES[number % len(_SHAPES)]
    days = [axis_dates.date2num(point.day) for point in series.points]  # type: ignore[no-untyped-call]
    values = [float(point.value) for point in series.points]
    axes.plot(days, values, color=colour, marker=shape, markersize=7, linewidth=2, clip_on=False, label=_words(series.name, _NAME))
    for at, (day, value, point) in enumerate(zip(days, values, series.points, strict=True)):
        if labelled or at == len(values) - 1:
            words = f"{_words(point.words, _LABEL)}\n{_words(point.when, _LABEL)}"
            note = axes.annotate(
                words, (day, value), xytext=(0, 9), textcoords="offset points", ha="center", fontproperties=font, fontsize=8
            )
            note.set(color=_INK, path_effects=[withStroke(linewidth=3, foreground=_GROUND)])  # a halo, where a line goes through it


def _words(text: str, size: int) -> str:
    """The text as it is drawn: on one line, and nothing in it is a formula."""
    return shorten(one_line(clean(text)), size).replace("$", r"\$")


def _readable(value: float) -> str:
    """A value of the axis: "380 billion", "1.5 million", "40"."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.6g} {word}"
    return f"{value:,.6g}"


def _font() -> font_manager.FontProperties:
    """Noto Sans SC, which has Latin and Chinese letters."""
    return font_manager.FontProperties(fname=str(sans_path()))
