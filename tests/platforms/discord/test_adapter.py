"""The connection to Discord and the commands that are registered there, through the real client."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.core.document import Choice, Choices, Document, paragraph
from bot.core.errors import NotConfigured
from bot.core.front import TopicName
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.client import DiscordConfig
from tests.fake_discord.components import buttons_of
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.platforms.discord.commands import CATALOG
from tests.platforms.discord.observing import text_of, until
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


def _registered(discord: FakeDiscord) -> list[str]:
    return [command["name"] for command in discord.commands.get(discord.guild_id, ())]


@pytest.fixture
def never_ready(adapter: DiscordAdapter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is registered because the library calls itself ready, as it does after two seconds."""

    async def nothing() -> None:
        pass

    monkeypatch.setattr(adapter.client, "on_ready", nothing)


@pytest.mark.usefixtures("never_ready")
async def test_a_guild_gets_its_own_topics_after_an_editor_changed_some(discord: FakeDiscord, front: FakeFront) -> None:
    front.own_names[f"discord:{discord.guild_id}"] = [TopicName("Globex", "globex"), TopicName("Acme", "acme")]
    await (await discord.send_command("brief", "add", options={"source": "x"})).answers()
    await until(lambda: _registered(discord) == ["acme", "globex"])
    await (await discord.send_command("globex", "stats")).answers()
    assert front.requests[-1].line == "/globex stats"


@pytest.mark.usefixtures("never_ready")
async def test_a_topic_that_a_guild_hides_leaves_its_picker(discord: FakeDiscord, front: FakeFront) -> None:
    front.own_names[f"discord:{discord.guild_id}"] = []
    await (await discord.send_command("brief", "add", options={"source": "x"})).answers()
    await until(lambda: _registered(discord) == [])
    await (await discord.send_command("acme", "stats", guild=None)).answers()  # it is the library's still


@pytest.mark.slow
async def test_a_guild_has_its_own_topics_again_after_a_start(discord: FakeDiscord, front: FakeFront) -> None:
    front.own_names[f"discord:{discord.guild_id}"] = [TopicName("Globex", "globex")]
    await until(lambda: _registered(discord) == ["globex"])


@pytest.mark.slow
async def test_commands_come_back_when_the_bot_is_invited_again(discord: FakeDiscord, front: FakeFront, adapter: DiscordAdapter) -> None:
    await until(lambda: adapter.client.is_ready())
    assert _registered(discord) == ["acme"]
    await discord.remove_bot()
    assert _registered(discord) == []
    await discord.invite_bot()
    await until(lambda: _registered(discord) == ["acme"])
    syncs = len(discord.syncs)
    await adapter.refresh_commands(discord.guild_id)
    assert len(discord.syncs) == syncs, "what Discord has is not sent again"


@pytest.mark.parametrize("change", [lambda command: command | {"description": "Other words"}, lambda command: command | {"name": "other"}])
async def test_commands_that_somebody_replaced_are_put_right(
    discord: FakeDiscord, adapter: DiscordAdapter, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    (acme,) = discord.commands[discord.guild_id]
    discord.commands[discord.guild_id] = [change(acme)]
    await adapter.refresh_commands(discord.guild_id)
    (again,) = discord.commands[discord.guild_id]
    assert (again["name"], again["description"]) == ("acme", acme["description"])
    discord.commands[None] = []
    await adapter.refresh_commands()
    assert [command["name"] for command in discord.commands[None]] == ["Add to the briefing", "acme", "brief", "brief-admin"]


async def test_a_command_that_is_not_known_any_more_puts_the_others_right(discord: FakeDiscord, front: FakeFront) -> None:
    (acme,) = discord.commands[discord.guild_id]
    discord.commands[discord.guild_id] = [{**acme, "name": "oldtopic"}]
    await (await discord.send_command("oldtopic", "stats")).answers()
    await until(lambda: _registered(discord) == ["acme"])


async def test_no_more_new_commands_are_sent_than_discord_takes_in_a_day(
    discord: FakeDiscord, front: FakeFront, adapter: DiscordAdapter, caplog: pytest.LogCaptureFixture
) -> None:
    def called(first: int) -> list[TopicName]:
        return [TopicName(f"Topic {number}", f"topic-{number}") for number in range(first, first + 90)]

    for first in (0, 100, 200):
        front.own_names[f"discord:{discord.guild_id}"] = called(first)
        await adapter.refresh_commands(discord.guild_id)
    assert "wait until tomorrow" in caplog.text
    assert discord.created[discord.guild_id] == 181, "Acme and two times ninety"
    assert "topic-100" in _registered(discord)


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


@pytest.mark.parametrize("with_button", [True, False])
async def test_a_private_message_about_a_server_names_it(discord: FakeDiscord, adapter: DiscordAdapter, with_button: bool) -> None:
    await until(lambda: adapter.client.get_guild(discord.guild_id) is not None)
    resume = Choices(choices=(Choice(label="Resume", line="/brief digest resume d3"),))
    document = Document(title="Digest d3 was paused", blocks=(paragraph("No."), *((resume,) if with_button else ())))
    await adapter.tell(f"discord:{discord.guild_id}", discord.person["id"], document)
    [told] = await discord.posted(1, discord.dm_of(discord.person))
    assert "-# Server: Acme research" in text_of(told)
    assert [one["custom_id"] for one in buttons_of(told)] == [f"g{discord.guild_id}.l:/brief digest resume d3"] * with_button


async def test_a_private_message_about_direct_messages_names_no_server(discord: FakeDiscord, adapter: DiscordAdapter) -> None:
    await adapter.tell(f"discord:dm:{discord.person['id']}", discord.person["id"], Document(title="Hello"))
    [told] = await discord.posted(1, discord.dm_of(discord.person))
    assert "Server" not in text_of(told)
