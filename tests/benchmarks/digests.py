"""``python -m tests.benchmarks.digests``: many digests due at the same minute, over a local Discord or Slack that keeps its limits.

The local server runs in a process of its own. As Discord it answers 429 to whoever sends more than 50 requests in any second, or more
than 5 messages to a channel in any 5 seconds; as Slack (``--platform slack``) to more than one message a second and channel, which is all
that Slack limits: there the figure is the machine's. Meanwhile somebody asks a command four times a second. ``--database-url`` names
another database than a SQLite file. Ends with 1 if a digest was lost, came twice, or a 429 was caused.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import gc
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict, deque
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import insert

from bot.app.bot import Bot
from bot.app.serving import settle_memory
from bot.commands.all import catalog
from bot.core.outlet import Outlet
from bot.core.request import Caller, Platform, Request
from bot.digests.delivering import Deliverer
from bot.platforms.discord.client import BriefingClient, DiscordConfig
from bot.platforms.discord.outlet import DiscordOutlet
from bot.platforms.slack.outlet import SlackOutlet
from storage.digests.deliveries import Deliveries
from storage.digests.news import NewsShelf
from storage.drafts import TopicDraft
from storage.records import SubscriptionOptions
from storage.store import Store, upgrade
from storage.tables.digests import AudienceRow, SubscriptionRow
from storage.values import PartialDate
from tests.fake_discord import shapes
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import Channel
from tests.fakes import FakeFetcher
from tests.storage.articles import GROWTH, article

NINE = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
FIRST_CHANNEL = 1 << 60
GUILDS = 100
GLOBAL = 50


class Gate:
    """A platform's limits over sliding windows, which are the strictest reading of them."""

    def __init__(self, everything: int, channel: int, window: float) -> None:
        self._everything, self._channel, self._window = everything, channel, window
        self._all: deque[float] = deque()
        self._channels: dict[str, deque[float]] = defaultdict(deque)
        self.posts: list[float] = []

    def __call__(self, method: str, path: str) -> float | None:
        now = time.monotonic()
        wait = _wait(self._all, now, 1.0, self._everything) if self._everything else None
        own, posts = self._channels[path], method in ("POST", "chat.postMessage")
        if wait is None and posts:
            wait = _wait(own, now, self._window, self._channel)
        if wait is not None:
            return wait
        self._all.append(now)
        if posts:
            own.append(now)
            self.posts.append(now)
        return None


def _wait(seen: deque[float], now: float, window: float, most: int) -> float | None:
    while seen and seen[0] <= now - window:
        seen.popleft()
    return None if len(seen) < most else seen[0] + window - now


def serve(platform: str, channels: int, pipe: Connection) -> None:
    """The local Discord or Slack, until the pipe says stop; then what happened there."""

    async def discord() -> None:
        server, gate = FakeDiscord(), Gate(GLOBAL, 5, 5.0)
        for number in range(channels):
            channel = FIRST_CHANNEL + number
            server.channels[channel] = shapes.channel(channel, server.guild_id, f"c{number}")
        server.gate = gate
        async with server:
            pipe.send(server.url)
            await asyncio.to_thread(pipe.recv)
        counted = Counter(len(server.messages[FIRST_CHANNEL + number]) for number in range(channels))
        pipe.send((dict(counted), server.limited, gate.posts))

    async def slack() -> None:
        server, gate = FakeSlack(), Gate(0, 1, 1.0)
        for number in range(channels):
            channel = str(FIRST_CHANNEL + number)
            server.channels[channel] = Channel(channel, f"c{number}")
        server.gate = gate
        async with server:
            pipe.send(server.api_url)
            await asyncio.to_thread(pipe.recv)
        counted = Counter(len(server.messages[str(FIRST_CHANNEL + number)]) for number in range(channels))
        pipe.send((dict(counted), server.limited, gate.posts))

    # A server that stands still meanwhile takes requests together that came one after another.
    gc.disable()
    asyncio.run(discord() if platform == "discord" else slack())


async def prepare(database_url: str, count: int, platform: str = "discord") -> None:
    await upgrade(database_url)
    store = await Store.open(database_url, clock=lambda: NINE - timedelta(days=1))
    library = store.library()
    await library.add_topic(TopicDraft(name="Acme", slash="acme"), by="operator")
    for number in range(6):
        words = (GROWTH,) if number else None
        draft = article(
            *([words] if words else []), title=f"Acme {number}", url=None, published=PartialDate.day(NINE.date()), fingerprint=()
        )
        await library.add_article(draft, by="operator")
    common = {"platform": platform, "revision": 1, "topics": ["Acme"], "schedule": "daily 09:00", "zone": "UTC", "state": "active"}
    options = {name: getattr(SubscriptionOptions(), name) for name in SubscriptionOptions.__dataclass_fields__}
    before = NINE - timedelta(hours=1)
    async with store.database.connecting(write=True) as connection:
        for first in range(0, count, 1000):
            numbers = range(first, min(first + 1000, count))
            audiences: list[dict[str, Any]] = [
                {
                    "id": number + 1,
                    "workspace": f"{platform}:{number % GUILDS}",
                    "platform": platform,
                    "channel": str(FIRST_CHANNEL + number),
                }
                for number in numbers
            ]
            await connection.execute(insert(AudienceRow), audiences)
            rows: list[dict[str, Any]] = [
                {
                    **common,
                    "id": number + 1,
                    "workspace": f"{platform}:{number % GUILDS}",
                    "number": number + 1,
                    "audience_id": number + 1,
                    "options": options,
                    "reason": "",
                    "created_by": "U1",
                    "created_at": before,
                    "since": before - timedelta(days=7),
                    "cursor": before,
                    "due_at": NINE,
                }
                for number in numbers
            ]
            await connection.execute(insert(SubscriptionRow), rows)
    await store.close()


async def ask(bot: Bot, waits: list[float], done: asyncio.Event) -> None:
    """Asks a command four times a second until all is done."""
    caller = Caller(Platform.DISCORD, "discord:1", "1", "U1")
    while not done.is_set():
        started = time.monotonic()
        document = await bot.answer(Request("/acme stats", caller))
        assert document.outcome == "answer", document
        waits.append(time.monotonic() - started)
        await asyncio.sleep(0.25)


async def measure(database_url: str, platform: str, url: str) -> tuple[float, float, list[float], Counter[str]]:
    """Seconds until all were sent and the processor's seconds that this process took for it, how long each command took, and how the
    deliveries ended."""
    store = await Store.open(database_url)
    async with AsyncExitStack() as stack:
        outlet = await connected(platform, url, stack)
        measured = await deliver(store, outlet)
    await store.close()
    return measured


async def connected(platform: str, url: str, stack: AsyncExitStack) -> Outlet:
    """The real outlet of that platform."""
    if platform == "slack":
        session = await stack.enter_async_context(aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)))
        return SlackOutlet(AsyncWebClient(FakeSlack.bot_token, base_url=url, session=session, retry_handlers=[]))
    client = BriefingClient(DiscordConfig(TOKEN, url))
    await client.log_in()
    stack.push_async_callback(client.close_http)
    return DiscordOutlet(client)


async def deliver(store: Store, outlet: Outlet) -> tuple[float, float, list[float], Counter[str]]:
    """What ``measure`` tells."""
    settle_memory()
    started, worked = time.monotonic(), time.process_time()

    def clock() -> datetime:
        return NINE + timedelta(seconds=time.monotonic() - started)

    waits: list[float] = []
    done = asyncio.Event()
    asking = asyncio.create_task(ask(Bot(store, catalog(), FakeFetcher()), waits, done))
    outlets = {outlet.platform: outlet}
    outcomes = await Deliverer(Deliveries(store.database), NewsShelf(store.database), outlets, clock=clock).deliver_due()
    took, worked = time.monotonic() - started, time.process_time() - worked
    done.set()
    await asking
    return took, worked, waits, Counter(f"{outcome.state} {outcome.reason}".strip() for outcome in outcomes)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.digests", description="Many digests due at the same minute.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--platform", choices=("discord", "slack"), default="discord")
    parser.add_argument("--database-url")
    parser.add_argument("--profile", metavar="FILE")
    asked = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(asked.platform, asked.count, theirs), daemon=True)
    server.start()
    url = ours.recv()
    with tempfile.TemporaryDirectory(prefix="briefing-load-") as folder:
        database_url = asked.database_url or f"sqlite+aiosqlite:///{Path(folder, 'briefing.db')}"
        asyncio.run(prepare(database_url, asked.count, asked.platform))
        profile = cProfile.Profile(time.process_time) if asked.profile else None
        if profile:
            profile.enable()
        took, worked, waits, ended = asyncio.run(measure(database_url, asked.platform, url))
        if profile:
            profile.disable()
            profile.dump_stats(asked.profile)
    ours.send("stop")
    counted, limited, posts = ours.recv()
    server.join(10)
    share = f", {100 * asked.count / GLOBAL / took:.0f} % of what the limits allow" if asked.platform == "discord" else ""
    between = max(posts) - min(posts) if posts else took
    spread = statistics.quantiles(waits, n=20) if len(waits) > 1 else [0.0] * 19
    sys.stdout.write(
        f"{asked.count} digests in {took:.1f} s, first to last post {between:.1f} s: {asked.count / took:.1f} a second{share}\n"
        f"{1000 * worked / asked.count:.1f} ms of the processor a digest, commands included\n"
        f"429s caused: {limited}; messages per channel: {counted}; deliveries: {dict(ended)}\n"
        f"{len(waits)} commands meanwhile: median {statistics.median(waits) * 1000:.0f} ms, 95 % within {spread[18] * 1000:.0f} ms, "
        f"slowest {max(waits) * 1000:.0f} ms\n"
    )
    # On Slack the details are a reply in the thread.
    return 0 if counted == {2 if asked.platform == "slack" else 1: asked.count} and not limited else 1


if __name__ == "__main__":
    sys.exit(main())
