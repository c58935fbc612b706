"""Schedules put into words, in the form in which subscriptions keep them: reading the words gives the same schedule again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.digests.schedules.slots import DAY_MINUTES, EVERY_DAY

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WORKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})
_NAMED = {EVERY_DAY: "daily", WORKDAYS: "weekdays", WEEKEND: "weekends"}
_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}


def days_text(days: frozenset[int]) -> str:
    """ "weekdays", "mondays", "mon,thu"."""
    if days in _NAMED:
        return _NAMED[days]
    if len(days) == 1:
        return f"{WEEKDAYS[min(days)]}s"
    return ",".join(WEEKDAYS[day][:3] for day in sorted(days))


def counted_text(counted: frozenset[int], weekdays: frozenset[int], months: frozenset[int]) -> str:
    """ "first and third monday of the month", "last weekday of the month"."""
    places = " and ".join(_PLACES[place] for place in sorted(counted, key=lambda place: place % 100))
    what = {EVERY_DAY: "day", WORKDAYS: "weekday"}.get(weekdays) or WEEKDAYS[min(weekdays)]
    return f"{places} {what} of {_months_text(months)}"


def monthdays_text(days: Iterable[int], months: frozenset[int]) -> str:
    """ "1st and 15th of the month"."""
    return f"{' and '.join(_ordinal(day) for day in sorted(days))} of {_months_text(months)}"


def weeks_text(weeks: int, days: frozenset[int]) -> str:
    """ "every other monday", "every 3 weeks on mon,thu"."""
    if weeks == 2 and len(days) == 1:
        return f"every other {WEEKDAYS[min(days)]}"
    return f"every {weeks} weeks on {days_text(days)}"


def times_text(minutes: Iterable[int]) -> str:
    """ "09:00 17:30"."""
    return " ".join(_time(minute) for minute in minutes)


def interval_text(step: int, window: tuple[int, int] | None) -> str:
    """ "hourly", "every 6 hours", "every 30 minutes 09:00-17:00"."""
    text = "hourly" if step == 60 else f"every {step // 60} hours" if step % 60 == 0 else f"every {step} minutes"
    return f"{text} {_time(window[0])}-{_time(window[1])}" if window else text


def period_text(first: date | None, last: date | None) -> str:
    """ " from 2026-12-01 until 2026-12-24"."""
    return (f" from {first}" if first else "") + (f" until {last}" if last else "")


def _months_text(months: frozenset[int]) -> str:
    return "the month" if len(months) == 12 else f"the month in {','.join(MONTHS[month - 1] for month in sorted(months))}"


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _time(minute: int) -> str:
    return f"{minute % DAY_MINUTES // 60:02d}:{minute % 60:02d}"
