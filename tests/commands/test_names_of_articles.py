"""What articles merely name can be looked at too, though nobody follows it; it can't be changed or followed by that name."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from bot.core.request import Role
from bot.entries.adding import add
from bot.reading.article import read
from tests.commands.conftest import Ask, words

STORY = """Corvane Salt fined over winter roads

REGINA, March 4, 2031 (Prairie Desk) - Corvane Salt Ltd. was fined 41 million Canadian dollars on Tuesday for rigging prices with its rival
Mistral Minerals Inc., which employs 1,230 people and had revenue of 300 million Canadian dollars in 2030.
"""


@pytest.fixture
async def story(bot: Bot) -> None:
    await add(read(STORY), bot.scope("slack:T1"), by="tests")


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("line", ["/brief stats mistral", "/brief mistral stats", "/brief Mistral Minerals stats"])
async def test_a_name_of_an_article_has_figures(ask: Ask, line: str) -> None:
    shown = await ask(line)
    assert shown.outcome is Outcome.ANSWER
    assert "1,230" in words(shown)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("line", ["/brief topic rename mistral Zephyr", "/brief topic alias mistral Zephyr", "/brief topic hide mistral"])
async def test_it_is_no_topic_that_can_be_changed(ask: Ask, line: str) -> None:
    assert (await ask(line, role=Role.ADMIN)).outcome is not Outcome.ANSWER


@pytest.mark.usefixtures("story")
async def test_another_workspace_does_not_see_the_name(ask: Ask) -> None:
    assert "1,230" not in words(await ask("/brief stats mistral", workspace="slack:T2"))


@pytest.mark.usefixtures("story")
async def test_a_sentence_that_begins_with_the_word_of_a_command_is_a_question(ask: Ask) -> None:
    shown = await ask("/brief compare the revenue of mistral and quillan")
    assert "follow no topic" not in words(shown)


@pytest.mark.usefixtures("story")
async def test_a_name_can_stand_where_a_slash_name_does(ask: Ask) -> None:
    assert "1,230" in words(await ask("/mistral-minerals stats"))
