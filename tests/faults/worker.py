"""One process that delivers what is due through a real adapter's outlet, and may be killed (SIGKILL) at any step of it.

Processes are forked from one that has all of this loaded, and has delivered a digest already so that nothing is made ready twice.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.document import Document
from bot.core.outlet import Audience, Mark, Outlet
from bot.core.request import Platform
from bot.digests import delivering, sharing
from bot.digests.delivering import Deliverer
from bot.platforms.discord.client import BriefingClient, DiscordConfig
from bot.platforms.discord.outlet import DiscordOutlet
from bot.platforms.slack.outlet import SlackOutlet
from storage.digests.claims import OPEN
from storage.digests.deliveries import Deliveries
from storage.digests.news import NewsShelf
from storage.store import Store
from tests.fakes import FakeClock, FakeOutlet

#: Where a process may die: after each step that is recorded, and before, during and after the request.
STEPS = (
    "looked",
    "claimed",
    "composed",
    "started",
    "before the request",
    "during the request",
    "after the request",
    "recorded",
    "finished",
)
_RECORDED = {"claim_due": "claimed", "save_composed": "composed", "start_part": "started", "part_settled": "recorded", "finish": "finished"}
#: Seconds that a request may take here, so that a late answer is one after this.
PATIENCE = 0.6
#: The exit status that says that something is left to be done.
UNDONE = 3


@dataclass(frozen=True, slots=True)
class Task:
    """What one process is to do: ``die_at`` is one of STEPS, or "" to live."""

    platform: str
    database_url: str
    api_url: str
    token: str
    now: datetime
    die_at: str = ""


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class MortalOutlet:
    """A real outlet around whose requests the process may die."""

    def __init__(self, outlet: Outlet, die_at: str) -> None:
        self._outlet = outlet
        self._die_at = die_at
        self.platform, self.details = outlet.platform, outlet.details
        self.split, self.find, self.amend, self.share = outlet.split, outlet.find, outlet.amend, outlet.share
        self.direct_channel, self.has_left = outlet.direct_channel, outlet.has_left
        self.make_ready = outlet.make_ready
        self.may_see = outlet.may_see

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        return await self._around(lambda: self._outlet.post(audience, part, mark))

    async def reply(self, audience: Audience, message_id: str, document: Document, mark: Mark) -> str:
        return await self._around(lambda: self._outlet.reply(audience, message_id, document, mark))

    async def _around(self, send: Callable[[], Any]) -> str:
        if self._die_at == "before the request":
            die()
        if self._die_at == "during the request":
            asyncio.get_running_loop().call_later(0.02, die)
        try:
            message: str = await send()
        finally:
            if self._die_at in ("during the request", "after the request"):
                die()
        return message


def mortal(deliveries: Deliveries, die_at: str) -> Deliveries:
    """The deliveries, where the process dies after the step; "looked" is when it is stored what watches are to tell."""
    if die_at == "looked":
        deliveries.alerts.plan = _last(deliveries.alerts.plan)  # type: ignore[method-assign]
    for name, step in _RECORDED.items():
        if step == die_at:
            setattr(deliveries, name, _last(getattr(deliveries, name)))
    return deliveries


def _last(method: Callable[..., Any]) -> Callable[..., Any]:
    async def step(*args: Any, **kwargs: Any) -> Any:
        result = await method(*args, **kwargs)
        if result != []:  # to claim nothing is no step
            die()
        return result

    return step


@asynccontextmanager
async def connected(task: Task) -> AsyncIterator[Outlet]:
    """The real outlet of the task's platform."""
    if task.platform == Platform.SLACK:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE)) as session:
            yield SlackOutlet(AsyncWebClient(task.token, base_url=task.api_url, session=session, retry_handlers=[]), pace=0)
    else:
        client = BriefingClient(DiscordConfig(task.token, task.api_url))
        await client.log_in()
        try:
            yield DiscordOutlet(client, timeout=PATIENCE)
        finally:
            await client.close_http()


async def deliver(task: Task) -> bool:
    """Delivers what is due at the task's time; whether nothing is left to be done."""
    delivering.BATCH = 1  # so that several processes share even a few digests
    sharing.RENEW = timedelta(0)  # and don't wait for one another
    clock = FakeClock(task.now)
    store = await Store.open(task.database_url, clock=clock)
    async with connected(task) as outlet:
        deliveries = mortal(Deliveries(store.database), task.die_at)
        outlets: dict[Platform, Outlet] = {Platform(task.platform): MortalOutlet(outlet, task.die_at)}
        await Deliverer(deliveries, NewsShelf(store.database), outlets, clock=clock).deliver_due()
    async with store.database.connecting() as connection:
        states = ",".join(f"'{state}'" for state in OPEN)
        left = (await connection.exec_driver_sql(f"SELECT count(*) FROM deliveries WHERE state IN ({states})")).scalar()
        due = (await connection.exec_driver_sql("SELECT count(*) FROM subscriptions")).scalar()
        made = (await connection.exec_driver_sql("SELECT count(*) FROM deliveries")).scalar()
        unseen = (await connection.exec_driver_sql("SELECT count(*) FROM occasions")).scalar()
    await store.close()
    return not left and not unseen and due == made


def run(task: Task) -> None:
    """The process: ends with 0 when nothing is left to be done, with UNDONE otherwise, or is killed."""
    sys.exit(0 if asyncio.run(deliver(task)) else UNDONE)


async def _get_ready(template: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template, Path(folder, "briefing.db"))
        clock = FakeClock()
        clock.advance(days=3650)
        store = await Store.open(f"sqlite+aiosqlite:///{folder}/briefing.db", clock=clock)
        outlets = {platform: FakeOutlet(platform, clock=clock) for platform in (Platform.SLACK, Platform.DISCORD)}
        await Deliverer(Deliveries(store.database), NewsShelf(store.database), outlets, clock=clock).deliver_due()
        clock.advance(minutes=5)
        await store.close()


if template := os.environ.get("BRIEFING_FAULTS_TEMPLATE"):
    asyncio.run(_get_ready(Path(template)))
    for thread in set(threading.enumerate()) - {threading.main_thread()}:
        thread.join(10)  # none may be left when processes are forked from this one

#: From one life to the next: a lease has run out by then, and so has every pause.
NEXT_LIFE = timedelta(minutes=10)
