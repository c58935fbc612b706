from __future__ import annotations

from datetime import timedelta

from bot.core.outlet import Audience
from bot.core.request import Platform
from bot.digests.sharing import RENEW, Share
from storage.senders import Senders
from tests.digests.conftest import HOME, House
from tests.fakes import FakeOutlet


def share(house: House, worker: str, outlet: FakeOutlet) -> Share:
    return Share(Senders(house.store.database), {Platform.SLACK: outlet}, worker, house.clock)


async def test_who_begins_beside_another_waits_until_that_one_knows(house: House) -> None:
    first, second = FakeOutlet(), FakeOutlet()
    one, two = share(house, "one", first), share(house, "two", second)
    await one.renew()
    await two.renew()
    assert first.shares == [(1, 0.0)]
    assert second.shares == [(2, RENEW.total_seconds())]
    await one.renew()  # not due again yet
    assert first.shares == [(1, 0.0)]
    one._renewed_at = 0.0
    await one.renew()
    assert first.shares[-1] == (2, 0.0)


async def test_who_ended_or_was_silent_for_long_does_not_count(house: House) -> None:
    outlet = FakeOutlet()
    for name in ("ended", "killed"):
        await share(house, name, FakeOutlet()).renew()
    ended = share(house, "ended", FakeOutlet())
    await ended.renew()
    await ended.give_back()
    third = share(house, "third", outlet)
    await third.renew()
    assert outlet.shares[-1][0] == 2
    house.clock.advance(seconds=(RENEW * 5).total_seconds())
    third._renewed_at = 0.0
    await third.renew()
    assert outlet.shares[-1][0] == 1


async def test_a_delivering_process_says_so_and_takes_it_back(house: House) -> None:
    await house.subscribe(audience=Audience(Platform.SLACK, HOME, "C1"))
    await house.news("Once")
    house.clock.advance(hours=1)
    await house.deliverer("one").deliver_due()
    assert house.outlet.shares == [(1, 0.0)]
    counts = await Senders(house.store.database).join("two", ["slack", "discord"], house.clock(), timedelta(seconds=12))
    assert counts == {"slack": 1, "discord": 1}
