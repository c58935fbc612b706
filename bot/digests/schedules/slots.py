"""Schedules and their slots: arithmetic on local wall-clock times. Pure.

A schedule names wall-clock times; a slot is one such time on one day in one zone. Each slot happens exactly once: one that
does not exist (clocks went forward over it) happens at the first valid instant after, one that exists twice happens at the
first. In the hour that clocks go back over, nothing happens the second time, not even for "hourly".
"""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.digests.errors import BadSchedule
from bot.digests.zones.iana import find_zone

#: The shortest time between two slots.
SHORTEST = timedelta(minutes=15)
DAY_MINUTES = 24 * 60
EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Slot:
    """One occurrence of a schedule: ``local`` is the naive wall-clock time that it names, ``at`` the instant (UTC) when it happens."""

    local: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Schedule:
    """The wall-clock times at which a digest is due; ``text`` says them in words that are read as the same schedule again.

    ``minutes`` count from midnight, sorted. A day counts when its month is in ``months`` and its weekday (0 is Monday) and
    day of the month are in theirs; with ``either`` one of the two is enough, as cron has it when both are restricted.
    ``counted`` leaves, of the days of a month that have one of the weekdays, those of these numbers (-1 is the last one).
    With ``every_weeks`` of two or more only the week of ``first`` counts and each so many weeks later. No day before ``first`` or
    after ``last`` counts.
    """

    text: str
    minutes: tuple[int, ...]
    weekdays: frozenset[int] = EVERY_DAY
    monthdays: frozenset[int] = frozenset(range(1, 32))
    months: frozenset[int] = frozenset(range(1, 13))
    either: bool = False
    counted: frozenset[int] = frozenset()
    every_weeks: int = 1
    first: date | None = None
    last: date | None = None

    @property
    def once(self) -> bool:
        """Whether it falls on one day only, and then has ended."""
        return self.first is not None and self.first == self.last

    def falls_on(self, day: date) -> bool:
        """Whether the schedule has slots on this calendar day."""
        if day.month not in self.months or (self.first and day < self.first) or (self.last and day > self.last):
            return False
        if self.every_weeks > 1 and self.first and (_monday(day) - _monday(self.first)).days // 7 % self.every_weeks:
            return False
        in_month, in_week = day.day in self.monthdays, day.weekday() in self.weekdays
        if self.counted and not (in_week and self._is_counted(day)):
            return False
        return in_month or in_week if self.either else in_month and in_week

    def _is_counted(self, day: date) -> bool:
        _, size = calendar.monthrange(day.year, day.month)
        # Weekdays repeat every seven days, so that those of the month follow from the day's own.
        same = [one for one in range(1, size + 1) if (day.weekday() + one - day.day) % 7 in self.weekdays]
        place = same.index(day.day)
        return place + 1 in self.counted or place - len(same) in self.counted


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


#: How far ahead slots are searched: the next 29 February may be eight years away.
HORIZON = timedelta(days=9 * 366)


def slots(
    schedule: Schedule, zone: str, after: datetime, until: datetime | None = None, quiet: Callable[[date], bool] = lambda _: False
) -> Iterator[Slot]:
    """The slots that happen in (after, until] on no quiet day, in order; without end when ``until`` is None. Both are aware.

    Of consecutive windows every slot lies in exactly one.

    Raises:
        UnknownZone: there is no such zone.
    """
    where = find_zone(zone)
    day = max(after.astimezone(where).date() - timedelta(days=1), schedule.first or date.min)
    last = min(until.astimezone(where).date() if until is not None else date.max, schedule.last or date.max)
    while day <= last:
        if schedule.falls_on(day) and not quiet(day):
            for minute in schedule.minutes:
                local = datetime.combine(day, time(minute // 60, minute % 60))
                at = instant(local, where)
                if until is not None and at > until:
                    return
                if at > after:
                    yield Slot(local, at)
        day += timedelta(days=1)


def next_slots(
    schedule: Schedule, zone: str, after: datetime, count: int = 5, quiet: Callable[[date], bool] = lambda _: False
) -> list[Slot]:
    """The next ``count`` slots after an aware instant that don't fall on a quiet day; fewer where fewer come before ``HORIZON``."""
    return list(itertools.islice(slots(schedule, zone, after, after + HORIZON, quiet), count))


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """When (UTC) a naive wall-clock time happens in a zone: the first time if there are two, the end of the gap if there is none."""
    first = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == local:
        return first
    # In a gap fold=1 computes with the offset after it, which lands before the jump, and fold=0 lands behind (PEP 495).
    before, behind = local.replace(tzinfo=zone, fold=1).astimezone(UTC), first
    old = before.astimezone(zone).utcoffset()
    while behind - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(behind - before).total_seconds() // 2)
        before, behind = (middle, behind) if middle.astimezone(zone).utcoffset() == old else (before, middle)
    return behind


def days_of(schedule: Schedule) -> Iterator[date]:
    """The days on which the schedule falls in 28 years, after which weekdays and leap years repeat."""
    first = schedule.first or date(2000, 1, 1)
    return (day for day in (first + timedelta(days=number) for number in range(28 * 366)) if schedule.falls_on(day))


def refuse_too_frequent(schedule: Schedule) -> None:
    """Nothing, when the shortest time lies between any two slots. Raises BadSchedule."""
    shortest = SHORTEST.seconds // 60
    close = any(later - earlier < shortest for earlier, later in itertools.pairwise(schedule.minutes))
    if not close and schedule.minutes[0] + DAY_MINUTES - schedule.minutes[-1] < shortest and len(schedule.minutes) > 1:
        close = any(later - earlier == timedelta(days=1) for earlier, later in itertools.pairwise(days_of(schedule)))
    if close:
        raise BadSchedule("slots-too-close", schedule=schedule.text, minutes=shortest)
