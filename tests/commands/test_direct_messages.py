"""Discord's direct messages: people read the library and have digests and watches of their own, and decide nothing."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Caller, Platform, Request
from tests.commands.conftest import words

pytestmark = pytest.mark.usefixtures("shelf")


async def _asked(bot: Bot, line: str) -> Document:
    return await bot.answer(Request(line, Caller(Platform.DISCORD, "discord:dm:5", "77", "5", is_direct=True)))


@pytest.mark.parametrize(
    "line",
    [
        "/brief add https://news.example/1",
        "/brief suggest https://news.example/1",
        "/brief feed add https://news.example/feed",
        "/brief topic add Globex",
        "/brief role <@7> editor",
        "/brief undo",
        "/brief log",
    ],
)
async def test_nothing_is_added_or_set_up_there(bot: Bot, line: str) -> None:
    told = await _asked(bot, line)
    assert told.outcome in (Outcome.MISTAKE, Outcome.REFUSED)
    assert "Type it in a server that I am in." in words(told)


@pytest.mark.parametrize("line", ["/acme stats", "/brief timeline acme", "/brief topics", "/brief help", "/brief watch acme"])
async def test_the_library_is_read_there_and_watched(bot: Bot, line: str) -> None:
    told = await _asked(bot, line)
    assert "server that I am in" not in words(told)
