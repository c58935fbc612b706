"""``briefing-bot run`` as a real process, beside a local Slack."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.fake_slack.server import FakeSlack

ROOT = Path(__file__).parents[2]
#: Seconds; machines that run many things at once are slow.
PATIENCE = 60.0


@dataclass
class Running:
    """A process that has said where it listens."""

    process: asyncio.subprocess.Process
    address: str
    said: list[str] = field(default_factory=list)

    async def readiness(self, *, within: float = PATIENCE) -> dict[str, Any]:
        """What ``/readyz`` says once all is well, or in the end."""
        async with aiohttp.ClientSession() as session:
            for _ in range(int(within / 0.05)):
                async with session.get(f"{self.address}/readyz") as answer:
                    found: dict[str, Any] = await answer.json()
                if answer.status == 200:
                    break
                await asyncio.sleep(0.05)
        return found

    async def stop(self, number: int = signal.SIGTERM) -> int:
        """The exit status after that signal; what it had said last is kept in ``said``."""
        self.process.send_signal(number)
        async with asyncio.timeout(PATIENCE / 2):
            status = await self.process.wait()
        assert self.process.stderr is not None
        self.said += (await self.process.stderr.read()).decode().splitlines()
        return status


@asynccontextmanager
async def running(folder: Path, slack: FakeSlack, *, installs: bool = False, **settings: str) -> AsyncIterator[Running]:
    """The program, started in that folder with the tokens of that Slack, over signed HTTP; killed in the end if it still lives.

    With ``installs`` it has no bot token, and workspaces install it. ``settings`` are more environment variables.
    """
    app = {"SLACK_CLIENT_ID": slack.teams.client_id, "SLACK_CLIENT_SECRET": slack.teams.client_secret}
    tokens = {"SLACK_SIGNING_SECRET": slack.signing_secret, "SLACK_API_URL": slack.api_url}
    tokens |= app if installs else {"SLACK_BOT_TOKEN": slack.bot_token}
    async with _process(folder, {**tokens, **settings}) as started:
        slack.app_url = None if "SLACK_APP_TOKEN" in settings else f"{started.address}/slack/events"
        slack.teams.redirect_urls = [f"{started.address}/slack/oauth_redirect"]
        yield started


@asynccontextmanager
async def running_on_discord(folder: Path, discord: FakeDiscord, **settings: str) -> AsyncIterator[Running]:
    """The program, started in that folder with the token of that Discord; killed in the end if it still lives."""
    async with _process(folder, {"DISCORD_TOKEN": TOKEN, "DISCORD_API_URL": discord.url, **settings}) as started:
        await discord.connected()
        yield started


@asynccontextmanager
async def _process(folder: Path, settings: Mapping[str, str]) -> AsyncIterator[Running]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DISCORD_", "DATABASE_"))}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        cwd=folder,
        env={**kept, **settings, "PORT": "0", "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error:::bot"},
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            started = await _started(process)
        yield started
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _started(process: asyncio.subprocess.Process) -> Running:
    said: list[str] = []
    assert process.stderr is not None
    while found := (await process.stderr.readline()).decode():
        said.append(found.rstrip())
        if address := re.search(r"listening on (http://\S+)", found):
            return Running(process, address[1], said)
    raise AssertionError(f"it ended: {said}")


def end_all_leases(database: Path) -> None:
    """Stands for the two minutes after which what a dead process held is free."""
    with contextlib.closing(sqlite3.connect(database, timeout=10)) as connection, connection:
        changed = connection.execute("UPDATE deliveries SET free_at = '2026-01-01 00:00:00.000000' WHERE worker IS NOT NULL").rowcount
    assert changed == 1
