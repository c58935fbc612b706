"""Joins two dates that bound one period ("from January to July 2023"), for what happened or was true in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision

_FROM = re.compile(r"\b(?:from|starting|beginning)\s(?:the\s)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_TO = re.compile(r",?\s(?:to|until|till|through)\s(?:the\s)?|\s?[–—-]\s?|至|到")
_AND = re.compile(r"\sand\s(?:the\s)?")
_DASH = re.compile(r"\s?[–—]\s?|至|到")
_WEAKNESS = (Basis.STATED, Basis.RESOLVED, Basis.INFERRED, Basis.UNKNOWN)


def joined(text: str, dates: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The dates in order, with each "from A to B", "between A and B" and "A–B" joined into one range."""
    if len(dates) < 2:
        return tuple(dates)
    found: list[DateMention] = []
    taken = False
    for first, second in pairwise(dates):
        if taken:
            taken = False
            continue
        stretch = _stretch(text, first, second)
        taken = stretch is not None
        found.append(stretch or first)
    return (*found, *(() if taken else (dates[-1],)))


def _stretch(text: str, first: DateMention, second: DateMention) -> DateMention | None:
    a, b = first.when, second.when
    if first.type != "DATE" or second.type != "DATE" or a is None or b is None or a.start is None or b.end is None or a.start > b.end:
        return None
    before, between = text[max(0, first.start - 16) : first.start], text[first.end : second.start]
    opening = _FROM.search(before) if _TO.fullmatch(between) else _BETWEEN.search(before) if _AND.fullmatch(between) else None
    if opening is None and not _DASH.fullmatch(between):
        return None
    start = first.start - len(before) + opening.start() if opening else first.start
    when = PartialDate.between(a.start, b.end, max(a.basis, b.basis, key=_WEAKNESS.index))
    return DateMention(
        start=start,
        end=second.end,
        text=text[start : second.end],
        type="DATE",
        value=when.value,
        precision=Precision.RANGE,
        basis=when.basis,
        when=when,
    )
