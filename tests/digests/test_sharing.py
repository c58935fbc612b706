from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.core.outlet import Audience
from bot.core.request import Platform
from bot.digests import sharing
from bot.digests.sharing import RENEW, Share
from storage.digests.senders import Senders
from tests.digests.conftest import HOME, House
from tests.fakes import FakeOutlet


def share(house: House, worker: str, outlet: FakeOutlet) -> Share:
    return Share(Senders(house.store.database), {Platform.SLACK: outlet}, worker, house.clock)


async def test_a_process_that_begins_beside_another_waits_until_that_one_knows(house: House) -> None:
    first, second = FakeOutlet(), FakeOutlet()
    async with share(house, "one", first) as one:
        await one.begin()
        await one.begin()  # it has begun already
        async with share(house, "two", second) as two:
            await two.begin()
            assert first.shares == [(1, 0.0)]
            [(processes, wait)] = second.shares
            assert processes == 2
            assert wait > RENEW.total_seconds()
            await one.renew()
            assert first.shares[-1] == (2, 0.0)
        await one.renew()
        assert first.shares[-1] == (1, 0.0)


async def test_a_sending_process_keeps_renewing_its_registration(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "RENEW", timedelta(seconds=0.01))
    outlet = FakeOutlet()
    async with share(house, "one", outlet) as one:
        await one.begin()
        await share(house, "two", FakeOutlet()).renew()
        async with asyncio.timeout(20):
            while outlet.shares[-1] != (2, 0.0):  # noqa: ASYNC110 - nothing else tells
                await asyncio.sleep(0.01)


async def test_a_process_that_was_silent_for_long_does_not_count(house: House) -> None:
    outlet = FakeOutlet()
    await share(house, "killed", FakeOutlet()).renew()
    third = share(house, "third", outlet)
    await third.renew()
    assert outlet.shares[-1][0] == 2
    house.clock.advance(seconds=(RENEW * 5).total_seconds())
    await third.renew()
    assert outlet.shares[-1][0] == 1


async def test_a_delivering_process_registers_and_leaves(house: House) -> None:
    await house.subscribe(audience=Audience(Platform.SLACK, HOME, "C1"))
    await house.news("Once")
    house.clock.advance(hours=1)
    await house.deliverer("one").deliver_due()
    assert house.outlet.shares == [(1, 0.0)]
    counts = await Senders(house.store.database).join("two", ["slack", "discord"], house.clock(), timedelta(seconds=12))
    assert counts == {"slack": 1, "discord": 1}
