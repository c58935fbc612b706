"""People who have installed the bot for themselves: they read the library in any server and in direct messages, and decide nothing."""

from __future__ import annotations

import pytest

from bot.core.document import Choice, Choices, Document
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import ADMINISTRATOR, MEMBER, snowflake
from tests.platforms.discord.observing import until
from tests.platforms.fake_front import FakeFront

pytestmark = pytest.mark.usefixtures("adapter")
ELSEWHERE = snowflake()


async def test_somebody_asks_in_a_server_that_has_not_installed_it(discord: FakeDiscord, front: FakeFront) -> None:
    exchange = await discord.send_command(
        "brief", "stats", options={"topic": "Acme"}, guild=ELSEWHERE, of_their_own=True, permissions=MEMBER | ADMINISTRATOR, roles=[7]
    )
    await exchange.answers()
    caller = front.requests[0].caller
    assert caller.workspace == f"discord:dm:{discord.person['id']}"
    assert (caller.is_administrator, caller.is_direct, caller.channel, caller.groups) == (False, True, None, frozenset())
    assert exchange.ephemeral == [True]


async def test_what_is_pressed_there_stays_theirs(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["/brief help"] = Document(title="Help", blocks=(Choices(choices=(Choice(label="More", line="/brief help more"),)),))
    asked = await discord.send_command("brief", "help", guild=ELSEWHERE, of_their_own=True)
    [shown] = await asked.answers()
    await (await discord.press(asked, shown, "More", guild=ELSEWHERE, of_their_own=True)).answers()
    assert {one.caller.workspace for one in front.requests} == {f"discord:dm:{discord.person['id']}"}


async def test_in_direct_messages_nobody_decides_anything(discord: FakeDiscord, front: FakeFront) -> None:
    await (await discord.send_command("brief", "help", guild=None)).answers()
    await (await discord.send_command("brief", "help", guild=None, of_their_own=True)).answers()
    assert [(one.caller.is_administrator, one.caller.workspace) for one in front.requests] == [
        (False, f"discord:dm:{discord.person['id']}")
    ] * 2


async def test_a_server_that_has_installed_it_counts_there(discord: FakeDiscord, front: FakeFront) -> None:
    await (await discord.send_command("brief", "help", permissions=MEMBER | ADMINISTRATOR)).answers()
    assert (front.requests[0].caller.workspace, front.requests[0].caller.is_administrator) == (f"discord:{discord.guild_id}", True)


async def test_what_admins_do_and_a_messages_menu_are_for_servers_alone(discord: FakeDiscord) -> None:
    await until(lambda: None in discord.commands)
    shown = {one["name"]: (one["contexts"], one["integration_types"]) for one in discord.commands[None]}
    assert shown == {
        "brief": ([0, 1, 2], [0, 1]),
        "brief-admin": ([0], [0]),
        "acme": ([1, 2], [0, 1]),
        "Add to the briefing": ([0], [0]),
    }
