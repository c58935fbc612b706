"""Runs in which processes are killed and platforms fail; in each of them every audience must get what is due to it exactly once.

One run: a few channels with one digest due, or with a watch that has something to tell; one process on SQLite or three on PostgreSQL. In
the first life the processes die at one step while the platform does one thing wrong; in the lives after it they live and take up what is
left.
"""

from __future__ import annotations

import asyncio
import itertools
import multiprocessing
import os
import shutil
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.core.outlet import Audience
from bot.core.request import Platform
from bot.digests.subscribing import subscribe
from storage.database.engine import Database
from storage.digests.records import Watched
from storage.drafts import TopicDraft
from storage.store import Store, upgrade
from storage.values import PartialDate
from tests.fake_discord import shapes
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.workspace import Channel
from tests.faults.worker import NEXT_LIFE, PATIENCE, STEPS, UNDONE, Task, run
from tests.storage.articles import article

LATE = PATIENCE + 0.3
#: What the platform does wrong, once for each channel: on Slack, and on Discord.
FAULTS: dict[str, tuple[faults.Fault | None, dict[str, Any] | None]] = {
    "none": (None, None),
    "late answer": (faults.late(LATE), {"delay": LATE}),
    "429": (faults.rate_limited(1), {"status": 429, "retry_after": 0.05}),
    "500, not done": (faults.SERVER_ERROR, {"status": 500}),
    "500, done": (faults.PAGE, {"status": 500, "done_first": True}),
    "answer lost": (faults.LOST_ANSWER, {"lose_answer": True}),
    "request lost": (faults.DROPPED, {"drop": True}),
}
#: Processes at the same time, by database.
PROCESSES = {"sqlite": 1, "postgresql": 3}
CHANNELS = 2
LIVES = 8
#: How multiprocessing reports a child whose status two threads asked for at once, one by joining and one by starting another child. What
#: became of it is not known then, so that one more life looks whether anything is left.
UNREAD = 255
#: What is sent: digests, or what watches saw.
SENT = ("digest", "watch")


@dataclass(frozen=True, slots=True)
class Case:
    """One run: where the processes die ("" for nowhere), what the platform does wrong, which one, on which database, and what is sent."""

    platform: str
    database: str
    die_at: str
    fault: str
    sent: str = "digest"


@dataclass(slots=True)
class Result:
    """What came of a run: digests found for each channel, processes killed, and lives until all was done."""

    case: Case
    arrived: list[int] = field(default_factory=list)
    killed: int = 0
    lives: int = 0
    error: str = ""

    @property
    def is_right(self) -> bool:
        return not self.error and self.arrived == [1] * CHANNELS


def every_case(
    platforms: Sequence[str] = ("slack", "discord"), databases: Sequence[str] = ("sqlite", "postgresql"), sent: Sequence[str] = SENT
) -> list[Case]:
    return [Case(*one) for one in itertools.product(platforms, databases, ("", *STEPS), FAULTS, sent)]


class Harness:
    """Local servers, template databases, and a process from which others are forked. Use it with ``open_harness``."""

    def __init__(self, folder: Path, slack: FakeSlack, discord: FakeDiscord, server: str | None) -> None:
        self._folder = folder
        self._slack = slack
        self._discord = discord
        self._server = server
        self._numbers = itertools.count(1)
        self._start = datetime.now(UTC) - timedelta(days=1)
        self._forks = multiprocessing.get_context("forkserver")
        self._templates: dict[str, list[str]] = {}

    async def prepare(self) -> None:
        """Databases to be copied, with as many subscriptions as a run has channels, and the process that others are forked from."""
        for platform, sent in itertools.product(("slack", "discord"), SENT):
            path = self._folder / f"{platform}_{sent}.db"
            await _fill(f"sqlite+aiosqlite:///{path}", platform, sent, self._start)
            if self._server:
                await self._admin(f'CREATE DATABASE "template_{platform}_{sent}"')
                await _fill(self._address(f"template_{platform}_{sent}"), platform, sent, self._start)
        os.environ["BRIEFING_FAULTS_TEMPLATE"] = str(self._folder / "slack_digest.db")
        self._forks.set_forkserver_preload(["tests.faults.worker"])

    async def run(self, cases: Iterable[Case], at_once: int = 4) -> list[Result]:
        """The results of the cases, in their order."""
        turns = asyncio.Semaphore(at_once)

        async def one(case: Case) -> Result:
            async with turns:
                return await self._run(case)

        return list(await asyncio.gather(*(one(case) for case in cases)))

    async def _run(self, case: Case) -> Result:
        result = Result(case)
        number = next(self._numbers)
        database, channels = await self._database(case, number), [self._channel(case, number * 10 + one) for one in range(CHANNELS)]
        await self._rename(database, case.platform, channels)
        for channel in channels:
            self._break(case, channel)
        token, url = (self._slack.bot_token, self._slack.api_url) if case.platform == "slack" else (TOKEN, self._discord.url)
        left = True
        while left and result.lives < LIVES:
            now = self._start + timedelta(hours=12) + NEXT_LIFE * result.lives
            die_at = case.die_at if result.lives == 0 else ""
            task = Task(case.platform, database, url, token, now, die_at)
            processes = [self._forks.Process(target=run, args=(task,), daemon=True) for _ in range(PROCESSES[case.database])]
            for process in processes:
                process.start()
            await asyncio.gather(*(asyncio.to_thread(process.join, 300) for process in processes))
            codes = [process.exitcode for process in processes]
            result.killed += codes.count(-9)
            if other := [code for code in codes if code not in (0, UNDONE, -9, UNREAD)]:
                result.error = f"a process ended with {other}"
            result.lives += 1
            left = any(code != 0 for code in codes)
        if left:
            result.error = result.error or "something was left to be done"
        result.arrived = [self._arrived(case, channel) for channel in channels]
        return result

    async def _database(self, case: Case, number: int) -> str:
        if case.database == "sqlite":
            path = self._folder / f"{number}.db"
            shutil.copy(self._folder / f"{case.platform}_{case.sent}.db", path)
            return f"sqlite+aiosqlite:///{path}"
        await self._admin(f'CREATE DATABASE "run_{number}" TEMPLATE "template_{case.platform}_{case.sent}"')
        return self._address(f"run_{number}")

    def _address(self, name: str) -> str:
        assert self._server is not None
        return Database(self._server).url.set(database=name).render_as_string(hide_password=False)

    async def _admin(self, statement: str) -> None:
        assert self._server is not None
        database = Database(self._server)
        # Databases can't be made within a transaction.
        async with database._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            await connection.exec_driver_sql(statement)
        await database.close()

    async def _rename(self, database_url: str, platform: str, channels: Sequence[str]) -> None:
        """Gives the copied audiences the channels of this run."""
        database = Database(database_url)
        async with database.connecting(write=True) as connection:
            for number, channel in enumerate(channels):
                await connection.execute(
                    text("UPDATE audiences SET channel = :new WHERE channel = :old"), {"new": channel, "old": f"old{number}"}
                )
        await database.close()

    def _channel(self, case: Case, number: int) -> str:
        """A new channel in which somebody has said something."""
        if case.platform == "slack":
            name = f"C{number:08d}"
            self._slack.channels[name] = Channel(name, name.lower())
            return name
        channel = shapes.snowflake()
        self._discord.channels[channel] = shapes.channel(channel, self._discord.guild_id, f"c{number}")
        self._discord.messages[channel].append(shapes.message(channel, self._discord.person, {"content": "Good morning."}))
        return str(channel)

    def _break(self, case: Case, channel: str) -> None:
        on_slack, on_discord = FAULTS[case.fault]
        if case.platform == "slack" and on_slack is not None:
            self._slack.fail_next(f"chat.postMessage {channel}", on_slack)
        if case.platform == "discord" and on_discord is not None:
            self._discord.fail_next(f"POST .*/channels/{channel}/messages", **on_discord)

    def _arrived(self, case: Case, channel: str) -> int:
        if case.platform == "slack" and case.sent == "watch":
            return len(self._slack.messages[channel])
        if case.platform == "slack":
            first, *rest = self._slack.messages[channel] or [{"ts": ""}]
            details = [message for message in rest if message.get("thread_ts") == first["ts"]]
            # Its details are in the thread once; whatever else there is came too often.
            return len(self._slack.messages[channel]) - 1 if len(details) == 1 else 0
        return sum(message["author"]["id"] == self._discord.bot["id"] for message in self._discord.messages[int(channel)])


async def _fill(database_url: str, platform: str, sent: str, start: datetime) -> None:
    await upgrade(database_url)
    store = await Store.open(database_url, clock=lambda: start)
    await store.library().add_topic(TopicDraft(name="Acme"), by="operator")
    workspace = f"{platform}:1"
    for number in range(CHANNELS):
        audience = Audience(Platform(platform), workspace, f"old{number}")
        due = (start + timedelta(hours=1)).strftime("%H:%M")
        scope = store.scoped(workspace)
        if sent == "digest":
            await subscribe(scope.subscriptions, audience, ["Acme"], f"daily {due}", "UTC", "U1", start)
        else:
            await scope.watches.add(platform, audience.channel, Watched("Acme", "shops"), zone="UTC", by="U1", now=start)
    await store.library().add_article(article(published=PartialDate.day(start.date())), by="operator")
    await store.close()


@asynccontextmanager
async def open_harness(folder: Path, *, postgresql: bool = True) -> AsyncIterator[Harness]:
    """A harness in a folder of its own; everything that was started is stopped in the end."""
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(FakeSlack())
        discord = await stack.enter_async_context(FakeDiscord())
        server = None
        if postgresql:
            from tests.faults.postgresql import running

            server = stack.enter_context(running())
        harness = Harness(folder, slack, discord, server)
        await harness.prepare()
        yield harness
