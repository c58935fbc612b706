from __future__ import annotations

import re

import pytest

from bot.commands.all import catalog
from bot.commands.desk import Desk
from bot.commands.help import AREAS
from bot.core.command import Command, options_of
from bot.core.document import Hint, Outcome
from bot.core.language import say, speaking
from bot.core.request import Role
from tests.commands.conftest import Ask, words


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
