"""The messages that README shows, as Slack and Discord receive them from the whole bot with the seeds in its library."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.entries.seeding import seed
from storage.store import Store, upgrade
from tests.fake_discord.server import FakeDiscord
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import until
from tests.fakes import FakeClock, FakeFetcher
from tests.journeys.drivers import Answer, DiscordDriver, SlackDriver
from tests.journeys.whole_bot import serving

Json = dict[str, Any]

QUESTION = "how much will Alibaba invest?"
#: A digest's reference is drawn by lot, and it comes on the next morning; in the picture both are always the same.
REFERENCE, MORNING = "7K3QD", "Mon 30 Nov 2026, 09:00"


@dataclass(frozen=True, slots=True)
class Payloads:
    """The figures of Qwen on Slack, an answer on Discord, and a channel's first digest on Slack with the replies in its thread."""

    figures: Json
    answer: Json
    digest: Json
    replies: int


async def payloads() -> Payloads:
    """The messages, as both local servers got them just now."""
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'briefing.db'}"
        await upgrade(url)
        store = await Store.open(url)
        try:
            await seed(store.library())
            return await _asked(Bot(store, catalog(), FakeFetcher()))
        finally:
            await store.close()


async def _asked(bot: Bot) -> Payloads:
    clock = FakeClock(datetime.now(UTC))
    bot.clock = clock
    async with FakeSlack() as slack, FakeDiscord() as discord, serving(bot, slack, discord):
        on_slack, on_discord = SlackDriver(slack), DiscordDriver(discord)
        (figures,) = (await on_slack.ask("qwen", "stats")).messages
        (answer,) = (await on_discord.ask("brief", "ask", question=QUESTION)).messages
        await on_slack.ask("brief", "digest", "subscribe", by="admin", schedule="daily 09:00", zone="Europe/Berlin")
        await _next_morning(bot, clock, lambda: on_slack.channel)
        (digest,), *replies = (one.messages for one in on_slack.channel)
    return Payloads(figures, answer, _as_on_every_day(digest), len(replies))


async def _next_morning(bot: Bot, clock: FakeClock, channel: Callable[[], Sequence[Answer]]) -> None:
    """Hours pass until the digest is in the channel, with its details in the thread; the scheduler may have been quicker to send it."""
    for _ in range(26):
        clock.advance(hours=1)
        if await bot.deliverer.deliver_due() or channel():
            return await until(lambda: len(channel()) > 1)
    raise AssertionError("no digest was due for a whole day")


def _as_on_every_day(digest: Json) -> Json:
    """The digest with a reference and a morning that never change."""
    chosen = digest["metadata"]["event_payload"]["reference"]
    blocks = re.sub(r"\w{3} \d{1,2} \w{3} \d{4}, 09:00", MORNING, json.dumps(digest["blocks"]).replace(chosen, REFERENCE))
    return {**digest, "blocks": json.loads(blocks)}
