"""Schedules in the language that is spoken. They are kept in English words (``digests.schedules.describing``), which English shows as they
are; what is kept in another form, such as fields of cron, is shown so in every language."""

from __future__ import annotations

import re

from bot.core.language import listed, say, spoken, to_say
from bot.core.patterns import regex

_DAYS = {
    "daily": to_say("daily"), "weekdays": to_say("weekdays"), "weekends": to_say("weekends"), "day": to_say("day"),
    "weekday": to_say("weekday"), "monday": to_say("Monday"), "tuesday": to_say("Tuesday"), "wednesday": to_say("Wednesday"),
    "thursday": to_say("Thursday"), "friday": to_say("Friday"), "saturday": to_say("Saturday"), "sunday": to_say("Sunday"),
}  # fmt: skip
_PLACES = {
    "first": to_say("the first"), "second": to_say("the second"), "third": to_say("the third"), "fourth": to_say("the fourth"),
    "fifth": to_say("the fifth"), "last": to_say("the last"),
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME, _DATE = r"\d\d:\d\d", r"\d{4}-\d\d-\d\d"
_SCHEDULE = regex(
    rf"(?P<which>.{{0,120}}?)(?:^|\s)"
    rf"(?P<when>{_TIME}(?: {_TIME}){{0,95}}|(?:hourly|every \d{{1,2}} (?:hours|minutes))(?: {_TIME}-{_TIME})?)"
    rf"(?: from (?P<first>{_DATE}))?(?: until (?P<last>{_DATE}))?"
)
_ONCE = regex(rf"once ({_DATE}) ({_TIME}(?: {_TIME}){{0,95}})")
_OF_MONTH = regex(r"(?P<days>[\w ]{1,80}) of the month(?: in (?P<months>[a-z,]{3,50}))?")


def describe_schedule(text: str) -> str:
    """The schedule in words: "weekdays 09:00", in Chinese "工作日 09:00"."""
    if spoken() == "en":
        return text
    if once := _ONCE.fullmatch(text):
        return say("once {day} {times}", day=once[1], times=once[2])
    found = _SCHEDULE.fullmatch(text)
    which = _which(found["which"]) if found else None
    if found is None or which is None:
        return text
    said = f"{which} {_when(found['when'])}".strip()
    if found["first"]:
        said = say("{schedule} from {day}", schedule=said, day=found["first"])
    return say("{schedule} until {day}", schedule=said, day=found["last"]) if found["last"] else said


def describe_assumed(text: str) -> str:
    """A part of a schedule that was assumed, in words: days, times ("09:00 and 17:00"), or a sentence of its own."""
    if re.fullmatch(rf"{_TIME}(?: and {_TIME}){{0,95}}", text):
        return listed(text.split(" and ")) if spoken() != "en" else text
    return (_which(text) if spoken() != "en" else None) or say(text)


def _which(text: str) -> str | None:
    """The days; None where the words are none of ours."""
    if not text:
        return ""
    if every := re.fullmatch(r"every other (\w+day)", text):
        return say("every other {day}", day=_day(every[1]))
    if weeks := re.fullmatch(r"every (\d{1,2}) weeks on (.+)", text):
        days = _each(weeks[2])
        return None if days is None else say("every {count} weeks on {days}", count=weeks[1], days=days)
    if of_month := _OF_MONTH.fullmatch(text):
        return _of_month(of_month["days"], of_month["months"] or "")
    days = _each(text)
    if days is None or text in ("daily", "weekdays", "weekends"):
        return days
    return say("every {days}", days=days)


def _of_month(days: str, months: str) -> str | None:
    *places, last = days.split(" and ")
    if found := re.fullmatch(r"(\w+) (\w+)", last):
        names = [_PLACES.get(one) for one in (*places, found[1])]
        if None in names or found[2] not in _DAYS:
            return None
        which = say("{places} {day}", places=say(" and ").join(say(one) for one in names if one), day=_day(found[2]))
    else:
        which = say(" and ").join(say("day {number}", number=re.sub(r"\D", "", one)) for one in (*places, last))
    if months:
        named = listed(say("month {number}", number=_MONTHS.index(one) + 1) for one in months.split(",") if one in _MONTHS)
        return say("{days} of the months {months}", days=which, months=named)
    return say("{days} of the month", days=which)


def _each(text: str) -> str | None:
    """One or several days of the week: "mondays", "mon,thu"."""
    if text in ("daily", "weekdays", "weekends"):
        return say(_DAYS[text])
    names = [
        next((name for name in _DAYS if name.endswith("day") and name.startswith(one.removesuffix("s"))), None) for one in text.split(",")
    ]
    return None if None in names else listed(_day(name) for name in names if name)


def _day(name: str) -> str:
    return say(_DAYS[name])


def _when(text: str) -> str:
    if found := re.fullmatch(r"every (\d{1,2}) (hours|minutes)(.*)", text):
        every = say("every {count} hours", count=found[1]) if found[2] == "hours" else say("every {count} minutes", count=found[1])
        return f"{every}{found[3]}"
    return text.replace("hourly", say("hourly"))
