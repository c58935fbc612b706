"""What a length of time measures: a duration, a term, an age, the horizon of a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.amounts.ages import is_age_at
from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import begins
from bot.reading.amounts.units import STOP_WORDS
from bot.reading.facts.governors import Governor, Metric, governed
from bot.reading.grammar.phrases import Line, noun_run, phrase_ending, whose_before
from bot.reading.grammar.tokens import PREPOSITIONS, is_verb
from bot.reading.grammar.verbs import DOWN, FUTURE, NOMINAL_OF, UP

_LASTING = frozenset("last lasts lasted lasting take takes took wait waits waited waiting".split())


def of_hours(line: Line, amount: Amount, governor: Governor | None, before: Sequence[Metric | None]) -> Metric | None:
    """ "hours worked fell to 1,964 million hours", "the hearing lasted three days", "Venn, 23": a level, a duration, an age."""
    s = line.s
    if is_age_at(s, amount.start, amount.end):
        if s[: amount.start].endswith(", "):
            return None  # "Venn, 23, scored" only says who he is
        return Metric("years of age", anchor=amount.start, base="age")
    if governor is None:
        return None
    word = line.words[governor.index]
    if word.low in UP | DOWN and "to" in governor.preps[-1:] and amount.quantity.unit in ("hours", "days", "minutes", "years"):
        return governed(line, amount, governor, before)
    if word.low in _LASTING and not set(governor.preps) - {"for", "over"} and governor.crossed is None:
        noun = "wait" if word.low.startswith("wait") else "duration"
        return Metric(noun, whose_before(line, governor.index), anchor=word.start, base=noun)
    return None


_NEXT = re.compile(r"\b(?:in|over|within|during|for)?\s?(?:the\s)?(?:next|coming|following|subsequent)\s$", re.IGNORECASE)
_TERM_NOUNS = frozenset(
    """
    contract deal agreement plan bond bonds ban sentence term lease partnership program programme loan warranty period mortgage
    treaty project strategy roadmap commitment suspension cycle low high streak run war conflict mission journey meeting debate
    visit trip tour summit strike trial festival conference ceasefire pause pilot apprenticeship""".split()
)


def of_duration(line: Line, amount: Amount, before: Sequence[Metric | None]) -> Metric | None:
    """What a length of time is told of: an age, a term, the horizon of a plan."""
    s, quantity = line.s, amount.quantity
    if s[amount.end - 4 : amount.end] == "-old" or s.startswith(" old", amount.end):
        return Metric("age", anchor=amount.end, base="age")
    left = s[max(0, amount.start - 30) : amount.start]
    if _NEXT.search(left):
        return _horizon(line, amount, before)
    index = line.before(begins(s, amount.start))
    if index >= 1 and line.words[index].low == "of" and line.words[index - 1].is_word and not is_verb(line.words[index - 1]):
        phrase = phrase_ending(line, index - 1)
        if phrase and phrase.metric:
            return Metric(phrase.metric, phrase.owner, phrase.scope, phrase.start, base=phrase.metric)
    if re.search(r"\bAfter\s$|\bafter\s$", left) and (found := re.compile(r"\sof\s").match(s, amount.end)):
        words = noun_run(line, found.end())
        if words:
            return Metric(f"duration of {words}", anchor=amount.start, base=words)
    if (
        s[amount.start : amount.end].find("-") > 0
        and quantity.high is None
        and (found2 := re.compile(r"\s([a-z]+)(?:\s([a-z]+))?").match(s, amount.end))
    ):
        nouns = [w for w in found2.groups() if w in _TERM_NOUNS]
        if nouns and nouns[0] not in ("low", "high"):
            return Metric(
                f"{nouns[0]} term" if nouns[0] not in ("term", "period", "cycle") else nouns[0], anchor=amount.start, base=nouns[0]
            )
    return None


def _horizon(line: Line, amount: Amount, before: Sequence[Metric | None]) -> Metric | None:
    """ "invest ... over the next three years": the investment horizon."""
    if not any(before) and not any(word.low in FUTURE and word.start < amount.start for word in line.words):
        return None
    for metric in reversed(before):
        if metric is not None:
            return Metric(f"{metric.base or metric.phrase} horizon", metric.owner, anchor=metric.anchor, base="horizon")
    for word in line.words:
        if word.low in NOMINAL_OF or word.low in ("investment", "investments", "spending", "growth"):
            noun = NOMINAL_OF.get(word.low, word.low)
            return Metric(f"{noun} horizon", anchor=word.start, base="horizon")
    index = line.before(amount.start)
    while index >= 0 and (
        line.words[index].low in PREPOSITIONS or line.words[index].low in ("the", "next", "coming", "following", "worldwide", "globally")
    ):
        index -= 1
    if index >= 1 and line.words[index].is_word and line.words[index].low not in STOP_WORDS:
        return Metric(f"{line.words[index].text} horizon", anchor=line.words[index].start, base="horizon")
    return None
