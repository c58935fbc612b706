"""Digests of the rarer schedules, delivered: once, every other week, counted days, and a pause that ends by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.core.document import Document
from bot.digests.delivering import plan_due
from bot.digests.errors import BadSchedule
from bot.digests.schedules.line import take_apart
from bot.digests.schedules.reading import read_end
from bot.digests.subscribing import is_paused_until, pause_until, resume, unstored
from tests.digests.conftest import CHANNEL, House
from tests.fakes import FakeClock


def documents(house: House) -> list[Document]:
    return [post.part for post in house.outlet.posted]


async def test_a_digest_for_one_day_comes_once_and_then_never_again(house: House) -> None:
    made = await house.subscribe("once 2026-11-16 09:00")
    await house.news()
    house.clock.advance(hours=2)
    await house.deliverer().deliver_due()
    await house.deliverer("two").deliver_due()
    assert len(house.outlet.posted) == 1
    await house.news(value="41000")
    for _ in range(3):
        house.clock.advance(days=1)
        await house.deliverer().deliver_due()
    assert len(house.outlet.posted) == 1
    [after] = await house.subscriptions.all()
    assert (after.ref, after.due_at) == (made.ref, None)


async def test_a_digest_for_one_day_that_was_missed_comes_late_and_once(house: House) -> None:
    await house.subscribe("once 2026-11-16 09:00")
    await house.news()
    house.clock.advance(days=3)
    await house.deliverer().deliver_due()
    await house.deliverer().deliver_due()
    assert len(house.outlet.posted) == 1


def test_every_other_week_goes_by_its_first_week_however_long_nobody_looked() -> None:
    clock = FakeClock()
    one = replace(unstored(CHANNEL, (), "Europe/Berlin", clock()), schedule="every other monday 09:00 from 2026-11-16")
    plan = plan_due(one, clock.advance(days=29))
    assert [f"{slot.local:%m-%d}" for slot in plan.slots] == ["11-16", "11-30", "12-14"]
    assert plan.next_at is not None
    assert f"{plan.next_at:%m-%d}" == "12-28"


def test_a_counted_day_on_the_night_clocks_go_back_happens_once() -> None:
    clock = FakeClock()
    one = replace(unstored(CHANNEL, (), "Europe/Berlin", clock()), schedule="last sunday of the month 02:30")
    plan = plan_due(replace(one, cursor=clock().replace(month=10, day=20)), clock().replace(month=10, day=27))
    assert [(f"{slot.local:%m-%d %H:%M}", f"{slot.at:%H:%M}") for slot in plan.slots] == [("10-25 02:30", "00:30")]


async def test_a_pause_until_a_day_sends_nothing_before_and_one_digest_then(house: House) -> None:
    made = await house.subscribe()
    await pause_until(house.subscriptions, made.ref, date(2026, 11, 20), "ada", house.clock())
    await house.news()
    for _ in range(3):
        house.clock.advance(days=1, hours=1)
        await house.deliverer().deliver_due()
    assert house.outlet.posted == []
    house.clock.advance(days=1)
    await house.deliverer().deliver_due()
    assert len(house.outlet.posted) == 1


async def test_resuming_before_the_day_ends_the_pause(house: House) -> None:
    made = await house.subscribe()
    paused = await pause_until(house.subscriptions, made.ref, date(2026, 12, 20), "ada", house.clock())
    assert is_paused_until(paused, house.clock())
    resumed = await resume(house.subscriptions, made.ref, house.clock(), "ada")
    assert not is_paused_until(resumed, house.clock())
    assert resumed.due_at == made.due_at


async def test_a_pause_behind_the_last_day_is_refused(house: House) -> None:
    made = await house.subscribe("daily 09:00 until 2026-11-30")
    with pytest.raises(BadSchedule, match="no more digests"):
        await pause_until(house.subscriptions, made.ref, date(2026, 12, 20), "ada", house.clock())
    [same] = await house.subscriptions.all()
    assert same.options.paused_until == ""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("until monday", "2026-11-23"),
        ("2 weeks", "2026-11-30"),
        ("for 3 days", "2026-11-19"),
        ("until 2026-12-31", "2026-12-31"),
        ("till 24 December", "2026-12-24"),
        ("until tomorrow", "2026-11-17"),
        ("until next week", "2026-11-23"),
        ("bis Freitag", "2026-11-20"),
        ("到周五", "2026-11-20"),
        ("到下周五", "2026-11-27"),
        ("下星期一", "2026-11-23"),
        ("through friday", "2026-11-21"),
        ("through the end of the year", "2027-01-01"),
        ("until the end of this month", "2026-12-01"),
        ("for the rest of the week", "2026-11-23"),
        ("到月底", "2026-12-01"),
    ],
)
def test_the_day_a_pause_ends(typed: str, day: str) -> None:
    assert read_end(typed, FakeClock()().replace(tzinfo=None)).isoformat() == day


@pytest.mark.parametrize("typed", ["until", "until later", "until 2026-11-01", "until today", "monday tuesday", "09:00"])
def test_what_names_no_day_ahead_is_refused(typed: str) -> None:
    with pytest.raises(BadSchedule):
        read_end(typed, FakeClock()().replace(tzinfo=None))


@pytest.mark.parametrize(
    ("typed", "cron", "names"),
    [
        ("acme 30 8 1,15 * * rover", "30 8 1,15 * *", ("acme", "rover")),
        ("cron: 0 9 * * mon-fri", "0 9 * * mon-fri", ()),
        ("acme 0 0 9 ? * MON-FRI", "0 0 9 ? * MON-FRI", ("acme",)),
        ("daily 9 17", "", ()),
    ],
)
def test_the_fields_of_cron_within_a_line(typed: str, cron: str, names: tuple[str, ...]) -> None:
    parts = take_apart(typed)
    assert (parts.cron, parts.names) == (cron, names)


def test_cron_beside_another_schedule_is_more_than_one() -> None:
    with pytest.raises(BadSchedule, match="more than one"):
        take_apart("daily 9:00 0 9 * * 1").schedule(FakeClock()().replace(tzinfo=None))
