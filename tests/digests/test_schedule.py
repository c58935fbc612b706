from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.errors import BadSchedule, UnknownZone
from bot.digests.schedules.reading import read_schedule
from bot.digests.schedules.slots import next_slots, slots
from bot.digests.zones.iana import find_zone
from tests.examples import examples

ODD_ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",  # half an hour off, changed at 00:01 until 2011
    "Asia/Kathmandu",  # 5:45
    "Australia/Lord_Howe",  # moves by half an hour
    "Africa/Casablanca",  # goes back for Ramadan
    "Pacific/Apia",  # had no 30 December 2011
    "America/Havana",  # changes at midnight
    "Asia/Shanghai",
)
TEXTS = (
    "daily 02:30",
    "daily 00:00 02:00 03:00",
    "every 15 minutes",
    "hourly",
    "weekdays 09:00",
    "sun 02:30 03:15",
    "every other tuesday 02:30 from 2010-01-05",
    "first and last sunday of the month 02:30",
    "15th and 31st of the month 00:00",
    "weekdays every 30 minutes 01:00-04:00",
    "daily 02:00 from 2011-03-01 until 2027-01-01",
    "*/30 1-3 * * *",
    "0 0 1 * *",
)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("daily 09:00", "daily 09:00"),
        ("  Daily at 9:00 and 5:30pm ", "daily 09:00 17:30"),
        ("09:00", "daily 09:00"),
        ("every day at noon", "daily 12:00"),
        ("daily 12am 12pm", "daily 00:00 12:00"),
        ("weekdays 09:00", "weekdays 09:00"),
        ("mon-fri 9:00", "weekdays 09:00"),
        ("weekends 10.15", "weekends 10:15"),
        ("mondays 09:00", "mondays 09:00"),
        ("every Monday 9am", "mondays 09:00"),
        ("thu,mon 09:00", "mon,thu 09:00"),
        ("Monday to Friday 9:00", "weekdays 09:00"),
        ("mon–fri 9:00", "weekdays 09:00"),
        ("09:00 on mondays", "mondays 09:00"),
        ("sat-mon 09:00", "mon,sat,sun 09:00"),
        ("every 30 minutes", "every 30 minutes"),
        ("every 90 min", "every 90 minutes"),
        ("every hour", "hourly"),
        ("every 6 hours", "every 6 hours"),
        ("0 9 * * 1-5", "0 9 * * 1-5"),
        ("cron 0 9 * * 1-5", "0 9 * * 1-5"),
        ("Cron: 0 9 * * 1-5", "0 9 * * 1-5"),
        ("*/15 8-18 * JAN,feb Mon", "*/15 8-18 * jan,feb mon"),
    ],
)
def test_words_become_a_schedule_whose_text_means_the_same(typed: str, text: str) -> None:
    schedule = read_schedule(typed)
    assert schedule.text == text
    assert read_schedule(schedule.text) == schedule


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "needs words"),
        ("sometimes", "“sometimes”"),
        ("at", "no time of day"),
        ("daily 25:00", "no time “25:00”"),
        ("daily 13pm", "no time “13pm”"),
        ("mondays 09:00 fridays 17:00", "more than one schedule"),
        ("every 10 minutes", "15 minutes is the shortest"),
        ("every 0 minutes", "15 minutes is the shortest"),
        ("every 50 minutes", "evenly"),
        ("every 999999 hours", "evenly"),
        ("daily 09:00 09:10", "too often"),
        ("daily 23:55 00:05", "too often"),
        ("* * * * *", "too often"),
        ("*/5 9 * * *", "too often"),
        ("0 24 * * *", "“24” is no hour"),
        ("0 9 * * foo", "“foo” is no weekday"),
        ("0 0 31 2 *", "never happens"),
    ],
)
def test_what_is_no_schedule_says_so_with_examples(typed: str, says: str) -> None:
    with pytest.raises(BadSchedule) as caught:
        read_schedule(typed)
    assert says in caught.value.message
    assert "weekdays 09:00" in caught.value.next_step


def test_where_all_days_are_quiet_there_are_no_slots_and_nobody_looks_for_ever() -> None:
    schedule, now = read_schedule("every 15 minutes"), datetime(2026, 11, 16, tzinfo=UTC)
    assert next_slots(schedule, "Europe/Berlin", now, 5, lambda _: True) == []
    [slot] = next_slots(schedule, "UTC", now, 1, lambda day: day.year < 2030)
    assert slot.at == datetime(2030, 1, 1, tzinfo=UTC)
    [leap] = next_slots(read_schedule("0 9 29 2 *"), "UTC", datetime(2096, 3, 1, tzinfo=UTC), 1)
    assert leap.at == datetime(2104, 2, 29, 9, tzinfo=UTC)


def test_two_times_around_midnight_are_fine_on_days_that_do_not_meet() -> None:
    assert read_schedule("mondays 23:55 00:05").minutes == (5, 1435)


def test_cron_takes_either_of_two_restricted_days() -> None:
    schedule = read_schedule("0 9 13 * fri")
    assert [day for day in range(1, 16) if schedule.falls_on(date(2026, 11, day))] == [6, 13]  # both Fridays
    assert schedule.falls_on(date(2026, 12, 13))  # a Sunday


def _locals(text: str, zone: str, start: datetime, end: datetime) -> list[tuple[str, str]]:
    return [(f"{slot.local:%d %H:%M}", f"{slot.at:%d %H:%M}") for slot in slots(read_schedule(text), zone, start, end)]


def test_the_hour_that_berlin_has_twice_happens_once() -> None:
    start, end = datetime(2025, 10, 25, 22, tzinfo=UTC), datetime(2025, 10, 26, 12, tzinfo=UTC)
    assert _locals("daily 02:30", "Europe/Berlin", start, end) == [("26 02:30", "26 00:30")]
    assert len(_locals("hourly", "Europe/Berlin", start, end)) == 13  # 15 hours: midnight lies on the open end, 02:00 comes once


def test_the_hour_that_berlin_has_not_happens_when_the_gap_ends() -> None:
    start, end = datetime(2026, 3, 28, 23, 30, tzinfo=UTC), datetime(2026, 3, 29, 2, tzinfo=UTC)
    found = _locals("daily 01:30 02:00 02:30 03:00 03:30", "Europe/Berlin", start, end)
    assert found == [
        ("29 01:30", "29 00:30"),
        ("29 02:00", "29 01:00"),
        ("29 02:30", "29 01:00"),
        ("29 03:00", "29 01:00"),
        ("29 03:30", "29 01:30"),
    ]


def test_a_day_that_samoa_skipped_happens_when_the_next_one_begins() -> None:
    start, end = datetime(2011, 12, 29, 12, tzinfo=UTC), datetime(2011, 12, 31, 12, tzinfo=UTC)
    found = _locals("daily 09:00", "Pacific/Apia", start, end)
    assert found == [("29 09:00", "29 19:00"), ("30 09:00", "30 10:00"), ("31 09:00", "30 19:00")]


def test_half_an_hour_of_lord_howe() -> None:
    start, end = datetime(2025, 10, 4, 12, tzinfo=UTC), datetime(2025, 10, 5, 12, tzinfo=UTC)
    assert _locals("daily 02:15", "Australia/Lord_Howe", start, end) == [("05 02:15", "04 15:30")]


def test_next_slots_keep_the_wall_clock_across_a_change() -> None:
    found = next_slots(read_schedule("sundays 09:00"), "europe/berlin", datetime(2026, 10, 14, tzinfo=UTC), 3)
    assert [slot.local.hour for slot in found] == [9, 9, 9]
    assert [slot.at.hour for slot in found] == [7, 8, 8]


def test_a_rare_schedule_finds_its_leap_day() -> None:
    found = next_slots(read_schedule("0 9 29 2 *"), "UTC", datetime(2026, 1, 1, tzinfo=UTC), 2)
    assert [slot.local.date() for slot in found] == [date(2028, 2, 29), date(2032, 2, 29)]


def test_a_zone_from_nowhere_says_how_zones_are_named() -> None:
    with pytest.raises(UnknownZone, match="no time zone"):
        find_zone("../../etc/passwd")


def test_a_zone_is_found_whatever_its_case() -> None:
    assert find_zone(" asia/kolkata ").key == "Asia/Kolkata"


starts = st.datetimes(datetime.combine(date(2010, 1, 1), time()), datetime.combine(date(2030, 1, 1), time()), timezones=st.just(UTC))
#: Nights on which something odd happens in one of the zones.
nights = st.sampled_from(
    [
        datetime(2025, 10, 25, 21, tzinfo=UTC),
        datetime(2026, 3, 28, 21, tzinfo=UTC),
        datetime(2011, 12, 29, 21, tzinfo=UTC),
        datetime(2025, 2, 22, 23, tzinfo=UTC),
        datetime(2025, 10, 4, 12, tzinfo=UTC),
        datetime(2011, 3, 13, 2, tzinfo=UTC),
        datetime(2026, 11, 1, 3, tzinfo=UTC),
    ]
)


@examples(150)
@given(
    text=st.sampled_from(TEXTS),
    zone=st.sampled_from(ODD_ZONES),
    start=st.one_of(starts, nights),
    steps=st.lists(st.timedeltas(timedelta(0), timedelta(hours=9)), min_size=1, max_size=12),
)
def test_windows_tile_time(text: str, zone: str, start: datetime, steps: list[timedelta]) -> None:
    schedule = read_schedule(text)
    edges = list(itertools.accumulate(steps, lambda at, step: at + step, initial=start))
    pieces = [slot for earlier, later in itertools.pairwise(edges) for slot in slots(schedule, zone, earlier, later)]
    assert pieces == list(slots(schedule, zone, edges[0], edges[-1]))
    assert [slot.at for slot in pieces] == sorted(slot.at for slot in pieces)
    assert len({slot.local for slot in pieces}) == len(pieces)


@examples(150)
@given(text=st.sampled_from(TEXTS), zone=st.sampled_from(ODD_ZONES), start=st.one_of(starts, nights))
def test_every_wall_time_of_the_schedule_happens_exactly_once(text: str, zone: str, start: datetime) -> None:
    schedule, where = read_schedule(text), ZoneInfo(zone)
    found = {slot.local: slot.at for slot in slots(schedule, zone, start, start + timedelta(days=4))}
    first = start.astimezone(where).date() + timedelta(days=1)
    wanted = [
        datetime.combine(day, time(minute // 60, minute % 60))
        for day in (first, first + timedelta(days=1))
        if schedule.falls_on(day)
        for minute in schedule.minutes
    ]
    for local in wanted:
        at = found[local]
        shown = at.astimezone(where).replace(tzinfo=None)
        # It shows the schedule's own time, or, in a gap, the first time there is behind it.
        assert shown == local or (shown > local and (at - timedelta(seconds=1)).astimezone(where).replace(tzinfo=None) < local)


@examples(100)
@given(
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    times=st.sets(st.integers(0, 23), min_size=1, max_size=4),
    minute=st.integers(0, 59),
)
def test_text_and_schedule_round_trip(weekdays: set[int], times: set[int], minute: int) -> None:
    names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    typed = f"{','.join(names[day] for day in weekdays)} {' '.join(f'{hour:02d}:{minute:02d}' for hour in times)}"
    schedule = read_schedule(typed)
    assert schedule.weekdays == weekdays
    assert schedule.minutes == tuple(sorted(hour * 60 + minute for hour in times))
    assert read_schedule(schedule.text) == schedule
