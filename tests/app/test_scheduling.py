"""Jobs that are run periodically: never twice at a time, whatever they do."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.app.scheduling import Job, Scheduler

OFTEN = timedelta(milliseconds=5)


async def test_a_job_goes_on_after_a_failure_and_its_runs_never_overlap(caplog: pytest.LogCaptureFixture) -> None:
    running = most = count = 0
    enough = asyncio.Event()

    async def work() -> None:
        nonlocal running, most, count
        running, count = running + 1, count + 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        if count >= 5:
            enough.set()
        if count % 2:
            raise ValueError("odd")

    scheduler = Scheduler([Job("counting", work, OFTEN)])
    scheduler.start()
    with pytest.raises(RuntimeError, match="started already"):
        scheduler.start()
    await asyncio.wait_for(enough.wait(), 30)
    await scheduler.stop()
    after = count
    await asyncio.sleep(0.03)
    assert (most, running, count) == (1, 0, after)
    # The failures are logged, and nothing else: APScheduler's own warnings of skipped runs are not.
    assert {record.getMessage() for record in caplog.records} == {"counting failed; the next time tries again"}


async def test_a_job_that_hangs_or_fails_holds_up_no_other() -> None:
    count = 0
    enough = asyncio.Event()

    async def hang() -> None:
        await asyncio.sleep(60)

    async def fail() -> None:
        raise OSError("gone")

    async def work() -> None:
        nonlocal count
        count += 1
        if count == 3:
            enough.set()

    scheduler = Scheduler([Job("hanging", hang, OFTEN), Job("failing", fail, OFTEN), Job("counting", work, OFTEN)])
    scheduler.start()
    await asyncio.wait_for(enough.wait(), 30)
    await scheduler.stop(timedelta(0))


async def test_each_job_has_its_own_interval_and_runs_at_once_the_first_time() -> None:
    often = seldom = 0
    enough = asyncio.Event()

    async def work_often() -> None:
        nonlocal often
        often += 1
        if often == 4:
            enough.set()

    async def work_seldom() -> None:
        nonlocal seldom
        seldom += 1

    scheduler = Scheduler([Job("often", work_often, OFTEN), Job("seldom", work_seldom, timedelta(hours=1))])
    scheduler.start()
    await asyncio.wait_for(enough.wait(), 30)
    await scheduler.stop()
    assert seldom == 1


async def test_stopping_waits_for_what_is_running_to_its_end() -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    ended = 0

    async def work() -> None:
        nonlocal ended
        begun.set()
        await go_on.wait()
        ended += 1

    scheduler = Scheduler([Job("waiting", work, OFTEN)])
    scheduler.start()
    await asyncio.wait_for(begun.wait(), 30)
    stopping = asyncio.create_task(scheduler.stop())
    await asyncio.sleep(0.02)
    assert not stopping.done()
    go_on.set()
    await asyncio.wait_for(stopping, 30)
    assert ended == 1


async def test_stopping_waits_no_longer_than_the_grace_period() -> None:
    begun = asyncio.Event()
    cancelled = False

    async def endless() -> None:
        nonlocal cancelled
        begun.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled = True
            raise

    scheduler = Scheduler([Job("waiting", endless, OFTEN)])
    scheduler.start()
    await asyncio.wait_for(begun.wait(), 30)
    async with asyncio.timeout(30):
        await scheduler.stop(timedelta(milliseconds=20))
    assert cancelled
    await scheduler.stop()  # twice does no harm
    await Scheduler([Job("never", endless, OFTEN)]).stop()
