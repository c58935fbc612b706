"""The five fields of a cron schedule, read into sets of numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_WEEKDAYS = {name: number for number, name in enumerate(("sun", "mon", "tue", "wed", "thu", "fri", "sat"))}


class BadCron(ValueError):
    """A field of a cron schedule can't be read; the message is a clause for people."""


@dataclass(frozen=True, slots=True)
class Cron:
    """What the five fields allow. ``weekdays``: 0 is Monday, as Python counts. ``either``: cron's rule that with both the day of
    the month and the weekday restricted, one of the two is enough (crontab(5))."""

    minutes: frozenset[int]
    hours: frozenset[int]
    monthdays: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either: bool


def read_cron(text: str) -> Cron:
    """What "minute hour day month weekday" allows.

    Raises:
        BadCron: a field is none, or lies outside what it may be.
    """
    fields = text.casefold().split()
    if len(fields) != 5:
        raise BadCron(f"it takes five fields (minute, hour, day, month, weekday), not {len(fields)}.")
    minute, hour, monthday, month, weekday = fields
    weekdays = _field(weekday, "weekday", 0, 7, _WEEKDAYS)
    return Cron(
        _field(minute, "minute", 0, 59, {}),
        _field(hour, "hour", 0, 23, {}),
        _field(monthday, "day of the month", 1, 31, {}),
        _field(month, "month", 1, 12, _MONTHS),
        frozenset((day - 1) % 7 for day in weekdays),
        either=not monthday.startswith("*") and not weekday.startswith("*"),
    )


def _field(field: str, what: str, low: int, high: int, names: dict[str, int]) -> frozenset[int]:
    allowed: set[int] = set()
    for part in field.split(","):
        found = re.fullmatch(r"(?:(\*)|(\w+)(?:-(\w+))?)(?:/(\d{1,3}))?", part)
        if found is None:
            raise BadCron(f"“{part}” is no {what}.")
        star, first, last, step = found.groups()
        start = low if star else _number(first, what, low, high, names)
        # A step behind a single number runs to the end of the field, as cron has it.
        end = high if star or (step and not last) else _number(last, what, low, high, names) if last else start
        if start > end:
            raise BadCron(f"“{part}” ends before it starts.")
        if step is not None and int(step) == 0:
            raise BadCron(f"“{part}” has a step of zero.")
        allowed.update(range(start, end + 1, int(step or 1)))
    return frozenset(allowed)


def _number(word: str, what: str, low: int, high: int, names: dict[str, int]) -> int:
    number = names.get(word, int(word) if re.fullmatch(r"\d{1,3}", word, re.ASCII) else -1)
    if not low <= number <= high:
        raise BadCron(f"“{word}” is no {what} ({low} to {high}).")
    return number
