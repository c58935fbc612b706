"""The word that governs a figure from the left: the verb of "rose by 5 percent", the noun of "revenue of $3 billion"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import begins
from bot.reading.grammar.phrases import LY_NOUNS, Line
from bot.reading.grammar.tokens import is_verb

#: Words between a governor and its figure that say nothing about what is measured: "a record", "nearly".
SKIPPED = frozenset(
    """
    a an the another its their some record additional further combined estimated massive staggering whopping total all-time new as
    much many high low more than least around up about nearly almost over roughly approximately less fewer under below above most
    maximum minimum average year-on-year year-over-year quarter-on-quarter quarter-over-quarter yoy qoq well just only also huge
    only even still now already annual annually again slightly mere modest paltry cool hefty steep sharp initial whole full
    cumulative altogether""".split()
)
_PREPOSITIONS = frozenset("by to of at from in with for on as into between".split())
#: The governor is looked for within this many tokens to the left.
_REACH = 24


@dataclass(frozen=True, slots=True)
class Governor:
    """The governing word, by its index among the sentence's tokens."""

    index: int
    preps: tuple[str, ...]  #: the prepositions between it and the figure, in the order of the text
    crossed: int | None  #: the index of the last amount that is between it and the figure


def governor_of(line: Line, amount: Amount) -> Governor | None:
    """The word that governs an amount; None where the sentence begins, or too many words come, before one is found."""
    return _Search(line, amount).run()


class _Search:
    """Goes from an amount to the left, token by token, until one governs it."""

    def __init__(self, line: Line, amount: Amount) -> None:
        self._line = line
        self._amount = amount
        self._index = line.before(begins(line.s, amount.start))
        self._preps: list[str] = []
        self._crossed: int | None = None

    def run(self) -> Governor | None:
        for _ in range(_REACH):
            if self._index < 0:
                return None
            if self._crosses_amount_or_date() or self._crosses_joint():
                continue
            if self._governs():
                return Governor(self._index, tuple(self._preps), self._crossed)
            self._index -= 1
        return None

    def _crosses_amount_or_date(self) -> bool:
        """Goes to the front of the amount or the date that the token is part of."""
        line = self._line
        start = line.words[self._index].start
        inside = line.amount_at(start)
        if inside is not None:
            self._crossed = inside if self._crossed is None else self._crossed
            self._index = line.before(begins(line.s, line.amounts[inside].start))
            return True
        if (date := line.date_at(start)) and date[1] <= self._amount.start:
            self._index = line.before(date[0])
            return True
        return False

    def _crosses_joint(self) -> bool:
        """Goes over the "and" between two amounts, and over the "higher" of "5 percent higher at"."""
        if not self._index:
            return False
        word = self._line.words[self._index].low
        joins = word in ("and", "or") and (self._crossed is not None or _ends_amount(self._line, self._index - 1))
        compares = word in ("higher", "lower", "up", "down") and self._amount_before() is not None
        if joins or compares:
            self._index -= 1
        return joins or compares

    def _governs(self) -> bool:
        """Whether the token governs the amount; notes the prepositions and amounts that are passed over."""
        line, index = self._line, self._index
        word = line.words[index]
        last = line.words[index - 1] if index else None
        if word.low in _PREPOSITIONS:
            self._preps.insert(0, word.low)
            return False
        if word.text == ")" and (bracketed := self._amount_before()) is not None:
            self._cross_bracket(bracketed)
            return False
        if word.text == ",":
            return not self._preps and self._crossed is None and not _ends_amount(line, index)
        return is_verb(word, last) or not (word.low in SKIPPED or (word.low.endswith("ly") and word.low not in LY_NOUNS))

    def _cross_bracket(self, bracketed: int) -> None:
        """Goes to the bracket that opens before an amount, or to the amount before that: "¥380 billion ($53 billion)"."""
        line = self._line
        self._crossed = bracketed if self._crossed is None else self._crossed
        self._index = line.before(line.amounts[bracketed].start)
        while self._index >= 0 and line.words[self._index].text != "(" and line.amount_at(line.words[self._index].start) is None:
            self._index -= 1

    def _amount_before(self) -> int | None:
        """The index of the amount that the token before this one is part of."""
        return self._line.amount_at(self._line.words[self._index - 1].start) if self._index else None


def _ends_amount(line: Line, index: int) -> bool:
    """Whether the token before a joining word is an amount's last, over a comma."""
    if line.words[index].text == "," and index:
        index -= 1
    return line.amount_at(line.words[index].start) is not None
