from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.core.document import Document
from bot.core.outlet import Audience, Busy, ChannelGone, Details, Mark, OutcomeUnknown, Refused
from bot.core.request import Platform
from bot.digests.subscribing import resume
from storage.digests.records import Claim, DeliveryState, StillOpen
from storage.errors import Locked
from storage.records import ProgramReason, SubscriptionState
from tests.digests.conftest import CHANNEL, HOME, House
from tests.fakes import FakeOutlet, Lost


def titles(document: Document) -> list[str]:
    """The titles of the stories in a digest, with or without a link."""
    headlines = [span for span in document.spans() if span.kind == "link" or (span.kind == "text" and span.bold)]
    return list(dict.fromkeys(span.label if span.kind == "link" else span.text for span in headlines))


async def test_a_digest_is_posted_once_at_its_time(house: House) -> None:
    await house.subscribe()
    await house.news("Acme opens")
    deliverer = house.deliverer()
    assert await deliverer.deliver_due() == []
    house.clock.advance(hours=1)
    [outcome] = await deliverer.deliver_due()
    assert outcome.state is DeliveryState.SENT
    assert outcome.messages == ("m1",)
    [posted] = house.outlet.posted
    assert posted.audience == CHANNEL
    assert titles(posted.part) == ["Acme opens"]
    assert posted.part.summary == "1 new on Acme: Acme opens"
    assert f"Digest {outcome.reference} · " in str(posted.part)
    assert not posted.part.private
    house.clock.advance(minutes=5)
    assert await deliverer.deliver_due() == []
    record = await house.subscriptions.delivery(outcome.reference)
    assert (record.state, record.message_ids) == (DeliveryState.SENT, ("m1",))
    assert len(record.promises) == 2  # the article and its figure


async def test_the_next_digest_holds_only_what_is_new(house: House) -> None:
    await house.subscribe(archive=False)
    await house.news("Monday's")
    house.clock.advance(hours=1)
    await house.deliverer().deliver_due()
    house.clock.advance(hours=1)
    await house.news("Late on Monday", value="41000")
    house.clock.advance(days=1)
    await house.deliverer().deliver_due()
    assert [titles(post.part) for post in house.outlet.posted] == [["Monday's"], ["Late on Monday"]]
    house.clock.advance(days=1)
    [outcome] = await house.deliverer().deliver_due()
    assert (outcome.state, outcome.reason) == (DeliveryState.SKIPPED, "nothing new")
    assert len(house.outlet.posted) == 2


async def test_an_empty_day_is_announced_where_the_subscription_asks_for_it(house: House) -> None:
    await house.subscribe(say_when_empty=True)
    house.clock.advance(hours=1)
    [outcome] = await house.deliverer().deliver_due()
    assert outcome.state is DeliveryState.SENT
    assert house.outlet.posted[0].part.summary == "Nothing new on Acme since 16 Nov 2026"


async def test_missed_occasions_collapse_into_one(house: House) -> None:
    await house.subscribe("daily 09:00 17:30")
    await house.news("Long ago")
    house.clock.advance(days=20)
    await house.news("Yesterday", value="41000")
    house.clock.advance(hours=2)
    [outcome] = await house.deliverer().deliver_due()
    assert outcome.state is DeliveryState.SENT
    [posted] = house.outlet.posted
    assert titles(posted.part) == ["Yesterday", "Long ago"]
    assert any("covers 40 missed digests too" in span.text for span in posted.part.spans() if span.kind == "text")
    assert await house.deliverer().deliver_due() == []


async def test_two_subscriptions_of_one_channel_repeat_and_lose_nothing(house: House) -> None:
    await house.subscribe(archive=False)
    await house.subscribe(topics=(), archive=False)
    for number in range(3):
        await house.news(f"Story {number}", value=str(41000 + number))
    house.clock.advance(hours=1)
    outcomes = await house.deliverer().deliver_due()
    assert sorted(str(outcome.state) for outcome in outcomes) == ["sent", "skipped"]
    assert sorted(title for post in house.outlet.posted for title in titles(post.part)) == ["Story 0", "Story 1", "Story 2"]


async def test_two_channels_each_get_their_own(house: House) -> None:
    other = Audience(Platform.SLACK, "slack:T2", "C1")
    await house.subscribe()
    await house.subscribe(audience=other)
    await house.news("For both")
    house.clock.advance(hours=1)
    await house.deliverer().deliver_due()
    assert {post.audience for post in house.outlet.posted} == {CHANNEL, other}


async def test_two_workers_send_it_once(house: House) -> None:
    for number in range(8):
        await house.subscribe(audience=Audience(Platform.SLACK, HOME, f"C{number}"))
    await house.news("Once")
    house.clock.advance(hours=1)
    await asyncio.gather(*(house.deliverer(f"worker {number}").deliver_due() for number in range(3)))
    assert sorted(post.audience.channel for post in house.outlet.posted) == [f"C{number}" for number in range(8)]


async def test_a_long_digest_is_sent_in_parts_in_order(house: House) -> None:
    house.outlet.blocks_per_part = 2
    await house.subscribe()
    for number in range(4):
        await house.news(f"Story {number}", value=str(41000 + number))
    house.clock.advance(hours=1)
    [outcome] = await house.deliverer().deliver_due()
    assert len(house.outlet.posted) > 2
    assert house.outlet.marks() == [(outcome.delivery, number) for number in range(len(house.outlet.posted))]
    assert outcome.messages == tuple(post.id for post in house.outlet.posted)


async def test_a_busy_platform_is_tried_again_with_growing_pauses(house: House) -> None:
    await house.subscribe()
    await house.news("Later")
    house.clock.advance(hours=1)
    house.outlet.troubles = [Busy("queue-too-long", 7), Busy("queue-too-long", 400)]
    deliverer = house.deliverer()
    [first] = await deliverer.deliver_due()
    assert "again in 30 s" in first.reason
    assert await deliverer.deliver_due() == []
    house.clock.advance(seconds=31)
    [second] = await deliverer.deliver_due()
    assert "again in 400 s" in second.reason
    house.clock.advance(seconds=399)
    assert await deliverer.deliver_due() == []
    house.clock.advance(seconds=2)
    [third] = await deliverer.deliver_due()
    assert third.state is DeliveryState.SENT
    assert {outcome.delivery for outcome in (first, second, third)} == {third.delivery}
    assert len(house.outlet.posted) == 1


async def test_what_could_not_be_sent_by_the_next_occasion_goes_into_that(house: House) -> None:
    await house.subscribe("hourly", archive=False)
    await house.news("First")
    house.clock.advance(hours=1)
    house.outlet.troubles = [Busy("queue-too-long", 3600)]
    deliverer = house.deliverer()
    [failed] = await deliverer.deliver_due()
    await house.news("Second", value="41000")
    house.clock.advance(hours=1)
    [outcome] = await deliverer.deliver_due()
    assert outcome.state is DeliveryState.SENT
    assert [titles(post.part) for post in house.outlet.posted] == [["Second", "First"]]
    covered = await house.subscriptions.delivery(failed.reference)
    assert (covered.state, covered.reason) == (DeliveryState.COLLAPSED, ProgramReason.DIGEST_UNSENT)


async def test_a_refusal_pauses_the_subscription_and_its_maker_gets_one_message(house: House) -> None:
    made = await house.subscribe()
    await house.news("Never")
    house.clock.advance(hours=1)
    refused = Refused("slack-message-refused-other", channel="C1", error="channel_gone")
    house.outlet.troubles = [refused]
    deliverer = house.deliverer()
    [outcome] = await deliverer.deliver_due()
    assert outcome.state is DeliveryState.FAILED
    paused = await house.subscriptions.get(made.ref)
    assert (paused.state, paused.reason, paused.due_at) == (SubscriptionState.PAUSED, str(refused), None)
    [(user, document)] = house.private_messages
    assert user == "U7"
    assert refused.message in str(document)
    house.clock.advance(days=3)
    assert await deliverer.deliver_due() == []
    assert len(house.private_messages) == 1
    assert house.outlet.posted == []


async def test_a_channel_that_is_gone_is_asked_for_anew(house: House) -> None:
    await house.subscribe()
    await house.news("Never")
    house.clock.advance(hours=1)
    house.outlet.troubles = [ChannelGone("slack-message-refused-other", channel="C1", error="channel_not_found")]
    await house.deliverer().deliver_due()
    [(_, document)] = house.private_messages
    assert "/brief digest edit d1 channel:" in str(document)


async def test_a_resumed_subscription_does_not_flood(house: House) -> None:
    made = await house.subscribe("hourly")
    await house.subscriptions.pause(made.ref, "paused by an admin")
    await house.news("Meanwhile")
    house.clock.advance(days=10)
    deliverer = house.deliverer()
    assert await deliverer.deliver_due() == []
    await resume(house.subscriptions, made.ref, house.clock())
    assert await deliverer.deliver_due() == []
    house.clock.advance(hours=1)
    [outcome] = await deliverer.deliver_due()
    assert outcome.state is DeliveryState.SENT
    assert [titles(post.part) for post in house.outlet.posted] == [["Meanwhile"]]


async def test_an_unknown_outcome_is_looked_up_and_found(house: House) -> None:
    await house.subscribe()
    await house.news("Lost answer")
    house.clock.advance(hours=1)
    house.outlet.troubles = [Lost(posted=True)]
    deliverer = house.deliverer()
    [outcome] = await deliverer.deliver_due()
    assert outcome.state is DeliveryState.UNKNOWN
    house.clock.advance(seconds=60)
    assert await deliverer.deliver_due() == []
    house.clock.advance(seconds=61)
    [outcome] = await deliverer.deliver_due()
    assert (outcome.state, outcome.messages) == (DeliveryState.SENT, ("m1",))
    assert len(house.outlet.posted) == 1


async def test_an_unknown_outcome_that_the_channel_does_not_have_is_posted_again(house: House) -> None:
    await house.subscribe()
    await house.news("Lost request")
    house.clock.advance(hours=1)
    house.outlet.troubles = [Lost(posted=False), OSError("reset by peer"), OutcomeUnknown("slack-outcome-unknown", error="500")]
    for _ in range(3):
        [outcome] = await house.deliverer().deliver_due()
        assert outcome.state is DeliveryState.UNKNOWN
        house.clock.advance(seconds=121)
    [outcome] = await house.deliverer().deliver_due()
    assert outcome.state is DeliveryState.SENT
    assert len(house.outlet.posted) == 1


async def test_where_history_cannot_be_read_it_is_at_most_once_and_reported(house: House) -> None:
    house.outlet.readable = False
    await house.subscribe()
    await house.news("Perhaps")
    house.clock.advance(hours=1)
    house.outlet.troubles = [Lost(posted=False)]
    await house.deliverer().deliver_due()
    house.clock.advance(seconds=121)
    [outcome] = await house.deliverer().deliver_due()
    assert outcome.state is DeliveryState.UNVERIFIED
    assert house.outlet.posted == []
    assert [user for user, _ in house.private_messages] == ["U7"]
    house.clock.advance(days=1)
    [outcome] = await house.deliverer().deliver_due()
    assert outcome.state is DeliveryState.SKIPPED


async def test_parts_that_are_there_are_not_sent_again_when_a_later_one_was_refused_for_now(house: House) -> None:
    house.outlet.blocks_per_part = 2
    await house.subscribe()
    for number in range(3):
        await house.news(f"Story {number}", value=str(41000 + number))
    house.clock.advance(hours=1)
    house.outlet.troubles = [None, Busy("queue-too-long", 1)]
    await house.deliverer().deliver_due()
    assert len(house.outlet.posted) == 1
    house.clock.advance(days=1)  # the next occasion waits until this one is through
    outcomes = await house.deliverer().deliver_due()
    assert [outcome.state for outcome in outcomes] == [DeliveryState.SENT, DeliveryState.SKIPPED]
    assert [part for _, part in house.outlet.marks()] == list(range(len(house.outlet.posted)))


async def test_preview_shows_what_will_be_sent_and_changes_nothing(house: House) -> None:
    house.outlet.details = Details.THREAD
    made = await house.subscribe()
    await house.news("Seen before")
    deliverer = house.deliverer()
    previewed = await deliverer.preview(made)
    assert await deliverer.preview(made) == previewed
    outcome = await deliverer.send_now(made)
    posted, reply = house.outlet.posted
    assert outcome.state is DeliveryState.SENT
    # All but the button that needs the reference, and the reference itself.
    assert previewed.blocks[:-1] == posted.part.blocks[:-2]
    foot = posted.part.blocks[-2].model_dump_json().replace(f"Digest {outcome.reference}", "Preview")
    assert previewed.blocks[-1].model_dump_json() == foot
    assert previewed.details == reply.part.blocks
    assert "would be skipped" in str(await deliverer.preview(made))


async def test_sending_now_leaves_the_schedule_alone(house: House) -> None:
    made = await house.subscribe()
    await house.news("Now")
    await house.deliverer().send_now(made)
    house.clock.advance(minutes=10)
    await house.news("At nine", value="41000")
    house.clock.advance(minutes=50)
    [outcome] = await house.deliverer().deliver_due()
    assert outcome.state is DeliveryState.SENT
    assert [titles(post.part) for post in house.outlet.posted] == [["Now"], ["At nine"]]


async def test_sending_now_waits_while_an_earlier_one_may_be_there(house: House) -> None:
    made = await house.subscribe()
    await house.news("Perhaps there")
    house.outlet.troubles = [Lost(posted=True)]
    assert (await house.deliverer().send_now(made)).state is DeliveryState.UNKNOWN
    house.clock.advance(seconds=60)
    with pytest.raises(StillOpen):
        await house.deliverer().send_now(made)
    house.clock.advance(seconds=61)
    await house.deliverer().deliver_due()
    assert (await house.deliverer().send_now(made)).state is DeliveryState.SKIPPED
    assert len(house.outlet.posted) == 1


@pytest.mark.slow
async def test_a_platform_that_stays_down_is_given_up_after_a_day_and_nothing_is_lost(house: House) -> None:
    await house.subscribe("mondays 09:00")
    await house.news("Patience")
    house.clock.advance(hours=1)
    deliverer = house.deliverer()
    while not house.private_messages:
        house.outlet.troubles = [Busy("queue-too-long", 1)]
        await deliverer.deliver_due()
        house.clock.advance(hours=1, seconds=1)
    assert "Nothing is lost" in str(house.private_messages[0][1])
    house.outlet.troubles = []
    house.clock.advance(days=6)
    [outcome] = await deliverer.deliver_due()
    assert outcome.state is DeliveryState.SENT
    assert [titles(post.part) for post in house.outlet.posted] == [["Patience"]]


async def test_one_broken_schedule_does_not_stop_the_others(house: House) -> None:
    broken = await house.subscribe()
    await house.subscribe(audience=Audience(Platform.SLACK, HOME, "C2"))
    await house.news("Still")
    await house.subscriptions.change(
        broken.ref,
        by="U7",
        now=house.clock(),
        schedule="daily 09:00",
        zone="Mars/Olympus",
        due_at=house.clock(),
        topics=broken.topics,
        options=broken.options,
    )
    house.clock.advance(hours=1)
    outcomes = await house.deliverer().deliver_due()
    assert [outcome.subscription.channel for outcome in outcomes] == ["C2"]
    assert (await house.subscriptions.get(broken.ref)).state is SubscriptionState.PAUSED
    assert "Mars/Olympus" in str(house.private_messages[0][1])


async def test_messages_being_sent_are_recorded_when_looking_for_more_fails(house: House) -> None:
    await house.subscribe()
    await house.news("On its way")
    house.clock.advance(hours=1)
    arrived = asyncio.Event()

    class Slow(FakeOutlet):
        async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
            await arrived.wait()
            return await super().post(audience, part, mark)

    outlet = Slow(clock=house.clock)
    deliverer = house.deliverer(outlet=outlet)
    claim_due, looked = deliverer.deliveries.claim_due, 0

    async def fails_the_second_time(*args: Any, **options: Any) -> list[Claim]:
        nonlocal looked
        looked += 1
        if looked == 2:
            asyncio.get_running_loop().call_later(0.05, arrived.set)
            raise Locked("database-locked")
        return await claim_due(*args, **options)

    deliverer.deliveries.claim_due = fails_the_second_time  # type: ignore[method-assign]
    with pytest.raises(Locked):
        await deliverer.deliver_due()
    [posted] = outlet.posted
    record = await house.subscriptions.delivery(posted.mark.reference)
    assert (record.state, record.message_ids) == (DeliveryState.SENT, ("m1",))
