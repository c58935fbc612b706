"""Timestamps of feeds and metadata: their day, however they are written, or none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.timestamps import day_in

SEVENTH_OF_MAY = (
    "2024-05-07",
    "2024-5-7",
    "2024/05/07 06:15",
    "2024.05.07",
    "2024年5月7日 06:15",
    "20240507",
    "20240507T061500Z",
    "2024-05-07T23:59:59.123456789-11:00",
    "Tue, 07 May 2024 23:30:00 -0800",
    "Tue,07 May 2024 10:00:00 GMT",
    "Tuesday, 7 May 2024",
    "7 May 24 10:00 GMT",
    "07-May-2024 23:30:00",
    "7th of May 2024",
    "06:15 7 May 2024",
    "May 7, 2024",
    "Tuesday, May 7, 2024 - 06:15",
    "may 7 2024 6:15 pm",
    "Tue May  7 06:15:00 CEST 2024",
    "Tue May 07 06:15:00 +0800 2024",
    "07.05.2024 06:15",
    "1715062500",
    "1715062500000",
)


@pytest.mark.parametrize("words", SEVENTH_OF_MAY)
def test_the_day_is_the_one_that_is_written(words: str) -> None:
    assert day_in(words) == date(2024, 5, 7)


NO_DAY = (
    "", "2024", "2024-05", "May 2024", "2024-02-30", "31/31/2024", "05/07/2024", "today", "3 hours ago", "0", "17", "9999999",
    "0001-01-01", "0000-00-00 00:00:00", "1970-01-01T00:00:00Z", "Wed, 31 Dec 1969 19:00:00 -0500", "1900-01-01", "2090-01-01",
    "Mon, 01 Jan 0001 00:00:00 +0000", "mardi 7 mai 2024", "May 7, 10:00", "v2024.05",
)  # fmt: skip


@pytest.mark.parametrize("words", NO_DAY)
def test_what_names_no_day_or_an_impossible_one_gives_none(words: str) -> None:
    assert day_in(words) is None


@pytest.mark.parametrize(("words", "day"), [("14/05/2024", date(2024, 5, 14)), ("05/14/2024 10:00", date(2024, 5, 14))])
def test_of_two_numbers_the_one_that_is_no_month_is_the_day(words: str, day: date) -> None:
    assert day_in(words) == day


@given(st.text(alphabet="0123456789-/.:, TZ年月日MayTue+", max_size=60) | st.text(max_size=60))
def test_any_words_have_a_day_or_none(words: str) -> None:
    day = day_in(words)
    assert day is None or day.year >= 1990
