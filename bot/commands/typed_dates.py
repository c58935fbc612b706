"""Dates as people type them behind a command: "2024", "q2 2024", "May 2024", "yesterday", "last month", "2024年5月"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from bot.core.language import say
from bot.core.patterns import regex
from storage.values import Basis, PartialDate, Precision

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
#: What names a stretch of days by itself, to be read by PartialDate.
_WRITTEN = regex(rf"{_YEAR}(?:-?[qh]\d|-\d\d(?:-\d\d)?|-w\d\d)?", re.IGNORECASE)
_QUARTER = regex(rf"(?P<part>[qh][1-4]) ?{_YEAR}|{_YEAR.replace('year', 'first')} (?P<then>[qh][1-4])", re.IGNORECASE)
_NAMED = tuple(regex(form, re.IGNORECASE) for form in (rf"{_MONTH} {_YEAR}", rf"{_DAY} {_MONTH} {_YEAR}", rf"{_MONTH} {_DAY},? {_YEAR}"))
_CHINESE = regex(
    r"(?P<year>(?:19|20)\d{2})年(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[0-3]?\d)[日号])?|第?(?P<quarter>[1-4一二三四])季度)?"
)
#: Two stretches with all that lies between: "between 2023 and 2024", "between May 2024 and June 2024", "从2023年到2024年".
_BETWEEN = regex(r"(?:between |从)(?P<first>.{4,24}?) ?(?:and|to|until|&|至|到) ?(?P<last>.{4,24})", re.IGNORECASE)
_RELATIVE = regex(r"(?P<which>this|last|past|previous) (?P<unit>week|month|quarter|year)", re.IGNORECASE)
_LAST_DAYS = regex(r"(?:the )?(?:last|past) (?P<count>\d{1,3}) (?P<unit>day|week|month|year)s?", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = regex(rf"(?:(?P<which>last|this|past) )?(?P<day>{'|'.join(_WEEKDAYS)})")
_MONTH_ALONE = regex(
    r"(?:last |this |past )?(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_RELATIVE_CHINESE = {
    "今天": "today", "昨天": "yesterday", "本周": "this week", "这周": "this week", "上周": "last week", "本月": "this month",
    "周一": "monday", "周二": "tuesday", "周三": "wednesday", "周四": "thursday", "周五": "friday", "周六": "saturday", "周日": "sunday",
    "上个月": "last month", "上月": "last month", "今年": "this year", "去年": "last year",
}  # fmt: skip


def _today() -> date:
    return datetime.now(UTC).date()


def read_period(words: str, today: Callable[[], date] = _today) -> PartialDate:
    """The stretch of days that the words name; relative ones are counted from today (UTC).

    Raises:
        ValueError: they name none, or one that no calendar has.
    """
    typed = " ".join(words.split()).casefold()
    typed = _RELATIVE_CHINESE.get(typed, typed)
    if _WRITTEN.fullmatch(typed):
        return PartialDate.parse(typed.upper())
    if found := _QUARTER.fullmatch(typed):
        return PartialDate.parse(f"{found['year'] or found['first']}-{found['part'] or found['then']}".upper())
    for form in _NAMED:
        if found := form.fullmatch(typed):
            return _month_or_day(found)
    if found := _CHINESE.fullmatch(typed):
        return _chinese(found)
    if found := _BETWEEN.fullmatch(typed):
        first, last = read_period(found["first"], today), read_period(found["last"], today)
        if first.start is None or last.end is None or first.start > last.end:
            raise ValueError(say("“{words}” ends before it begins", words=typed))
        return PartialDate.between(first.start, last.end)
    return _relative(typed, today())


def read_month_alone(words: str, today: Callable[[], date] = _today) -> PartialDate:
    """The last month of that name that has begun: "may" in March 2026 is May 2025.

    Raises:
        ValueError: the words are no month's name.
    """
    found = _MONTH_ALONE.fullmatch(" ".join(words.split()))
    if found is None:
        raise ValueError(say("“{words}” is no date", words=words))
    month, now = _MONTH_NAMES.index(found["name"].casefold()[:3]) + 1, today()
    return PartialDate.month(now.year - (month > now.month), month)


def _month_or_day(found: re.Match[str]) -> PartialDate:
    parts, month = found.groupdict(), _MONTH_NAMES.index(found["name"][:3]) + 1
    if parts.get("day"):
        return PartialDate.day(date(int(parts["year"]), month, int(parts["day"])))
    return PartialDate.month(int(parts["year"]), month)


def _chinese(found: re.Match[str]) -> PartialDate:
    year = int(found["year"])
    if found["quarter"]:
        return PartialDate.quarter(year, "一二三四".find(found["quarter"]) + 1 or int(found["quarter"]))
    if found["day"]:
        return PartialDate.day(date(year, int(found["month"]), int(found["day"])))
    return PartialDate.month(year, int(found["month"])) if found["month"] else PartialDate.year(year)


def _relative(typed: str, today: date) -> PartialDate:
    if typed in ("today", "yesterday"):
        return PartialDate.day(today - timedelta(days=typed == "yesterday"))
    if found := _WEEKDAY.fullmatch(typed):
        back = (today.weekday() - _WEEKDAYS.index(found["day"])) % 7
        return PartialDate.day(today - timedelta(days=back or (7 if found["which"] in ("last", "past") else 0)))
    if found := _LAST_DAYS.fullmatch(typed):
        return PartialDate.between(today - timedelta(days=int(found["count"]) * _DAYS[found["unit"]]), today)
    found = _RELATIVE.fullmatch(typed)
    if found is None:
        raise ValueError(say("“{words}” is no date", words=typed))
    back = 0 if found["which"] == "this" else 1
    match found["unit"]:
        case "week":
            monday = today - timedelta(days=today.weekday() + 7 * back)
            return PartialDate(monday, monday + timedelta(days=6), Precision.WEEK, Basis.STATED)
        case "month":
            months = today.year * 12 + today.month - 1 - back
            return PartialDate.month(months // 12, months % 12 + 1)
        case "quarter":
            quarters = today.year * 4 + (today.month - 1) // 3 - back
            return PartialDate.quarter(quarters // 4, quarters % 4 + 1)
        case _:
            return PartialDate.year(today.year - back)
