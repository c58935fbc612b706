"""Reads datelines: place, day and agency before the first sentence ("OSTRAVA, March 4, 2031 (Morava Press) -")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading import dates
from bot.reading.masthead.names import publisher
from bot.reading.published import AGENCIES
from storage.drafts import DateMention
from storage.values import Precision

_PLACE = r"[A-ZÀ-Þ][\w.'’-]{0,24}(?:[ ,/]{1,2}[A-ZÀ-Þ][\w.'’-]{0,20}){0,5}?"
_DAY = (
    r"(?:[A-Z][a-z]{2,8},?\s)?(?:(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d\d)?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?(?:,?\s(?:19|20)\d\d)?)(?![\w%])"
)
#: The hour after the day: "7:30 a.m.", "07.00 CET", "at 17:40 BST".
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,5}|local\stime|Uhr))?"
_HOUR = rf"(?:,?\s(?:at\s)?{_CLOCK}(?:\s?/\s?{_CLOCK})?(?=[\s,)–—-]|[:.](?!\d)))?"
_BRACKETED = r"(?:\(\s?[A-Z“][^()\n]{1,40}\)|/\s?[A-Z][^/()\n]{1,40}/)"
_DATELINE = regex(
    rf"(?P<place>{_PLACE})[ ,]{{0,2}}(?:(?:--|[-–—:])\s?)?(?P<first>{_BRACKETED})?\s?(?:(?:--"
    rf"|[-–—,])\s?)?(?P<date>{_DAY}{_HOUR})?[ ,]{{0,2}}"
    rf"(?P<second>{_BRACKETED})?\s?(?P<dash>--|[-–—:])"
)
#: "Vienna, 3 May 2030. The maker": with its year, a day needs no dash after it; the place may stand after it too.
_WITH_YEAR = regex(
    rf"\(?(?:{_PLACE}\s?[(,–—-]{{1,2}}\s?\(?(?P<date>{_DAY}{_HOUR})|(?P<first>{_DAY}{_HOUR})\s?[,–—-]{{1,2}}\s?{_PLACE})"
    r"(?:\)\s?(?:--|[-–—:.]\s)?|\s?(?:--|[-–—:]|\.(?=\s[A-ZÀ-Þ“\"])))\s?"
)
#: "April 20 (Ledgerwire) - ": no place, but a day and an agency.
_WITHOUT_PLACE = regex(rf"(?P<date>{_DAY}{_HOUR})[ ,]{{0,2}}(?P<agency>{_BRACKETED})\s?(?:--|[-–—:])")
#: "Mon Aug 18, 2030 - Fenwire - YAKIMA, Wash. - ": the day and the agency before the place.
_DAY_FIRST = regex(
    rf"(?P<date>{_DAY}{_HOUR})\s?(?:--|[-–—|/])\s?(?P<agency>[A-Z][\w&’'-]{{2,24}}(?:\s[A-Z][\w&’'-]{{1,24}}){{0,3}})\s?(?:--|[-–—|/])\s?"
    rf"(?=[A-ZÀ-Þ]{{3}}){_PLACE}\s?(?:--|[-–—:])"
)
#: A dateline has a day or, between these, an agency.
_DAY_OR_AGENCY = regex(r"[\d(/]")
_IN_BRACKETS = regex(rf"\((?P<place>{_PLACE}),? (?P<date>{_DAY})(?:,? (?P<agency>[A-Z][\w &]{{1,30}}))?\)\s?(?:--|[-–—:])?")
_CHINESE = regex(
    r"[（(【\s]{0,3}(?:(?P<agency>[\u4e00-\u9fff]{1,8}?(?:通讯社|社|网|报|电台|电视台|新闻|快讯|财经|资讯|财讯|证券|在线))[\s，,]?)?(?P<place>[\u4e00-\u9fff]{0,10}?)(?:[，,]\s?)?"
    r"(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)(?:\s?\d{1,2}[:：]\d\d)?(?:电|讯|消息|】|\s?[-–—]{1,2}\s?)"
)
_CHINESE_AGENCY = regex(r"[（(【\s]{0,3}(?P<agency>新华社|新华网|中新社|中新网|人民网|央视新闻|路透社|法新社|美联社|彭博社)")
#: "岚谷网讯（记者 阮青）5月6日，"
_CHINESE_LEAD = regex(
    r"(?P<agency>[\u4e00-\u9fff]{1,8}?(?:通讯社|社|网|报|电台|电视台|新闻|快讯|财经))讯\s?[（(](?:见习|实习|特约)?记者[^）)\n]{2,24}[）)](?:\s?(?P<date>\d{1,2}月\d{1,2}日))?"
)
_WEEKDAY = regex(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?")
_OWN = ("本报", "本社", "本网", "我社")
_AGENCY = regex(r"[A-Z][\w.&'’-]*(?: (?:of|and|[A-Z&][\w.&'’-]*)){0,4}")
_LONGEST = 170
#: After a dateline without agency or dash follow at least so many characters of the story.
_SHORTEST_STORY = 60
_LABELLED = regex(r"(?:by|posted|published|updated|first|last|originally|released?|issued|filed|date|on|in|since|until)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The agency and the day of a dateline, each None where it has none; at least one is known."""

    agency: str | None
    day: DateMention | None
    end: int


@lru_cache(maxsize=64)  # the head and the day of publication ask for the same lines
def dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which a paragraph begins, or None."""
    stop = min(end, start + _LONGEST)
    if (chinese := _CHINESE.match(text, start, min(end, start + 60))) is not None:
        agency = chinese["agency"]
        if agency is not None and agency.startswith(_OWN):
            agency = None
        return Dateline(_named(agency) if agency else None, _day(text, chinese.start("date"), chinese.end("date")), chinese.end())
    if (lead := _CHINESE_LEAD.match(text, start, min(end, start + 80))) is not None:
        agency = None if lead["agency"].startswith(_OWN) else _named(lead["agency"])
        day = _day(text, lead.start("date"), lead.end("date")) if lead["date"] else None
        return Dateline(agency, day, lead.end()) if agency or day else None
    if (known := _CHINESE_AGENCY.match(text, start, stop)) is not None:
        return Dateline(_named(known["agency"]), None, known.end())
    if (bracketed := _IN_BRACKETS.match(text, start, stop)) is not None:
        return Dateline(_agency(bracketed["agency"]), _day(text, bracketed.start("date"), bracketed.end("date")), bracketed.end())
    if not _DAY_OR_AGENCY.search(text, start, stop):
        return None
    for pattern in (_WITHOUT_PLACE, _DAY_FIRST):
        if (bare := pattern.match(text, start, stop)) is not None and (agency := _agency(bare["agency"])) is not None:
            return Dateline(agency, _day(text, *bare.span("date")), bare.end())
    found = _DATELINE.match(text, start, stop)
    if found is not None and _WEEKDAY.fullmatch(found["place"]):
        return None
    if found is None or not (found["date"] or found["first"] or found["second"]):
        return _with_year(text, start, end)
    agency = _agency(found["first"] or found["second"])
    day = _day(text, found.start("date"), found.end("date")) if found["date"] else None
    if day is None and (agency is None or not _may_lack_a_day(found["place"], agency)):
        return None
    if found["dash"] == ":" and agency is None and (day is None or day.when is None):
        return None
    return Dateline(agency, day, found.end())


def _with_year(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that is known by its full date: "Oslo (3 May 2030): ", "3 May 2030, Munich – ", else None."""
    found = _WITH_YEAR.match(text, start, min(end, start + _LONGEST))
    if found is None or end - found.end() < _SHORTEST_STORY or _LABELLED.match(text, start):
        return None
    name = "date" if found["date"] else "first"
    day = _day(text, found.start(name), found.end(name))
    return Dateline(None, day, found.end()) if day is not None and day.when is not None else None


def _day(text: str, start: int, end: int) -> DateMention | None:
    found = dates.find(text, ((start, end),), None)
    return next(
        (m for m in found if m.precision is Precision.DAY and (m.when is not None or re.fullmatch(r"XXXX-\d\d-\d\d", m.value))), None
    )


def _agency(bracketed: str | None) -> str | None:
    inside = bracketed.strip("()/ ") if bracketed else ""
    first = re.split(r"[/,|]", inside)[0].strip()
    if first.lower() in AGENCIES:
        return _named(first)
    return _named(first) if first and _AGENCY.fullmatch(first) else None


def _named(agency: str) -> str:
    """How answers show an agency: by its usual name where it is well known, or else as printed."""
    return AGENCIES.get(" ".join(agency.lower().split())) or publisher(agency)


def _may_lack_a_day(place: str, agency: str) -> bool:
    """Whether the words before an agency are a place in capitals: "NEW YORK (AP) —", and not "Okla Corp (Okla) -"."""
    return place.isupper() or agency in AGENCIES.values()
