"""Finds the year of a dateline that has none ("HAMBURG, Jan. 22 (Meridian Press) -"), from named evidence only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.core.patterns import regex
from bot.reading import dates
from bot.reading.dates import scene
from bot.reading.dates.narrative import Tenses
from bot.reading.dates.words import MONTHS
from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision

#: A day printed in full is near the publication if it is at most this many days before it, or a few after it.
_NEAR = 220
#: A year that is reported on is near if the publication is at most this many years later.
_NEAR_YEARS = 2
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAY = r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_BESIDE = regex(
    rf"{_WEEKDAY}\s?[,(]?\s?(?:the\s)?(?:(?P<month>[A-Z][a-z]{{2,8}})\.?\s(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?\s(?P<month2>[A-Z][a-z]{{2,8}}))(?!\d|,?\s\d{{4}})"
)
_AFTER = regex(
    r"(?:(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})|(?P<day2>\d{1,2})\s(?P<month2>[A-Z][a-z]{2,8})),?\s(?:\(|a\s|which"
    r" (?:is|was) a\s)?"
    r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_LEAD = regex(
    rf"\b(?:on|late|early|said)\s{_WEEKDAY}\b(?!,?\s(?:[A-Z][a-z]{{2,8}}\.?\s\d|\d))"
    rf"|(?<=[\s\w]){_WEEKDAY.replace('weekday', 'weekday2')}(?=[.,]?\s(?:that|to|it|as|after|for|in)\b)"
)
_CHINESE_LEAD = regex(r"(?:周|星期)(?P<weekday>[一二三四五六日天])")
_COPYRIGHT = regex(r"(?:©|\(c\)|copyright)\s?(?:©\s?)?(?P<year>20\d\d)|©[^\n]{0,60}?\b(?P<late>20\d\d)\b", re.IGNORECASE)
_JUST_OVER = regex(
    r"\b(?:(?:fiscal|financial)(?: year)? (?P<a>20\d\d)|(?P<b>20\d\d) (?:fiscal|financial) year|(?:in|for|of|during)"
    r" (?P<c>20\d\d)\b|full[- ]year (?P<d>20\d\d))"
)
#: News tells of what lies at most this many years ahead; after five at the earliest a day is on the same weekday again.
_LONGEST_PLAN = 4
#: A year is evidence where results are reported for it, and a date is none where something was founded on it.
_REPORTED = regex(
    r"\b(?:revenues?|sales|turnover|profits?|loss|earnings|income|output|results?|orders?|dividend|budget|export(?:s|ed)|import(?:s|ed)"
    r"|production|produced|shipped|shipments|deliveries|harvest(?:ed)?|passengers|visitors|inflation|GDP|unemployment|last year|this year"
    r"|year earlier|year-on-year)\b"
    r"|(?:营收|收入|利润|销售|产量|业绩|同比|去年|今年)",
    re.IGNORECASE,
)
#: What comes before a year that the news is compared with, and the Chinese word after it: "than in the same months of 2030".
_COMPARED = regex(
    r"\b(?:same|corresponding|comparable|equivalent)\s(?:[a-z-]+\s){1,3}(?:of|in)\s$"
    r"|\b(?:than|from|against|versus|compared\s(?:with|to))\s(?:[^\s.;:]{1,14}\s){0,6}?(?:in|of|for)\s(?:all\sof\s)?$"
)
_COMPARED_AFTER = regex(r"\s?年?(?:的)?同期")
#: A year for which something is forecast: "raised its forecast for 2025", "its 2025 guidance".
_FORECAST = regex(
    r"\b(?:forecast|guidance|outlook|target|budget|profit|sales|earnings|revenue)s?\s(?:for|in)\s(?:the\s)?(?:fiscal\s)?(?P<year>20\d\d)\b"
    r"|\b(?P<before>20\d\d)\s(?:\w{1,12}\s){0,2}(?:forecast|guidance|outlook)\b",
    re.IGNORECASE,
)
_FOUNDED = regex(
    r"\b(?:founded|established|born|incorporated|built|since|listed|set up|dates? (?:back|from)|created)\b[^.]{0,40}$", re.IGNORECASE
)
_STOCK_PHOTO = regex(r"\b(?:file|archive|stock|library) (?:photo|picture|image)|资料图", re.IGNORECASE)
#: A text in which the lead's weekday stands within this many characters after the dateline.
_LEAD_LENGTH = 450


def with_year(mention: DateMention, text: str, sentences: Sequence[tuple[int, int]]) -> PartialDate | None:
    """The day in the one year that the evidence names, or None.

    Evidence are, in this order: a copyright line; a weekday printed beside the day; days printed in full shortly before;
    a recent year or month together with the weekday of the news, also a year that the news is compared with; a period just over;
    the weekday of the news shortly before what is planned, where there is nothing else.
    Nothing is published before the day of a stock photograph, which is no other evidence. Where a weekday contradicts, there is no year.
    """
    if re.fullmatch(r"XXXX-\d\d-\d\d", mention.value) is None:
        return None
    month, number = int(mention.value[5:7]), int(mention.value[8:])
    beside = _beside(text, month, number, mention)
    lead = _lead(text, mention.end)
    past, periods, future = _evidence(text, sentences, mention, is_founding_evidence=bool(beside))
    last = max((*past, *(p for p, _ in periods)), default=None)
    if found := _copyright(text, month, number, beside):
        return PartialDate.day(found, Basis.INFERRED)
    if last is None:
        return _by_forecast(text, month, number, lead | beside) or _before_plans(future, month, number, beside or lead)
    candidates = [
        day for year in range(last.year, min(last.year + _NEAR_YEARS + 1, 9999)) if (day := scene.day(year, month, number)) and day >= last
    ]
    if future:
        candidates = [day for day in candidates if day <= max(future)] or candidates
    if beside:
        fitting = [day for day in candidates if day.weekday() in beside]
        return PartialDate.day(fitting[0], Basis.RESOLVED if past else Basis.INFERRED) if fitting else None
    near = [day for day in candidates if past and (day - max(past)).days <= _NEAR]
    if near and (not lead or _fits(near[0], lead)):
        return PartialDate.day(near[0], Basis.RESOLVED)
    by_weekday = [day for day in candidates if day.weekday() in lead]
    if by_weekday:
        return PartialDate.day(by_weekday[0], Basis.INFERRED)
    reported = [day for day in candidates if any(exact and 0 <= (day - over).days <= _NEAR for over, exact in periods)]
    if reported and not lead:
        return PartialDate.day(reported[0], Basis.INFERRED)
    return None


def _by_forecast(text: str, month: int, number: int, weekdays: set[int]) -> PartialDate | None:
    """The day in a year for which something is forecast, or in the year before it, where it is on the weekday of the news."""
    for match in _FORECAST.finditer(text):
        year = int(match["year"] or match["before"])
        for other in (year, year - 1):
            day = scene.day(other, month, number)
            if day is not None and day.weekday() in weekdays:
                return PartialDate.day(day, Basis.INFERRED)
    return None


def _before_plans(future: Sequence[date], month: int, number: int, weekdays: set[int]) -> PartialDate | None:
    """The last day before what is planned that is on the weekday of the news: "said on Thursday it would close by June 2027"."""
    if not future:
        return None
    first = min(future)
    for year in range(first.year, first.year - _LONGEST_PLAN - 1, -1):
        day = scene.day(year, month, number)
        if day is not None and day <= first and day.weekday() in weekdays:
            return PartialDate.day(day, Basis.INFERRED)
    return None


def _fits(day: date, weekdays: set[int]) -> bool:
    """Whether news of one of these weekdays may be published on a day: on the same day, or the day after."""
    return day.weekday() in weekdays or (day - timedelta(days=1)).weekday() in weekdays


def _evidence(
    text: str, sentences: Sequence[tuple[int, int]], mention: DateMention, *, is_founding_evidence: bool
) -> tuple[list[date], list[tuple[date, bool]], list[date]]:
    """Days reported as past; the ends of periods reported as past, and whether they are exact; days that lie ahead."""
    past: list[date] = []
    periods: list[tuple[date, bool]] = []
    future: list[date] = []
    place = 0
    tenses: Tenses | None = None
    for other in dates.find(text, sentences, None):
        while other.start >= sentences[place][1]:
            place, tenses = place + 1, None
        when = other.when
        if other.basis is not Basis.STATED or other.type != "DATE" or when is None or when.start is None or when.end is None:
            continue
        if other.start == mention.start:
            continue
        tenses = tenses or Tenses(text, *sentences[place])
        if tenses.around(other.start, other.end) == "future":
            future.append(when.end)
        elif not is_founding_evidence and _FOUNDED.search(text, max(0, other.start - 60), other.start):
            continue
        elif when.precision is Precision.DAY and _STOCK_PHOTO.search(text, max(0, other.start - 80), other.start):
            periods.append((when.start, False))
        elif when.precision is Precision.DAY:
            past.append(when.start)
        elif when.precision in (Precision.MONTH, Precision.QUARTER, Precision.HALF):
            periods.append((when.end if when.precision is not Precision.MONTH else when.start, True))
        elif when.precision is Precision.YEAR:
            if not _is_reported(text, sentences[place], other) or _FOUNDED.search(text, max(0, other.start - 60), other.start):
                continue
            over = _JUST_OVER.search(text, max(0, other.start - 15), other.end + 16) is not None
            ended = int(mention.value[5:7]) <= 3 and over
            periods.append((when.end if ended else when.start, ended))
    return past, periods, future


def _is_reported(text: str, sentence: tuple[int, int], year: DateMention) -> bool:
    """Whether results are reported for a year, or the news is compared with it."""
    if _COMPARED.search(text, max(sentence[0], year.start - 70), year.start) or _COMPARED_AFTER.match(text, year.end):
        return True
    return _REPORTED.search(text, *_around(sentence, year.start)) is not None


def _around(sentence: tuple[int, int], at: int) -> tuple[int, int]:
    """The part of a sentence that may say what a date in it is about."""
    return max(sentence[0], at - 300), min(sentence[1], at + 300)


def _beside(text: str, month: int, number: int, mention: DateMention) -> set[int]:
    """The weekdays that the text prints beside the dateline's day."""
    found = set()
    for pattern in (_BESIDE, _AFTER):
        for match in pattern.finditer(text):
            named = MONTHS.get((match["month"] or match["month2"]).lower())
            if named == month and int(match["day"] or match["day2"]) == number:
                found.add(_WEEKDAYS.index(match["weekday"][:3]))
    if (own := re.match(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)", mention.text)) is not None:
        found.add(_WEEKDAYS.index(own[1]))
    return found


def _lead(text: str, start: int) -> set[int]:
    """The weekday of the news in the first paragraph: "it said on Wednesday"."""
    end = text.find("\n", start, start + _LEAD_LENGTH)
    stop = end if end >= 0 else start + _LEAD_LENGTH
    if (match := _LEAD.search(text, start, stop)) is not None:
        return {_WEEKDAYS.index((match["weekday"] or match["weekday2"])[:3])}
    if (chinese := _CHINESE_LEAD.search(text, start, stop)) is not None:
        return {"一二三四五六日".index(chinese["weekday"].replace("天", "日"))}
    return set()


def _copyright(text: str, month: int, number: int, beside: set[int]) -> date | None:
    """The day in the year of the text's copyright line, unless the weekday beside it speaks against that year."""
    for match in _COPYRIGHT.finditer(text):
        day = scene.day(int(match["year"] or match["late"]), month, number)
        if day is not None and (not beside or day.weekday() in beside):
            return day
    return None
