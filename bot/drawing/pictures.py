"""A chart as a picture, for a worker: the library that draws is loaded when the first one is wanted."""

from __future__ import annotations

from bot.core.document import Chart
from bot.core.files import Picture


def picture(chart: Chart) -> Picture:
    """The chart as a PNG."""
    from bot.drawing.charts import chart_png  # here, because loading what draws takes longer than starting all the rest

    return Picture(content=chart_png(chart))
