"""What somebody is greeted with who opens a conversation, and that a thread keeps its topic."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Caller, Platform, Request
from tests.commands.conftest import words


def caller(locale: str = "en", *, thread: str = "17.1", user: str = "U1") -> Caller:
    return Caller(Platform.SLACK, "slack:T1", f"D{user}", user, locale=locale, is_direct=True, thread=thread)


async def says(bot: Bot, line: str, who: Caller) -> Document:
    return await bot.answer(Request(line, who))


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("locale", ["en", "zh-CN"])
async def test_what_is_offered_can_be_answered(bot: Bot, locale: str) -> None:
    welcome = await bot.welcome(caller(locale))
    assert len(welcome.prompts) == 4
    assert any("Rover" in prompt.title for prompt in welcome.prompts), "it is made of what is stored"
    for number, prompt in enumerate(welcome.prompts):
        answer = await says(bot, prompt.message, caller(locale, thread=str(number)))
        assert answer.outcome is Outcome.ANSWER, prompt
    assert ("你好" in words(welcome.greeting)) == (locale == "zh-CN")


async def test_an_empty_store_offers_what_there_is(bot: Bot) -> None:
    assert [prompt.message for prompt in (await bot.welcome(caller())).prompts] == ["latest"]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("stats rover", "how many robots are in use?"),
        ("rover timeline", "how many robots are in use?"),
        ("How many Rover delivery robots are in use?", "and in November 2024?"),
    ],
)
async def test_a_thread_keeps_the_topic(bot: Bot, first: str, then: str) -> None:
    await says(bot, first, caller())
    assert "100,000" in words(await says(bot, then, caller()))


@pytest.mark.usefixtures("shelf")
async def test_a_question_that_names_its_topic_is_not_about_the_threads(bot: Bot) -> None:
    await says(bot, "stats rover", caller())
    assert "Lyon" in words(await says(bot, "when did acme open an office in lyon?", caller()))
    assert "Lyon" in words(await says(bot, "where?", caller())), "it goes on from there then"
