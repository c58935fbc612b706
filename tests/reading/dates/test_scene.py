"""Calendar arithmetic: known days, and None instead of an error outside the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.dates import scene as cal
from bot.reading.dates import words
from storage.values import PartialDate, Precision


@pytest.mark.parametrize(
    "easter", [date(1961, 4, 2), date(2000, 4, 23), date(2008, 3, 23), date(2024, 3, 31), date(2025, 4, 20), date(2038, 4, 25)]
)
def test_easter(easter: date) -> None:
    assert cal.moving_holiday(easter.year, *words.MOVING_HOLIDAYS["easter"]) == easter


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", date(2024, 11, 28)),
        ("cyber monday", date(2024, 12, 2)),
        ("memorial day", date(2024, 5, 27)),
        ("labor day", date(2024, 9, 2)),
    ],
)
def test_moving_holidays(name: str, day: date) -> None:
    assert cal.moving_holiday(2024, *words.MOVING_HOLIDAYS[name]) == day


@pytest.mark.parametrize(
    ("month", "day", "tense", "year"),
    [
        (6, 3, "past", 2009),  # twenty days ahead beats eleven months back, whatever the verb
        (10, 0, "future", 2009),
        (10, 0, "past", 2008),
        (10, 0, "", 2008),
        (8, 0, "", 2009),
        (4, 0, "past", 2009),
        (1, 0, "future", 2010),
    ],
)
def test_the_year_of_a_bare_month_or_day(month: int, day: int, tense: str, year: int) -> None:
    assert cal.closest_year(date(2009, 5, 14), month, day, tense) == year


def test_a_narrative_passes_into_the_next_year() -> None:
    november = PartialDate.month(1939, 11)
    assert (cal.year_in_story(november, 1), cal.year_in_story(november, 9)) == (1940, 1939)
    assert cal.year_in_story(PartialDate.year(1939), 1) == 1939


def test_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    assert cal.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)


@given(st.dates(), st.integers(-200_000, 200_000), st.sampled_from("DWMQY"))
def test_steps_stay_in_the_calendar(start: date, count: int, letter: str) -> None:
    moved = cal.shifted(start, count, letter)
    assert moved is None or moved.precision is cal.precision_of(letter)
    span = cal.stretch(start, count, letter)
    assert span is None or (span.precision is Precision.RANGE and span.start is not None and span.end is not None)


@given(st.integers(-5, 10_005), st.integers(-2, 14), st.integers(-3, 40))
def test_impossible_days_are_none(year: int, month: int, day: int) -> None:
    found = cal.day(year, month, day)
    assert found is None or (found.year, found.month, found.day) == (year, month, day)
    for when in (cal.month_of(year, month), cal.year_of(year), cal.quarter_of(year, month), cal.decade_of(year)):
        assert when is None or when.value
