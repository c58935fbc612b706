"""Schedules and their slots: arithmetic on local wall-clock times. Pure.

A schedule names wall-clock times; a slot is one such time on one day in one zone. Each slot happens exactly once: one that
does not exist (clocks went forward over it) happens at the first valid instant after, one that exists twice happens at the
first. In the hour that clocks go back over, nothing happens the second time, not even for "hourly".
"""

from __future__ import annotations

import difflib
import functools
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from bot.core.text import one_line, shorten
from bot.digests.cron import looks_like_cron, read_cron
from bot.digests.errors import BadSchedule, UnknownZone

#: The shortest time between two slots.
SHORTEST = timedelta(minutes=15)

_DAY_MINUTES = 24 * 60
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_SETS = {
    "daily": frozenset(range(7)),
    "everyday": frozenset(range(7)),
    "weekdays": frozenset(range(5)),
    "workdays": frozenset(range(5)),
    "weekends": frozenset({5, 6}),
}
#: Places and abbreviations that people type and that are no names of zones.
_PLACES = {
    "beijing": "Asia/Shanghai",
    "hangzhou": "Asia/Shanghai",
    "shenzhen": "Asia/Shanghai",
    "china": "Asia/Shanghai",
    "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata",
    "india": "Asia/Kolkata",
    "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "boston": "America/New_York",
    "washington": "America/New_York",
    "edt": "America/New_York",
    "austin": "America/Chicago",
    "cst": "America/Chicago",
    "munich": "Europe/Berlin",
    "frankfurt": "Europe/Berlin",
    "hamburg": "Europe/Berlin",
    "germany": "Europe/Berlin",
    "cest": "Europe/Berlin",
    "geneva": "Europe/Zurich",
    "bst": "Europe/London",
    "uk": "Europe/London",
    "jst": "Asia/Tokyo",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One occurrence of a schedule: ``local`` is the naive wall-clock time that it names, ``at`` the instant (UTC) when it happens."""

    local: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Schedule:
    """The wall-clock times at which a digest is due; ``text`` says them in words that ``parse`` understands.

    ``minutes`` count from midnight, sorted. A day counts when its month is in ``months`` and its weekday (0 is Monday) and
    day of the month are in theirs; with ``either`` one of the two is enough, as cron has it when both are restricted.
    """

    text: str
    minutes: tuple[int, ...]
    weekdays: frozenset[int] = frozenset(range(7))
    monthdays: frozenset[int] = frozenset(range(1, 32))
    months: frozenset[int] = frozenset(range(1, 13))
    either: bool = False

    @classmethod
    def parse(cls, text: str) -> Schedule:
        """The schedule that the words name: days and times, an interval, or five cron fields.

        Raises:
            BadSchedule: with what is wrong and examples.
        """
        words = re.sub(r"^cron[: ]\s*", "", re.sub(r"\s+", " ", text.strip()).casefold())
        if not words:
            raise BadSchedule("schedule-empty")
        schedule = _from_cron(words) if looks_like_cron(words) else _from_interval(words) or _from_days(words, text)
        _refuse_too_frequent(schedule)
        return schedule

    def falls_on(self, day: date) -> bool:
        """Whether the schedule has slots on this calendar day."""
        if day.month not in self.months:
            return False
        in_month, in_week = day.day in self.monthdays, day.weekday() in self.weekdays
        return in_month or in_week if self.either else in_month and in_week


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
    day = after.astimezone(where).date() - timedelta(days=1)
    last = until.astimezone(where).date() if until is not None else date.max
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


def find_zone(name: str) -> ZoneInfo:
    """The IANA zone of this name; case is ignored.

    Raises:
        UnknownZone: with similar names.
    """
    canonical = _zones().get(name.strip().casefold())
    if canonical is None:
        if near := _zones_like(name):
            raise UnknownZone("time-zone-unknown-but-near", name=name.strip(), near=" or ".join(near))
        raise UnknownZone("time-zone-unknown", name=name.strip())
    return ZoneInfo(canonical)


@functools.cache
def _zones() -> dict[str, str]:
    left_out = ("posix/", "right/", "SystemV/", "localtime", "posixrules", "Factory")
    return {name.casefold(): name for name in available_timezones() if not name.startswith(left_out)}


def _zones_like(name: str) -> list[str]:
    words = re.sub(r"[\s_]+", " ", name.strip().casefold())
    if known := _PLACES.get(words):
        return [known]
    city = words.rsplit("/", 1)[-1].replace(" ", "_")
    cities: dict[str, list[str]] = {}
    for folded, canonical in sorted(_zones().items()):
        if "/" in folded and not folded.startswith("etc/"):
            cities.setdefault(folded.rsplit("/", 1)[-1], []).append(canonical)
    if city in cities:
        return cities[city][:3]
    near = difflib.get_close_matches(city, list(cities), n=3, cutoff=0.75)
    return [canonical for found in near for canonical in cities[found]][:3]


def _from_cron(words: str) -> Schedule:
    cron = read_cron(words)
    schedule = Schedule(
        words,
        tuple(sorted(hour * 60 + minute for hour in cron.hours for minute in cron.minutes)),
        cron.weekdays,
        cron.monthdays,
        cron.months,
        cron.either,
    )
    if next(_days_of(schedule), None) is None:
        raise BadSchedule("schedule-never-happens", schedule=words)
    return schedule


def _from_interval(words: str) -> Schedule | None:
    if words == "hourly":
        words = "every 60 minutes"
    found = re.fullmatch(r"every (?:(\d{1,6}) ?)?(minutes?|mins?|m|hours?|h)", words)
    if found is None:
        return None
    number, unit = int(found[1] or 1), found[2]
    minutes = number * (60 if unit.startswith("h") else 1)
    if minutes < SHORTEST.seconds // 60:
        raise BadSchedule("interval-too-short", interval=words, minutes=SHORTEST.seconds // 60)
    if minutes > _DAY_MINUTES or _DAY_MINUTES % minutes:
        raise BadSchedule("interval-uneven", interval=words)
    text = "hourly" if minutes == 60 else f"every {minutes // 60} hours" if minutes % 60 == 0 else f"every {minutes} minutes"
    return Schedule(text, tuple(range(0, _DAY_MINUTES, minutes)))


def _from_days(words: str, typed: str) -> Schedule:
    plain = re.sub(r"\b(at|and|on|o'clock)\b", " ", words).replace("every day", "daily")
    plain = re.sub(r"\bevery (?=[a-z])", "", plain)
    plain = re.sub(r"(\d)\s+([ap]m)\b", r"\1\2", plain)
    plain = re.sub(r"\b([a-z]{3,9})(?: (?:to|through) | ?[–—] ?)([a-z]{3,9})\b", r"\1-\2", plain)
    parts = [part for part in re.split(r"[\s,;&+]+", plain) if part]
    days: frozenset[int] = frozenset()
    times: set[int] = set()
    said = shorten(one_line(typed), 60)
    for part in parts:
        if (minute := _minute(part)) is not None:
            times.add(minute)
        elif (named := _days(part)) is not None:
            if days and times:
                raise BadSchedule("schedule-more-than-one", schedule=said)
            days |= named
        else:
            raise BadSchedule("schedule-word-unknown", word=shorten(part, 40), schedule=said)
    if not times:
        raise BadSchedule("schedule-without-time", schedule=said)
    minutes = tuple(sorted(times))
    weekdays = days or _DAY_SETS["daily"]
    return Schedule(f"{_days_text(weekdays)} {' '.join(_time_text(minute) for minute in minutes)}", minutes, weekdays)


def _minute(part: str) -> int | None:
    if part in ("noon", "midnight"):
        return 720 if part == "noon" else 0
    found = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?(am|pm)?", part)
    if found is None or (found[2] is None and found[3] is None):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59:
        raise BadSchedule("time-of-day-unknown", time=part)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + minute


def _weekday(word: str) -> int | None:
    stem = word.removesuffix("s") if len(word) > 4 else word
    if len(stem) < 3:
        return None
    return next((number for number, name in enumerate(_WEEKDAYS) if name.startswith(stem)), None)


def _days(part: str) -> frozenset[int] | None:
    if part in _DAY_SETS or f"{part}s" in _DAY_SETS:
        return _DAY_SETS.get(part) or _DAY_SETS[f"{part}s"]
    first, _, last = part.partition("-")
    start, end = _weekday(first), _weekday(last or first)
    if start is None or end is None:
        return None
    return frozenset((start + step) % 7 for step in range((end - start) % 7 + 1))


def says_when(word: str) -> bool:
    """Whether a word belongs to a schedule and is no name: a day, a time, a field of cron, or "monthly"."""
    folded = word.casefold().strip(",;")
    return folded in _SAYING_WHEN or _days(folded) is not None or re.match(r"[\d*]", folded) is not None


_SAYING_WHEN = frozenset("every each daily hourly weekly fortnightly monthly yearly first second third last cron at 每天 每周 每日".split())


def _days_text(days: frozenset[int]) -> str:
    for name in ("daily", "weekdays", "weekends"):
        if days == _DAY_SETS[name]:
            return name
    if len(days) == 1:
        return f"{_WEEKDAYS[min(days)]}s"
    return ",".join(_WEEKDAYS[day][:3] for day in sorted(days))


def _time_text(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _days_of(schedule: Schedule) -> Iterator[date]:
    """The days on which the schedule falls in 28 years, after which weekdays and leap years repeat."""
    first = date(2000, 1, 1)
    return (day for day in (first + timedelta(days=number) for number in range(28 * 366)) if schedule.falls_on(day))


def _refuse_too_frequent(schedule: Schedule) -> None:
    shortest = SHORTEST.seconds // 60
    close = any(later - earlier < shortest for earlier, later in itertools.pairwise(schedule.minutes))
    if not close and schedule.minutes[0] + _DAY_MINUTES - schedule.minutes[-1] < shortest and len(schedule.minutes) > 1:
        close = any(later - earlier == timedelta(days=1) for earlier, later in itertools.pairwise(_days_of(schedule)))
    if close:
        raise BadSchedule("slots-too-close", schedule=schedule.text, minutes=shortest)
