"""How long the answers are that people see first, on a phone with 42 characters a line: on Slack and Discord, in both languages."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import pytest

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.document import Document
from bot.core.request import Caller, Platform, Request
from bot.entries.seeding import seed
from bot.platforms.discord.renderer import render as on_discord
from bot.platforms.slack.renderer import render as on_slack
from storage.store import Store
from tests.fakes import FakeFetcher, FakeOutlet
from tests.platforms.discord.drawing import drawn

WIDTH = 42


@pytest.fixture
async def bot(store: Store) -> Bot:
    await seed(store.library())
    bot = Bot(store, catalog(), FakeFetcher())
    bot.outlets |= {platform: FakeOutlet(platform=platform) for platform in (Platform.SLACK, Platform.DISCORD)}
    return bot


def lines_on_discord(document: Document) -> list[str]:
    [message, *_] = on_discord(document)
    return drawn(message.payload()).splitlines()


def lines_on_slack(document: Document) -> list[str]:
    """The lines of the first message: a row of a table, and a row of as many buttons as there is room for, take one each."""
    [message, *_] = on_slack(document, private=True)
    return [line for block in message.blocks for line in _lines(block)]


def _lines(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "actions":
            labels = "  ".join(f"[{one.get('text', one.get('placeholder', {})).get('text', '…')}]" for one in block["elements"])
            yield from textwrap.wrap(labels, WIDTH)
        case "divider":
            yield ""
        case "data_table":
            yield from ("row" for _ in block["rows"])
        case _:
            text = _text(block)
            for line in text.split("\n"):
                yield from textwrap.wrap(line, WIDTH) or [""]


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "".join(map(_text, value))
    if not isinstance(value, dict):
        return ""
    if isinstance(value.get("text"), str):
        return str(value["text"])
    inner = "".join(_text(value[key]) for key in ("text", "elements", "fields") if key in value)
    return f"{inner}\n" if value.get("type") == "rich_text_section" else inner


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
@pytest.mark.parametrize("platform", [Platform.SLACK, Platform.DISCORD])
@pytest.mark.parametrize(("line", "most"), [("/brief stats qwen", 20), ("/brief help", 25), ("/brief digest preview", 25)])
async def test_what_people_see_first_fits_a_phone(bot: Bot, platform: Platform, locale: str, line: str, most: int) -> None:
    workspace = f"{platform}:4711"
    admin = Caller(platform, workspace, "815", "42", "ida", locale=locale, is_administrator=True, time_zone="Europe/Berlin")
    await bot.scope(workspace).remember("language:channel:815", "zh" if locale == "zh-CN" else "en")
    await bot.answer(Request("/brief zone Europe/Berlin", admin))
    await bot.answer(Request("/brief digest subscribe daily 9", admin))
    document = await bot.answer(Request(line, admin))
    lines = lines_on_slack(document) if platform is Platform.SLACK else lines_on_discord(document)
    shown = [one for one in lines if one.strip()]
    # Discord has no tables: a row of one that is too long for a line takes a second one, in small print.
    allowed = most + 1 if (platform, line) == (Platform.DISCORD, "/brief stats qwen") else most
    assert len(shown) <= allowed, "\n".join(shown)
