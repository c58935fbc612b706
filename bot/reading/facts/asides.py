"""Finds the clauses that a sentence inserts between commas: ", founded in 1968,", ", which employs 40 people,"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.grammar.finite import IRREGULAR, is_participle
from bot.reading.grammar.phrases import Line
from bot.reading.grammar.tokens import VERBS, Token

_OPENERS = frozenset(
    """
    which who whose where founded launched based born established listed created headquartered set formed acquired bought owned
    led started opened released launched introduced published unveiled announced inaugurated completed""".split()
)
_DAYS = frozenset("yesterday today on this last earlier monday tuesday wednesday thursday friday saturday sunday".split())
_LINKS = frozenset("at by in on from after before until".split())
_CLOSERS = frozenset(
    """
    it they we he she has have had is was are were will would can could plans aims expects said says counts
    employs runs owns makes votes meets holds sells opens starts ends
    plays moves joins wants expects sees offers pays closes begins decides""".split()
)


def asides(line: Line) -> list[tuple[int, int]]:
    """The spans of parenthetical clauses between commas: ", founded in 1968,", ", which employs 40 people,"."""
    found: list[tuple[int, int]] = []
    if "," not in line.lows or _OPENERS.isdisjoint(line.lows):
        return found
    words = line.words
    index = 0
    while index < len(words) - 1:
        if words[index].text == "," and words[index + 1].low in _OPENERS:
            close = _closing(words, index + 1)
            found.append((words[index].start, words[close].start if close < len(words) else len(line.s)))
            index = close
        else:
            index += 1
    return found


def _is_past(words: Sequence[Token], index: int) -> bool:
    """Whether the word after a comma is the verb of the main clause, in the past: ", found the leak"."""
    return words[index].low in IRREGULAR or is_participle(words[index])


def _closing(words: Sequence[Token], index: int) -> int:
    """The index of the comma that ends a parenthetical clause, or the number of words where none does."""
    relative = words[index].low in ("which", "who", "whose", "where")
    for place in range(index + 1, len(words) - 1):
        follows = words[place + 1].low
        if words[place].text != ",":
            continue
        if words[index].low == "where" and follows in _LINKS:
            return place  # "its plant, where 120 people work, at the end of October"
        if not relative or follows in _CLOSERS or follows in VERBS or follows in _DAYS or _is_past(words, place + 1):
            return place
    return len(words)
