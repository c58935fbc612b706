"""Reads lines that give a day and what happens on it: "Half-year results: 13 August 2031", "18 December 2031: provisional findings"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.core.patterns import regex
from storage.drafts import DateMention
from storage.values import EventStatus, PartialDate, Precision

_NOUN = (
    r"(?:results?|reports?|updates?|statement|meeting|findings|decision|conference|launch|opening|hearing|vote|elections?|publication|announcement|ruling"
    r"|judgment|closing|completion|start|payment|listing|inquiry|referral|referred|announced|opened|closed|published|presentation|auction|trial|appeal"
    r"|shipments?|deliver(?:y|ies)|deadline|signed|launched|approved|completed|filed|accounts|figures|general\smeeting|day)"
)
_LABEL_FIRST = regex(
    rf"\W{{0,3}}(?P<label>(?:[\w’'&()/-]+,?\s){{0,7}}?{_NOUN}(?:\s[\w’'&()/-]+){{0,4}})\s?[:–—,-]\s?(?:[A-Z][a-z]+day,?\s)?$", re.IGNORECASE
)
_DAY_FIRST = regex(rf"\s?[:–—-]\s(?P<label>(?:[\w’'&/-]+,?\s){{0,8}}?{_NOUN}(?:\s[\w’'&/-]+){{0,5}})\W{{0,2}}", re.IGNORECASE)
_FOUNDED = regex(r"\W{0,3}(?P<label>Founded|Established|Incorporated|Launched|Opened)\s?:\s?(?:in\s)?$", re.IGNORECASE)
#: An hour is no happening of its own, nor is where one may listen.
_NO_EVENT = regex(r"\b(?:call|webcast|dial|a\.?m\.?|p\.?m\.?|updated|revised|printed|copyright)\b|©", re.IGNORECASE)
_LONGEST = 110


def entry(sentence: str, start: int, dates: Sequence[DateMention]) -> tuple[DateMention, str] | None:
    """The day of a calendar's line that begins at ``start`` in the text, and what happens on it; None for other lines.

    What a company says of its beginning is "founded": "Founded: 2013".
    """
    if len(sentence) > _LONGEST or _NO_EVENT.search(sentence):
        return None
    for mention in dates:
        when, at, end = mention.when, mention.start - start, mention.end - start
        if when is None or when.start is None:
            continue
        is_last = not re.search(r"\w", sentence[end:])
        if is_last and when.precision is Precision.YEAR and (label := _FOUNDED.fullmatch(sentence, 0, at)):
            return mention, label["label"].lower()
        if when.precision is not Precision.DAY:
            continue
        if is_last and _LABEL_FIRST.fullmatch(sentence, 0, at):
            return mention, ""
        if not re.search(r"\w", sentence[:at]) and _DAY_FIRST.fullmatch(sentence, end):
            return mention, ""
    return None


def status(when: PartialDate, published: PartialDate | None) -> EventStatus:
    """Whether a calendar's day is to come."""
    today: date | None = published.end if published is not None else None
    return EventStatus.PLANNED if today is not None and when.start is not None and when.start > today else EventStatus.PAST
