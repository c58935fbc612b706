"""Decides which date of a sentence a figure is true for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line
from bot.reading.grammar.tokens import VERBS, Token, is_verb
from bot.reading.grammar.verbs import DOWN, FUTURE, REPORTING, UP
from storage.drafts import DateMention
from storage.values import Basis, Nature, PartialDate, Precision

_BASE = re.compile(
    r"\b(?:from|than|compared (?:with|to)|versus|against|since|up on|down on|relative to|over|beat|as in|year-ago)\s"
    r"(?:that of\s|those of\s|levels in\s|the same (?:period|quarter|month) (?:of|in)\s|in\s|the\s|a\s)?$",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:earlier|ago|before|year-ago|prior|previous)\b", re.IGNORECASE)
#: "fewer than a year ago": a comparison that the time expression holds itself.
_COMPARING = re.compile(r"\bthan\b|^(?:versus|against)\b", re.IGNORECASE)
#: "(Q3 2024: €205 million)"
_HEADS_OLD_VALUE = re.compile(r"\s?:\s?\D{0,3}\d")
#: What comes between a figure and the date of its cause: "fell by $9 million because of April's rise in wages".
_OTHER_CLAUSE = re.compile(
    r"\s(?:because(?:\sof)?|due\sto|owing\sto|thanks\sto|after|following|since)\s(?!the\s(?:start|beginning|end)\b)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?\s\w")
_AHEAD = re.compile(r"next|coming|first|following", re.IGNORECASE)
_BESIDE = re.compile(r"(?:,?\s(?:in|for|on|by|at|during|as\sof|through|until)\s(?:the\s)?(?:end\sof\s|whole\sof\s)?|\s|\s\()")
_LIMIT = re.compile(r"\b(?:by|until|before|through)\s(?:the\send\sof\s|the\s|mid-|early\s|late\s)?$", re.IGNORECASE)


def governing(
    line: Line, metric: Metric, figure: tuple[int, int], start: int, dates: Sequence[DateMention], nature: Nature
) -> PartialDate | None:
    """The date, among the sentence's ``dates``, for which the figure at ``line.s[figure[0]:figure[1]]`` is true, or None.

    ``start`` is the sentence's offset in the text.
    """
    if metric.old:
        later = [d for d in dates if d.when is not None and d.start - start >= figure[1]]
        return later[0].when if later else PartialDate.unknown()
    asides = _asides(line)
    own = next((a for a in asides if a[0] <= figure[0] < a[1]), None)
    best: tuple[int, int] | None = None
    chosen: PartialDate | None = None
    for date in dates:
        if date.when is None or not is_known(date.when) or is_base(line, date, start):
            continue
        at, end = date.start - start, date.end - start
        inside = next((a for a in asides if a[0] <= at < a[1]), None)
        if inside != own or (nature is Nature.ACTUAL and _LIMIT.search(line.s[max(0, at - 24) : at]) and _is_ahead(line, at)):
            continue
        rank = _rank(line, date, figure, at, end)
        if rank is not None and (best is None or rank < best):
            best, chosen = rank, date.when
    return chosen


def _rank(line: Line, date: DateMention, figure: tuple[int, int], at: int, end: int) -> tuple[int, int] | None:
    """How closely a date belongs to a figure, lower is closer; None where they are in different clauses."""
    gap = at - figure[1] if at >= figure[1] else figure[0] - end
    announced = date.precision in (Precision.DAY, Precision.WEEK) and _is_reported(line)
    if at >= figure[1] and _BESIDE.fullmatch(line.s[figure[1] : at]):
        return (3 if announced else 0, gap)
    if at >= figure[1] and _belongs_to_base(line, figure, at):
        return None
    if at >= figure[1] and _is_of_other_clause(line, figure, at, end):
        return None
    between = range(min(figure[1], end), max(figure[0], at))
    for word in line.words:
        if word.start in between and (word.text in ";—–" or word.low in ("while", "whereas", "but")):
            return (5, gap) if at < figure[0] else None
    return (3 if announced else 1, gap if at >= figure[1] else min(gap, 40))


def _is_of_other_clause(line: Line, figure: tuple[int, int], at: int, end: int) -> bool:
    """Whether a date after a figure belongs to a cause, or to a second verb without a figure of its own."""
    words = line.s[figure[1] : at]
    if found := _OTHER_CLAUSE.search(words + " "):
        return len(words) - found.end() > 2 or bool(_POSSESSIVE.match(line.s, end))
    first = line.before(figure[1]) + 1
    tokens = line.words[first : line.before(at) + 1]
    for index, word in enumerate(tokens[:-1]):
        if word.low != "and" or line.amount_at(tokens[index + 1].start) is not None:
            continue
        verb = tokens[index + 1]
        if verb.low in FUTURE or (is_verb(verb) and verb.low not in UP and verb.low not in DOWN):
            return True
    return False


_COMPARES = re.compile(r"\b(?:from|versus|against|compared\s(?:with|to)|than)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def _belongs_to_base(line: Line, figure: tuple[int, int], at: int) -> bool:
    """Whether a date belongs to the figure with which this one is compared: "3.9%, from 4.4% in 2023"."""
    base = next((a for a in reversed(line.amounts) if figure[1] <= a.start and a.end <= at), None)
    if base is None or not _BESIDE.fullmatch(line.s[base.end : at]):
        return False
    return bool(_COMPARES.search(line.s[figure[1] : base.start]))


def _is_reported(line: Line) -> bool:
    return any(word.low in REPORTING for word in line.words)


def _is_ahead(line: Line, at: int) -> bool:
    """Whether the words before "by DATE" speak of the future, so that a figure of the present is not true for that day."""
    return any(word.low in ("to", "will", "would", "plans", "aims", "expects") for word in line.words if word.start < at)


_OPENERS = frozenset(
    """
    which who whose where founded launched based born established listed created headquartered set formed acquired bought owned
    led started opened""".split()
)
_DAYS = frozenset("yesterday today on this last earlier monday tuesday wednesday thursday friday saturday sunday".split())
_CLOSERS = frozenset(
    "has have had is was are were will would can could plans aims expects said says counts employs runs owns makes".split()
)


def _asides(line: Line) -> list[tuple[int, int]]:
    """The spans of parenthetical clauses between commas: ", founded in 1968,", ", which employs 40 people,"."""
    found: list[tuple[int, int]] = []
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


def _closing(words: Sequence[Token], index: int) -> int:
    """The index of the comma that ends a parenthetical clause, or the number of words where none does."""
    relative = words[index].low in ("which", "who", "whose", "where")
    for place in range(index + 1, len(words) - 1):
        follows = words[place + 1].low
        if words[place].text == "," and (not relative or follows in _CLOSERS or follows in VERBS or follows in _DAYS):
            return place
    return len(words)


def is_base(line: Line, date: DateMention, start: int) -> bool:
    """Whether a date is only the base of a comparison: "from a year earlier", "since 2019", "over the past decade"."""
    at = date.start - start
    if _COMPARING.search(date.text) or _HEADS_OLD_VALUE.match(line.s, at + len(date.text)):
        return True
    if date.type == "DURATION" and not _AHEAD.search(date.text):
        return True
    if (
        date.type == "DATE"
        and _EARLIER.search(date.text)
        and re.search(r"(?:from|than|with|to|on|over)\s(?:the\s)?$", line.s[max(0, at - 12) : at])
    ):
        return True
    return bool(_BASE.search(line.s[max(0, at - 45) : at]))


def is_known(when: PartialDate) -> bool:
    """Whether a date has a place on the calendar, or a fiscal year of its own."""
    return when.precision is not Precision.UNKNOWN and (when.start is not None or when.fiscal_value != "")


def inferred(published: PartialDate | None) -> PartialDate:
    """The date of a figure without one: the article's, with basis INFERRED, since figures are reported while they are true."""
    if published is None or published.basis is Basis.UNKNOWN or published.start is None:
        return PartialDate.unknown()
    return PartialDate(published.start, published.end, published.precision, Basis.INFERRED, published.label)
