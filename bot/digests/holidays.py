"""The days of holidays by what people call them: their next ones, from a day on. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

_DAY = timedelta(days=1)
#: The first days of Chinese years.
_CHINESE_NEW_YEARS = (
    date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26), date(2029, 2, 13), date(2030, 2, 3), date(2031, 1, 23), date(2032, 2, 11),
    date(2033, 1, 31), date(2034, 2, 19), date(2035, 2, 8), date(2036, 1, 28),
)  # fmt: skip
Days = tuple[date, date]


def _easter(year: int) -> date:
    """Easter Sunday of a year (Gauss's rule in the form of Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    correction = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * correction) // 451
    month, day = divmod(h + correction - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _thanksgiving(year: int) -> Days:
    first = date(year, 11, 1)
    thursday = first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    return thursday, thursday


def _spring_festival(year: int) -> Days | None:
    day = next((one for one in _CHINESE_NEW_YEARS if one.year == year), None)
    return None if day is None else (day - _DAY, day + 6 * _DAY)


def _fixed(month: int, day: int, days: int = 1) -> Callable[[int], Days]:
    return lambda year: (date(year, month, day), date(year, month, day) + timedelta(days=days - 1))


def _from_easter(first: int, last: int) -> Callable[[int], Days]:
    return lambda year: (_easter(year) + timedelta(days=first), _easter(year) + timedelta(days=last))


_HOLIDAYS: Mapping[str, Callable[[int], Days | None]] = {
    name: days
    for names, days in (
        (("christmas", "xmas", "x-mas", "weihnachten", "noel", "noël", "圣诞", "圣诞节", "圣诞假期"), _fixed(12, 24, 3)),
        (("christmas eve", "heiligabend", "平安夜"), _fixed(12, 24)),
        (("christmas day",), _fixed(12, 25)),
        (("boxing day",), _fixed(12, 26)),
        (("new year's eve", "silvester"), _fixed(12, 31)),
        (("new year", "new years", "new year's", "new year's day", "neujahr", "元旦"), _fixed(1, 1)),
        (("holidays", "christmas holidays", "winter holidays", "festive season", "zwischen den jahren"), _fixed(12, 24, 9)),
        (("easter", "ostern", "paques", "pâques", "复活节"), _from_easter(-2, 1)),
        (("good friday", "karfreitag"), _from_easter(-2, -2)),
        (("easter sunday", "ostersonntag"), _from_easter(0, 0)),
        (("easter monday", "ostermontag"), _from_easter(1, 1)),
        (("thanksgiving", "thanksgiving day", "感恩节"), _thanksgiving),
        (("thanksgiving weekend",), lambda year: (_thanksgiving(year)[0], _thanksgiving(year)[0] + 3 * _DAY)),
        (("independence day",), _fixed(7, 4)),
        (("may day",), _fixed(5, 1)),
        (("golden week", "chinese national day", "国庆", "国庆节"), _fixed(10, 1, 7)),
        (("chinese new year", "lunar new year", "spring festival", "春节", "过年"), _spring_festival),
    )
    for name in names
}


def is_holiday(words: str) -> bool:
    """Whether the words name a holiday whose days are known."""
    return _name(words) in _HOLIDAYS


def days_of_holiday(words: str, today: date) -> Days | None:
    """The first and the last day of the holiday that goes on or comes next; None where its days are not known."""
    days = _HOLIDAYS.get(_name(words))
    if days is None:
        return None
    found = (days(year) for year in range(today.year - 1, today.year + 3))
    return next((one for one in found if one is not None and one[1] >= today), None)


def _name(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split()).removeprefix("the ").strip(" .")
