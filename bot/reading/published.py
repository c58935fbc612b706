"""Finds the publication date that a text gives, and the news agency in its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.reading import dates
from bot.reading.dates.narrative import Tenses
from bot.reading.dates.words import MONTHS
from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision

#: News agencies: how datelines write them, and their name.
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
    "新华社": "Xinhua",
    "新华网": "Xinhua",
    "中新社": "China News Service",
    "中新网": "China News Service",
    "人民网": "People's Daily Online",
    "央视新闻": "CCTV",
    "路透社": "Reuters",
    "法新社": "AFP",
    "美联社": "AP",
    "彭博社": "Bloomberg",
}
_PLACE = r"[A-Z][\w.'’-]{1,20}(?:[ ,/]{1,2}[A-Z][\w.'’-]{0,20}){0,5}"
_AGENCY = "|".join(sorted((re.escape(name) for name in AGENCIES), key=len, reverse=True))
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})\s?(?:[,:]|[-–—]{{1,2}}|\()?\s*(?P<date>(?:[A-Z][a-z]{{2,8}},\s)?(?:[A-Z][a-z]{{2,8}}|[A-Z]{{3,9}})\.?\s\d{{1,2}}(?:,?\s(?:19|20)\d\d)?"
    rf"|\d{{1,2}}\s[A-Z][a-z]{{2,8}}\.?(?:,?\s(?:19|20)\d\d)?)?\s?,?\s*(?:(?:/|\()\s?(?P<agency>(?i:{_AGENCY}))[^)/]{{0,20}}[)/])?\s*(?P<dash>[-–—]{{1,2}}|:)",
)
_AGENCY_AT_HEAD = re.compile(rf"\(\s?(?P<agency>(?i:{_AGENCY}))\s?\)\s*[-–—]")
_BYLINE = r"By\s[A-Z][\w.'’-]{0,20}(?:(?:,|\sand)?\s[A-Z][\w.'’-]{0,20}){0,7}"
#: Labels before a date in a header: "Published:", "By A. Writer |", "PRESS RELEASE".
_LABEL = re.compile(
    rf"\s*(?:{_BYLINE}\s?[|,·•–—-]\s?)?(?:(?i:(?:first\s|originally\s)?published|posted|updated|last\supdated|last\smodified|date|released|release\sdate"
    r"|issued|(?:press|news)\srelease|for\simmediate\srelease|发布时间|发布日期|时间|日期)(?:\s(?:on|at|date))?\s?[-–—|:：]{0,2}\s?)?"
)
#: "新华社北京2月27日电", "本报上海2025年2月27日讯".
_CHINESE_DATELINE = re.compile(
    r"[（(【\s]{0,3}[\u4e00-\u9fff]{0,12}?(?:[，,]\s?)?(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)(?P<agency>)(?:电|讯|消息|\s?[-–—]{1,2}\s?)"
)
_CHINESE_AGENCY = re.compile(r"[（(【\s]{0,3}(?P<agency>新华社|新华网|中新社|中新网|人民网|央视新闻|路透社|法新社|美联社|彭博社)")
_BESIDE_DATE = re.compile(
    r"(?:[\s\d:.,|·•—–)(-]|[AaPp]\.?[Mm]\b\.?|\b(?:at|by|[A-Z]{2,4}|min(?:ute)?s?\sread|views|comments|shares|来源[:：]\w{1,12})\b){0,60}\Z"
)
_HEAD_LINES = 12
_LONGEST_HEADING = 200
#: A bare month this many months before the header's date speaks against it.
_FAR_MONTHS = 9
_PAST_VERB = re.compile(r"\b(?:taken|said|held|was|were|announced|released|opened)\b")
_RELATIVE_WORD = re.compile(r"last|next|this|the", re.IGNORECASE)


def publication_date(text: str, sentences: Sequence[tuple[int, int]]) -> PartialDate | None:
    """The day on which the text says it was published, or None where it does not say.

    Its basis is STATED where it is printed in full in a dateline, or in a header that the story agrees with; RESOLVED
    for a dateline without a year, which a day elsewhere in the text implies; INFERRED where the year is guessed from
    years in the text; UNKNOWN where a header's date contradicts the story, so that nothing may be resolved from it.
    """
    found = _dateline(text, sentences)
    if found is not None:
        return found
    return _header(text, sentences)


def dateline_publisher(text: str) -> str | None:
    """The news agency in the dateline ("Xinhua" for "BEIJING, Feb. 27 (Xinhua)"), or None."""
    for line in _head(text):
        for pattern in (_DATELINE, _AGENCY_AT_HEAD, _CHINESE_AGENCY):
            found = pattern.search(line, 0, 80) if pattern is _AGENCY_AT_HEAD else pattern.match(line)
            if found and found["agency"]:
                return AGENCIES[re.sub(r"\s+", " ", found["agency"].lower())]
    return None


def parse(value: str) -> PartialDate | None:
    """The date in a value from a caller or a page's metadata ("2025-02-27", "27 February 2025", "03-02-2009"), or None.

    Its basis is INFERRED where day and month could be the other way round.
    """
    text = value.strip()[:60]
    try:
        return PartialDate.parse(text[:10] if re.match(r"\d{4}-\d\d-\d\d", text) else text)
    except ValueError:
        found = dates.find(text, ((0, len(text)),), None) if text else ()
    return next((m.when for m in found if m.when is not None and m.when.start is not None), None)


def _head(text: str) -> list[str]:
    lines = (line.strip() for line in text[:4000].splitlines())
    return [line for line in lines if line][:_HEAD_LINES]


def _dateline(text: str, sentences: Sequence[tuple[int, int]]) -> PartialDate | None:
    for start, end in sentences[:_HEAD_LINES]:
        match = _DATELINE.match(text, start, min(end, start + 160)) or _CHINESE_DATELINE.match(text, start, min(end, start + 60))
        if match is None or not match["date"]:
            continue
        stated = [m for m in dates.find(text, ((match.start("date"), match.end("date")),), None) if m.precision is Precision.DAY]
        if stated:
            return stated[0].when or _with_year(stated[0], text, sentences)
    return None


def _with_year(mention: DateMention, text: str, sentences: Sequence[tuple[int, int]]) -> PartialDate | None:
    """The dateline's day in the first year in which it comes after everything that the text reports as past, or None."""
    _, *parts = mention.value.split("-")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return None  # a weekday alone is in no particular year
    month, number = map(int, parts)
    days: list[date] = []
    years: list[date] = []
    for other, tense in _stated(text, sentences):
        when = other.when
        if when is None or when.start is None or when.end is None or tense == "future":
            continue
        if when.precision is Precision.DAY:
            days.append(when.start)
        elif when.precision in (Precision.MONTH, Precision.QUARTER, Precision.HALF) or (when.precision is Precision.YEAR and month <= 3):
            # Figures for a whole year or quarter are reported once it is over.
            years.append(when.end)
        elif when.precision is Precision.YEAR:
            years.append(when.start)
    weekdays = {m.group("weekday") for m in _WEEKDAY_OF.finditer(text) if _same_day(m, month, number)}
    for basis, past in ((Basis.RESOLVED, days), (Basis.INFERRED, years)):
        found = _first_after(max(past), month, number, weekdays) if past else None
        if found is not None:
            return PartialDate.day(found, basis)
    return None


def _stated(text: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[DateMention, str]]:
    """The dates that the text prints in full, each with the tense around it."""
    found: list[tuple[DateMention, str]] = []
    place = 0
    tenses: Tenses | None = None
    for mention in dates.find(text, sentences, None):
        while mention.start >= sentences[place][1]:
            place, tenses = place + 1, None
        if mention.basis is Basis.STATED and mention.type == "DATE":
            tenses = tenses or Tenses(text, *sentences[place])
            found.append((mention, tenses.around(mention.start, mention.end)))
    return found


_WEEKDAY_OF = re.compile(
    r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s?[,(]\s?(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})(?!\d|,?\s\d{4})"
)
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")


def _same_day(found: re.Match[str], month: int, number: int) -> bool:
    return MONTHS.get(found["month"].lower()) == month and int(found["day"]) == number


def _first_after(last: date, month: int, number: int, weekdays: set[str]) -> date | None:
    """The first date on or after ``last`` with this month and day of the month, and one of these weekdays if there are any."""
    for year in range(last.year, min(last.year + 9, 9999)):
        try:
            moment = date(year, month, number)
        except ValueError:
            continue
        if moment >= last and (not weekdays or _WEEKDAYS[moment.weekday()] in weekdays):
            return moment
    return None


def _header(text: str, sentences: Sequence[tuple[int, int]]) -> PartialDate | None:
    """The date on a line of its own, or beside a byline, near the beginning of the text, or None."""
    for start, end in sentences[:_HEAD_LINES]:
        if end - start > _LONGEST_HEADING:
            # The story has begun; a date line after it belongs to something else.
            return None
        label = _LABEL.match(text, start, end)
        begin = label.end() if label else start
        mentions = dates.find(text, ((begin, end),), None) if begin < end else ()
        first = mentions[0] if mentions else None
        if first is None or first.when is None or first.precision is not Precision.DAY:
            continue
        if text[begin : first.start].strip(" ,|·•-–—([") or not _BESIDE_DATE.match(text[first.end : end]):
            continue
        return replace(first.when, basis=Basis.UNKNOWN) if _doubted(text, sentences, first) else first.when
    return None


def _doubted(text: str, sentences: Sequence[tuple[int, int]], header: DateMention) -> bool:
    """Whether the story contradicts the date in its header.

    It does where that date is not on the weekday printed with it, where the story reports later days as past or gives
    days weekdays that they do not have in that year, and where several bare months ("in September") are long past.
    """
    printed = header.when.start if header.when else None
    if printed is None or _wrong_weekday(header.text, printed):
        return True
    far_months = 0
    for mention in dates.find(text, sentences, header.when):
        when = mention.when
        if mention.start <= header.start or when is None or when.start is None or mention.type != "DATE":
            continue
        if mention.precision is Precision.DAY:
            late = when.start > printed + timedelta(days=1) and mention.basis is Basis.STATED
            if late and _PAST_VERB.search(text, max(0, mention.start - 60), mention.start):
                return True
            if mention.basis is not Basis.STATED and "day" in mention.text and abs((when.start - printed).days) > 200:
                return True
        elif mention.precision is Precision.MONTH and mention.basis is not Basis.STATED and not _RELATIVE_WORD.search(mention.text):
            far_months += (printed.year - when.start.year) * 12 + printed.month - when.start.month >= _FAR_MONTHS
    return far_months > 1


def _wrong_weekday(text: str, printed: date) -> bool:
    found = re.match(r"(Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b", text)
    return found is not None and found.group(1)[:3] != _WEEKDAYS[printed.weekday()][:3]
