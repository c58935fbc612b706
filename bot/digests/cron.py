"""The five fields of a cron schedule as sets of numbers: read by cronsim, as Debian's cron reads them.

What cronsim knows beyond those sets (seconds, the last day of a month, weekdays counted within a month) our slots can't express; it is
refused with what to type instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from cronsim import CronSim, CronSimError

from bot.digests.errors import BadSchedule

#: cronsim wants a time to start from; the fields mean the same at any.
_WHEN = datetime(2000, 1, 1, tzinfo=UTC)


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


@dataclass(frozen=True, slots=True)
class _Field:
    """One of the five fields: what people call it, the values it takes, and where cronsim keeps what it read."""

    what: str
    range: str
    attribute: str


_FIELDS = (
    _Field("minute", "0 to 59", "minutes"),
    _Field("hour", "0 to 23", "hours"),
    _Field("day of the month", "1 to 31", "days"),
    _Field("month", "1 to 12, or jan to dec", "months"),
    _Field("weekday", "0 to 7, or sun to sat", "weekdays"),
)
_DAY, _WEEKDAY = 2, 4


def looks_like_cron(words: str) -> bool:
    """Whether words are the fields of a cron schedule: five that begin with none of letters, or six with one for seconds."""
    fields = words.split()
    leading = {5: 1, 6: 3}.get(len(fields), 0)
    return leading > 0 and all(re.fullmatch(r"[0-9*/,\-]+", field) for field in fields[:leading])


def read_cron(words: str) -> Cron:
    """What "minute hour day month weekday" allows.

    Raises:
        BadSchedule: a field can't be read, is not supported, or lies outside what it may be.
    """
    fields = words.casefold().split()
    if len(fields) != len(_FIELDS):
        raise BadSchedule("cron-needs-five-fields", schedule=words, number=len(fields))
    _refuse_unsupported(words, fields)
    minutes, hours, days, months, weekdays = (_read_field(words, field, number) for number, field in enumerate(fields))
    either = not fields[_DAY].startswith("*") and not fields[_WEEKDAY].startswith("*")
    return Cron(minutes, hours, days, months, frozenset((day - 1) % 7 for day in weekdays), either)


def _refuse_unsupported(words: str, fields: list[str]) -> None:
    """Refuses what other crons understand, and cronsim in part, with what to type instead."""
    for term in re.split("[,/-]", fields[_DAY]):
        if term == "l":
            raise BadSchedule("cron-last-day", schedule=words)
        if re.fullmatch(r"[0-9l]*w", term):
            raise BadSchedule("cron-nearest-weekday", schedule=words, field=term)
    for term in re.split("[,/-]", fields[_WEEKDAY]):
        if "#" in term or re.fullmatch(r"([0-7]|sun|mon|tue|wed|thu|fri|sat)?l", term):
            raise BadSchedule("cron-counted-weekday", schedule=words, field=term)
    if any("?" in field for field in fields):
        raise BadSchedule("cron-question-mark", schedule=words)


def _read_field(words: str, field: str, number: int) -> frozenset[int]:
    allowed: set[int] = set()
    for term in field.split(","):
        span = term.partition("/")[0]
        try:
            values = _parsed(term, number)
            # cronsim takes "5-5/10" for "5/10", which goes on to the end of the field; a range of one value has no further steps.
            allowed |= values if "-" not in span or len(one := _parsed(span, number)) > 1 else one
        except (CronSimError, ValueError) as error:
            one_of = _FIELDS[number]
            raise BadSchedule("cron-field-unreadable", schedule=words, field=term, what=one_of.what, range=one_of.range) from error
    return frozenset(allowed)


def _parsed(term: str, number: int) -> set[int]:
    """What cronsim makes of a term of the field of that number, the others being free: so it is known which one is wrong."""
    fields = ["*"] * len(_FIELDS)
    fields[number] = term
    values: set[int] = getattr(CronSim(" ".join(fields), _WHEN), _FIELDS[number].attribute)
    return values
