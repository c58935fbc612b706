"""Watches of another channel than the one where they are asked for: only for admins, and only where they certainly see it."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from bot.core.request import Platform, Role
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.fakes import FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")


@pytest.fixture(autouse=True)
def outlet(bot: Bot) -> FakeOutlet:
    found = FakeOutlet(unseen={("C0SECRET", "admin")})
    bot.outlets[Platform.SLACK] = found
    return found


@pytest.mark.parametrize("line", ["acme channel:<#C0NEWS|news>", "acme in <#C0NEWS>", "for <#C0NEWS|news> acme"])
async def test_another_channel_is_told(bot: Bot, ask: Ask, line: str) -> None:
    document = await ask(f"/brief watch add {line}", role=Role.ADMIN)
    assert "C0NEWS" in words(document)
    [watch] = await bot.scope(WORKSPACE).watches.all()
    assert (watch.channel, watch.person, watch.watched and watch.watched.topic) == ("C0NEWS", "", "Acme")


async def test_a_channel_that_the_admin_does_not_see_gets_nothing(bot: Bot, ask: Ask) -> None:
    for line in ("watch add acme channel:<#C0SECRET>", "digest subscribe daily 9 zone:UTC channel:<#C0SECRET>"):
        document = await ask(f"/brief {line}", role=Role.ADMIN)
        assert document.outcome is Outcome.MISTAKE
        assert "can't tell that you see that channel" in words(document)
    assert await bot.scope(WORKSPACE).watches.all() == []
    assert await bot.scope(WORKSPACE).subscriptions.all() == []


async def test_members_decide_for_no_channel(bot: Bot, ask: Ask) -> None:
    assert (await ask("/brief watch add acme channel:<#C0NEWS>")).outcome is Outcome.REFUSED
    assert await bot.scope(WORKSPACE).watches.all(person="member") == []


@pytest.mark.parametrize("line", ["US Foods", "me US Foods"])
async def test_a_name_with_us_in_it_is_no_channel(bot: Bot, ask: Ask, line: str) -> None:
    await ask("/brief topic add US Foods", role=Role.ADMIN)
    await ask(f"/brief watch add {line}")
    [watch] = await bot.scope(WORKSPACE).watches.all(person="member")
    assert (watch.person, watch.watched and watch.watched.topic) == ("member", "US Foods")
