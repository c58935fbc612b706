"""Due digests delivered again and again by the service's scheduler."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.app.scheduling import Job, Scheduler
from bot.core.document import Document
from bot.core.outlet import Audience, Mark
from bot.digests.ticking import DigestTick
from storage.digests.records import DeliveryState
from tests.digests.conftest import House
from tests.fakes import FakeOutlet

FAST = timedelta(seconds=0.05)


def scheduled(tick: DigestTick) -> Scheduler:
    """A scheduler that has been started and calls the tick often."""
    scheduler = Scheduler([Job("delivering due digests", tick, FAST)])
    scheduler.start()
    return scheduler


async def until(condition: Callable[[], bool]) -> None:
    """Waits until a condition holds; the tests fail when it never does."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - conditions of all kinds
            await asyncio.sleep(0.01)


async def test_ticks_deliver_what_is_due_and_stop_cleanly(house: House) -> None:
    await house.subscribe()
    await house.news()
    tick = DigestTick(house.deliverer())
    scheduler = scheduled(tick)
    await until(lambda: tick.last_alive_at is not None)
    assert house.outlet.posted == []
    house.clock.advance(hours=1)
    await until(lambda: len(house.outlet.posted) == 1)
    await scheduler.stop()
    before = tick.last_alive_at
    house.clock.advance(days=1)
    await house.news(value="41000")
    await asyncio.sleep(0.2)
    assert len(house.outlet.posted) == 1
    assert tick.last_alive_at == before
    await scheduler.stop()  # twice does no harm


class SlowOutlet(FakeOutlet):
    """Posts when the test lets it, and counts how many posts wait at the same time."""

    gate: asyncio.Event
    waiting = 0

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        self.waiting += 1
        await self.gate.wait()
        return await super().post(audience, part, mark)


async def test_a_message_being_sent_is_finished_before_stopping_and_ticks_never_overlap(house: House) -> None:
    outlet = SlowOutlet(clock=house.clock)
    outlet.gate = asyncio.Event()
    await house.subscribe()
    await house.news()
    house.clock.advance(hours=1)
    scheduler = scheduled(DigestTick(house.deliverer(outlet=outlet)))
    await until(lambda: outlet.waiting == 1)
    await asyncio.sleep(0.3)
    assert outlet.waiting == 1
    stopping = asyncio.create_task(scheduler.stop())
    await asyncio.sleep(0.05)
    outlet.gate.set()
    await stopping
    assert len(outlet.posted) == 1
    reference = outlet.posted[0].mark.reference
    assert (await house.subscriptions.delivery(reference)).state is DeliveryState.SENT


async def test_what_does_not_end_within_the_grace_period_is_left_to_the_next_process(house: House) -> None:
    outlet = SlowOutlet(clock=house.clock)
    outlet.gate = asyncio.Event()
    await house.subscribe()
    await house.news()
    house.clock.advance(hours=1)
    scheduler = scheduled(DigestTick(house.deliverer(outlet=outlet)))
    await until(lambda: outlet.waiting == 1)
    await scheduler.stop(grace=timedelta(seconds=0.05))
    assert outlet.posted == []
    house.clock.advance(seconds=121)
    [outcome] = await house.deliverer("two").deliver_due()
    assert outcome.state is DeliveryState.SENT
    assert len(house.outlet.posted) == 1
    assert len(house.outlet.asked) == 1  # the channel was asked first


async def test_a_failing_store_does_not_end_the_ticking(house: House, caplog: pytest.LogCaptureFixture) -> None:
    await house.subscribe()
    await house.news()
    house.clock.advance(hours=1)
    async with house.store.database.connecting(write=True) as connection:
        await connection.exec_driver_sql("ALTER TABLE deliveries RENAME TO away")
    scheduler = scheduled(DigestTick(house.deliverer()))
    await until(lambda: "delivering due digests failed" in caplog.text)
    async with house.store.database.connecting(write=True) as connection:
        await connection.exec_driver_sql("ALTER TABLE away RENAME TO deliveries")
    await until(lambda: len(house.outlet.posted) == 1)
    await scheduler.stop()
