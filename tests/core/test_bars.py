"""Charts as bars of letters: dates in one column, bars as long as the values are large, and no line wider than there is room."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.core.bars import bars, columns
from bot.core.document import Chart, Point, Series


def chart(*values: tuple[str, str, str]) -> Chart:
    points = tuple(Point(when=when, day=date(2024, 1, 1), value=Decimal(value), words=words) for when, value, words in values)
    return Chart(title="Acme: plants", unit="plants", series=(Series(name="Plants", points=points),), words="")


def lines(drawn: Chart, width: int) -> tuple[str, ...]:
    ((_, found),) = bars(drawn, width)
    return found


@pytest.mark.parametrize(("words", "wide"), [("", 0), ("abc", 3), ("工厂", 4), ("2024年", 6), ("é", 1), ("ｱ", 1)])
def test_east_asian_letters_take_two_columns(words: str, wide: int) -> None:
    assert columns(words) == wide


@pytest.mark.parametrize("width", [38, 42, 80, 140])
def test_bars_begin_in_one_column_and_stay_within_the_width(width: int) -> None:
    shown = lines(chart(("2024年9月", "40", "40 家工厂"), ("2025年", "80", "over 80 plants")), width)
    starts = [columns(line[: line.index("█")]) for line in shown]
    assert len(set(starts)) == 1
    assert all(columns(line) <= width for line in shown)
    short, long = (line.count("█") for line in shown)
    assert 2 * short - 1 <= long <= 2 * short + 1


def test_nothing_and_a_fall_are_drawn_too() -> None:
    nothing, fall, whole = (line.count("█") for line in lines(chart(("2023", "0", "none"), ("2024", "-5", "-5"), ("2025", "10", "10")), 40))
    assert nothing == 1
    assert 2 * fall - 1 <= whole <= 2 * fall + 1
