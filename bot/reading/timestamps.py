"""Reads the day out of timestamps as feeds and the metadata of pages write them, however they write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from bot.core.patterns import regex

#: Nothing was published on the web before this day; what says so comes from a clock that was never set.
_FIRST = date(1990, 1, 1)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\b\.?"
)
#: What may stand before the day: a weekday, a time.
_BEFORE = (
    r"\s*(?:(?:published|posted|date)(?: on)?:?\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]{0,2}\s*)?"
    r"(?:\d{1,2}:\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?,?\s+)?"
)
_TIME = r"\d{1,2}:\d\d(?::\d\d)?"
_YEAR_FIRST = regex(r"\s*((?:19|20)\d\d)(?:[-/.]|\s?年\s?)(\d{1,2})(?:[-/.]|\s?月\s?)(\d{1,2})(?!\d)")
_COMPACT = regex(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4}(?:\d\d)?)?(?!\d)")
_DAY_FIRST = regex(rf"{_BEFORE}(\d{{1,2}})(?:st|nd|rd|th)?[-\s,]{{1,3}}(?:of\s)?{_MONTH}[-\s,]{{0,3}}(\d{{4}}|\d\d)(?!\d)", re.IGNORECASE)
_MONTH_FIRST = regex(rf"{_BEFORE}{_MONTH}[-\s]{{1,2}}(\d{{1,2}})(?:st|nd|rd|th)?[\s,-]{{1,3}}(\d{{4}})(?![\d:])", re.IGNORECASE)
_YEAR_LAST = regex(
    rf"{_BEFORE}{_MONTH}\s{{1,2}}(\d{{1,2}})\s{_TIME}(?:\s[A-Z]{{1,5}}|\s?[-+]\d\d:?\d\d){{0,2}}\s(\d{{4}})(?!\d)", re.IGNORECASE
)
_NUMBERS = regex(rf"{_BEFORE}(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}})(?!\d)", re.IGNORECASE)
_SINCE_1970 = regex(r"\s*(\d{9,10})(?:\d{3}|\.\d{1,9})?\s*")


def plausible(day: date) -> date | None:
    """The day, or None where nothing can have been published on the web on it."""
    return day if _FIRST <= day <= datetime.now().astimezone().date() + timedelta(days=400) else None


def day_in(words: str) -> date | None:
    """The day with which a timestamp begins, in the publisher's own time zone; None where it is no day, or could be two.

    >>> day_in("Tue, 04 Mar 2025 23:30:00 -0800")
    datetime.date(2025, 3, 4)
    >>> day_in("03/04/2025") is None
    True
    """
    words = words[:100]
    try:
        found = _day_in(words)
    except (ValueError, OverflowError, OSError):
        return None
    return plausible(found) if found else None


def _day_in(words: str) -> date | None:
    if found := _YEAR_FIRST.match(words) or _COMPACT.match(words):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.match(words):
        return date(_full_year(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.match(words) or _YEAR_LAST.match(words):
        return date(int(found[3]), _month(found[1]), int(found[2]))
    if found := _NUMBERS.match(words):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        # Only where one number is no month, or with dots, is it clear which is the day.
        if first > 12 or first == second or found[2] == ".":
            return date(year, second, first)
        return date(year, first, second) if second > 12 else None
    if found := _SINCE_1970.fullmatch(words):
        return datetime.fromtimestamp(int(found[1]), UTC).date()
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= 90 else 2000)
