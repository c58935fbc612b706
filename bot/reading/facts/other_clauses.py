"""Leaves out the dates of a sentence that belong to another clause than a figure's: "introduced in January, is now used by 2,900"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading.facts.asides import asides
from bot.reading.grammar.phrases import Line
from storage.drafts import DateMention
from storage.values import PartialDate

#: Words for the present between a date and the figure.
_NOW = regex(
    r"\b(?:is|are|has|have|was|were|and|but|which|it|they|who|company|firm)\s(?:now|today|currently|at\spresent|meanwhile)\b|\bso\sfar\b|[,;]\s(?:today|now)\b"
)
_SO_FAR = regex(r"(?:[^,;]|,(?=\d)){0,26}\sso\sfar\b")
#: "In 2009 it had 400 workers; only 60 are left."
_ARE_LEFT = regex(r"[\d.,]{1,9}(?:\s[a-z]{3,12})?\s(?:are|is)\s(?:still\s)?left\b")
#: "Three libraries will close on 31 March 2033, and 12,700 people have signed": what has been done by now.
_CLAUSE = regex(r"(?:,\s(?:and|but|while|whereas)|;)\s")
_HAS_DONE = regex(r"\b(?:has|have)\s(?:already\s|now\s|so\sfar\s)?[a-z]{3,14}(?:ed|en|wn|id|un|ilt|ade|ght|old)\b")
_REACH = 50


def without(line: Line, at: int, start: int, dates: Sequence[DateMention], published: PartialDate | None) -> Sequence[DateMention]:
    """The ``dates`` that may govern the figure at ``line.s[at:]``; ``start`` is the sentence's offset in the text."""
    return [date for date in dates if not _is_of_other(line, at, date, start, published)]


#: Right before a date in an inserted clause: ", which was built in", ", the freight railway that was carved out of the state in".
_INSERTED = regex(
    r",\s(?:(?:an?|the|its|one)\s[^,;]{3,60}?\s)?(?:that|which|who|whose|built|founded|opened|set\sup|started|established|launched|completed|bought|acquired|created|born"
    r"|formed)\b[^,;]{0,70}$"
)
#: What goes on after it in the present: ", holds 400,000 gallons", ", now employs 2,140 people".
_GOES_ON = regex(
    r",\s(?:now\s|today\s|still\s|currently\s)?(?:is|are|has|have|holds?|employs?|serves?|runs?|moves?|carries|carry|operates?|owns?|makes?|sells?|produces?|handles?|houses|counts"
    r"|covers|supplies|ships|builds|stores|treats|offers|spans|measures|weighs)\s(?![^,;]{0,40}\bcosts?\b)"
)


def _is_of_aside(line: Line, at: int, begin: int, end: int) -> bool:
    """Whether a date stands in a clause between commas, after which the sentence goes on in the present, up to the figure."""
    return _GOES_ON.match(line.s, end) is not None and at - end < _FAR and _INSERTED.search(line.s, max(0, begin - 140), begin) is not None


_FAR = 120


def _is_where(line: Line, at: int, begin: int) -> bool:
    """Whether a date stands in a clause with "where" that ends before the figure: "In France, where a subsidy ended in May, sales fell"."""
    if "where" not in line.lows:
        return False
    return any(start <= begin < end <= at and line.s.startswith(", where ", start) for start, end in asides(line))


def _is_of_other(line: Line, at: int, date: DateMention, start: int, published: PartialDate | None) -> bool:
    begin, end = date.start - start, date.end - start
    if end <= at and (_is_of_aside(line, at, begin, end) or _is_where(line, at, begin)):
        return True
    if end <= at and (_NOW.search(line.s, end, at) or _ARE_LEFT.match(line.s, at)):
        return True
    if begin > at and _SO_FAR.match(line.s, at, begin) is not None:
        return True  # "has raised €11 million so far, €7 million of it in March"
    is_ahead = (
        published is not None
        and published.end is not None
        and date.when is not None
        and date.when.start is not None
        and date.when.start > published.end
    )
    if not is_ahead:
        return False
    own = next((span for span in asides(line) if span[0] <= at < span[1]), None)
    if own is not None and not own[0] <= begin < own[1]:
        return True  # "The union, which represents 1,750 workers, votes on 12 September"
    return end <= at and _CLAUSE.search(line.s, end, at) is not None and _HAS_DONE.search(line.s, at, at + _REACH) is not None
