"""The words that are looked for before a pattern: wherever the pattern matches, one of them is there."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from bot.reading import invitations
from bot.reading.events import comparisons
from bot.reading.facts import dating, idioms, sharpened, taken_back
from bot.reading.main_subject import candidates, topic_rules
from bot.reading.masthead import words
from tests.reading.business import ARTICLES

#: Each pattern with its words, and sentences in which its parts match.
_GATED: tuple[tuple[re.Pattern[str], Sequence[str], tuple[str, ...]], ...] = (
    (
        taken_back._TAKES_BACK,
        taken_back._BACK_HINTS,
        (
            "By evening it had withdrawn that number.",
            "The ministry retracted its estimate.",
            "That figure, printed on Monday, was later taken back.",
            "It took it back.",
            "该公司随后撤回了该数据。",
            "上述数字已被收回。",
        ),
    ),
    (
        taken_back._MISPRINTS,
        taken_back._MISPRINT_HINTS,
        (
            "An earlier version said the mill had 430 workers.",
            "The printed edition gave the sum as 12 million.",
            "On page 14 we wrote that it had 80 ships.",
            "初稿将产量误写为四百吨。",
        ),
    ),
    (
        taken_back._CORRECTS,
        taken_back._MISPRINT_HINTS,
        ("(Corrects the number of routes)", "This has been corrected.", "CORRECTED: routes"),
    ),
    (
        sharpened._HINTS,
        sharpened._PIECES,
        ("At the end of May", "at the Close of trading", "It ended the year", "it closed and finished", "the SAME quarter", "the year-end"),
    ),
    (
        invitations._SAYS,
        invitations._SAYS_HINTS,
        (
            "more than 8,000 readers of our weekly letter",
            "6 issues for £27",
            "12 Months for $40",
            "Subscribe from €5",
            "be a member for 30 euros",
        ),
    ),
    (
        comparisons._COMPARED,
        comparisons._COMPARING,
        (
            "14% more than in ",
            "up 3% compared with ",
            "sales were up on the ",
            "Down on ",
            "relative to ",
            "versus ",
            "as of the ",
            "since ",
        ),
    ),
    (dating._THEN, dating._THEN_HINTS, ("At the time it had 40 vans.", "Back then it had four.", "In those days it had none.")),
    (
        topic_rules._CITY,
        topic_rules._CITY_HINTS,
        ("The City pays", "its city council", "in the town", "the Town Hall", "at City Hall", "Its mayor", "a Mayor"),
    ),
    (
        words.CREDITED,
        words._CREDIT_HINTS,
        (
            "File photo: the harbour",
            "photographs by Mona Lake",
            "Image: the mill",
            "credit: Mona Lake",
            "picture: the mill",
            "Illustration by: Mona Lake",
            "MONA LAKE/Fen Pictures Ltd",
            "The harbour (Mona Lake/Fen Press)",
            "图片来源：湖城日报",
            "（摄影）",
        ),
    ),
    *((pattern, hints, ()) for _, hints, pattern in idioms._MONEY_BEFORE),
)
_IDIOMS = (
    "it turned over ",
    "the mill devoured ",
    "repairs ate up ",
    "it has set aside ",
    "that cost the city ",
    "two funds put in ",
    "it was handed a ",
    "it is looking for ",
)
_SENTENCES = tuple(sentence for text in ARTICLES.values() for sentence in re.split(r"(?<=[.。])\s*|\n+", text))


def _says(sentence: str, hints: Sequence[str]) -> bool:
    return any(hint in sentence or hint in sentence.lower() for hint in hints)


@pytest.mark.parametrize(("pattern", "hints", "examples"), _GATED)
def test_no_match_is_without_its_words(pattern: re.Pattern[str], hints: Sequence[str], examples: tuple[str, ...]) -> None:
    assert [example for example in examples if not pattern.search(example)] == []
    matched = [sentence for sentence in (*examples, *_IDIOMS, *_SENTENCES) if pattern.search(sentence)]
    assert [sentence for sentence in matched if not _says(sentence, hints)] == []


def test_each_idiom_is_found_by_one_of_the_patterns() -> None:
    assert [words for words in _IDIOMS if not any(pattern.search(words) for _, _, pattern in idioms._MONEY_BEFORE)] == []


@pytest.mark.parametrize(
    "before",
    ["the regulator ", "The Watchdog ", "prosecutors ", "the research firm ", "a brokerage ", "the trade body ", "the trade group "],
)
def test_what_may_be_called_a_regulator_ends_in_one_of_the_words(before: str) -> None:
    assert candidates._REGULATOR.search(before)
    assert candidates._is_called_regulator(before + "Acme", len(before))


@pytest.mark.parametrize(
    "line", ["Home | News", "Home / News", "Home\tNews", "Home  News", "Home \u00a0News", "主页\u3000新闻", "A›B", "plain"]
)
def test_a_line_has_the_pieces_that_its_separators_make(line: str) -> None:
    assert words.pieces_of(line) == words.SEPARATOR.split(line)
