"""An amount in its sentence, with what the rules for metrics ask about it; and how a list of such rules is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ParamSpec

from bot.reading.amounts.amount import Amount
from bot.reading.facts.governors import Governor, governor_of
from bot.reading.facts.metric import NO_METRIC, RATE, Metric
from bot.reading.grammar.phrases import Line, Phrase, phrase_before_verb, scope_after
from bot.reading.grammar.tokens import Token, is_verb

_P = ParamSpec("_P")


@dataclass
class Figure:
    """The amount with this index in a sentence; ``before`` holds the metrics of the amounts before it, None for those without."""

    line: Line
    index: int
    before: Sequence[Metric | None]
    amount: Amount = field(init=False)
    kind: str = field(init=False)  #: the amount's: money, percent, time, measure, count, times or number
    governor: Governor | None = field(init=False)  #: the verb or noun to its left that it belongs to
    governing: Token | None = field(default=None, init=False)  #: the governor's token
    word: str = field(default="", init=False)  #: the governor in lower case; "" where there is none
    governor_start: int = field(default=0, init=False)  #: where the governor begins in the sentence
    preps: tuple[str, ...] = field(default=(), init=False)  #: prepositions from the governor to the amount: ("to",) in "rose to 5 percent"

    def __post_init__(self) -> None:
        self.amount = self.line.amounts[self.index]
        self.kind = self.amount.kind
        self.governor = governor_of(self.line, self.amount)
        if self.governor is not None:
            self.governing = self.line.words[self.governor.index]
            self.word = self.governing.low
            self.governor_start = self.governing.start
            self.preps = self.governor.preps

    def left(self, length: int) -> str:
        """The sentence's characters before the amount, at most ``length``."""
        start = self.amount.start
        return self.line.s[max(0, start - length) : start]

    @property
    def scope(self) -> str | None:
        """A limiting phrase right after the amount: "in Europe"."""
        return scope_after(self.line, self.amount.end)

    # --- the figures before it

    @property
    def previous(self) -> Metric | None:
        """The metric of the nearest figure before this one that has any."""
        return next((metric for metric in reversed(self.before) if metric is not None), None)

    @property
    def antecedent(self) -> Metric | None:
        """The metric of which this figure may be another value: the nearest before it, preferably not a rate unless this is one."""
        end = self.amount.end
        alike = [metric for metric, amount in zip(self.before, self.line.amounts, strict=False) if metric and amount.kind == self.kind]
        near = (
            metric
            for metric in (*reversed(alike), *reversed(self.before))
            if metric is not None and (" per " not in metric.phrase or RATE.match(self.line.s, end))
        )
        return next(near, None) or self.previous

    def alone(self) -> Figure:
        """The same figure as if no other stood before it in the sentence."""
        return Figure(self.line, self.index, ())

    # --- the word that governs it

    @property
    def word_before(self) -> Token | None:
        """The token before the governor."""
        return self.line.words[self.governor.index - 1] if self.governor and self.governor.index else None

    @property
    def is_verb_governed(self) -> bool:
        """Whether the governor looks like a verb."""
        return self.governing is not None and not self.is_governed_by_name and is_verb(self.governing, self.word_before)

    @property
    def is_governed_by_name(self) -> bool:
        """Whether the governor is part of a name: the "Shipping" of "buy Orsay Shipping for $3 billion"."""
        return self.governing is not None and self.line.name_at(self.governing.start) is not None

    @cached_property
    def subject(self) -> Phrase | None:
        """The subject of the governor, where that is a verb."""
        return phrase_before_verb(self.line, self.governor.index) if self.governor else None

    @property
    def is_old_value(self) -> bool:
        """Whether its governor says that it is the value before a change: "from 4 percent", "than the 300 of 2023"."""
        comes_from = bool(self.preps) and self.preps[0] == "from" == self.preps[-1]
        return comes_from or self.word in ("than", "versus", "against", "compared")


def first_of(rules: Iterable[Callable[_P, Metric | None]], *args: _P.args, **kwargs: _P.kwargs) -> Metric | None:
    """What the first rule that decides returns; None where none does, or where one decides that there is no metric."""
    for rule in rules:
        if (metric := rule(*args, **kwargs)) is not None:
            return None if metric is NO_METRIC else metric
    return None
