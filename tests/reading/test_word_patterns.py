"""Patterns for lists of words match those words and nothing else."""

import re

import pytest

from bot.reading.word_patterns import one_of

_WORDS = ("may", "march", "mar", "monday", "semi-annual")


@pytest.mark.parametrize("word", _WORDS)
def test_each_word_matches(word: str) -> None:
    assert re.fullmatch(one_of(_WORDS), word)


@pytest.mark.parametrize("word", ["", "m", "ma", "marc", "mayor", "semi", "semixannual", "maymar"])
def test_nothing_else_matches(word: str) -> None:
    assert re.fullmatch(one_of(_WORDS), word) is None


def test_the_longer_of_two_words_is_tried_first() -> None:
    found = re.match(one_of(_WORDS), "marching")
    assert found is not None
    assert found[0] == "march"
