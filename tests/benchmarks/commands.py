"""``python -m tests.benchmarks.commands``: what a command costs beside the bare libraries, in the same run.

The bot runs as its own process (``briefing-bot run``) on a store with the seeds; so do its baselines: Bolt answering "hi", as it comes
and with ``process_before_response``, and a discord.py command answering "hi". All are asked in turns, ten requests each, over a local
Slack (signed HTTP, one at a time) and a local Discord. Processor time is that of the process asked, from ``/proc``. Starting, memory
and ``briefing-bot ask`` are measured against importing the libraries. ``--rounds`` says how often all take turns.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from bot.entries.seeding import seed
from storage.store import Store, upgrade
from tests.app.running import ROOT, running
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.fake_slack.server import FakeSlack

TICKS = os.sysconf("SC_CLK_TCK")
IN_TURN = 10  #: requests to one before the next is asked
LIBRARIES = "import discord, slack_bolt, sqlmodel"

#: Bolt, answering "hi" to every slash command: its port, the signing secret, and "before" to answer before the acknowledgement.
BOLT = """
import sys
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

async def authorize():
    return AuthorizeResult(enterprise_id=None, team_id="T0ACME", bot_token="xoxb-1", bot_id="B1", bot_user_id="U1")

app = AsyncApp(signing_secret=sys.argv[2], authorize=authorize, process_before_response=sys.argv[3] == "before")

@app.command("/qwen")
async def hi(ack):
    await ack("hi")

app.start(int(sys.argv[1]), path="/slack/events", host="127.0.0.1")
"""
#: A discord.py client, answering "hi" to its one command: the address of the API, and the token.
BARE_DISCORD = """
import asyncio, sys
import discord
from bot.platforms.discord.client import use_api, use_gateway

class Client(discord.Client):
    async def setup_hook(self):
        await use_gateway(self, sys.argv[1])
        await tree.sync()

use_api(sys.argv[1])
client = Client(intents=discord.Intents.none())
tree = discord.app_commands.CommandTree(client)

@tree.command(name="hi", description="hi")
async def hi(interaction: discord.Interaction):
    await interaction.response.send_message("hi")

client.run(sys.argv[2], log_handler=None)
"""


@dataclass
class Asked:
    """A process that answers requests, and what that took."""

    name: str
    ask: Callable[[], Awaitable[float]]  #: asks once, and gives the seconds until the answer
    process: int
    waits: list[float] = field(default_factory=list)  #: seconds
    processor: float = 0.0  #: seconds, for all of ``waits``

    async def take_turn(self, requests: int) -> None:
        before = processor_time(self.process)
        self.waits += [await self.ask() for _ in range(requests)]
        self.processor += processor_time(self.process) - before

    def forget(self) -> None:
        """Begin again, after the first round."""
        self.waits, self.processor = [], 0.0

    @property
    def middle(self) -> float:
        """The median of the waits in milliseconds."""
        return 1000 * statistics.median(self.waits)

    @property
    def cost(self) -> float:
        """Processor time for a request in milliseconds."""
        return 1000 * self.processor / len(self.waits)


def processor_time(process: int) -> float:
    """The seconds of processor time that a process has taken so far, in its own code and in the kernel."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(process: int) -> float:
    """The megabytes of memory that a process holds."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@asynccontextmanager
async def child(code: str, *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process that runs that Python code, killed in the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, *arguments, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        await process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def over_slack(slack: FakeSlack, address: str) -> Callable[[], Awaitable[float]]:
    """Asks ``/qwen stats`` at an address over signed HTTP; the answer is in the acknowledgement, or right after it."""

    async def ask() -> float:
        slack.app_url = address
        began = time.perf_counter()
        exchange = await slack.command("/qwen", "stats")
        assert exchange.status == 200, exchange.status
        waited = time.perf_counter() - began
        await exchange.wait_for(1)
        return waited

    return ask


def over_discord(discord: FakeDiscord, *path: str) -> Callable[[], Awaitable[float]]:
    """Sends a command through the gateway of a local Discord, until its answer has come in."""

    async def ask() -> float:
        began = time.perf_counter()
        exchange = await discord.send_command(*path)
        async with asyncio.timeout(10):
            await exchange.called_back.wait()
        return time.perf_counter() - began

    return ask


async def answers_at(address: str) -> None:
    """Waits until something listens at an address."""
    async with aiohttp.ClientSession() as session:
        for _ in range(600):
            with contextlib.suppress(aiohttp.ClientConnectionError):
                async with session.get(address):
                    return
            await asyncio.sleep(0.05)
    raise SystemExit(f"nothing listens at {address}")


async def requests(rounds: int, folder: Path) -> None:
    """Prints what a request costs, each line with its baseline."""
    async with AsyncExitStack() as held:
        slack = await held.enter_async_context(FakeSlack())
        discord, other = await held.enter_async_context(FakeDiscord()), await held.enter_async_context(FakeDiscord())
        bot = await held.enter_async_context(running(folder, slack, DISCORD_TOKEN=TOKEN, DISCORD_API_URL=discord.url))
        asked = [Asked("the bot, Slack", over_slack(slack, f"{bot.address}/slack/events"), bot.process.pid)]
        for name, when in (("Bolt's default", "after"), ("Bolt, process_before_response", "before")):
            port = free_port()
            process = await held.enter_async_context(child(BOLT, str(port), slack.signing_secret, when))
            await answers_at(f"http://127.0.0.1:{port}/")
            asked.append(Asked(name, over_slack(slack, f"http://127.0.0.1:{port}/slack/events"), process.pid))
        process = await held.enter_async_context(child(BARE_DISCORD, other.url, TOKEN))
        await discord.connected()
        await other.connected()
        asked.append(Asked("the bot, Discord", over_discord(discord, "qwen", "stats"), bot.process.pid))
        asked.append(Asked("a bare discord.py command", over_discord(other, "hi"), process.pid))
        for number in range(rounds + 1):
            for one in asked:
                await one.take_turn(IN_TURN)
                if not number:
                    one.forget()
        for one in asked:
            print(f"{one.name:32} median {one.middle:7.2f} ms   processor {one.cost:6.2f} ms a request")
        ours, default, before, ours_there, bare = asked
        print(f"/qwen stats, signed HTTP, median           {ours.middle / default.middle:6.2f} x Bolt's default")
        print(f"the same, processor time                   {ours.cost / before.cost:6.1f} x Bolt with process_before_response")
        print(f"Discord interaction to callback, median    {ours_there.middle / bare.middle:6.2f} x a bare discord.py command")


def seconds_of(*command: str, folder: Path) -> float:
    """How long a command takes as a whole process."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *command], cwd=folder, env=settings_of(folder), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def settings_of(folder: Path) -> dict[str, str]:
    """The environment of a process that uses the store of that folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'briefing.db'}"}


def whole_processes(rounds: int, folder: Path) -> None:
    """Prints how long one answer in the terminal takes, from the start of the process to its end."""
    imports: list[float] = []
    answers: list[float] = []
    for _ in range(rounds):
        imports.append(seconds_of("-c", "import sqlmodel", folder=folder))
        answers.append(seconds_of("-m", "bot", "ask", "/qwen stats", folder=folder))
    ratio = statistics.median(answers) / statistics.median(imports)
    print(f'briefing-bot ask "/qwen stats"             {ratio:6.2f} x python -c "import sqlmodel" ({statistics.median(answers):.2f} s)')


async def starting(rounds: int, folder: Path) -> None:
    """Prints how long the bot takes until it answers on both platforms, and what it then holds in memory."""
    imports: list[float] = []
    starts: list[float] = []
    held: list[float] = []
    bare: list[float] = []
    for _ in range(rounds):
        imports.append(seconds_of("-c", LIBRARIES, folder=folder))
        async with FakeSlack() as slack, FakeDiscord() as discord:
            began = time.perf_counter()
            async with running(folder, slack, DISCORD_TOKEN=TOKEN, DISCORD_API_URL=discord.url) as bot:
                await bot.readiness()
                starts.append(time.perf_counter() - began)
                held.append(memory(bot.process.pid))
        async with child(f"{LIBRARIES}; print(flush=True); import time; time.sleep(60)") as process:
            await asyncio.sleep(3 * imports[-1])
            bare.append(memory(process.pid))
    ratio = statistics.median(starts) / statistics.median(imports)
    print(f"run, both platforms, until it answers      {ratio:6.2f} x {LIBRARIES} ({statistics.median(starts):.2f} s)")
    ratio = statistics.median(held) / statistics.median(bare)
    print(f"memory after start                         {ratio:6.2f} x the same imports ({statistics.median(held):.0f} MB)")


async def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=30, help="turns of ten requests for each (30)")
    ask.add_argument("--starts", type=int, default=5, help="processes started for each (5)")
    options = ask.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = f"sqlite+aiosqlite:///{folder / 'briefing.db'}"
        await upgrade(database)
        store = await Store.open(database)
        await seed(store.library())
        await store.close()
        await requests(options.rounds, folder)
        whole_processes(options.starts, folder)
        await starting(options.starts, folder)


if __name__ == "__main__":
    asyncio.run(main())
