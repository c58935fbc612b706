"""The word that governs a figure from the left: the verb of "rose by 5 percent", the noun of "revenue of $3 billion"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import begins
from bot.reading.grammar.phrases import LY_NOUNS, Line
from bot.reading.grammar.tokens import MOVES, is_verb

#: Words between a governor and its figure that say nothing about what is measured: "a record", "nearly".
SKIPPED = frozenset(
    """
    a an the another its their some record additional further combined estimated massive staggering whopping total all-time new as
    much many high low more than least around up about nearly almost over roughly approximately less fewer under below above most
    maximum minimum average year-on-year year-over-year quarter-on-quarter quarter-over-quarter yoy qoq well just only also huge
    only even still now already annual annually again slightly mere modest paltry cool hefty steep sharp initial whole full
    cumulative altogether unchanged""".split()
)
_EDGES = frozenset("end start beginning close middle".split())
_PREPOSITIONS = frozenset("by to of at from in with for on as into between".split())
#: The governor is looked for within this many tokens to the left.
_REACH = 24


@dataclass(slots=True, unsafe_hash=True)  # not frozen, which would triple the time; it is never changed
class Governor:
    """The governing word, by its index among the sentence's tokens."""

    index: int
    preps: tuple[str, ...]  #: the prepositions between it and the figure, in the order of the text
    crossed: int | None  #: the index of the last amount that is between it and the figure


def governor_of(line: Line, amount: Amount) -> Governor | None:
    """The word that governs an amount; None where the sentence begins, or too many words come, before one is found."""
    index = line.before(begins(line.s, amount.start))
    preps: list[str] = []
    crossed: int | None = None
    for _ in range(_REACH):
        if index < 0:
            return None
        word = line.words[index]
        if (inside := line.amount_at(word.start)) is not None:
            crossed = inside if crossed is None else crossed
            index = line.before(begins(line.s, line.amounts[inside].start))
            continue
        if (date := line.date_at(word.start)) and date[1] <= amount.start:
            index = line.before(date[0])
            if index > 0 and line.words[index].low == "of" and line.words[index - 1].low in _EDGES:
                index -= 3 if line.words[index - 2].low == "the" else 2  # "by the end of December"
            continue
        if word.low in _PREPOSITIONS:
            preps.insert(0, word.low)
        elif word.text == ")" and (bracketed := _amount_before(line, index)) is not None:
            crossed = bracketed if crossed is None else crossed
            index = _before_bracket(line, bracketed)
        elif not _is_passed_over(line, index, has_crossed=crossed is not None, has_preposition=bool(preps)):
            return Governor(index, tuple(preps), crossed)
        index -= 1
    return None


def _is_passed_over(line: Line, index: int, *, has_crossed: bool, has_preposition: bool) -> bool:
    """Whether a token that is no preposition says nothing about what the amount measures."""
    word = line.words[index]
    if word.low in ("and", "or") and index and (has_crossed or _ends_amount(line, index - 1)):
        return True  # the "and" between two amounts
    if word.low in ("higher", "lower", "up", "down") and _amount_before(line, index) is not None:
        return True  # "5 percent higher at"
    if word.low in ("up", "down") and index and line.words[index - 1].low in MOVES:
        return False
    if word.text == ",":
        return has_preposition or has_crossed or _ends_amount(line, index)
    if is_verb(word, line.words[index - 1] if index else None):
        return False
    return word.low in SKIPPED or (word.low.endswith("ly") and word.low not in LY_NOUNS)


def _before_bracket(line: Line, bracketed: int) -> int:
    """The index of the bracket that opens before an amount, or of the amount before that: "¥380 billion ($53 billion)"."""
    index = line.before(line.amounts[bracketed].start)
    while index >= 0 and line.words[index].text != "(" and line.amount_at(line.words[index].start) is None:
        index -= 1
    return index


def _amount_before(line: Line, index: int) -> int | None:
    """The index of the amount that the token before this one is part of."""
    return line.amount_at(line.words[index - 1].start) if index else None


def _ends_amount(line: Line, index: int) -> bool:
    """Whether the token before a joining word is an amount's last, over a comma."""
    if line.words[index].text == "," and index:
        index -= 1
    return line.amount_at(line.words[index].start) is not None
