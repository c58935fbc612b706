"""Titles are found whatever words they are made of."""

import pytest

from bot.reading.positions.titles import TITLE, titles


@pytest.mark.parametrize(
    "words",
    """chief executive|finance director|head of design|finance boss|CEO|CFO|COO|CTO|CIO|CMO|CPO|CSO|prime minister|press secretary
    |general counsel|plant manager|managing editor|vice president|chairwoman|chancellor|premier|mayor|governor|treasurer|controller
    |ambassador|speaker|commissioner|co-founder|head coach|rector|provost|dean|opposition leader|spokesman|senator|attorney general
    |secretary of state|editor-in-chief|Chief of Staff""".replace("\n", "").split("|"),
)
def test_no_title_is_passed_over(words: str) -> None:
    sentence = f"She was the {words.strip()} until May."
    assert [match.span() for match in titles(sentence)] == [match.span() for match in TITLE.finditer(sentence)] != []


def test_a_sentence_without_a_title() -> None:
    assert titles("She sold the boat.") == []
