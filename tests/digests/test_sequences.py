from __future__ import annotations

import random
from collections import Counter, defaultdict

import pytest

from bot.core.document import Document
from bot.core.outlet import Audience, Busy, Details, Mark
from bot.core.request import Platform
from bot.digests.subscribing import edit, resume
from storage.records import SubscriptionState
from tests.digests.conftest import CHANNEL, HOME, House
from tests.digests.test_delivering import titles
from tests.fakes import FakeOutlet, Lost

OTHER = Audience(Platform.SLACK, HOME, "C2")

pytestmark = pytest.mark.slow


class Crash(BaseException):
    """The process ends here, whatever was being sent."""


class MortalOutlet(FakeOutlet):
    """An outlet that may crash before or after posting; ``crashes`` are met by the next posts."""

    crashes: list[str]

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        when = self.crashes.pop(0) if self.crashes else ""
        if when == "before":
            raise Crash
        message = await super().post(audience, part, mark)
        if when == "after":
            raise Crash
        return message

    async def reply(self, audience: Audience, message_id: str, document: Document, mark: Mark) -> str:
        when = self.crashes.pop(0) if self.crashes else ""
        if when == "before":
            raise Crash
        message = await super().reply(audience, message_id, document, mark)
        if when == "after":
            raise Crash
        return message


async def deliver(house: House) -> None:
    try:
        await house.deliverer(f"worker {random.random()}").deliver_due()
    except Crash:
        return


@pytest.mark.parametrize("seed", range(3))
async def test_nothing_is_lost_or_repeated_over_any_sequence(house: House, seed: int) -> None:
    chance = random.Random(seed)
    outlet = MortalOutlet(clock=house.clock, blocks_per_part=chance.choice([3, 1000]), details=Details.THREAD)
    outlet.crashes = []
    house.outlet = outlet
    made = [
        await house.subscribe("every 2 hours", archive=False, limit=500),
        await house.subscribe("daily 09:00 17:30", archive=False, limit=500, zone="Asia/Kathmandu"),
        await house.subscribe("hourly", archive=False, limit=500, audience=OTHER),
    ]
    for _ in range(30):
        match chance.choice(["news", "news", "time", "time", "trouble", "crash", "pause", "resume", "edit", "now"]):
            case "news":
                await house.news(value=str(chance.randrange(1000, 9999)))
            case "time":
                house.clock.advance(minutes=chance.choice([2, 31, 125, 60 * 30]))
            case "trouble":
                outlet.troubles.append(chance.choice([Busy("queue-too-long", 60), Lost(posted=True), Lost(posted=False), None]))
            case "crash":
                outlet.crashes.append(chance.choice(["before", "after"]))
            case "pause":
                await house.subscriptions.pause(chance.choice(made).ref, "by an admin")
            case "resume":
                await resume(house.subscriptions, chance.choice(made).ref, house.clock())
            case "edit":
                schedule = chance.choice(["hourly", "daily 06:00", "every 15 minutes"])
                await edit(house.subscriptions, chance.choice(made).ref, "U7", house.clock(), schedule=schedule)
            case "now":
                house.clock.advance(seconds=1)
        await deliver(house)
    outlet.crashes, outlet.troubles = [], []
    for one in await house.subscriptions.all():
        if one.state is SubscriptionState.PAUSED:
            await resume(house.subscriptions, one.ref, house.clock())
    for _ in range(3):
        house.clock.advance(days=1)
        await deliver(house)
    everything = {f"Acme, part {number}" for number in range(1, house.articles + 1)}
    for audience in (CHANNEL, OTHER):
        told: dict[str, set[str]] = defaultdict(set)
        for post in outlet.posted:
            if post.audience == audience:
                told[post.mark.delivery] |= set(titles(post.part))
        received = Counter(title for delivery in told.values() for title in delivery)
        assert set(received) == everything
        assert set(received.values()) <= {1}
        under = {post.mark.delivery: post.under for post in outlet.posted if post.under is not None}
        firsts = {post.mark.delivery: post.id for post in outlet.posted if post.mark.part == 0}
        assert {delivery: firsts[delivery] for delivery in under} == under
    assert len(set(outlet.marks())) == len(outlet.marks())
