"""A digest that moves to another channel: what its old channel got is finished and corrected there, and what is new goes to the new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.digests.delivering import plan_due
from bot.digests.sending import LEASE
from bot.digests.subscribing import edit
from storage.digests.records import Claim, DeliveryState
from tests.digests.conftest import CHANNEL, House
from tests.fakes import Lost

OTHER = "C0NEWS"


async def move(house: House) -> None:
    await edit(house.subscriptions, "d1", "U7", house.clock(), channel=OTHER)


async def test_who_got_a_digest_gets_its_correction(house: House) -> None:
    await house.subscribe(archive=False)
    added = await house.news("Acme opens")
    house.clock.advance(hours=1)
    [sent] = await house.deliverer().deliver_due()
    await move(house)
    await house.store.library().withdraw(added.facts[0], "operator", "miscounted")
    house.clock.advance(minutes=5)
    [corrected] = await house.deliverer().deliver_due()
    assert corrected.state is DeliveryState.SENT
    assert [post.audience for post in house.outlet.posted] == [CHANNEL, CHANNEL]
    assert f"Correction to digest {sent.reference}" in str(house.outlet.posted[1].part)
    assert [message for message, _ in house.outlet.amended] == ["m1"]
    await house.news("Acme closes", value="41000")
    house.clock.advance(days=1)
    await house.deliverer().deliver_due()
    assert house.outlet.posted[2].audience.channel == OTHER


@pytest.mark.parametrize("posted", [True, False])
async def test_what_may_be_in_the_old_channel_is_looked_for_there(house: House, posted: bool) -> None:
    await house.subscribe(archive=False)
    await house.news("Acme opens")
    house.clock.advance(hours=1)
    house.outlet.troubles = [Lost(posted=posted)]
    [unknown] = await house.deliverer().deliver_due()
    assert unknown.state is DeliveryState.UNKNOWN
    await move(house)
    house.clock.advance(seconds=(LEASE + timedelta(seconds=1)).total_seconds())
    [sent] = await house.deliverer().deliver_due()
    assert (sent.reference, sent.state) == (unknown.reference, DeliveryState.SENT)
    assert [post.audience for post in house.outlet.posted] == [CHANNEL]


async def test_what_was_composed_for_the_old_channel_is_composed_anew_for_the_new_one(house: House) -> None:
    await house.subscribe(archive=False)
    await house.subscribe(audience=replace(CHANNEL, channel=OTHER), archive=False)
    await house.news("Acme opens")
    house.clock.advance(hours=1)
    stopped, deliverer = house.deliverer("stopped"), house.deliverer()
    claims = await stopped.deliveries.claim_due(house.clock(), stopped.worker, LEASE, plan_due, ["slack"])
    [first, _] = await stopped._prepare_all(claims, stopped.news)  # and there it was killed
    assert isinstance(first, Claim)
    assert first.state is DeliveryState.COMPOSED
    await move(house)
    house.clock.advance(seconds=(LEASE + timedelta(seconds=1)).total_seconds())
    states = {outcome.reference: outcome.state for outcome in await deliverer.deliver_due()}
    # The other channel gets the story once, by whichever of its two digests is sent first.
    assert sorted(states.values()) == [DeliveryState.SENT, DeliveryState.SKIPPED]
    assert [post.audience.channel for post in house.outlet.posted] == [OTHER]
