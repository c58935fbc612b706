"""The dashboard: other commands' answers in short, as far as the asker may see them."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Heading
from bot.core.request import Caller, Platform, Request, Role
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.fakes import FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")

ARTICLE = "Globex opened a depot in Linz on 3 May 2024. Globex employs 420 people there."


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def lines(document: Document) -> list[str]:
    return [choice.line for choice in document.choices]


async def direct(bot: Bot, user: str, line: str = "/brief dashboard", *, locale: str = "en", admin: bool = False) -> Document:
    bot.outlets[Platform.SLACK] = FakeOutlet()
    caller = Caller(
        Platform.SLACK, WORKSPACE, f"D{user}", user, locale=locale, time_zone="Europe/Vienna", is_direct=True, is_administrator=admin
    )
    return await bot.answer(Request(line, caller))


async def test_a_member_sees_their_own_digests_and_topics_to_follow(bot: Bot) -> None:
    first = await direct(bot, "U1")
    assert headings(first) == ["Your digests", "Topics to follow", "Latest entries"]
    assert "/brief suggest" in lines(first)
    assert "/brief add" not in lines(first)
    follow = "/brief digest subscribe me acme weekdays 09:00"
    assert follow in [line.casefold() for line in lines(first)]
    assert (await direct(bot, "U1", follow)).title == "Subscribed: d1"
    then = await direct(bot, "U1")
    assert follow not in [line.casefold() for line in lines(then)], "it is followed now"
    assert {"/brief digest pause d1", "/brief digest edit d1", "/brief digest unsubscribe d1"} <= set(lines(then))
    assert "d1" not in words(await direct(bot, "U2")), "another's digests are nobody's business"


async def test_an_editor_sees_what_waits_with_its_number(bot: Bot, ask: Ask) -> None:
    await ask(f"/brief suggest {ARTICLE}")
    seen = await ask("/brief dashboard", role=Role.EDITOR)
    assert headings(seen)[0] == "One article waits for review"
    assert "/brief review show r1" in lines(seen)
    assert "/brief add" in lines(seen)
    assert "waits for review" not in words(await ask("/brief dashboard"))


async def test_it_is_never_shared_and_speaks_the_askers_language(bot: Bot, ask: Ask) -> None:
    assert not any(choice.share for choice in (await ask("/brief dashboard")).choices)
    shared = Request("/brief dashboard", Caller(Platform.SLACK, WORKSPACE, "C1", "U1"), shared=True)
    assert (await bot.answer(shared)).private
    chinese = await direct(bot, "U1", locale="zh-CN")
    assert "你的简报" in chinese.title
    assert not {"Your digests", "Topics to follow", "Latest entries"} & set(headings(chinese))


async def test_a_long_list_is_cut_and_leads_to_all_of_it(bot: Bot) -> None:
    for hour in range(6):
        await direct(bot, "U3", f"/brief digest subscribe acme weekdays 1{hour}:00")
    seen = await direct(bot, "U3")
    assert sum(line.startswith("/brief digest edit") for line in lines(seen)) == 4
    assert "/brief digest list" in lines(seen)
