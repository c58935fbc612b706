"""What a time expression of a sentence means for its figures by the words around it: "the end of last year", "the same quarter of 2031"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading.facts.reporting import moved
from bot.reading.word_patterns import has_any
from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision

_END_OF = regex(r"\b(?:end|close)\sof\s(?:the\s|calendar\s|its\s|our\s)?$", re.IGNORECASE)
#: "We ended the year with 9,850 employees"
_ENDED = regex(r"\b(?:ended|closed|finished)\s$", re.IGNORECASE)
_WITH = regex(r"\s(?:with|on)\s")
_YEAR_END = regex(r"(?:the\s)?(?:financial\s|calendar\s)?year[-\s]end", re.IGNORECASE)
_THE_YEAR = regex(r"the year", re.IGNORECASE)
#: What was at the end of a year that is over, and what will be at the end of one that is not.
_PAST = regex(r"\b(?:had|was|were|stood|came|amounted|totall?ed|numbered|held|owned|employed|counted|ended|closed|finished)\b")
_AHEAD = regex(r"\b(?:will|would|should|expects?|plans?|aims?|wants?|to\sbe|by)\b", re.IGNORECASE)
#: "the same quarter of 2031": one of two expressions, or the year after the words.
_SAME = regex(r"(?:the\s)?(?:same|corresponding|comparable|equivalent)\s(?:quarter|half|half-year|period|months?)", re.IGNORECASE)
_SAME_BEFORE = regex(rf"\b{_SAME.pattern}\s(?:of|in)\s$", re.IGNORECASE)
_HINTS = regex(r"\b(?:end|close|ended|closed|finished|year-end|same|corresponding|comparable|equivalent)\b", re.IGNORECASE)
#: ``_HINTS`` matches nothing without one of these in lower case.
_PIECES = ("end", "close", "finished", "same", "corresponding", "comparable", "equivalent")
_PARTS = frozenset((Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.RANGE))
_WHOLES = frozenset((Precision.YEAR, Precision.QUARTER, Precision.HALF))
_FAR = 40


def sharpened(
    text: str,
    span: tuple[int, int],
    dates: Sequence[DateMention],
    period: PartialDate | None,
    year: PartialDate | None,
    published: PartialDate | None,
) -> Sequence[DateMention]:
    """The dates of the sentence ``text[span[0]:span[1]]``: the end of a year as a day, "the same quarter of 2031" as that one.

    ``period`` is the quarter or half that the text spoke of last, ``year`` the one that it reports on.
    """
    if not dates or not has_any(text[slice(*span)].lower(), _PIECES) or _HINTS.search(text, *span) is None:
        return dates
    found: list[DateMention] = []
    for mention in dates:
        before = text[max(span[0], mention.start - _FAR) : mention.start]
        when = _of_same(mention, before, found, period) or _at_end(text, span, mention, before, year, published)
        if when is None:
            found.append(mention)
            continue
        if found and _SAME.fullmatch(found[-1].text) and _SAME_BEFORE.search(before):
            found[-1] = _with(found[-1], when)
        found.append(_with(mention, when))
    return found


def _with(mention: DateMention, when: PartialDate) -> DateMention:
    return mention.model_copy(update={"when": when, "precision": when.precision, "basis": when.basis, "type": "DATE"})


def _of_same(mention: DateMention, before: str, found: Sequence[DateMention], period: PartialDate | None) -> PartialDate | None:
    """The period of the sentence, or else the one spoken of last, in the year that stands after "the same quarter of"; else None."""
    when = mention.when
    if when is None or when.precision is not Precision.YEAR or when.start is None or not _SAME_BEFORE.search(before):
        return None
    earlier = (other.when for other in reversed(found) if other.when is not None and not _SAME.fullmatch(other.text))
    base = next((other for other in earlier if other.precision in _PARTS), period)
    if base is None or base.start is None or base.precision not in _PARTS:
        return None
    return moved(base, 4 * (when.start.year - base.start.year))


def _at_end(
    text: str,
    span: tuple[int, int],
    mention: DateMention,
    before: str,
    year: PartialDate | None,
    published: PartialDate | None,
) -> PartialDate | None:
    """The last day of the period whose end is meant: "at the end of last year", "ended the year with"; else None."""
    when = mention.when
    if when is None or when.end is None or when.precision not in _WHOLES or mention.type != "DATE":
        return None
    is_ended = _ENDED.search(before) is not None and _WITH.match(text, mention.end) is not None
    is_year_end = _YEAR_END.fullmatch(mention.text) is not None
    if not (is_ended or is_year_end or _END_OF.search(before)):
        return None
    end = when.end
    if (
        published is not None
        and published.start is not None
        and end > published.start
        and (is_year_end or _THE_YEAR.fullmatch(mention.text))
    ):
        if not _PAST.search(text, *span) or (_AHEAD.search(before) and not is_ended):
            return PartialDate.day(end, Basis.RESOLVED)
        last = year.end if year is not None and year.end is not None else end.replace(year=published.start.year - 1)
        return PartialDate.day(last, Basis.RESOLVED)
    return PartialDate.day(end, mention.basis)
