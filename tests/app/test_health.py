"""What an operator's machines see: alive, ready, and figures, of a running service."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.app.health import BEHIND, SILENCE, Health
from bot.app.metrics import Metrics
from bot.core.measuring import Measure, listening, measured
from bot.core.outlet import Audience
from bot.core.pacing import Limit, Pacer
from bot.core.request import Platform
from bot.digests.subscribing import subscribe
from storage.database.engine import Database
from storage.digests.backlog import BacklogRecord, backlog
from storage.errors import NotReachable
from storage.store import Store

NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
Client = TestClient[web.Request, web.Application]
PLATFORMS = ["slack"]


class State:
    """What the checks find; tests change it."""

    def __init__(self) -> None:
        self.backlog: BacklogRecord | None = BacklogRecord({"unknown": 2}, digests=timedelta(seconds=30))
        self.connected = True
        self.alive_at = datetime.now(UTC)

    async def look(self) -> BacklogRecord:
        if self.backlog is None:
            raise NotReachable("postgresql-no-answer", database="the database")
        return self.backlog

    async def is_connected(self) -> bool:
        return self.connected


@pytest.fixture
def state() -> State:
    return State()


@pytest.fixture
async def client(state: State) -> AsyncIterator[Client]:
    app = web.Application()
    metrics = Metrics()
    health = Health(metrics, state.look, lambda: state.alive_at, {"slack": state.is_connected}, lambda: 3)
    health.add_alive(app)
    health.add_details(app)
    metrics.answered("stats", "slack", "answer", 0.02)
    with listening(metrics.heard):
        measured(Measure.FEED_ERROR, which="not-fetched")
        measured(Measure.READING_SECONDS, 0.5, "read")
        measured(Measure.DELIVERY, which="sent")
        await wait_for_a_turn()
    async with TestClient(TestServer(app)) as client:
        yield client


async def wait_for_a_turn() -> None:
    pacer = Pacer()
    for _ in range(2):
        await pacer.turn({"channel": Limit(1, 0.05)})


async def status(client: Client, path: str) -> tuple[int, set[str]]:
    """The status, and the parts that are not well."""
    async with client.get(path) as answer:
        body = await answer.json()
        assert body.pop("ok") is (answer.status == 200)
        return answer.status, {name for name, good in body.items() if not good}


async def test_all_is_well(client: Client) -> None:
    assert await status(client, "/healthz") == (200, set())
    assert await status(client, "/readyz") == (200, set())


async def test_what_is_not_ready_is_named_and_is_no_reason_to_restart(client: Client, state: State) -> None:
    state.connected = False
    assert await status(client, "/readyz") == (503, {"slack"})
    state.backlog = BacklogRecord(feeds=BEHIND + timedelta(seconds=1))
    assert await status(client, "/readyz") == (503, {"slack", "up_to_date"})
    state.backlog = None
    assert await status(client, "/readyz") == (503, {"slack", "database", "up_to_date"})
    assert await status(client, "/healthz") == (200, set())


async def test_a_process_whose_scheduler_is_stuck_is_not_alive(client: Client, state: State) -> None:
    state.alive_at -= SILENCE
    assert await status(client, "/healthz") == (503, {"scheduler"})


async def figures(client: Client) -> dict[str, float]:
    async with client.get("/metrics") as answer:
        assert answer.status == 200
        text = await answer.text()
    return {name: float(value) for name, value in re.findall(r"^(briefing_\S+) (\S+)$", text, re.MULTILINE)}


async def test_the_figures(client: Client, state: State) -> None:
    found = await figures(client)
    assert found['briefing_command_seconds_count{command="stats",outcome="answer",platform="slack"}'] == 1
    assert found['briefing_deliveries_total{state="sent"}'] == 1
    assert found['briefing_deliveries_open{state="unknown"}'] == 2
    assert found['briefing_behind_seconds{queue="digests"}'] == 30
    assert found['briefing_feed_errors_total{reason="not-fetched"}'] == 1
    assert found['briefing_reading_seconds_sum{job="read"}'] == 0.5
    assert found["briefing_rate_limit_wait_seconds_count"] == 1
    assert found["briefing_requests_waiting"] == 3
    state.backlog = None
    assert not any("behind" in name or "_open" in name for name in await figures(client))


async def test_who_waits_for_a_connection_is_counted(tmp_path: Path) -> None:
    waits: list[float] = []
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}", pool_size=1)
    database.on_pool_wait(waits.append)
    async with database.connecting():
        pass
    assert waits == []

    async def hold(seconds: float) -> None:
        async with database.connecting() as connection:
            await connection.exec_driver_sql("SELECT 1")
            await asyncio.sleep(seconds)

    await asyncio.gather(hold(0.05), hold(0.0))
    await database.close()
    assert len(waits) == 1
    assert waits[0] > 0.02


async def test_what_nobody_has_begun_is_the_backlog(store: Store) -> None:
    assert await backlog(store.database, NOW, PLATFORMS) == BacklogRecord()
    ours = store.scoped("slack:T1")
    await subscribe(ours.subscriptions, Audience(Platform.SLACK, "slack:T1", "C1"), [], "daily 09:00", "UTC", "U1", NOW - timedelta(days=1))
    late = NOW.replace(hour=9) + timedelta(minutes=7)
    found = await backlog(store.database, late, PLATFORMS)
    assert found.digests == timedelta(minutes=7)
    assert (await backlog(store.database, late, ["discord"])).digests == timedelta(0)


async def test_figures_may_have_a_port_of_their_own() -> None:
    app = web.Application()
    Health(Metrics(), State().look, lambda: None, {}, lambda: 0).add_alive(app)
    async with TestClient(TestServer(app)) as client:
        assert await status(client, "/healthz") == (200, set())
        async with client.get("/metrics") as answer:
            assert answer.status == 404
