"""Calendar arithmetic: known days, and None instead of an error outside the calendar."""

from __future__ import annotations

from calendar import monthrange
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


_MONTHS = {"M": 1, "Q": 3, "Y": 12}
_DAYS = {"D": 1, "W": 7}


@given(st.dates(), st.integers(-200_000, 200_000), st.sampled_from("DW"))
def test_days_and_weeks_are_counted_to_the_end_of_the_calendar(start: date, count: int, letter: str) -> None:
    reached = start.toordinal() + count * _DAYS[letter]
    last = reached if letter == "D" else (reached + 6) // 7 * 7  # the Sunday of its week
    moved = cal.shifted(start, count, letter)
    assert (moved is not None) == (reached >= 1 and last <= date.max.toordinal())
    if moved is not None:
        assert moved.precision is cal.precision_of(letter)
        assert (moved.start, moved.end) == (date.fromordinal(last - _DAYS[letter] + 1), date.fromordinal(last))
    span = cal.stretch(start, count, letter)
    assert (span is not None) == (1 <= reached <= date.max.toordinal())
    if span is not None:
        assert span.precision is Precision.RANGE
        assert {span.start, span.end} == {start, date.fromordinal(reached)}


@given(st.dates(), st.integers(-20_000, 20_000), st.sampled_from("MQY"))
def test_months_and_more_are_counted_to_the_end_of_the_calendar(start: date, count: int, letter: str) -> None:
    reached = start.year * 12 + start.month - 1 + count * _MONTHS[letter]
    is_there = 1 <= reached // 12 <= 9999
    moved = cal.shifted(start, count, letter)
    assert (moved is not None) == is_there
    if moved is not None:
        assert moved.precision is cal.precision_of(letter)
        assert moved.start is not None
        assert (moved.start.year * 12 + moved.start.month - 1) // _MONTHS[letter] == reached // _MONTHS[letter]
    span = cal.stretch(start, count, letter)
    assert (span is not None) == is_there
    if span is not None:
        assert span.precision is Precision.RANGE
        assert date(reached // 12, reached % 12 + 1, 1) in (span.start, span.end and span.end.replace(day=1))


@given(st.integers(-5, 10_005), st.integers(-2, 14), st.integers(-3, 40))
def test_impossible_days_are_none(year: int, month: int, day: int) -> None:
    is_year, is_month = 1 <= year <= 9999, 1 <= month <= 12
    is_day = is_year and is_month and 1 <= day <= monthrange(year, month)[1]
    assert cal.day(year, month, day) == (date(year, month, day) if is_day else None)
    assert value(cal.year_of(year)) == (f"{year:04}" if is_year else None)
    assert value(cal.month_of(year, month)) == (f"{year:04}-{month:02}" if is_year and is_month else None)
    assert value(cal.quarter_of(year, month)) == (f"{year:04}-Q{month}" if is_year and 1 <= month <= 4 else None)
    assert value(cal.decade_of(year)) == (f"{year // 10:03}" if 10 <= year <= 9989 else None)


def value(when: PartialDate | None) -> str | None:
    return when.value if when is not None else None


@pytest.mark.parametrize(("month", "day", "tense", "year"), [(12, 31, "future", 2026), (12, 31, "", 2025), (12, 31, "past", 2025)])
def test_a_day_of_late_this_year_that_is_ahead_stays_in_it(month: int, day: int, tense: str, year: int) -> None:
    assert cal.closest_year(date(2026, 3, 9), month, day, tense) == year
