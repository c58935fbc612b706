"""Digests of one person: delivered like all others, by direct message, until the person leaves."""

from __future__ import annotations

from bot.core.outlet import Audience, Refused
from bot.core.request import Platform
from bot.digests.subscribing import subscribe
from storage.digests.records import DeliveryState, Subscription
from storage.errors import StorageError
from storage.records import SubscriptionState
from tests.digests.conftest import HOME, House
from tests.fakes import FakeOutlet, Lost


async def _personal(house: House, person: str = "U1", schedule: str = "daily 09:00") -> Subscription:
    audience = Audience(Platform.SLACK, HOME, f"D{person}", direct=True)
    return await subscribe(house.subscriptions, audience, ("Acme",), schedule, "Europe/Berlin", person, house.clock(), person=person)


async def test_it_goes_to_the_person_and_not_to_the_channel_and_arrives_once_though_the_answer_is_lost(house: House) -> None:
    await house.subscribe()
    await _personal(house)
    await house.news()
    house.clock.advance(hours=1)
    house.outlet.troubles = [Lost(posted=True), None]
    await house.deliverer().deliver_due()
    house.clock.advance(minutes=5)
    await house.deliverer("two").deliver_due()
    assert sorted(post.audience.channel for post in house.outlet.posted) == ["C1", "DU1"]
    assert [post.audience.direct for post in house.outlet.posted if post.audience.channel == "DU1"] == [True]


async def test_what_a_channel_had_is_news_to_a_person(house: House) -> None:
    await house.subscribe()
    await house.news()
    house.clock.advance(hours=1)
    await house.deliverer().deliver_due()
    await _personal(house, schedule="daily 10:00")
    house.clock.advance(hours=1, minutes=1)
    [outcome] = await house.deliverer().deliver_due()
    assert (outcome.subscription.person, outcome.state) == ("U1", DeliveryState.SENT)


async def test_all_that_is_ones_own_ends_when_one_leaves(house: House) -> None:
    await _personal(house)
    await _personal(house, schedule="daily 18:00")
    await _personal(house, "U2")
    await house.news()
    house.outlet.gone = {"U1"}
    house.clock.advance(hours=1)
    outcomes = await house.deliverer().deliver_due()
    assert {outcome.subscription.person: outcome.state for outcome in outcomes} == {"U1": DeliveryState.SKIPPED, "U2": DeliveryState.SENT}
    assert [post.audience.channel for post in house.outlet.posted] == ["DU2"]
    assert await house.subscriptions.all(person="U1") == []
    house.clock.advance(days=1)
    assert {outcome.subscription.person for outcome in await house.deliverer().deliver_due()} <= {"U2"}


async def test_who_can_not_be_written_to_is_paused(house: House) -> None:
    made = await _personal(house)
    await house.news()
    house.clock.advance(hours=1)
    house.outlet.troubles = [Refused("discord-message-refused-no-direct-messages", error="no", number=50007)]
    await house.deliverer().deliver_due()
    assert (await house.subscriptions.get(made.ref)).state is SubscriptionState.PAUSED


async def test_a_look_up_that_fails_holds_up_only_its_own(house: House) -> None:
    await _personal(house)
    await house.subscribe()
    await house.news()
    house.clock.advance(hours=1)

    class Asking(FakeOutlet):
        async def has_left(self, workspace: str, person: str) -> bool:
            raise StorageError("digest-being-sent")

    outlet = Asking(clock=house.clock, posted=house.outlet.posted)
    await house.deliverer(outlet=outlet).deliver_due()
    assert [post.audience.channel for post in house.outlet.posted] == ["C1"]
