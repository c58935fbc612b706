"""The messages that README shows, as Slack and Discord receive them from the whole bot with the seeds in its library."""

from __future__ import annotations

import json
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
from tests.journeys.drivers import DiscordDriver, SlackDriver
from tests.journeys.whole_bot import serving

Json = dict[str, Any]

QUESTION = "how much will Alibaba invest?"
#: When the channel subscribes: the day before its first digest.
SUBSCRIBED = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
#: A digest's reference is drawn by lot; in the picture it is always this one.
REFERENCE = "7K3QD"


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
    clock = FakeClock(SUBSCRIBED)
    bot.clock = clock
    async with FakeSlack() as slack, FakeDiscord() as discord, serving(bot, slack, discord):
        on_slack, on_discord = SlackDriver(slack), DiscordDriver(discord)
        (figures,) = (await on_slack.ask("qwen", "stats")).messages
        (answer,) = (await on_discord.ask("brief", "ask", question=QUESTION)).messages
        await on_slack.ask("brief", "digest", "subscribe", by="admin", schedule="daily 09:00", zone="Europe/Berlin")
        clock.advance(days=1)
        await bot.deliverer.deliver_due()
        await until(lambda: bool(on_slack.channel))
        (digest,), *replies = (one.messages for one in on_slack.channel)
    return Payloads(figures, answer, _with_constant_reference(digest), len(replies))


def _with_constant_reference(digest: Json) -> Json:
    chosen = digest["metadata"]["event_payload"]["reference"]
    blocks: list[Json] = json.loads(json.dumps(digest["blocks"]).replace(chosen, REFERENCE))
    return {**digest, "blocks": blocks}
