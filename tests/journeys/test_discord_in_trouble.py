"""``briefing-bot run`` in two servers and in direct messages of a Discord that loses requests and answers, limits, drops, forbids and
forgets. The process is killed, and knows nothing of the test."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sqlite3
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.app.running import PATIENCE, Running, running_on_discord
from tests.fake_discord import shapes
from tests.fake_discord.components import buttons_of
from tests.fake_discord.exchanges import Exchange
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import LOADING, MANAGE_GUILD, MEMBER, snowflake
from tests.journeys.conftest import discord_words
from tests.platforms.discord.observing import until

pytestmark = pytest.mark.slow
ADMIN = MEMBER | MANAGE_GUILD
ARTICLE = "Globex opens a depot. In June 2024 Globex opened a depot in Ghent with 120 employees."
OTHER_GUILD, OTHER_CHANNEL = snowflake(), snowflake()


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as server:
        server.add_guild(OTHER_GUILD, {OTHER_CHANNEL: "market"})
        managers = shapes.role(snowflake(), "managers", MANAGE_GUILD)
        server.guilds[OTHER_GUILD]["roles"].append(managers)
        server.members[OTHER_GUILD][int(server.person["id"])] = [int(managers["id"])]
        yield server


@pytest.fixture
def folder(tmp_path: Path, seeded_file: Path) -> Path:
    shutil.copy(seeded_file, tmp_path / "briefing.db")
    return tmp_path


async def answer(exchange: Exchange) -> dict[str, Any]:
    """The one message that answers."""
    await until(lambda: bool(exchange.messages) and not exchange.messages[-1]["flags"] & LOADING, PATIENCE)
    [message] = exchange.messages
    return message


async def stats(discord: FakeDiscord, guild: int | None) -> str:
    return discord_words(await answer(await discord.send_command("brief", "stats", options={"topic": "Qwen"}, guild=guild)))


async def subscribed(discord: FakeDiscord, guild: int) -> str:
    options = {"schedule": "daily 09:00", "zone": "Europe/Berlin", "topics": "Qwen"}
    made = await discord.send_command("brief", "digest", "subscribe", options=options, guild=guild, permissions=ADMIN)
    return discord_words(await answer(made))


async def send_now(discord: FakeDiscord, guild: int) -> Exchange:
    return await discord.send_command("brief", "digest", "now", options={"digest": "d1"}, guild=guild, permissions=ADMIN)


def states(folder: Path, guild: int) -> list[tuple[str, str]]:
    """State and reason of what the server subscribed to."""
    with contextlib.closing(sqlite3.connect(folder / "briefing.db", timeout=10)) as connection:
        found = connection.execute("SELECT state, reason FROM subscriptions WHERE workspace = ?", (f"discord:{guild}",))
        return [(str(state), str(reason)) for state, reason in found]


def send_without_news_too(folder: Path) -> None:
    """Lets the digests say so on a day without news, so that there is always something to send."""
    with contextlib.closing(sqlite3.connect(folder / "briefing.db", timeout=10)) as connection, connection:
        connection.execute("UPDATE subscriptions SET options = json_set(options, '$.say_when_empty', json('true'))")


def digests(discord: FakeDiscord, channel: int) -> list[dict[str, Any]]:
    return [one for one in discord.messages[channel] if "Digest" in discord_words(one)]


async def asks_while_discord_loses_things(discord: FakeDiscord) -> None:
    """Each question has one answer, whatever happens to requests and answers."""
    callback, original = "POST .*/callback", "PATCH .*/messages/@original"
    for route, trouble in (
        (callback, {"lose_answer": True}),
        (callback, {"status": 500, "done_first": True}),
        (callback, {"status": 429, "retry_after": 0.05}),
        (callback, {"status": 429, "retry_after": 0.05, "is_global": True}),
    ):
        discord.fail_next(route, **trouble)
        assert "derivative models" in await stats(discord, discord.guild_id), trouble
    for trouble in ({"drop": True, "times": 2}, {"lose_answer": True}, {"status": 503}, {"status": 429, "retry_after": 0.05}):
        discord.fail_next(original, **trouble)
        suggested = await discord.send_command("brief", "suggest", options={"article": f"{ARTICLE} {trouble}"}, guild=OTHER_GUILD)
        assert "waits for an editor" in discord_words(await answer(suggested)), trouble


async def asks_over_broken_connections(discord: FakeDiscord) -> None:
    for breaking in (discord.gateway.drop, discord.gateway.ask_to_reconnect):
        resumed = discord.gateway.resumed
        await breaking()
        await until(partial(_is_more, discord, resumed), PATIENCE)
        assert "derivative models" in await stats(discord, OTHER_GUILD)
    identified = discord.gateway.identified
    await discord.gateway.end_sessions()
    await until(lambda: discord.gateway.identified > identified, PATIENCE)
    assert "derivative models" in await stats(discord, discord.guild_id)


def _is_more(discord: FakeDiscord, resumed: int) -> bool:
    return discord.gateway.resumed > resumed


async def reads_in_direct_messages(discord: FakeDiscord) -> None:
    assert "derivative models" in await stats(discord, None)
    refused = discord_words(await answer(await discord.send_command("brief", "suggest", options={"article": ARTICLE}, guild=None)))
    assert "Type it in a server that I am in" in refused


async def sends_digests_once(discord: FakeDiscord, folder: Path) -> None:
    for guild in (discord.guild_id, OTHER_GUILD):
        assert "Subscribed d1" in await subscribed(discord, guild)
    send_without_news_too(folder)
    discord.fail_next("POST .*/messages$", status=500, done_first=True)
    await answer(await send_now(discord, discord.guild_id))
    discord.fail_next("POST .*/messages$", status=429, retry_after=0.05)
    await answer(await send_now(discord, OTHER_GUILD))
    assert [len(digests(discord, channel)) for channel in (discord.channel_id, OTHER_CHANNEL)] == [1, 1]


async def pauses_what_is_forbidden_and_resumes_by_a_button(discord: FakeDiscord, folder: Path) -> None:
    discord.forbidden.add(OTHER_CHANNEL)
    await answer(await send_now(discord, OTHER_GUILD))
    await until(lambda: [state for state, _ in states(folder, OTHER_GUILD)] == ["paused"], PATIENCE)
    [notice] = await discord.posted(1, discord.dm_of(discord.person))
    told = discord_words(notice)
    assert all(words in told for words in ("Digest d1 was paused", "Server Acme research"))
    assert f"<#{OTHER_CHANNEL}>" in str(notice["components"])
    discord.forbidden.clear()
    [resume] = [one["label"] for one in buttons_of(notice) if one["label"] == "Resume"]
    assert "Resumed d1" in discord_words(await answer(await discord.press(None, notice, resume, guild=None)))
    assert [state for state, _ in states(folder, OTHER_GUILD)] == ["active"]


async def asks_for_another_channel_where_one_was_deleted(discord: FakeDiscord, folder: Path) -> None:
    other = discord.add_channel({**discord.channels[OTHER_CHANNEL], "id": str(snowflake()), "name": "news"})
    await discord.gateway.dispatch("CHANNEL_CREATE", discord.channels[other])
    await discord.delete_channel(OTHER_CHANNEL)
    await answer(await send_now(discord, OTHER_GUILD))
    *_, notice = await discord.posted(2, discord.dm_of(discord.person))
    assert "Its channel is gone" in discord_words(notice)
    options = {"digest": "d1", "channel": discord.channels[other]}
    moved = await discord.send_command("brief", "digest", "edit", options=options, guild=OTHER_GUILD, permissions=ADMIN)
    assert "Changed d1" in discord_words(await answer(moved))
    await answer(await send_now(discord, OTHER_GUILD))
    assert len(digests(discord, other)) == 1


async def goes_on_after_a_removal(discord: FakeDiscord, folder: Path) -> None:
    posted, told = len(discord.messages[discord.channel_id]), len(discord.messages[discord.dm_of(discord.person)])
    await discord.remove_bot()
    await until(lambda: states(folder, discord.guild_id) == [("paused", "bot-removed")], PATIENCE)
    await discord.invite_bot()
    await until(lambda: states(folder, discord.guild_id) == [("active", "")], PATIENCE)
    await until(lambda: bool(discord.commands.get(discord.guild_id)), PATIENCE)
    assert len(discord.messages[discord.channel_id]) == posted, "nothing floods"
    assert len(discord.messages[discord.dm_of(discord.person)]) == told


async def test_a_bot_in_trouble_is_never_silent_and_never_doubles(discord: FakeDiscord, folder: Path) -> None:
    async with running_on_discord(folder, discord) as process:
        assert (await process.readiness())["discord"] is True
        await asks_while_discord_loses_things(discord)
        await asks_over_broken_connections(discord)
        await reads_in_direct_messages(discord)
        await sends_digests_once(discord, folder)
        await pauses_what_is_forbidden_and_resumes_by_a_button(discord, folder)
        await asks_for_another_channel_where_one_was_deleted(discord, folder)
        await goes_on_after_a_removal(discord, folder)
        assert await process.stop() == 0
        assert not [line for line in process.said if "Traceback" in line]


def suggestions(folder: Path) -> int:
    with contextlib.closing(sqlite3.connect(folder / "briefing.db", timeout=10)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM reviews").fetchone()[0])


async def killed(process: Running) -> None:
    assert await process.stop(signal.SIGKILL) == -signal.SIGKILL


@pytest.mark.gate
@pytest.mark.parametrize("done", [False, True])
async def test_what_a_kill_interrupted_is_done_once_and_answered_after_the_restart(discord: FakeDiscord, folder: Path, done: bool) -> None:
    """Killed before anything was done, or when it was done and only the answer was under way."""
    discord.fail_next("PATCH .*/messages/@original" if done else "POST .*/callback", delay=20.0, lose_answer=not done)
    async with running_on_discord(folder, discord) as first:
        exchange = await discord.send_command("brief", "suggest", options={"article": ARTICLE}, guild=OTHER_GUILD)
        if done:
            await until(lambda: suggestions(folder) == 1, PATIENCE)
        else:
            await until(lambda: any(path.endswith("/callback") for _, path in discord.requests), PATIENCE)
            exchange.acknowledge({"type": 5, "data": {"flags": 64}})
        await killed(first)
    discord.faults.clear()
    async with running_on_discord(folder, discord):
        said = discord_words(await answer(exchange))
        assert ("restarted" if done else "waits for an editor") in said
    assert suggestions(folder) == 1


@pytest.mark.gate
async def test_what_happened_to_a_server_while_the_bot_was_away_is_made_up_for(discord: FakeDiscord, folder: Path) -> None:
    async with running_on_discord(folder, discord) as first:
        assert "Subscribed d1" in await subscribed(discord, OTHER_GUILD)
        assert "Subscribed d1" in await subscribed(discord, discord.guild_id)
        await first.stop()
    away = discord.guilds.pop(OTHER_GUILD)
    discord.commands.clear()
    async with running_on_discord(folder, discord) as second:
        await until(lambda: states(folder, OTHER_GUILD) == [("paused", "bot-removed")], PATIENCE)
        assert states(folder, discord.guild_id) == [("active", "")]
        await until(lambda: {"brief", "brief-admin"} <= {one["name"] for one in discord.commands.get(None, ())}, PATIENCE)
        await second.stop()
    discord.guilds[OTHER_GUILD] = away
    async with running_on_discord(folder, discord):
        await until(lambda: states(folder, OTHER_GUILD) == [("active", "")], PATIENCE)
