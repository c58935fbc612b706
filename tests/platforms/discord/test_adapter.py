"""The connection to Discord and the commands that are registered there, through the real client."""

from __future__ import annotations

import pytest

from bot.core.errors import NotConfigured
from bot.core.front import TopicName
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.client import DiscordConfig
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.platforms.discord.commands import CATALOG
from tests.platforms.discord.observing import until
from tests.platforms.fake_front import FakeFront

pytestmark = pytest.mark.usefixtures("adapter")


async def test_events_of_a_broken_connection_are_caught_up(discord: FakeDiscord, front: FakeFront) -> None:
    await discord.gateway.drop()
    exchange = await discord.send_command("brief", "help")
    await exchange.answers()
    assert (discord.gateway.identified, discord.gateway.resumed) == (1, 1)


async def test_a_session_that_cannot_be_resumed_starts_again_at_the_same_server(
    discord: FakeDiscord, adapter: DiscordAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(shard_id: int | None, *, initial: bool = False) -> None:
        """The library waits five seconds here, for Discord's sake."""

    monkeypatch.setattr(adapter.client, "before_identify_hook", at_once)
    discord.gateway.refuse_resume = True
    await discord.gateway.drop()
    await discord.connected()
    assert (discord.gateway.identified, discord.gateway.resumed) == (2, 0)
    await (await discord.send_command("brief", "help")).answers()


async def test_a_guild_gets_its_own_topics_after_an_editor_changed_some(discord: FakeDiscord, front: FakeFront) -> None:
    front.own_names[f"discord:{discord.guild_id}"] = [TopicName("Globex", "globex"), TopicName("Acme", "acme")]
    await (await discord.send_command("brief", "add", options={"source": "x"})).answers()
    await until(
        lambda: discord.guild_id in discord.commands, 1
    )  # discord.py calls itself ready after two seconds, and then the topics of all guilds are registered
    assert [command["name"] for command in discord.commands[discord.guild_id]] == ["globex"]
    await (await discord.send_command("globex", "stats")).answers()
    assert front.requests[-1].line == "/globex stats"


@pytest.mark.slow
async def test_a_guild_has_its_own_topics_again_after_a_start(discord: FakeDiscord, front: FakeFront) -> None:
    front.own_names[f"discord:{discord.guild_id}"] = [TopicName("Globex", "globex")]
    await until(lambda: discord.guild_id in discord.commands)
    assert [command["name"] for command in discord.commands[discord.guild_id]] == ["globex"]


async def test_a_refused_token_says_which_setting(discord: FakeDiscord, front: FakeFront) -> None:
    wrong = DiscordAdapter(DiscordConfig("wrong", discord.url), front, CATALOG)
    with pytest.raises(NotConfigured, match="DISCORD_TOKEN"):
        await wrong.start()


async def test_commands_are_registered_when_they_change_and_only_then(discord: FakeDiscord, front: FakeFront) -> None:
    hashes: dict[str, str] = {}

    async def load(scope: str) -> str | None:
        return hashes.get(scope)

    async def save(scope: str, digest: str) -> None:
        hashes[scope] = digest

    async def syncs() -> int:
        before = len(discord.syncs)
        adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url), front, CATALOG, load_hash=load, save_hash=save)
        await adapter.start()
        await adapter.stop()
        return len(discord.syncs) - before

    assert [await syncs(), await syncs()] == [1, 0]
    front.names = [*front.names, TopicName("Globex", "globex")]
    assert [await syncs(), await syncs()] == [1, 0]
    discord.fail_next("PUT .*/commands", status=403, code=50001)
    front.names = [*front.names, TopicName("Initech", "initech")]
    assert [await syncs(), await syncs(), await syncs()] == [0, 1, 0]
