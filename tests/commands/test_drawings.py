"""Lists and errors as they are drawn on a phone, in both languages, beside the drawings that are kept in ``golden/``.

``python -m tests.commands.test_drawings`` draws them anew; look at what changed before it is kept.
"""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.document import Document, Moment, Table
from bot.core.language import speaking
from bot.core.refusals import failure
from bot.core.request import Caller, Platform, Request
from bot.platforms.discord.buttons import lines_to_keep
from bot.platforms.discord.renderer import render
from storage.store import Store
from tests.commands import acme
from tests.commands.following import follow
from tests.commands.test_add import NEWS
from tests.fake_discord.limits import message_errors
from tests.fakes import FakeFetcher, FakeOutlet
from tests.platforms.discord.drawing import drawn

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("en", "zh")
#: The time that is shown for every moment.
THEN = datetime(2024, 6, 1, 7, tzinfo=UTC)
WORKSPACE = "discord:4711"
LISTS = ("/brief feed list", "/brief watch list", "/brief topics", "/brief review list", "/brief log limit:3")
ERRORS = (
    "/brief stats acmee since:2024",
    "/brief stats",
    "/brief timeline acme order:newst",
    "/brief stats acme sicne:2024",
    "/brief zone Berln",
    "/brief sats acme",
    "/brief foo",
    "/brief help digets",
    "/brief log",
    "/brief watch pause w9",
)


def caller(language: str, *, admin: bool) -> Caller:
    locale = "zh-CN" if language == "zh" else "en-GB"
    return Caller(Platform.DISCORD, WORKSPACE, "815", "42", "ida", locale=locale, is_administrator=admin, time_zone="Europe/Berlin")


async def filled(bot: Bot) -> None:
    """Something in every list."""
    bot.outlets[Platform.DISCORD] = FakeOutlet()
    admin = caller("en", admin=True)
    await follow(bot, title="The Example News", words=("chip", "-sport"), workspace=WORKSPACE)
    await follow(bot, "https://daily.example/rss", "A daily with a long name that goes on for more than one line", workspace=WORKSPACE)
    lines = ("feed pause n2", "watch acme", "watch rover here", "watch pause w2", f"add {NEWS}", "topic add Globex", "role <@51> editor")
    for line in lines:
        await bot.answer(Request(f"/brief {line}", admin))


def at_one_time(document: Document) -> Document:
    """The document with the same time in all its moments, so that it is the same in every run."""
    blocks: list[Any] = []
    for block in document.blocks:
        if isinstance(block, Table):
            rows = tuple(row.model_copy(update={"cells": tuple(_at_one_time(cell) for cell in row.cells)}) for row in block.rows)
            block = block.model_copy(update={"rows": rows})
        blocks.append(block)
    return document.model_copy(update={"blocks": tuple(blocks)})


def _at_one_time(cell: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(span.model_copy(update={"at": THEN}) if isinstance(span, Moment) else span for span in cell)


def on_a_phone(line: str, document: Document, language: str) -> str:
    """The line, and below it the answer's messages."""
    with speaking(language):
        tokens = {kept: f"kept{number}" for number, kept in enumerate(lines_to_keep(document))}
        payloads = [message.payload() for message in render(at_one_time(document), tokens=tokens)]
    assert not [error for payload in payloads for error in message_errors(payload)]
    return f"> {line}\n\n" + "\n".join(drawn(payload) for payload in payloads) + "\n"


async def drawings(bot: Bot) -> dict[str, str]:
    """All drawings, by the name of their file."""
    await filled(bot)
    found: dict[str, str] = {}
    for language in LANGUAGES:
        admin, member = caller(language, admin=True), caller(language, admin=False)
        lists = [on_a_phone(line, await bot.answer(Request(line, admin)), language) for line in LISTS]
        who = [member if line == "/brief log" else admin for line in ERRORS]
        errors = [on_a_phone(line, await bot.answer(Request(line, one)), language) for line, one in zip(ERRORS, who, strict=True)]
        with speaking(language):
            broken = failure("7F3K2QX9")
        errors.append(on_a_phone("/brief stats acme (a fault of ours)", broken, language))
        found |= {f"lists_{language}.txt": "\n".join(lists), f"errors_{language}.txt": "\n".join(errors)}
    return found


@pytest.fixture
def starting_file(acme_file: Path) -> Path:
    return acme_file


async def test_lists_and_errors_look_as_they_were_drawn(store: Store) -> None:
    found = await drawings(Bot(store, catalog(), FakeFetcher()))
    assert {name: text.splitlines() for name, text in found.items()} == {
        name: (GOLDEN / name).read_text(encoding="utf-8").splitlines() for name in found
    }


async def _draw() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite+aiosqlite:///{folder}/acme.db", auto_migrate=True)
        await acme.fill(store)
        for name, text in (await drawings(Bot(store, catalog(), FakeFetcher()))).items():
            (GOLDEN / name).write_text(text, encoding="utf-8")
        await store.close()


if __name__ == "__main__":
    asyncio.run(_draw())
