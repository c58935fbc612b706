"""Answers to interactions while Discord loses requests and answers: each arrives, once, while its token lives."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.core.document import Document, paragraph
from bot.platforms.discord import replying
from tests.fake_discord.exchanges import Exchange
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import LOADING
from tests.platforms.discord.conftest import ENDLESS, PATIENCE
from tests.platforms.discord.observing import text_of, until
from tests.platforms.fake_front import FakeFront

pytestmark = pytest.mark.usefixtures("adapter")
LINE = "/brief ask question:Why?"


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replying, "PAUSES", (0.01, 0.02))


async def _asked(discord: FakeDiscord) -> Exchange:
    return await discord.send_command("brief", "ask", options={"question": "Why?"})


async def _only_answer(exchange: Exchange) -> str:
    await until(lambda: any("Because." in text_of(one) for one in exchange.messages))
    [shown] = exchange.messages
    assert not shown["flags"] & LOADING
    return text_of(shown)


@pytest.fixture(autouse=True)
def answered(front: FakeFront, patience: float) -> None:
    front.documents[LINE] = Document(title="Why?", blocks=(paragraph("Because."),))
    front.delays[LINE] = 0.0 if patience == ENDLESS else PATIENCE * 3


@pytest.mark.parametrize("patience", [PATIENCE])
@pytest.mark.parametrize("trouble", [{"lose_answer": True}, {"status": 500, "done_first": True}], ids=str)
async def test_a_deferral_whose_answer_was_lost_is_edited_and_not_taken_for_the_answer(
    discord: FakeDiscord, trouble: dict[str, Any]
) -> None:
    discord.fail_next("POST .*/callback", **trouble)
    assert "Because." in await _only_answer(await _asked(discord))


@pytest.mark.parametrize("patience", [PATIENCE])
@pytest.mark.parametrize(
    "trouble", [{"drop": True, "times": 4}, {"lose_answer": True, "times": 3}, {"status": 429, "via": False, "times": 3}], ids=str
)
async def test_an_answer_is_put_in_its_place_again_until_it_is_there(discord: FakeDiscord, trouble: dict[str, Any]) -> None:
    discord.fail_next("PATCH .*/messages/@original", **trouble)
    assert "Because." in await _only_answer(await _asked(discord))


async def test_a_first_reply_whose_answer_was_lost_is_edited(discord: FakeDiscord) -> None:
    discord.fail_next("POST .*/callback", lose_answer=True)
    assert "Because." in await _only_answer(await _asked(discord))
    await until(lambda: any(path.endswith("@original") for _, path in discord.requests))


async def test_a_first_reply_that_never_arrived_is_a_line_in_the_log(discord: FakeDiscord, caplog: pytest.LogCaptureFixture) -> None:
    """Discord tells the person by itself that the bot did not respond."""
    discord.fail_next("POST .*/callback", drop=True)
    exchange = await _asked(discord)
    await until(lambda: "no longer takes an answer" in caplog.text)
    assert exchange.messages == []


@pytest.mark.parametrize("patience", [PATIENCE])
async def test_nothing_is_tried_again_once_the_token_is_over(
    discord: FakeDiscord, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(replying, "LASTS", -replying.LASTS)
    fault = discord.fail_next("PATCH .*/messages/@original", drop=True, times=9)
    await _asked(discord)
    await until(lambda: "an answer could not be sent" in caplog.text)
    assert fault.times == 8


@pytest.mark.parametrize("patience", [PATIENCE])
async def test_what_discord_refuses_for_good_is_not_tried_again(discord: FakeDiscord, caplog: pytest.LogCaptureFixture) -> None:
    fault = discord.fail_next("PATCH .*/messages/@original", status=403, code=50013, times=9)
    await _asked(discord)
    await until(lambda: "an answer could not be sent" in caplog.text)
    assert fault.times == 8


@pytest.mark.parametrize("lasting", [True, False])
async def test_where_discord_takes_no_answer_a_direct_message_tells_what_was_done(
    discord: FakeDiscord, front: FakeFront, lasting: bool
) -> None:
    """Discord says that the bot did not respond; what was asked may have been done all the same."""
    front.lasting |= {LINE} if lasting else set()
    exchange = await discord.send_command("brief", "ask", options={"question": "Why?"}, expired=True)
    await until(lambda: bool(front.requests))
    dm = discord.dm_of(discord.person)
    if not lasting:
        await asyncio.sleep(0.1)
        assert discord.messages[dm] == []
        return
    [told] = await discord.posted(1, dm)
    assert "Because." in text_of(told)
    assert "so I tell you here" in text_of(told)
    assert exchange.messages == []
