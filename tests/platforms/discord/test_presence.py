"""Servers that remove the bot and invite it again, while it runs and while it is away; shards, and who holds them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import pytest

from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.client import DiscordConfig
from tests.fake_discord import shapes
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.fake_discord.shapes import snowflake
from tests.platforms.discord.commands import CATALOG
from tests.platforms.discord.observing import until
from tests.platforms.fake_front import FakeFront


@dataclass
class Told:
    """What the adapter says of servers. ``live`` and ``gone`` are those with digests that are sent, and with digests that wait."""

    live: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    async def active(self) -> Collection[str]:
        return sorted(self.live)

    async def left(self) -> Collection[str]:
        return sorted(self.gone)

    async def has_left(self, workspace: str) -> int:
        self.live.discard(workspace)
        self.gone.add(workspace)
        return 1

    async def is_back(self, workspace: str) -> int:
        self.gone.discard(workspace)
        self.live.add(workspace)
        return 1


@dataclass
class Register:
    """A register of shards with other holders."""

    others: Sequence[tuple[str, str]] = ()
    held: list[list[str]] = field(default_factory=list)
    left: bool = False

    async def hold(self, shards: Sequence[str]) -> Sequence[tuple[str, str]]:
        self.held.append(list(shards))
        return [one for one in self.others if one[0] in shards]

    async def leave(self) -> None:
        self.left = True


async def test_a_server_that_removes_the_bot_and_invites_it_again(discord: FakeDiscord, front: FakeFront) -> None:
    here = f"discord:{discord.guild_id}"
    told = Told(live={here})
    adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url), front, CATALOG, presence=told)
    await adapter.start()
    await discord.connected()
    try:
        await until(lambda: adapter.client.get_guild(discord.guild_id) is not None)
        await discord.remove_bot()
        await until(lambda: bool(told.gone))
        assert (told.live, told.gone) == (set(), {here})
        await discord.invite_bot()
        await until(lambda: bool(told.live))
        assert (told.live, told.gone) == ({here}, set())
    finally:
        await adapter.stop()


@pytest.mark.slow
async def test_what_happened_to_servers_while_the_bot_was_away(discord: FakeDiscord, front: FakeFront) -> None:
    """Servers of other shards and people's direct messages are left alone."""
    here, left = f"discord:{discord.guild_id}", f"discord:{snowflake()}"
    count = 2
    other = f"discord:{((discord.guild_id >> 22) + 1) << 22}"
    ours = left if (int(left[8:]) >> 22) % count == (discord.guild_id >> 22) % count else f"discord:{((int(left[8:]) >> 22) + 1) << 22}"
    told = Told(live={ours, other, "discord:dm:77"}, gone={here})
    config = DiscordConfig(TOKEN, discord.url, shard_ids=((discord.guild_id >> 22) % count,), shard_count=count)
    adapter = DiscordAdapter(config, front, CATALOG, presence=told)
    await adapter.start()
    try:
        await until(lambda: here in told.live)
    finally:
        await adapter.stop()
    assert told.live == {here, other, "discord:dm:77"}
    assert told.gone == {ours}


async def test_an_outage_of_a_server_is_no_removal(discord: FakeDiscord, front: FakeFront) -> None:
    told = Told(live={f"discord:{discord.guild_id}"})
    adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url), front, CATALOG, presence=told)
    await adapter.start()
    await discord.connected()
    try:
        await until(lambda: adapter.client.get_guild(discord.guild_id) is not None)
        await discord.gateway.dispatch("GUILD_DELETE", {"id": str(discord.guild_id), "unavailable": True})
        await (await discord.send_command("brief", "help")).answers()
    finally:
        await adapter.stop()
    assert told.gone == set()


@pytest.mark.slow
async def test_it_is_connected_when_every_shard_is_ready(discord: FakeDiscord, front: FakeFront, monkeypatch: pytest.MonkeyPatch) -> None:
    async def at_once(self: object, shard_id: int | None, *, initial: bool = False) -> None:
        """The library waits five seconds between two shards, for Discord's sake."""

    monkeypatch.setattr("discord.Client.before_identify_hook", at_once)
    register = Register()
    adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url, shard_count=2), front, CATALOG, shard_register=register)
    await adapter.start()
    try:
        assert not await adapter.is_connected(), "the library calls a shard ready after two seconds"
        await until(lambda: adapter._shards.are_ready)
        assert await adapter.is_connected()
        assert set(register.held[-1]) == {f"{discord.application_id}:0", f"{discord.application_id}:1"}
        discord.gateway.refuse_resume = True
        await discord.gateway.sessions[1].socket.close(code=4000)  # type: ignore[union-attr]
        await until(lambda: not adapter._shards.are_ready)
        assert not await adapter.is_connected()
        await until(lambda: adapter._shards.are_ready)
    finally:
        await adapter.stop()
    assert not await adapter.is_connected()
    assert register.left


async def test_another_holder_of_a_shard_is_told_once(discord: FakeDiscord, front: FakeFront, caplog: pytest.LogCaptureFixture) -> None:
    register = Register([(f"{discord.application_id}:0", "elsewhere:4711:ab"), (f"{discord.application_id}:1", "elsewhere:1:cd")])
    adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url), front, CATALOG, shard_register=register, look_every=0.02)
    await adapter.start()
    await until(lambda: len(register.held) > 3)
    await adapter.stop()
    told = [record.message for record in caplog.records if "held by another process" in record.message]
    assert len(told) == 1
    assert "shard 0 of 1" in told[0]
    assert "elsewhere:4711:ab" in told[0]


@pytest.mark.parametrize("count", [1, 2])
async def test_a_server_that_another_process_holds_is_asked_for(discord: FakeDiscord, front: FakeFront, count: int) -> None:
    """A button in a direct message is meant for a server whose events come to another process."""
    mine = ((discord.guild_id >> 22) + 1) % count
    config = DiscordConfig(TOKEN, discord.url, shard_ids=(mine,), shard_count=count)
    adapter = DiscordAdapter(config, front, CATALOG)
    await adapter.start()
    try:
        await discord.connected()
        if count == 1:
            await until(lambda: adapter.client.get_guild(discord.guild_id) is not None)
        button = {"type": 2, "style": 2, "label": "Go", "custom_id": f"g{discord.guild_id}.l:/brief help"}
        message = {"components": [{"type": 1, "components": [button]}]}
        discord.gateway.sessions.setdefault(0, next(iter(discord.gateway.sessions.values())))
        await (await discord.press(None, {**_dm(discord), **message}, "Go", guild=None)).answers()
    finally:
        await adapter.stop()
    assert [(one.line, one.caller.workspace) for one in front.requests] == [("/brief help", f"discord:{discord.guild_id}")]


def _dm(discord: FakeDiscord) -> dict[str, object]:
    return shapes.message(discord.dm_of(discord.person), discord.bot, {})
