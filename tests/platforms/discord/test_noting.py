"""Interactions that are written down: before they are acknowledged, once, until their answer has arrived; and those that were left."""

from __future__ import annotations

import asyncio
import dataclasses

import pytest

from bot.core.document import Document, paragraph
from bot.core.front import Interrupted
from bot.core.request import Platform
from bot.platforms.discord import replying
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.client import DiscordConfig
from bot.platforms.discord.replying import LASTS
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.platforms.discord.commands import CATALOG
from tests.platforms.discord.conftest import PATIENCE
from tests.platforms.discord.observing import text_of, until
from tests.platforms.fake_front import FakeFront
from tests.platforms.forms import FILLED, FORM, SENTENCE

STATS = "/brief stats topic:Acme"


def another_process(discord: FakeDiscord, front: FakeFront) -> DiscordAdapter:
    return DiscordAdapter(DiscordConfig(TOKEN, discord.url, patience=PATIENCE), front, CATALOG)


@pytest.mark.usefixtures("adapter")
async def test_what_lasts_is_written_down_until_its_answer_arrived(discord: FakeDiscord, front: FakeFront) -> None:
    front.lasting.add(STATS)
    exchange = await discord.send_command("brief", "stats", options={"topic": "Acme"})
    await exchange.answers()
    await until(lambda: bool(front.ended))
    [(id_, noted)] = front.noted.items()
    assert (noted.platform, noted.workspace, noted.line) == (Platform.DISCORD, f"discord:{discord.guild_id}", STATS)
    assert front.requests[0].noted_as == id_
    assert front.ended == [(id_, True)]


@pytest.mark.usefixtures("adapter")
async def test_a_quick_answer_that_changes_nothing_is_not_written_down(discord: FakeDiscord, front: FakeFront) -> None:
    exchange = await discord.send_command("brief", "stats", options={"topic": "Acme"})
    await exchange.answers()
    assert front.noted == {}


async def test_what_a_killed_process_left_thinking_is_answered_at_the_next_start(discord: FakeDiscord, front: FakeFront) -> None:
    front.lasting.add(STATS)
    front.delays[STATS] = 60
    first = another_process(discord, front)
    await first.start()
    await discord.connected()
    exchange = await discord.send_command("brief", "stats", options={"topic": "Acme"})
    assert (await exchange.acknowledged())["type"] == 5
    await until(lambda: bool(front.requests))
    await first.answering.finish(0)
    await first.stop()
    front.left = [Interrupted(noted, tries=2) for noted in front.noted.values()]
    front.ended.clear()
    front.documents[STATS] = Document(title="Acme in figures", blocks=(paragraph("12"),))
    front.delays.clear()
    second = another_process(discord, front)
    await second.start()
    try:
        [answer] = await exchange.answers()
        await until(lambda: bool(front.ended))
    finally:
        await second.stop()
    assert "Acme in figures" in text_of(answer)
    assert front.requests[-1].caller == front.requests[0].caller
    assert front.ended == [(next(iter(front.noted)), True)]


async def test_whether_an_answer_is_tried_again_depends_on_what_discord_said(
    discord: FakeDiscord, front: FakeFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Again at once while its time lasts, and by another try later where nobody knows what became of it."""
    monkeypatch.setattr(replying, "PAUSES", (0.01,))
    front.lasting.add(STATS)
    adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url, patience=PATIENCE), front, CATALOG, look_every=0.1)
    await adapter.start()
    await discord.connected()
    try:
        await (await discord.send_command("brief", "stats", options={"topic": "Acme"})).answers()
        await until(lambda: bool(front.ended))
        [noted] = front.noted.values()
        late, over = noted, dataclasses.replace(noted, answer_until=noted.answer_until - LASTS)
        for left, trouble, arrived in ((late, {"status": 400}, True), (late, {"lose_answer": True}, True), (over, {"drop": True}, False)):
            front.ended.clear()
            discord.fail_next("PATCH .*/messages/@original", **trouble)
            front.left = [Interrupted(left, tries=2)]
            async with asyncio.timeout(30):
                await until(lambda: bool(front.ended))
            assert front.ended == [(noted.id, arrived)], trouble
    finally:
        await adapter.stop()


async def test_what_discord_never_heard_of_in_time_is_not_done_after_the_restart(discord: FakeDiscord, front: FakeFront) -> None:
    """Discord said "did not respond" then, and the person has perhaps asked again."""
    front.lasting.add(STATS)
    adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url, patience=PATIENCE), front, CATALOG, look_every=0.1)
    await adapter.start()
    await discord.connected()
    try:
        await (await discord.send_command("brief", "stats", options={"topic": "Acme"})).answers()
        await until(lambda: bool(front.ended))
        [noted] = front.noted.values()
        front.ended.clear()
        front.requests.clear()
        unheard = dataclasses.replace(noted, id="1", reply={**noted.reply, "token": "never-acknowledged"})
        front.left = [Interrupted(unheard, tries=2)]
        async with asyncio.timeout(30):
            await until(lambda: bool(front.ended))
    finally:
        await adapter.stop()
    assert front.ended == [("1", True)]
    assert front.requests == []


@pytest.mark.usefixtures("adapter")
async def test_a_form_that_was_filled_in_is_written_down_as_the_line_that_it_makes(discord: FakeDiscord, front: FakeFront) -> None:
    front.forms[STATS] = FORM
    front.lasting |= {STATS, FILLED}
    command = await discord.send_command("brief", "stats", options={"topic": "Acme"})
    await (await discord.submit(await command.modal(), {"Topic": "Rover & Co", "Sentence": SENTENCE})).answers()
    await until(lambda: bool(front.ended))
    [(id_, noted)] = front.noted.items()
    assert noted.line == FORM.line({"topic": ["Rover & Co"], "sentence": [SENTENCE]})
    assert [request.noted_as for request, _ in front.submitted] == [id_]
    assert front.ended == [(id_, True)]
