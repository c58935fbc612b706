"""Subscribing looks first whether the bot can post in the channel."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from bot.core.outlet import Refused
from bot.core.request import Platform, Role
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.fakes import FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")

SUBSCRIBE = "/brief digest subscribe acme daily 9:00 zone:UTC"
ARCHIVED = Refused("slack-message-refused-archived", channel="C1", error="is_archived")


@pytest.fixture
def outlet(bot: Bot) -> FakeOutlet:
    outlet = FakeOutlet()
    bot.outlets[Platform.SLACK] = outlet
    return outlet


@pytest.mark.parametrize("line", [SUBSCRIBE, "/brief watch acme here"])
async def test_where_the_bot_can_not_post_nothing_is_subscribed(ask: Ask, bot: Bot, outlet: FakeOutlet, line: str) -> None:
    outlet.obstacle = ARCHIVED
    answer = await ask(line, role=Role.ADMIN)
    assert answer.outcome is Outcome.REFUSED
    assert "Unarchive the channel" in words(answer)
    assert await bot.scope(WORKSPACE).subscriptions.all() == []
    assert await bot.scope(WORKSPACE).watches.all() == []


async def test_a_paused_digest_is_not_resumed_where_the_bot_can_not_post(ask: Ask, outlet: FakeOutlet) -> None:
    await ask(SUBSCRIBE, role=Role.ADMIN)
    await ask("/brief digest pause d1", role=Role.ADMIN)
    outlet.obstacle = ARCHIVED
    assert (await ask("/brief digest resume d1", role=Role.ADMIN)).outcome is Outcome.REFUSED
    outlet.obstacle = None
    assert (await ask("/brief digest resume d1", role=Role.ADMIN)).title == "Resumed: d1"


async def test_a_public_channel_is_joined_and_that_is_said(ask: Ask, outlet: FakeOutlet) -> None:
    outlet.joins = True
    assert "joined this channel" in words(await ask(SUBSCRIBE, role=Role.ADMIN))


async def test_direct_messages_need_no_look(ask: Ask, outlet: FakeOutlet) -> None:
    outlet.obstacle = ARCHIVED
    assert (await ask("/brief digest subscribe me acme daily 9:00 zone:UTC")).title == "Subscribed: d1"
