from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Caller, Platform, Request
from bot.platforms.terminal.renderer import render

pytestmark = pytest.mark.usefixtures("shelf")

NINE = datetime(2025, 3, 10, 9, 0, tzinfo=UTC)
ASKED = "when did acme open an office in lyon"
OPENED = "In March 2024 Acme opened an office in Lyon."


async def says(
    bot: Bot, line: str, *, user: str = "U1", channel: str = "C1", workspace: str = "slack:T1", now: datetime = NINE
) -> Document:
    bot.clock = lambda: now
    return await bot.answer(Request(f"/brief ask {line}", Caller(Platform.SLACK, workspace, channel, user)))


async def test_a_question_goes_on_from_the_askers_last_one(bot: Bot) -> None:
    await says(bot, ASKED)
    assert OPENED in render(await says(bot, "where?", now=NINE + timedelta(minutes=14)))


async def test_a_follow_up_may_be_followed(bot: Bot) -> None:
    await says(bot, ASKED)
    await says(bot, "where?", now=NINE + timedelta(minutes=10))
    assert OPENED in render(await says(bot, "and when?", now=NINE + timedelta(minutes=20)))


@pytest.mark.parametrize(
    "elsewhere",
    [{"user": "U2"}, {"channel": "C2"}, {"workspace": "slack:T2"}, {"now": NINE + timedelta(minutes=16)}],
    ids=["another person", "another channel", "another workspace", "after a quarter of an hour"],
)
async def test_nothing_follows_a_question_from_elsewhere(bot: Bot, elsewhere: dict[str, object]) -> None:
    await says(bot, ASKED)
    answer = await says(bot, "where?", **elsewhere)  # type: ignore[arg-type]
    assert answer.outcome is Outcome.NOTHING_FOUND
    assert OPENED not in render(answer)


async def test_a_question_that_stands_alone_follows_nothing(bot: Bot) -> None:
    await says(bot, ASKED)
    assert "kettle" in render(await says(bot, "what did ortiz say"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Wie viele Roboter hat Acme verkauft?", "Ich verstehe Fragen auf Englisch und Chinesisch"),
        ("Combien de robots Acme a vendus ?", "Je comprends les questions en anglais et en chinois"),
        ("アクメのロボットは何台ですか", "英語と中国語"),
    ],
)
async def test_a_question_in_another_language_is_told_in_it_what_can_be_asked(bot: Bot, line: str, expected: str) -> None:
    answer = await says(bot, line)
    assert answer.outcome is Outcome.NOTHING_FOUND
    assert expected in render(answer)
    assert "/brief ask " in render(answer)


async def test_the_example_is_about_the_thing_that_was_asked_about(bot: Bot) -> None:
    assert "/brief ask what is new with Acme?" in render(await says(bot, "Wie viele Roboter hat Acme verkauft?"))
