"""A button that is pressed twice at once: what it does is done once, and nobody reads of a failure."""

from __future__ import annotations

import asyncio

import pytest

from bot.app.serving import Service
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.journeys.conftest import approve_of, discord_words
from tests.journeys.test_first_day import NEWS

ADMIN = MEMBER | MANAGE_GUILD


@pytest.mark.slow
async def test_a_double_click_on_approve_looks_like_one(service: Service, discord: FakeDiscord) -> None:
    asked = await discord.send_command("brief", "add", options={"article": NEWS}, permissions=ADMIN)
    card = (await asked.answers())[-1]
    presses = await asyncio.gather(*(discord.press(asked, card, approve_of(card), permissions=ADMIN) for _ in range(2)))
    said = [discord_words(*(await press.answers())) for press in presses]
    assert sorted(words.split()[0] for words in said) in (["Added", "Approved"], ["Added", "Added"])
    assert all("Globex opens a depot" in words for words in said)
    assert len(await service.bot.store.scoped(f"discord:{discord.guild_id}").articles(words="Globex")) == 1
