"""Rules for set phrases before a figure, each tried only where its sentence has one of the words that it needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric

#: What may stand between the words of a phrase and its figure: "for about 48 million crowns".
HEDGE = (
    r"(?:(?:about|around|some|roughly|nearly|almost|just|only|over|under|below|above|between|now|currently|another|a\sfurther|at\sleast|up\sto"
    r"|as\s(?:much|many)\sas|more\sthan|less\sthan|fewer\sthan|well\sover|a\srange\sof)\s){0,2}"
)
#: A phrase begins at most so many characters before its figure.
REACH = 110

#: The words of which a sentence needs one, and the rule that is then tried.
PhraseRule = tuple[frozenset[str], Callable[[Figure], Metric | None]]


def first_that_fits(rules: Sequence[PhraseRule], figure: Figure) -> Metric | None:
    """The metric by the first rule that finds one, or None."""
    lows = figure.line.lows
    for words, rule in rules:
        if not words.isdisjoint(lows) and (metric := rule(figure)) is not None:
            return metric
    return None


def before(figure: Figure, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The pattern right before the figure."""
    return pattern.search(figure.left(REACH))


def begins_at(figure: Figure, found: re.Match[str]) -> int:
    """Where in the sentence a match of ``before`` begins."""
    return max(0, figure.amount.start - REACH) + found.start()
