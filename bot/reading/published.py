"""The day on which a text was published, as far as the text itself tells, and the news agency in its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.reading import dates
from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision

#: Agencies as datelines name them.
AGENCIES = {
    "xinhua": "Xinhua",
    "reuters": "Reuters",
    "ap": "AP",
    "associated press": "AP",
    "afp": "AFP",
    "bloomberg": "Bloomberg",
    "dpa": "dpa",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "yonhap": "Yonhap",
    "upi": "UPI",
    "tass": "TASS",
    "efe": "EFE",
    "ani": "ANI",
    "pti": "PTI",
    "ians": "IANS",
    "cnn": "CNN",
    "dow jones": "Dow Jones",
    "dow jones newswires": "Dow Jones",
    "business wire": "Business Wire",
    "businesswire": "Business Wire",
    "pr newswire": "PR Newswire",
    "prnewswire": "PR Newswire",
    "globe newswire": "GlobeNewswire",
    "globenewswire": "GlobeNewswire",
    "accesswire": "ACCESSWIRE",
}
_PLACE = r"[A-Z][\w.'’-]{1,20}(?:[ ,/]{1,2}[A-Z][\w.'’-]{0,20}){0,5}"
_AGENCY = "|".join(sorted((re.escape(name) for name in AGENCIES), key=len, reverse=True))
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})\s?(?:[,:]|[-–—]{{1,2}}|\()?\s*(?P<date>(?:[A-Z][a-z]{{2,8}},\s)?(?:[A-Z][a-z]{{2,8}}|[A-Z]{{3,9}})\.?\s\d{{1,2}}(?:,?\s(?:19|20)\d\d)?"
    rf"|\d{{1,2}}\s[A-Z][a-z]{{2,8}}\.?(?:,?\s(?:19|20)\d\d)?)?\s?,?\s*(?:(?:/|\()\s?(?P<agency>(?i:{_AGENCY}))[^)/]{{0,20}}[)/])?\s*(?P<dash>[-–—]{{1,2}}|:)",
)
_AGENCY_AT_HEAD = re.compile(rf"\(\s?(?P<agency>(?i:{_AGENCY}))\s?\)\s*[-–—]")
_LABEL = re.compile(
    r"\s*(?:first\s)?(?:published|posted|updated|last\supdated|last\smodified|date|released|release\sdate|issued|发布时间|时间|日期)(?:\s(?:on|at|date))?\s*[:：]?\s*",
    re.IGNORECASE,
)
_BESIDE_DATE = re.compile(
    r"(?:[\s\d:.,|·•—–)(-]|[AaPp]\.?[Mm]\b\.?|\b(?:at|by|[A-Z]{2,4}|min(?:ute)?s?\sread|views|comments|shares|来源[:：]\w{1,12})\b){0,60}\Z"
)
_HEAD_LINES = 12
_MONTHS_DOUBTED = 8


def publication_date(text: str, sentences: Sequence[tuple[int, int]]) -> PartialDate | None:
    """The day the text says it was published, or None where it does not tell.

    Basis STATED: printed in full in a dateline or a header that the story agrees with; RESOLVED: a dateline without
    its year, which a day elsewhere in the text gives; INFERRED: the year is a guess from years in the text; UNKNOWN: a
    date is printed at the head, but the story speaks against it, so nothing may be resolved from it.
    """
    found = _dateline(text, sentences)
    if found is not None:
        return found
    return _header(text, sentences)


def dateline_publisher(text: str) -> str | None:
    """The agency that the dateline names ("BEIJING, Feb. 27 (Xinhua)": "Xinhua"), or None."""
    for line in _head(text):
        found = _DATELINE.match(line) or _AGENCY_AT_HEAD.search(line[:80])
        if found and found["agency"]:
            return AGENCIES[re.sub(r"\s+", " ", found["agency"].lower())]
    return None


def _head(text: str) -> list[str]:
    lines = (line.strip() for line in text[:4000].splitlines())
    return [line for line in lines if line][:_HEAD_LINES]


def _dateline(text: str, sentences: Sequence[tuple[int, int]]) -> PartialDate | None:
    for start, end in sentences[:_HEAD_LINES]:
        match = _DATELINE.match(text, start, min(end, start + 160))
        if match is None or not match["date"]:
            continue
        span = ((match.start("date"), match.end("date")),)
        stated = [m for m in dates.find(text, span, None) if m.precision is Precision.DAY]
        if not stated:
            continue
        if stated[0].when is not None:
            return stated[0].when
        return _with_year(stated[0], text, sentences, start)
    return None


def _with_year(mention: DateMention, text: str, sentences: Sequence[tuple[int, int]], start: int) -> PartialDate | None:
    """The dateline's day in the year that the rest of the text is evidence for."""
    _, month, number = (part for part in mention.value.split("-"))
    others = [m for m in dates.find(text, sentences, None) if m.when is not None and m.when.start and m.basis is Basis.STATED]
    days = [m.when.start for m in others if m.precision is Precision.DAY and m.when and m.when.start]
    for basis, latest in (
        (Basis.RESOLVED, days),
        (Basis.INFERRED, [date(m.when.start.year, 1, 1) for m in others if m.when and m.when.start]),
    ):
        if not latest:
            continue
        last = max(latest)
        for year in range(last.year, last.year + 9):
            try:
                moment = date(year, int(month), int(number))
            except ValueError:
                continue
            if moment >= last:
                return PartialDate.day(moment, basis)
    return None


def _header(text: str, sentences: Sequence[tuple[int, int]]) -> PartialDate | None:
    """A date that stands alone on a line at the head of the text."""
    for start, end in sentences[:_HEAD_LINES]:
        if end - start > 90:
            continue
        label = _LABEL.match(text, start, end)
        begin = label.end() if label else start
        mentions = dates.find(text, ((begin, end),), None) if begin < end else ()
        first = mentions[0] if mentions else None
        if first is None or first.when is None or first.precision is not Precision.DAY:
            continue
        if text[begin : first.start].strip(" ,|·•-–—(") or not _BESIDE_DATE.match(text[first.end : end]):
            continue
        return replace(first.when, basis=Basis.UNKNOWN) if _doubted(text, sentences, first) else first.when
    return None


def _doubted(text: str, sentences: Sequence[tuple[int, int]], header: DateMention) -> bool:
    """Whether the story speaks against the date at its head: it tells of later days as past, or of bare months that lie far back."""
    assert header.when is not None
    assert header.when.start is not None
    printed = header.when.start
    for mention in dates.find(text, sentences, header.when):
        when = mention.when
        if mention.start <= header.start or when is None or when.start is None:
            continue
        if mention.precision is Precision.DAY and mention.basis is Basis.STATED and when.start > printed + timedelta(days=1):
            if re.search(r"\b(?:taken|said|held|was|were)\b", text[max(0, mention.start - 60) : mention.start]):
                return True
        elif (
            mention.precision is Precision.MONTH
            and mention.basis is not Basis.STATED
            and not re.search(r"(?i)last|next|this", mention.text)
        ):
            months = (printed.year - when.start.year) * 12 + printed.month - when.start.month
            if months >= _MONTHS_DOUBTED:
                return True
    return False
