"""A message's menu, and replies that ask for the message that they reply to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.platforms.discord.handing_in import _ADD_THIS
from tests.fake_discord import shapes
from tests.fake_discord.server import FakeDiscord
from tests.platforms.discord.observing import text_of, until
from tests.platforms.fake_front import FakeFront

NEWS = "Acme opens a depot in Porto. It will employ 40 people, the company said on 3 June 2024."
MENU = "Add to the briefing"


def written(discord: FakeDiscord, content: str = NEWS, **more: Any) -> dict[str, Any]:
    message = shapes.message(discord.channel_id, discord.add_person("ben"), {"content": content, **more})
    message["id"] = str(shapes.snowflake(datetime(2026, 3, 3, 9, tzinfo=UTC)))
    message["timestamp"] = "2026-03-03T09:00:00+00:00"
    return message


@pytest.mark.usefixtures("adapter")
@pytest.mark.parametrize(("is_member", "word"), [(False, "add"), (True, "suggest")])
async def test_the_menu_hands_a_message_in(discord: FakeDiscord, front: FakeFront, is_member: bool, word: str) -> None:
    front.members = {discord.person["id"]} if is_member else set()
    exchange = await discord.use_menu(MENU, written(discord))
    await exchange.answers()
    [request] = front.requests
    assert request.line == f"/brief {word} posted:2026-03-03"
    assert [one.content.decode() for one in request.attachments] == [NEWS]
    assert exchange.ephemeral == [True]


@pytest.mark.usefixtures("adapter")
@pytest.mark.parametrize(
    ("content", "more", "words"),
    [
        ("Look at https://news.example/acme-depot. Big!", {}, "https://news.example/acme-depot"),
        ("", {"embeds": [{"title": "Acme opens a depot", "url": "https://news.example/acme"}]}, "https://news.example/acme"),
    ],
)
async def test_a_message_about_a_link_is_the_article_behind_it(
    discord: FakeDiscord, front: FakeFront, content: str, more: dict[str, Any], words: str
) -> None:
    await (await discord.use_menu(MENU, written(discord, content, **more))).answers()
    [request] = front.requests
    assert (request.line, request.attachments) == (f"/brief add posted:2026-03-03 {words}", ())


@pytest.mark.usefixtures("adapter")
async def test_what_a_bot_shows_in_embeds_is_its_text(discord: FakeDiscord, front: FakeFront) -> None:
    embeds = [{"title": "Acme opens a depot", "description": "It will employ 40 people."}]
    await (await discord.use_menu(MENU, written(discord, "", embeds=embeds))).answers()
    assert front.requests[0].attachments[0].content.decode() == "Acme opens a depot\n\nIt will employ 40 people."


@pytest.mark.usefixtures("adapter")
async def test_an_empty_message_hands_nothing_in(discord: FakeDiscord, front: FakeFront) -> None:
    [said] = await (await discord.use_menu(MENU, written(discord, ""))).answers()
    assert "no text, link or file" in text_of(said)
    assert front.requests == []


@pytest.mark.usefixtures("adapter")
@pytest.mark.parametrize(("is_member", "word"), [(False, "add"), (True, "suggest")])
async def test_a_reply_hands_in_what_it_replies_to(discord: FakeDiscord, front: FakeFront, is_member: bool, word: str) -> None:
    """Discord gives the text of a message that mentions the bot."""
    front.members = {discord.person["id"]} if is_member else set()
    await discord.say(f"<@{discord.bot['id']}> add this", reply_to={**written(discord), "mentions": [discord.bot]})
    await discord.posted(1)
    [request] = front.requests
    assert request.line == f"/brief {word} posted:2026-03-03"
    assert [one.content.decode() for one in request.attachments] == [NEWS]


@pytest.mark.usefixtures("adapter")
async def test_where_discord_hides_the_text_the_menu_is_pointed_to(discord: FakeDiscord, front: FakeFront) -> None:
    await discord.say(f"<@{discord.bot['id']}> add this", reply_to=written(discord))
    [said] = await discord.posted(1)
    assert "Add to the briefing" in text_of(said)
    assert front.requests == []


@pytest.mark.usefixtures("adapter")
async def test_other_replies_are_lines_like_any_other(discord: FakeDiscord, front: FakeFront) -> None:
    await discord.say(f"<@{discord.bot['id']}> acme stats", reply_to=written(discord))
    await until(lambda: bool(front.requests))
    assert front.lines == ["acme stats"]


@pytest.mark.parametrize(
    "line",
    ["add this", "Add", "please add this one", "suggest that article", "add it to the briefing", "添加这条", "收录这篇文章。", "Add this!"],
)
def test_lines_that_mean_the_message_above(line: str) -> None:
    assert _ADD_THIS.fullmatch(line)


@pytest.mark.parametrize(
    "line", ["add https://news.example/1", "add this is what Acme said: 40 people", "address this", "topic add this", "adds", "help", "加"]
)
def test_lines_that_mean_something_else(line: str) -> None:
    assert not _ADD_THIS.fullmatch(line)
