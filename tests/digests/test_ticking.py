from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.core.document import Document
from bot.core.outlet import Audience, Mark
from bot.digests.ticking import Ticker
from storage.delivery_records import DeliveryState
from tests.digests.conftest import House
from tests.fakes import FakeOutlet

FAST = timedelta(seconds=0.05)


async def until(condition: Callable[[], bool]) -> None:
    """Waits until a condition holds; the tests fail when it never does."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - conditions of all kinds
            await asyncio.sleep(0.01)


async def test_ticks_deliver_what_is_due_and_stop_cleanly(house: House) -> None:
    await house.subscribe()
    await house.news()
    ticker = Ticker(house.deliverer(), tick=FAST)
    ticker.start()
    await until(lambda: ticker.last_tick_at is not None)
    assert house.outlet.posted == []
    house.clock.advance(hours=1)
    await until(lambda: len(house.outlet.posted) == 1)
    await ticker.stop()
    before = ticker.last_tick_at
    house.clock.advance(days=1)
    await house.news(value="41000")
    await asyncio.sleep(0.2)
    assert len(house.outlet.posted) == 1
    assert ticker.last_tick_at == before
    await ticker.stop()  # twice does no harm


async def test_starting_twice_is_a_mistake(house: House) -> None:
    ticker = Ticker(house.deliverer(), tick=FAST)
    ticker.start()
    with pytest.raises(RuntimeError):
        ticker.start()
    await ticker.stop()


class SlowOutlet(FakeOutlet):
    """Posts when it is told to, and counts how many posts wait at the same time."""

    gate: asyncio.Event
    waiting = 0

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        self.waiting += 1
        await self.gate.wait()
        return await super().post(audience, part, mark)


async def test_a_message_on_its_way_is_finished_before_stopping_and_ticks_never_overlap(house: House) -> None:
    outlet = SlowOutlet(clock=house.clock)
    outlet.gate = asyncio.Event()
    await house.subscribe()
    await house.news()
    house.clock.advance(hours=1)
    ticker = Ticker(house.deliverer(outlet=outlet), tick=FAST)
    ticker.start()
    await until(lambda: outlet.waiting == 1)
    await asyncio.sleep(0.3)
    assert outlet.waiting == 1
    stopping = asyncio.create_task(ticker.stop())
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
    ticker = Ticker(house.deliverer(outlet=outlet), tick=FAST)
    ticker.start()
    await until(lambda: outlet.waiting == 1)
    await ticker.stop(grace=timedelta(seconds=0.05))
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
    ticker = Ticker(house.deliverer(), tick=FAST)
    ticker.start()
    await until(lambda: "a tick of the digests failed" in caplog.text)
    async with house.store.database.connecting(write=True) as connection:
        await connection.exec_driver_sql("ALTER TABLE away RENAME TO deliveries")
    await until(lambda: len(house.outlet.posted) == 1)
    await ticker.stop()
