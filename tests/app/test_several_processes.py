"""Three processes on one PostgreSQL behind a load balancer: one is killed, and no acknowledged command is lost or done twice."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from contextlib import AsyncExitStack, suppress
from pathlib import Path

import pytest

from storage.store import Store, upgrade
from tests.app.balancing import balancing
from tests.app.running import PATIENCE, running
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import Exchange, until
from tests.faults import postgresql

WORKSPACE = "slack:T0ACME"
ROUNDS = 24


def article(number: int) -> str:
    people = 1000 + 37 * number
    return f"Globex opens depot {number}. In June 2024 Globex opened depot number {number} in Ghent, where it has {people:,} employees."


def is_answered(exchange: Exchange) -> bool:
    return bool(exchange.replies) and not exchange.replies[-1].text.startswith(("Reading…", "Working"))


@pytest.mark.gate
async def test_a_killed_process_loses_and_doubles_no_acknowledged_command(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        url = stack.enter_context(postgresql.running())
        await upgrade(url)
        slack = await stack.enter_async_context(FakeSlack())
        balancer = await stack.enter_async_context(balancing())
        bots = [await stack.enter_async_context(running(tmp_path, slack, DATABASE_URL=url, DATABASE_POOL="6")) for _ in range(3)]
        balancer.backends += [bot.address for bot in bots]
        slack.app_url = f"{balancer.url}/slack/events"

        asked: dict[str, Exchange] = {}

        async def ask(name: str, line: str) -> None:
            with suppress(TimeoutError):  # nobody answered, so that nothing is promised
                asked[name] = await slack.command("/brief", line, user="U0ADMIN")

        asking: list[asyncio.Task[None]] = []
        for number in range(ROUNDS):
            asking.append(asyncio.create_task(ask(f"Topic {number}", f'topic add "Topic {number}"')))
            asking.append(asyncio.create_task(ask(f"Globex opens depot {number}", f"add {article(number)}")))
            await asyncio.sleep(0.2)
            if number == ROUNDS // 3:
                assert await bots[0].stop(signal.SIGKILL) == -signal.SIGKILL
        await asyncio.gather(*asking)
        acknowledged = {name: exchange for name, exchange in asked.items() if exchange.status == 200}
        assert len(acknowledged) > ROUNDS
        await until(lambda: all(map(is_answered, acknowledged.values())), within=2 * PATIENCE)

        store = await Store.open(url)
        ours = store.scoped(WORKSPACE)
        done = Counter(topic.name for topic in await ours.topics() if topic.name.startswith("Topic"))
        done += Counter(review.draft.title.partition(".")[0] for review in (await ours.pending_reviews(limit=1000))[0])
        actions = Counter(subject for action in await ours.log(limit=1000) for subject in action.subjects)
        await store.close()
        assert {name: done[name] for name in acknowledged} == dict.fromkeys(acknowledged, 1)
        assert max(done.values()) == 1
        assert max(actions.values()) == 1
        assert [await bot.stop() for bot in bots[1:]] == [0, 0]
