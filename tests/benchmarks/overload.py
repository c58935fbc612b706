"""``python -m tests.benchmarks.overload``: what becomes of commands when five times as many come as can be answered.

``briefing-bot run`` with a seeded SQLite store is asked ``/qwen stats`` over signed HTTP by a local Slack: first as fast as it answers,
then for as long five times as often, then again as fast as it answers. For each the answers a second, how many heard that the bot is
busy, how many came later than the three seconds that Slack waits, and the latency are printed. The asker needs processor time too.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.entries.seeding import seed
from storage.store import Store, upgrade
from tests.app.running import running
from tests.fake_slack.server import FakeSlack

AT_ONCE = 8  #: askers that each wait for their answer
TIMES = 5


@dataclass
class Figures:
    """What came back in one phase."""

    answered: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    late: int = 0

    def line(self, name: str, seconds: float) -> str:
        middle = statistics.median(self.answered) if self.answered else 0.0
        worst = sorted(self.answered)[int(0.99 * (len(self.answered) - 1))] if self.answered else 0.0
        rate = len(self.answered) / seconds
        return f"{name:<28}{rate:>10.1f}{len(self.busy) / seconds:>10.1f}{self.late / seconds:>10.1f}{middle:>10.2f}{worst:>10.2f}"


async def ask(slack: FakeSlack, into: Figures) -> None:
    """Asks once; what came back is counted."""
    began = time.monotonic()
    try:
        exchange = await slack.command("/qwen", "stats")
        await exchange.wait_for(1, within=10)
    except (TimeoutError, AssertionError):
        into.late += 1
        return
    took = time.monotonic() - began
    if not exchange.acked:
        into.late += 1
    elif "busy" in exchange.replies[-1].text:
        into.busy.append(took)
    else:
        into.answered.append(took)


async def as_fast_as_it_answers(slack: FakeSlack, seconds: float) -> Figures:
    found, ends = Figures(), time.monotonic() + seconds

    async def asker() -> None:
        while time.monotonic() < ends:
            await ask(slack, found)

    await asyncio.gather(*(asker() for _ in range(AT_ONCE)))
    return found


async def at_a_rate(slack: FakeSlack, seconds: float, rate: float) -> Figures:
    found, began, asking = Figures(), time.monotonic(), set[asyncio.Task[None]]()
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
        task = asyncio.create_task(ask(slack, found))
        asking.add(task)
        task.add_done_callback(asking.discard)
    await asyncio.gather(*asking)
    return found


async def main(seconds: float) -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/briefing.db"
        await upgrade(url)
        store = await Store.open(url)
        await seed(store.library())
        await store.close()
        async with FakeSlack() as slack, running(Path(folder), slack) as bot:
            await bot.readiness()
            await as_fast_as_it_answers(slack, 3)
            print(f"{'a second':<28}{'answered':>10}{'busy':>10}{'late':>10}{'p50 s':>10}{'p99 s':>10}")
            best = await as_fast_as_it_answers(slack, seconds)
            print(best.line("as fast as it answers", seconds), flush=True)
            rate = TIMES * len(best.answered) / seconds
            phases: dict[str, Callable[[], Awaitable[Figures]]] = {
                f"{TIMES} times as often": lambda: at_a_rate(slack, seconds, rate),
                "as fast as it answers again": lambda: as_fast_as_it_answers(slack, seconds),
            }
            for name, phase in phases.items():
                began = time.monotonic()
                figures = await phase()
                print(figures.line(name, time.monotonic() - began), flush=True)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seconds", type=float, default=20.0)
    asyncio.run(main(asked.parse_args(sys.argv[1:]).seconds))
