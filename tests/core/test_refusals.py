"""Errors as documents: what was probably meant is a button, commands in the sentences are hints, and each kind looks different."""

from __future__ import annotations

import pytest

from bot.commands.all import catalog
from bot.core.document import Choices, Document, Hint, Outcome, words_of
from bot.core.errors import BadOption, CommandMistake, NotAllowed, NotReadable, UnknownCommand, UnknownTopic
from bot.core.language import speaking
from bot.core.refusals import failure, mistake

CATALOG = catalog()


def _buttons(document: Document) -> dict[str, str]:
    return {choice.label: choice.line for block in document.blocks if isinstance(block, Choices) for choice in block.choices}


def _hints(document: Document) -> list[str]:
    return [span.line for span in document.spans() if isinstance(span, Hint)]


def _said(document: Document) -> str:
    return " ".join("".join(words_of(block.spans)) for block in document.blocks if hasattr(block, "spans"))


def _unknown_topic(typed: str, *meant: str) -> UnknownTopic:
    return UnknownTopic("topic-unknown-but-near", named=typed, near=" or ".join(meant)).meaning(typed, *meant)


@pytest.mark.parametrize(
    ("line", "typed", "meant", "fixed"),
    [
        ("/brief stats glbex", "glbex", "Globex", "/brief stats Globex"),
        ("/brief stats Glbex since:2024", "glbex", "Globex", "/brief stats Globex since:2024"),
        ("/glbex timeline", "glbex", "Globex", "/brief Globex timeline"),
        ("/glbex", "glbex", "Initech Motors", '/brief "Initech Motors"'),
        ("/brief timeline initch", "initch", "Initech Motors", '/brief timeline "Initech Motors"'),
        ('/brief quotes "initch motrs"', "initch motrs", "Initech Motors", '/brief quotes "Initech Motors"'),
        ("/brief compare glbex globex", "glbex", "Globex", "/brief compare Globex globex"),
        ("/brief 统计 寰球公", "寰球公", "寰球公司", "/brief 统计 寰球公司"),
        # Not to be seen in the line, or more than once.
        ("/brief compare glbex glbex", "glbex", "Globex", None),
        ("/brief stats glbexes", "glbex", "Globex", None),
        ("", "glbex", "Globex", None),
        ("/brief stats", "", "Globex", None),
    ],
)
def test_what_was_meant_takes_the_place_of_what_was_typed(line: str, typed: str, meant: str, fixed: str | None) -> None:
    document = mistake(_unknown_topic(typed, meant), line=line, catalog=CATALOG)
    assert _buttons(document) == ({meant: fixed} if fixed else {})
    assert (document.title, document.outcome) == ("", Outcome.MISTAKE)


def test_a_value_that_stands_elsewhere_too_is_mended_behind_its_option() -> None:
    error = BadOption("option-not-a-choice", option="order", typed="new", choices="newest, oldest").meaning("new", "newest")
    assert _buttons(mistake(error, line="/brief timeline new order:new")) == {"newest": "/brief timeline new order:newest"}


def test_lines_that_were_meant_are_buttons_by_their_lines() -> None:
    error = UnknownCommand("command-unknown-but-near", typed="sats", near="/brief stats or /brief sources")
    shown = mistake(error.offering("/brief stats", "/brief sources"), line="/brief sats", catalog=CATALOG)
    assert _buttons(shown) == {"/brief stats": "/brief stats", "/brief sources": "/brief sources"}
    assert _hints(shown) == ["/brief stats", "/brief sources", "/brief help", "/brief topics", "/brief ask"]


def test_at_most_four_buttons() -> None:
    error = CommandMistake("command-unknown", typed="x").offering(*(f"/brief stats t{number}" for number in range(9)))
    assert len(_buttons(mistake(error))) == 4


@pytest.mark.parametrize("language", ["en", "zh"])
def test_commands_in_sentences_are_hints_with_what_belongs_to_them(language: str) -> None:
    with speaking(language):
        document = mistake(UnknownTopic("topic-unknown-and-none-here", named="Globex Air"), catalog=CATALOG)
    assert _hints(document) == ["/brief topics", "/brief topic add Globex Air"]


def test_without_a_catalog_the_sentences_are_words() -> None:
    document = mistake(UnknownTopic("topic-unknown-and-none-here", named="Globex"))
    assert _hints(document) == []
    assert "/brief topic add Globex" in _said(document)


@pytest.mark.parametrize("named", ["a/b", "/", "//", "/brief", "/brief nothing", "/briefs", "1/2 of /brief helpers"])
def test_what_only_looks_like_a_command_stays_words(named: str) -> None:
    document = mistake(UnknownTopic("topic-unknown-and-none-here", named=named), catalog=CATALOG)
    first = document.blocks[0]
    assert [type(span).__name__ for span in getattr(first, "spans", ())] == ["Text"]


def test_slip_refusal_and_fault_look_different() -> None:
    slip = mistake(UnknownCommand("command-unknown", typed="x"))
    refused = mistake(NotAllowed("role-too-low", command="log", needed="editor", role="member"))
    unreadable = mistake(NotReadable("article-file-not-opened", reason="Permission denied"))
    fault = failure("7F3K2")
    assert [one.title for one in (slip, refused, unreadable, fault)] == ["", "Not allowed", "Not done", "Something broke on my side"]
    assert [one.outcome for one in (slip, refused, fault)] == [Outcome.MISTAKE, Outcome.REFUSED, Outcome.FAILED]
    assert "7F3K2" in _said(fault)
