"""``python -m tests.benchmarks.several``: three processes on PostgreSQL behind a load balancer, one of them killed every ten seconds.

A local Slack asks mixed commands over signed HTTP at an even rate (``--rate``, for ``--seconds``); the process that was killed is started
again. Printed are how many were acknowledged and answered, how many of those that were acknowledged never were (lost), how many topics were
added twice, and how long answers took. Database, balancer and asker run on the same machine.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from bot.entries.seeding import seed
from storage.store import Store, upgrade
from tests.app.balancing import Balancer, balancing
from tests.app.running import running
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import Exchange, until
from tests.faults import postgresql

PROCESSES = 3
KILL_EVERY = 10.0
QUESTIONS = ("stats qwen", "timeline alibaba", "ask how much will Alibaba invest?", "topics", "help")


@dataclass
class Asked:
    """What was asked, and how long the answer to what was acknowledged took."""

    took: list[float] = field(default_factory=list)
    refused: int = 0
    lost: int = 0
    topics: list[str] = field(default_factory=list)


def is_final(exchange: Exchange) -> bool:
    return bool(exchange.replies) and not exchange.replies[-1].text.startswith(("Reading…", "Working"))


async def ask(slack: FakeSlack, number: int, into: Asked) -> None:
    """Asks once, every fifth time to add a topic, and waits for the answer to what was acknowledged."""
    topic = f"Topic {number}"
    line = f'topic add "{topic}"' if number % 5 == 0 else QUESTIONS[number % len(QUESTIONS)]
    began = time.monotonic()
    try:
        exchange = await slack.command("/brief", line, user="U0ADMIN")
    except TimeoutError:
        into.refused += 1
        return
    if exchange.status != 200:
        into.refused += 1
        return
    try:
        await until(lambda: is_final(exchange), within=90)
    except AssertionError:
        into.lost += 1
        return
    into.took.append(time.monotonic() - began)
    if number % 5 == 0 and "busy" not in exchange.replies[-1].text:
        into.topics.append(topic)


async def keep_killing(folder: Path, slack: FakeSlack, balancer: Balancer, url: str, stack: AsyncExitStack) -> None:
    """Starts the processes, and then kills one after the other, each time starting another in its place."""
    bots = []
    for _ in range(PROCESSES):
        bots.append(await stack.enter_async_context(running(folder, slack, DATABASE_URL=url)))
        balancer.backends.append(bots[-1].address)
    slack.app_url = f"{balancer.url}/slack/events"
    while True:
        await asyncio.sleep(KILL_EVERY)
        oldest = bots.pop(0)
        await oldest.stop(signal.SIGKILL)
        balancer.backends.remove(oldest.address)
        bots.append(await stack.enter_async_context(running(folder, slack, DATABASE_URL=url)))
        balancer.backends.append(bots[-1].address)
        slack.app_url = f"{balancer.url}/slack/events"


async def main(rate: float, seconds: float) -> None:
    """Prints the figures."""
    async with AsyncExitStack() as stack:
        url = stack.enter_context(postgresql.running())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        await upgrade(url)
        store = await Store.open(url)
        await seed(store.library())
        slack = await stack.enter_async_context(FakeSlack())
        balancer = await stack.enter_async_context(balancing())
        killing = asyncio.create_task(keep_killing(folder, slack, balancer, url, stack))
        await until(lambda: len(balancer.backends) == PROCESSES and bool(slack.app_url and balancer.url in slack.app_url), within=120)
        found, began = Asked(), time.monotonic()
        asking: list[asyncio.Task[None]] = []
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
            asking.append(asyncio.create_task(ask(slack, number, found)))
        await asyncio.gather(*asking)
        killing.cancel()
        await asyncio.gather(killing, return_exceptions=True)
        count = Counter(topic.name for topic in await store.scoped("slack:T0ACME").topics())
        await store.close()
        took = sorted(found.took)
        twice = sum(number - 1 for name, number in count.items() if name.startswith("Topic") and number > 1)
        missing = sum(count[topic] == 0 for topic in found.topics)
        print(f"asked {len(asking)}, {rate:g} a second; not acknowledged {found.refused}; answered {len(took)}")
        print(f"lost after the acknowledgement {found.lost + missing}; done twice {twice}")
        if took:
            slow = took[int(0.99 * (len(took) - 1))]
            print(f"seconds until the answer: p50 {statistics.median(took):.2f}, p99 {slow:.2f}, worst {took[-1]:.2f}")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rate", type=float, default=60.0, help="commands a second (60)")
    asked.add_argument("--seconds", type=float, default=60.0)
    chosen = asked.parse_args(sys.argv[1:])
    asyncio.run(main(chosen.rate, chosen.seconds))
