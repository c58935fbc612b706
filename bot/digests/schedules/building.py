"""What the words of a schedule said, and the schedule that is built of it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.core.language import to_say
from bot.digests.errors import BadSchedule
from bot.digests.schedules.describing import (
    counted_text,
    days_text,
    interval_text,
    monthdays_text,
    period_text,
    times_text,
    weeks_text,
)
from bot.digests.schedules.slots import DAY_MINUTES, EVERY_DAY, Schedule, days_of

#: The time that a digest comes at where only the day is said, and the days where only "weekly" is.
USUAL_TIME = 9 * 60
_TIMES_A_DAY = {1: (540,), 2: (540, 1020), 3: (540, 780, 1020), 4: (540, 720, 900, 1080)}
_TIMES_A_WEEK = {1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4)}


@dataclass(slots=True)
class Parts:
    """What the words of a schedule said so far. Times are minutes from midnight; ``step`` is an interval, ``window`` its first and last
    time; ``usual`` is the time of a part of the day ("evening"), and ``order`` which of days and times came when."""

    weekdays: frozenset[int] = frozenset()
    excluded: frozenset[int] = frozenset()
    counted: frozenset[int] = frozenset()
    monthdays: set[int] = field(default_factory=set)
    months: set[int] = field(default_factory=set)
    times: set[int] = field(default_factory=set)
    times_a_day: int = 0
    times_a_week: int = 0
    step: int = 0
    window: tuple[int, int] | None = None
    part: int = 0
    usual: int | None = None
    every_weeks: int = 1
    every_months: int = 0
    once: date | None = None
    only_once: bool = False
    first: date | None = None
    last: date | None = None
    order: str = ""

    def add_days(self, days: frozenset[int]) -> None:
        """Days beside those said before; to "daily" and "weekly" they say which."""
        self.weekdays = days if self.weekdays == EVERY_DAY else self.weekdays | days if days != EVERY_DAY else self.weekdays or days
        if not self.order.endswith("d"):
            self.order += "d"

    def add_times(self, times: Sequence[int], said: str) -> None:
        """Times beside those said before. Raises BadSchedule where they are other days' times."""
        if not self.order.endswith("t"):
            self.order += "t"
        if self.order.startswith(("dtdt", "tdtd")):
            raise BadSchedule("schedule-more-than-one", schedule=said)
        self.times |= {minute % DAY_MINUTES for minute in times}


def build(parts: Parts, said: str, now: datetime | None) -> tuple[Schedule, list[str]]:
    """The schedule, and what was assumed of it. Raises BadSchedule."""
    assumed: list[str] = []
    if parts.only_once and parts.once is None:
        parts.once = _first_day(parts, said, now)
    if not _says_anything(parts):
        raise BadSchedule("schedule-without-time", schedule=said)
    minutes, when = _minutes(parts, said, assumed)
    if parts.once is not None:
        return _once(parts.once, minutes, when, said, now), assumed
    if parts.every_months:
        return _monthly(parts, minutes, when, assumed, said), assumed
    return _weekly(parts, minutes, when, assumed, said, now), assumed


def _says_anything(parts: Parts) -> bool:
    return bool(
        parts.weekdays or parts.times or parts.step or parts.once or parts.every_months or parts.every_weeks > 1
        or parts.usual is not None or parts.window or parts.times_a_week or parts.times_a_day or parts.excluded
    )  # fmt: skip


def _minutes(parts: Parts, said: str, assumed: list[str]) -> tuple[tuple[int, ...], str]:
    """The times of the day, and their words."""
    if parts.step:
        if parts.times:
            raise BadSchedule("schedule-more-than-one", schedule=said)
        first, last = parts.window or (0, DAY_MINUTES - 1)
        return tuple(range(first, min(last, DAY_MINUTES - 1) + 1, parts.step)), interval_text(parts.step, parts.window)
    if parts.window:
        raise BadSchedule("schedule-window-alone", schedule=said, window=interval_text(60, parts.window))
    times = {minute + 720 if parts.part and 60 <= minute < 720 else minute for minute in parts.times}
    if not times:
        usual = (parts.usual,) if parts.usual is not None else _TIMES_A_DAY.get(parts.times_a_day, (USUAL_TIME,))
        times = set(usual)
        assumed.append(times_text(sorted(times)).replace(" ", " and "))
    minutes = tuple(sorted(times))
    return minutes, times_text(minutes)


def _once(day: date, minutes: tuple[int, ...], when: str, said: str, now: datetime | None) -> Schedule:
    if now is not None and datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes[-1]) <= now:
        raise BadSchedule("schedule-passed", schedule=said, day=day.isoformat(), times=when)
    return Schedule(f"once {day} {when}", minutes, first=day, last=day)


def _first_day(parts: Parts, said: str, now: datetime | None) -> date:
    if now is None:
        raise BadSchedule("schedule-without-date", schedule=said)
    days, minutes = parts.weekdays or EVERY_DAY, parts.times or {USUAL_TIME}
    ahead = (now.date() + timedelta(days=number) for number in range(8))
    return next(day for day in ahead if day.weekday() in days and (day > now.date() or max(minutes) > now.hour * 60 + now.minute))


def _monthly(parts: Parts, minutes: tuple[int, ...], when: str, assumed: list[str], said: str) -> Schedule:
    months = frozenset(parts.months) or frozenset(range(1, 13, parts.every_months))
    counted, weekdays = parts.counted, parts.weekdays - parts.excluded
    if weekdays == EVERY_DAY or not weekdays:
        weekdays = EVERY_DAY
    if parts.monthdays and (counted or weekdays != EVERY_DAY):
        raise BadSchedule("schedule-more-than-one", schedule=said)
    if weekdays != EVERY_DAY and not counted:
        counted = frozenset({1})
        assumed.append(to_say("the first one of the month"))
    if counted:
        text = f"{counted_text(counted, weekdays, months)} {when}{period_text(parts.first, parts.last)}"
        return Schedule(text, minutes, weekdays, months=months, counted=counted, first=parts.first, last=parts.last)
    days = frozenset(parts.monthdays) or frozenset({1})
    if not parts.monthdays:
        assumed.append(to_say("the 1st of the month"))
    text = f"{monthdays_text(days, months)} {when}{period_text(parts.first, parts.last)}"
    schedule = Schedule(text, minutes, monthdays=days, months=months, first=parts.first, last=parts.last)
    if next(days_of(schedule), None) is None:
        raise BadSchedule("schedule-never-happens", schedule=said)
    return schedule


def _weekly(parts: Parts, minutes: tuple[int, ...], when: str, assumed: list[str], said: str, now: datetime | None) -> Schedule:
    days = parts.weekdays
    if parts.times_a_week and (not days or days == EVERY_DAY):
        days = frozenset(_TIMES_A_WEEK.get(parts.times_a_week, (0,)))
        assumed.append(days_text(days))
    elif parts.every_weeks > 1 and not days:
        days = frozenset({0})
        assumed.append(days_text(days))
    days = (days or EVERY_DAY) - parts.excluded
    if not days or (parts.months and not parts.monthdays):
        raise BadSchedule("schedule-without-days", schedule=said)
    first = parts.first
    if parts.every_weeks > 1 and first is None:
        if now is None:
            raise BadSchedule("schedule-without-date", schedule=said)
        current = now.hour * 60 + now.minute
        ahead = (now.date() + timedelta(days=number) for number in range(8))
        first = next(day for day in ahead if day.weekday() in days and (day > now.date() or minutes[-1] > current))
    which = weeks_text(parts.every_weeks, days) if parts.every_weeks > 1 else days_text(days)
    is_plain_interval = parts.step and days == EVERY_DAY and parts.every_weeks == 1
    text = f"{when if is_plain_interval else f'{which} {when}'}{period_text(first, parts.last)}"
    schedule = Schedule(text, minutes, days, every_weeks=parts.every_weeks, first=first, last=parts.last)
    if schedule.first and schedule.last and schedule.last < schedule.first:
        raise BadSchedule("schedule-ends-first", schedule=said)
    return schedule
