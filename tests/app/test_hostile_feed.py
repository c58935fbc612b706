"""A followed feed that would keep the parser busy for minutes: the bot goes on answering, and stops when it is told to."""

from __future__ import annotations

import json
import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from storage.store import Store
from tests.app.running import PATIENCE, running
from tests.entries.feed_server import Site, serving
from tests.entries.feeding.following import follow
from tests.entries.workers.asking import BUSY
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import until

WORKSPACE = "slack:T0ACME"


def children(process: int) -> list[int]:
    """The processes that this one started and that live."""
    listed = [Path(f"/proc/{process}/task/{thread}/children") for thread in os.listdir(f"/proc/{process}/task")]
    return [int(child) for file in listed for child in file.read_text().split()]


def lives(process: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not list a process's children")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
async def test_a_hostile_feed_delays_no_command_and_no_end(tmp_path: Path, seeded_file: Path, number: signal.Signals) -> None:
    database = tmp_path / "briefing.db"
    shutil.copy(seeded_file, database)
    async with FakeSlack() as slack, serving(Site(raw=BUSY)) as site:
        store = await Store.open(f"sqlite+aiosqlite:///{database}")
        await follow(store, site, workspace=WORKSPACE)
        await store.close()
        async with running(tmp_path, slack, BRIEFING_FETCH_PRIVATE="true") as bot:
            await until(lambda: bool(site.requests) and bool(children(bot.process.pid)), within=PATIENCE)
            (worker,) = children(bot.process.pid)
            (answer,) = await (await slack.command("/qwen", "stats")).wait_for(1, within=PATIENCE)
            assert "over 40 million" in json.dumps(answer.blocks)
            assert lives(worker)  # it is still busy with the feed
            assert await bot.stop(number) == (0 if number == signal.SIGTERM else -number)
            await until(lambda: not lives(worker), within=PATIENCE)
