"""Joins two dates that bound one period ("from January to July 2023"), for what happened or was true in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.core.patterns import regex
from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision

_FROM = regex(r"\b(?:from|starting|beginning)\s(?:the\s)?$", re.IGNORECASE)
_BETWEEN = regex(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_TO = regex(r",?\s(?:to|until|till|through)\s(?:the\s)?|\s?[–—-]\s?|至|到")
_AND = regex(r"\sand\s(?:the\s)?")
_DASH = regex(r"\s?[–—]\s?|至|到")
_WEAKNESS = (Basis.STATED, Basis.RESOLVED, Basis.INFERRED, Basis.UNKNOWN)


_ENDED = regex(
    r",?\s(?:period\s)?(?:that\s|which\s)?(?:ended|ending|ends|to|through)\s(?:on\s|in\s)?(?:the\s)?(?:end\sof\s)?(?:the\s)?", re.IGNORECASE
)
#: A number of months that a year limits, not the publication: "the last four months of 2016", "前7个月".
_LIMITED = regex(
    r"(?:the\s|its\s|their\s)?(?:first|last|final)\s.{1,40}\s(?:of|in)\s."
    r"|.{0,12}(?:前.{1,3}个?[月季]|[至到~–—-]\d{1,2}月)",
    re.IGNORECASE,
)


def joined(text: str, dates: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The dates in order, with each "from A to B", "between A and B" and "A–B" joined into one range.

    A period and its last day ("the year ended 30 June 2024") are one as well.
    """
    dates = _with_periods(text, dates) if dates else ()
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


def _with_periods(text: str, dates: Sequence[DateMention]) -> Sequence[DateMention]:
    """The dates, those that limit a period by its last day made one with it, and limited durations made dates."""
    found: list[DateMention] = []
    for date in dates:
        period = found[-1] if found else None
        if period is not None and _is_end_of(text, period, date):
            found[-1] = _as_date(period, text, date.end)
        else:
            found.append(_as_date(date, text, date.end) if date.type == "DURATION" and _LIMITED.match(date.text) else date)
    return found


#: By how much something is put off: "pushed back by two weeks, to 12 May" is no period of two weeks.
_PUT_OFF_BY = regex(
    r"\b(?:pushed|put|postponed|moved|delayed|deferred|rescheduled|brought|extended|adjourned)\b[^.;\n]{0,130}\sby\s(?:the\s|about\s)?$"
)


def _is_end_of(text: str, period: DateMention, day: DateMention) -> bool:
    if period.when is None or day.when is None or period.when.end is None or day.when.end is None or day.type != "DATE":
        return False
    if _PUT_OFF_BY.search(text, max(0, period.start - 150), period.start):
        return False
    near = abs((period.when.end - day.when.end).days) <= 7 and period.when.start is not None and period.when.start < day.when.end
    return near and period.when != day.when and _ENDED.fullmatch(text, period.end, day.start) is not None


def _as_date(mention: DateMention, text: str, end: int) -> DateMention:
    """The mention up to ``end`` as the date of its calendar span."""
    if mention.when is None:
        return mention
    changes = {"type": "DATE", "value": mention.when.value, "precision": mention.when.precision, "basis": mention.when.basis}
    return mention.model_copy(update={**changes, "end": end, "text": text[mention.start : end]})


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
