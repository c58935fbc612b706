"""``briefing-bot run`` as an operator and a team meet it: started, asked, stopped, killed in the middle of a digest, started again."""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.core.outlet import Audience
from bot.core.request import Platform
from bot.digests.subscribing import subscribe
from storage.store import Store
from tests.app.running import PATIENCE, end_all_leases, running
from tests.fake_slack.faults import late
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import Json, until

WORKSPACE = "slack:T0ACME"
CHANNEL = "C0GENERAL"
ARTICLE = "Globex opens a depot. In June 2024 Globex opened a depot in Ghent with 120 employees."


@pytest.mark.slow
async def test_it_answers_and_stops_within_seconds_and_goes_on_after_a_restart(tmp_path: Path, seeded_file: Path) -> None:
    shutil.copy(seeded_file, tmp_path / "briefing.db")
    async with FakeSlack() as slack:
        async with running(tmp_path, slack) as first:
            assert await first.readiness() == {"ok": True, "database": True, "scheduler": True, "slack": True, "up_to_date": True}
            (answer,) = await (await slack.command("/qwen", "stats")).wait_for(1, within=PATIENCE)
            assert "over 40 million" in json.dumps(answer.blocks)
            assert answer.ephemeral
            assert await first.stop() == 0
            assert first.said == [f"Running on Slack; listening on {first.address} (health: /healthz). Stop with Ctrl-C.", "Stopped."]
        async with running(tmp_path, slack) as second:
            share = next(e for b in answer.blocks for e in b.get("elements", []) if e.get("action_id", "").startswith("share:"))
            (shared,) = await (await slack.click(share)).wait_for(1, within=PATIENCE)
            assert "over 40 million" in json.dumps(shared.blocks)
            assert await second.stop(signal.SIGINT) == 0


async def subscribed(folder: Path) -> None:
    """A channel whose digest has been due since yesterday."""
    store = await Store.open(f"sqlite+aiosqlite:///{folder / 'briefing.db'}")
    past = datetime.now(UTC) - timedelta(days=1, hours=1)
    audience = Audience(Platform.SLACK, WORKSPACE, CHANNEL)
    await subscribe(store.scoped(WORKSPACE).subscriptions, audience, ["Qwen"], "daily 09:00", "UTC", "U0ADMIN", past)
    await store.close()


def states(database: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return [state for (state,) in connection.execute("SELECT state FROM deliveries")]


def digests(slack: FakeSlack) -> list[Json]:
    return [message for message in slack.messages[CHANNEL] if "Hello! This is the first digest here." in json.dumps(message)]


@pytest.mark.slow
async def test_a_digest_arrives_once_although_the_process_was_killed_while_sending_it(tmp_path: Path, seeded_file: Path) -> None:
    """Slack has taken the message, but the process dies before it hears of it: the next one looks before it sends."""
    shutil.copy(seeded_file, tmp_path / "briefing.db")
    await subscribed(tmp_path)
    async with FakeSlack() as slack:
        slack.fail_next("chat.postMessage", late(60))
        async with running(tmp_path, slack) as first:
            await until(lambda: bool(digests(slack)), within=PATIENCE)
            assert await first.stop(signal.SIGKILL) == -signal.SIGKILL
        end_all_leases(tmp_path / "briefing.db")
        async with running(tmp_path, slack) as second:
            await until(lambda: states(tmp_path / "briefing.db") == ["sent"], within=PATIENCE)
            assert slack.calls_of("conversations.history")
            assert await second.stop() == 0
    assert len(digests(slack)) == 1


@pytest.mark.slow
async def test_a_command_that_was_acknowledged_is_answered_although_the_process_was_killed(tmp_path: Path, seeded_file: Path) -> None:
    shutil.copy(seeded_file, tmp_path / "briefing.db")
    async with FakeSlack() as slack:
        slack.fail_next("response_url", late(6))
        async with running(tmp_path, slack) as first:
            exchange = await slack.command("/brief", f"add {ARTICLE}", user="U0ADMIN")
            assert [reply.text for reply in exchange.replies] == ["Reading… the answer follows here."]
            await until(lambda: _reviews(tmp_path / "briefing.db") == 1, within=PATIENCE)
            assert await first.stop(signal.SIGKILL) == -signal.SIGKILL
        async with running(tmp_path, slack):
            await until(lambda: "restarted" in exchange.replies[-1].text, within=PATIENCE)
        answer = exchange.replies[-1]
        assert "handed in r1" in answer.text
        assert _reviews(tmp_path / "briefing.db") == 1


def _reviews(database: Path) -> int:
    with contextlib.closing(sqlite3.connect(database, timeout=10)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM reviews").fetchone()[0])


def _read_again(database: Path) -> int:
    """How many articles of an earlier reader were read again."""
    with contextlib.closing(sqlite3.connect(database, timeout=10)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM article_readings").fetchone()[0])


@pytest.mark.slow
async def test_after_an_upgrade_articles_are_read_again_quietly_and_a_killed_process_is_gone_on_from(
    tmp_path: Path, seeded_file: Path
) -> None:
    database = tmp_path / "briefing.db"
    shutil.copy(seeded_file, database)
    store = await Store.open(f"sqlite+aiosqlite:///{database}")
    audience = Audience(Platform.SLACK, WORKSPACE, CHANNEL)
    await subscribe(store.scoped(WORKSPACE).subscriptions, audience, ["Qwen"], "every 15m", "UTC", "U0ADMIN", datetime.now(UTC))
    await store.close()
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE entries SET reader_version = '1'")
        connection.execute("UPDATE facts SET metric = 'something'")
        facts = connection.execute("SELECT COUNT(*) FROM facts").fetchone()[0]
    async with FakeSlack() as slack:
        async with running(tmp_path, slack) as first:
            await until(lambda: _read_again(database) > 0, within=PATIENCE)
            assert await first.stop(signal.SIGKILL) == -signal.SIGKILL
        assert 0 < _read_again(database) < 5
        async with running(tmp_path, slack) as second:
            await until(lambda: _read_again(database) == 5, within=PATIENCE)
            assert await second.stop() == 0
        assert slack.messages[CHANNEL] == []
    with contextlib.closing(sqlite3.connect(database)) as connection:
        right = connection.execute(
            "SELECT COUNT(*) FROM facts JOIN entries ON entries.id = entry_id WHERE version = 2 AND metric <> 'something'"
        ).fetchone()[0]
    assert right == facts


@pytest.mark.slow
async def test_a_revoked_token_pauses_digests_shows_in_the_health_check_and_is_told_to_whoever_asks(
    tmp_path: Path, seeded_file: Path
) -> None:
    database = tmp_path / "briefing.db"
    shutil.copy(seeded_file, database)
    await subscribed(tmp_path)
    async with FakeSlack() as slack:

        def revoked(method: str, channel: str) -> None:
            if method == "chat.postMessage":
                slack.bot_token = "xoxb-another"

        slack.gate = revoked
        async with running(tmp_path, slack) as bot:
            await until(lambda: _subscription_state(database) == "paused", within=PATIENCE)
            (answer,) = await (await slack.command("/qwen", "stats")).wait_for(1, within=PATIENCE)
            assert "over 40 million" in json.dumps(answer.blocks)
            assert "no longer accepts my token" in json.dumps(answer.blocks)
            ready = await bot.readiness(within=0.1)
            assert (ready["ok"], ready["slack"]) == (False, False)
            async with aiohttp.ClientSession() as session, session.get(f"{bot.address}/healthz") as health:
                assert (health.status, await health.json()) == (200, {"ok": False, "scheduler": True, "slack_token": False})
            assert await bot.stop() == 0
        assert sum("no longer accepts the bot token" in line for line in bot.said) == 1
    assert digests(slack) == []


def _subscription_state(database: Path) -> str:
    with contextlib.closing(sqlite3.connect(database, timeout=10)) as connection:
        return str(connection.execute("SELECT state FROM subscriptions").fetchone()[0])
