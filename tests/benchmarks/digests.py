"""``python -m tests.benchmarks.digests``: many digests due at the same minute, over a local Discord that keeps Discord's limits.

The local server runs in a process of its own and answers 429 to whoever sends more than 50 requests in any second, or more than 5
messages to a channel in any 5 seconds. Meanwhile somebody asks a command four times a second. ``--database-url`` names another
database than a SQLite file. Ends with 1 if a digest was lost, came twice, or a 429 was caused.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict, deque
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bot.app import Bot
from bot.commands.all import catalog
from bot.core.request import Caller, Platform, Request
from bot.digests.delivering import Deliverer
from bot.platforms.discord.api import BriefingClient, DiscordConfig
from bot.platforms.discord.outlet import DiscordOutlet
from storage.deliveries import Deliveries
from storage.delivery_records import SubscriptionOptions
from storage.delivery_tables import AudienceRow, SubscriptionRow
from storage.drafts import TopicDraft
from storage.news import NewsShelf
from storage.store import Store, upgrade
from storage.values import PartialDate
from tests.fake_discord import shapes
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.fakes import FakeFetcher
from tests.storage.articles import GROWTH, article

NINE = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
FIRST_CHANNEL = 1 << 60
GUILDS = 100
GLOBAL, CHANNEL, WINDOW = 50, 5, 5.0


class Gate:
    """Discord's limits over sliding windows, which are the strictest reading of them."""

    def __init__(self) -> None:
        self._all: deque[float] = deque()
        self._channels: dict[str, deque[float]] = defaultdict(deque)
        self.posts: list[float] = []

    def __call__(self, method: str, path: str) -> float | None:
        now = time.monotonic()
        wait = _wait(self._all, now, 1.0, GLOBAL)
        own = self._channels[path]
        if wait is None and method == "POST":
            wait = _wait(own, now, WINDOW, CHANNEL)
        if wait is not None:
            return wait
        self._all.append(now)
        if method == "POST":
            own.append(now)
            self.posts.append(now)
        return None


def _wait(seen: deque[float], now: float, window: float, most: int) -> float | None:
    while seen and seen[0] <= now - window:
        seen.popleft()
    return None if len(seen) < most else seen[0] + window - now


def serve(channels: int, pipe: Connection) -> None:
    """The local Discord, until the pipe says stop; then what happened there."""

    async def main() -> None:
        discord, gate = FakeDiscord(), Gate()
        for number in range(channels):
            channel = FIRST_CHANNEL + number
            discord.channels[channel] = shapes.channel(channel, discord.guild_id, f"c{number}")
        discord.gate = gate
        async with discord:
            pipe.send(discord.url)
            await asyncio.to_thread(pipe.recv)
        counted = Counter(len(discord.messages[FIRST_CHANNEL + number]) for number in range(channels))
        pipe.send((dict(counted), discord.limited, gate.posts))

    asyncio.run(main())


async def prepare(database_url: str, count: int) -> None:
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
    common = {"platform": "discord", "revision": 1, "topics": ["Acme"], "schedule": "daily 09:00", "zone": "UTC", "state": "active"}
    options = {name: getattr(SubscriptionOptions(), name) for name in SubscriptionOptions.__dataclass_fields__}
    before = NINE - timedelta(hours=1)
    async with store.database.connecting(write=True) as connection:
        for first in range(0, count, 1000):
            numbers = range(first, min(first + 1000, count))
            audiences: list[dict[str, Any]] = [
                {"id": number + 1, "workspace": f"discord:{number % GUILDS}", "platform": "discord", "channel": str(FIRST_CHANNEL + number)}
                for number in numbers
            ]
            await connection.execute(insert(AudienceRow), audiences)
            rows: list[dict[str, Any]] = [
                {
                    **common,
                    "id": number + 1,
                    "workspace": f"discord:{number % GUILDS}",
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


async def measure(database_url: str, url: str) -> tuple[float, float, list[float], Counter[str]]:
    """Seconds until all were sent and the processor's seconds that this process took for it, how long each command took, and how the
    deliveries ended."""
    store = await Store.open(database_url)
    client = BriefingClient(DiscordConfig(TOKEN, url))
    await client.log_in()
    started, worked = time.monotonic(), time.process_time()

    def clock() -> datetime:
        return NINE + timedelta(seconds=time.monotonic() - started)

    waits: list[float] = []
    done = asyncio.Event()
    asking = asyncio.create_task(ask(Bot(store, catalog(), FakeFetcher()), waits, done))
    outlets = {Platform.DISCORD: DiscordOutlet(client)}
    outcomes = await Deliverer(Deliveries(store.database), NewsShelf(store.database), outlets, clock=clock).deliver_due()
    took, worked = time.monotonic() - started, time.process_time() - worked
    done.set()
    await asking
    await client.close_http()
    await store.close()
    return took, worked, waits, Counter(f"{outcome.state} {outcome.reason}".strip() for outcome in outcomes)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.digests", description="Many digests due at the same minute.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--database-url")
    parser.add_argument("--profile", metavar="FILE")
    asked = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(asked.count, theirs), daemon=True)
    server.start()
    url = ours.recv()
    with tempfile.TemporaryDirectory(prefix="briefing-load-") as folder:
        database_url = asked.database_url or f"sqlite+aiosqlite:///{Path(folder, 'briefing.db')}"
        asyncio.run(prepare(database_url, asked.count))
        profile = cProfile.Profile(time.process_time) if asked.profile else None
        if profile:
            profile.enable()
        took, worked, waits, ended = asyncio.run(measure(database_url, url))
        if profile:
            profile.disable()
            profile.dump_stats(asked.profile)
    ours.send("stop")
    counted, limited, posts = ours.recv()
    server.join(10)
    allowed = asked.count / GLOBAL
    between = max(posts) - min(posts) if posts else took
    spread = statistics.quantiles(waits, n=20) if len(waits) > 1 else [0.0] * 19
    sys.stdout.write(
        f"{asked.count} digests in {took:.1f} s, first to last post {between:.1f} s: {asked.count / took:.1f} a second, "
        f"{100 * allowed / took:.0f} % of what the limits allow\n"
        f"{1000 * worked / asked.count:.1f} ms of the processor a digest, commands included\n"
        f"429s caused: {limited}; messages per channel: {counted}; deliveries: {dict(ended)}\n"
        f"{len(waits)} commands meanwhile: median {statistics.median(waits) * 1000:.0f} ms, 95 % within {spread[18] * 1000:.0f} ms, "
        f"slowest {max(waits) * 1000:.0f} ms\n"
    )
    return 0 if counted == {1: asked.count} and not limited else 1


if __name__ == "__main__":
    sys.exit(main())
