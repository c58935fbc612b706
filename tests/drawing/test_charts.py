from __future__ import annotations

import struct
from datetime import date
from decimal import Decimal

import pytest

from bot.core.document import Chart, Point, Series
from bot.drawing.charts import chart_png


def chart(*names: str, unit: str = "downloads") -> Chart:
    """A chart of three values for each name."""
    series = tuple(
        Series(
            name=name,
            points=tuple(
                Point(when=f"Jan {year}", day=date(year, 1, 31), value=Decimal(value) * (number + 1), words=f"over {value:,}")
                for year, value in ((2023, 10_000), (2024, 250_000), (2025, 40_000_000))
            ),
        )
        for number, name in enumerate(names)
    )
    return Chart(title="Acme: Downloads", unit=unit, series=series, words="From 10,000 to 40 million.")


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("names", [("Downloads",), ("Downloads", "Downloads, planned"), tuple(f"Series {number}" for number in range(6))])
def test_a_chart_is_a_picture_of_one_size(names: tuple[str, ...]) -> None:
    png = chart_png(chart(*names))
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert size(png) == (1600, 900)


def test_chinese_letters_are_in_the_font_and_no_words_are_a_formula() -> None:
    """A letter that the font lacks is a warning, which fails the test; so would a formula that can't be read."""
    assert size(chart_png(chart("下载量，计划", "costs $5 and $x^{2", unit="亿元"))) == (1600, 900)


def test_the_same_chart_is_the_same_file() -> None:
    assert chart_png(chart("Downloads")) == chart_png(chart("Downloads"))
