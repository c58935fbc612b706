from __future__ import annotations

import re

import pytest

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.commands.desk import Desk
from bot.commands.help import AREAS
from bot.core.command import Command, options_of
from bot.core.document import Hint, Outcome
from bot.core.language import say, speaking
from bot.core.request import Caller, Platform, Request, Role
from tests.commands.conftest import WORKSPACE, Ask, words


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("role", [Role.MEMBER, Role.EDITOR, Role.ADMIN])
async def test_help_is_five_lines_with_topics_that_are_stored(ask: Ask, role: Role) -> None:
    document = await ask("/brief help", role=role)
    hints = [span.line for span in document.spans() if isinstance(span, Hint)]
    assert len(hints) == 5
    assert "/brief stats acme" in hints or "/brief stats rover" in hints
    for line in hints:
        if "…" not in line:
            answer = await ask(line, role=role)
            understood = answer.outcome in (Outcome.ANSWER, Outcome.NOTHING_FOUND) or answer.title == "In which time zone?"
            assert understood, line


async def test_members_are_offered_no_area_in_which_they_may_do_nothing(ask: Ask) -> None:
    document = await ask("/brief help", role=Role.MEMBER)
    assert "/brief feed add" not in words(document)
    for choice in document.choices:
        if not choice.share:
            area = await ask(choice.line, role=Role.MEMBER)
            assert (area.outcome, choice.replace) == (Outcome.ANSWER, True)
            assert any(isinstance(span, Hint) for span in area.spans())


def test_every_command_is_in_one_area() -> None:
    placed = [word for area in AREAS for word in area.words]
    assert len(placed) == len(set(placed))
    assert {command.path[0] for command in catalog()} <= set(placed)


async def test_a_command_is_shown_with_its_examples_and_options(ask: Ask) -> None:
    document = await ask("/brief help stats")
    assert "Figures of a topic, newest first, each with its source." in words(document)
    assert "/qwen stats" in [span.line for span in document.spans() if isinstance(span, Hint)]
    assert "since:2024: true from this date on" in words(document)


async def test_an_unknown_word_is_a_mistake_that_names_what_is_near(ask: Ask) -> None:
    document = await ask("/brief help stast")
    assert document.outcome is Outcome.MISTAKE
    assert "stats" in words(document)


@pytest.mark.parametrize("command", tuple(catalog()), ids=lambda command: command.name)
def test_what_a_command_and_its_options_are_for_is_said_in_chinese(command: Command[Desk]) -> None:
    with speaking("zh"):
        said = {words: say(words) for words in (command.summary, *(one.help for one in options_of(command.options)))}
    assert [words for words, chinese in said.items() if not re.search(r"[\u4e00-\u9fff]", chinese)] == []


@pytest.mark.parametrize("command", tuple(catalog()), ids=lambda command: command.name)
def test_each_command_has_a_word_in_chinese(command: Command[Desk]) -> None:
    words = [word for word in (*command.synonyms, *command.also) if re.search(r"[\u4e00-\u9fff]", word)]
    assert words
    for word in (word for word in words if word in command.synonyms):
        found = catalog().match(word.split())
        assert found is not None
        assert found[0].name == command.name, "two commands have the same word"


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("/acme 统计", "Acme：数据"),
        ("/brief 时间线 acme", "Acme：时间线"),
        ("/brief 语录 acme", "Acme：语录"),
        ("/brief 来源 acme", "Acme：来源"),
        ("/brief 人物 acme", "Acme：人物"),
        ("/brief 最新", "最新条目"),
        ("/brief 主题", "主题"),
        ("/brief 帮助", "我能做什么"),
        ("/brief 摘要", "摘要"),
        ("/brief 日志", "日志"),
    ],
)
async def test_a_command_is_typed_and_answered_in_chinese(bot: Bot, line: str, title: str) -> None:
    caller = Caller(Platform.SLACK, WORKSPACE, "C1", "admin", is_administrator=True, locale="zh-CN")
    document = await bot.answer(Request(line, caller))
    assert document.title == title


async def test_chinese_help_ends_its_sentences_in_chinese(bot: Bot) -> None:
    caller = Caller(Platform.SLACK, WORKSPACE, "C1", "admin", is_administrator=True, locale="zh-CN")
    said = words(await bot.answer(Request("/brief help stats", caller)))
    assert "来源。" in said
    assert "来源." not in said
