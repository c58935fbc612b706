"""Holidays by what people call them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.digests.holidays import days_of_holiday, is_holiday

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("christmas", date(2026, 12, 24), date(2026, 12, 26)),
        ("Xmas", date(2026, 12, 24), date(2026, 12, 26)),
        ("the holidays", date(2026, 12, 24), date(2027, 1, 1)),
        ("new year’s eve", date(2026, 12, 31), date(2026, 12, 31)),
        ("元旦", date(2027, 1, 1), date(2027, 1, 1)),
        ("easter", date(2027, 3, 26), date(2027, 3, 29)),
        ("Good Friday", date(2027, 3, 26), date(2027, 3, 26)),
        ("thanksgiving", date(2027, 11, 25), date(2027, 11, 25)),
        ("spring festival", date(2027, 2, 5), date(2027, 2, 12)),
        ("春节", date(2027, 2, 5), date(2027, 2, 12)),
    ],
)
def test_the_next_days_of_a_holiday(words: str, first: date, last: date) -> None:
    assert days_of_holiday(words, TODAY) == (first, last)


def test_a_holiday_that_goes_on_is_the_next_one() -> None:
    assert days_of_holiday("the holidays", date(2026, 12, 30)) == (date(2026, 12, 24), date(2027, 1, 1))
    assert days_of_holiday("the holidays", date(2027, 1, 1)) == (date(2026, 12, 24), date(2027, 1, 1))
    assert days_of_holiday("easter", date(2038, 4, 20)) == (date(2038, 4, 23), date(2038, 4, 26))


@pytest.mark.parametrize("words", ["", "monday", "christmas party", "my birthday", "2026-12-24"])
def test_what_is_no_holiday(words: str) -> None:
    assert not is_holiday(words)
    assert days_of_holiday(words, TODAY) is None
