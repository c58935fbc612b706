"""Recognises what only looks like a time expression: counts, parts of names, verbs, fractions."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.dates import words
from bot.reading.dates.patterns import Match

_BEFORE_YEAR = regex(
    r"(?:\b(?:in|of|since|by|for|from|to|until|till|during|between|and|the|late|early|mid|through|after|before|around|year|circa|than"
    r"|its|a|or|fiscal|as|on|c\.)[\s-]+|[(/,;–—‘'-]\s*|^\s*|\d\s*[-–—]\s*)\Z",
    re.IGNORECASE,
)
_COUNTED_BEFORE = regex(r"[$€£¥#\d]\s?\Z|[\d.]\Z|(?:over|than|about|nearly|some|least|up\sto|almost|only|another)\s\Z")
_AFTER_YEAR = regex(r"\s{1,3}([A-Za-z]+)")
_COUNTED_RANGE = regex(rf"(?:\s?[-–]\s?|\s(?:and|to|or)\s)\d{{4}}\s(?:{'|'.join(words.COUNTED_AFTER_YEAR)})\b")
#: "From 1936 to 1939" at the start of a sentence is a time, whatever follows.
_YEARS_FROM = regex(r"(?:From|Between)\s(?:(?P<first>[12]\d{3})\s(?:to|and|until)\s)?\Z")
_MAY_BEFORE = regex(
    r"\b(?:in|of|since|by|for|from|to|until|till|during|between|and|late|early|mid|through|after|before|around|last|next|this|past|or|on"
    r"|every|each|as)[\s-]+\Z",
    re.IGNORECASE,
)
_NAME_MONTHS = ("May", "March", "August", "June", "April")
#: A march of people: "March for Life", "the March on Rome".
_MARCH_GOES = regex(r"\s(?:on|against|of)\s(?!\d)|\sfor\s(?:the\s)?[A-Z]")
_NAME_AFTER = regex(r"\s[A-Z][a-z]+")
_ADJECTIVES = frozenset("light dog man business working office opening school these golden formative early late teen human person".split())


def is_date(rule: str, match: Match, start: int, end: int) -> bool:
    """Whether a match of the rule with this name is a time expression, judged by the words around it in its sentence."""
    check = _CHECKS.get(rule)
    return check is None or check(match, start, end)


def _word_before(text: str, start: int, at: int) -> str:
    found = re.search(r"([\w.'’&-]+)[\s]{0,3}\Z", text[max(start, at - 24) : at])
    return found.group(1).lower() if found else ""


def _is_year(match: Match, start: int, end: int) -> bool:
    """Not a count or part of a name ("Russell 2000", "2,000", "2000 jobs")."""
    text, at = match.string, match.start("year")
    before = text[max(start, at - 16) : at]
    if _COUNTED_BEFORE.search(before):
        return False
    follows = _AFTER_YEAR.match(text, match.end())
    ranged = _YEARS_FROM.search(text, max(start, at - 14), at)
    if follows and follows.group(1).lower() in words.COUNTED_AFTER_YEAR and not (ranged and ranged["first"]):
        return False
    after = text[match.end() : match.end() + 2]
    if after[:1].isalnum() or after[:1] == "_" or (after[:1] in "/" and after[1:].isdigit()):
        return False
    if _word_before(text, start, at) in words.NUMBERED_NAMES:
        return False
    if before.endswith("-") and not re.search(r"(?:\b(?:mid|pre|post|early|late|since|to|end|start)|\d\s?)-\Z", before, re.IGNORECASE):
        return False
    if not ranged and _COUNTED_RANGE.match(text, match.end()):
        return False
    if _is_count(text, match.end(), text[max(start, at - 30) : at]):
        return False
    year = int(match["year"])
    if year < 1800 and follows and follows.group(1).islower() and follows.group(1).endswith("s") and len(follows.group(1)) > 3:
        return False
    return 1900 <= year <= 2100 or bool(_BEFORE_YEAR.search(before))


_THING = regex(r"\s(?:of\s(?:them|these|those|its|the|his|her|their)\b|(?P<noun>[a-z][a-z-]{2,20}))(?!-)")
_TIMELESS = frozenset(
    """
    sales results earnings revenues profits figures deliveries exports imports forecasts levels estimates plans targets budgets
    elections polls olympics games accounts numbers prices costs taxes losses gains highs lows peaks awards talks finals models protests
    riots floods fires attacks shipments bookings orders sanctions reforms changes rules laws standards guidelines regulations
    proceeds was has is as does this his us its perhaps always plus less versus across towards besides previous various bonus famous
    afterwards shows says sees rises falls ends begins starts comes goes makes takes gives means marks""".split()
)
_IRREGULAR = frozenset("people men women children pupils fish sheep families".split())
_WORD_BEFORE_COUNT = regex(r"(?:^|[\s(])(?P<word>[a-z]{2,16})\s\Z")
_COUNTING = frozenset(
    """has have had owns own owned sold sells sell built builds build fed feed feeds runs run ran operates operate holds held made makes
    make took takes hired hires employs employ bought buys killed injured planted handles handle counted counts handed lost won shot
    rescued treated taught teaches trained trains cut cuts killing injuring including with covers contains comprises houses hosts
    shipped ships delivered delivers produced produces published""".split()
)
_SECOND_COUNT = regex(r"\d\s[a-z]{3,20},?\s(?:and|or)\s\Z")


def _is_count(text: str, end: int, before: str) -> bool:
    """Whether a number that could be a year counts a plural noun behind a verb or another count: "planted 2024 trees"."""
    thing = _THING.match(text, end)
    if thing is None:
        return False
    noun = thing["noun"]
    second = _SECOND_COUNT.search(before)
    word = _WORD_BEFORE_COUNT.search(before)
    if noun is None:
        return second is not None or (word is not None and word["word"] in _COUNTING) or before.endswith((" and ", ", "))
    plural = noun in _IRREGULAR or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun not in _TIMELESS)
    return plural and (second is not None or (word is not None and word["word"] in _COUNTING))


def _is_month(match: Match, start: int, end: int) -> bool:
    """Not a verb ("may", "march") or a given name ("April")."""
    if match["month"] not in _NAME_MONTHS or match.start() < match.start("month"):
        return True
    text = match.string
    before = text[max(start, match.start() - 12) : match.start()]
    if _MAY_BEFORE.search(before):
        return True
    if match["month"] == "March" and _MARCH_GOES.match(text, match.end(), end):
        return False
    return match["month"] != "May" and not _NAME_AFTER.match(text, match.end(), end)


def _is_weekday(match: Match, start: int, end: int) -> bool:
    return _word_before(match.string, start, match.start()) not in words.NAMED_WEEKDAYS


def _is_plural(match: Match, start: int, end: int) -> bool:
    text = match.string
    before = _word_before(text, start, match.start())
    if before in _ADJECTIVES or text[match.end() : match.end() + 4] in ("-old", " old"):
        return False
    return not before[-1:].isdigit()


def _is_season(match: Match, start: int, end: int) -> bool:
    """ "the fall", not "the fall of Rome" or "the spring in the floor"."""
    text = match.string
    if match["season"].lower() in ("fall", "spring") and match["which"].lower() == "the":
        return not re.match(r"\s(?:of|in|from)\b", text[match.end() : match.end() + 6])
    return True


def _is_bare_season(match: Match, start: int, end: int) -> bool:
    """ "in summer": without "the" or "last", a season follows a preposition; "in fall" is rarely one."""
    before = _word_before(match.string, start, match.start())
    return before in ("in", "by", "until", "since", "during", "every") and match["season"] != "fall"


_NAMED_NUMBER = frozenset("on by until till since of from to through and before after around".split())


def _is_day_number(match: Match, start: int, end: int) -> bool:
    """ "on the 15th", not "the 15th of ten"."""
    if _CENTURY_FOLLOWS.match(match.string, match.end()):
        return False
    return _word_before(match.string, start, match.start()) in _NAMED_NUMBER


_CENTURY_FOLLOWS = regex(r"\s(?:and|or|to|through)\s(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th))[- ]centur")


def _is_vague(match: Match, start: int, end: int) -> bool:
    """ "the past", not "the past three years"; "soon", not "as soon as"; "to date", not "up to date"."""
    word = match["word"].lower().split()[-1]
    if word in ("soon", "date"):
        return _word_before(match.string, start, match.start()) not in ("as", "up", "how", "too")
    if word not in ("past", "present", "moment"):
        return True
    follows = re.match(r"\s+([\w-]+)", match.string[match.end() : match.end() + 24])
    if not follows:
        return True
    return follows.group(1).lower() in _AFTER_NOUN and not (word == "moment" and follows.group(1).lower() in _CLAUSE)


_CLAUSE = frozenset("he she it they we i you the a that when of after before his her their".split())


#: "the minister of the day", "the question of the hour".
_OF_THE_DAY = regex(r"\b(?!(?:end|start|beginning|rest|middle|part|half|course|close|time|most|out|all|opening|remainder)\s)[a-z]+\sof\s\Z")


def _is_the_unit(match: Match, start: int, end: int) -> bool:
    """ "the day", not "the day he was born", "the year of the dragon"."""
    if _OF_THE_DAY.search(match.string, max(start, match.start() - 24), match.start()) and match["unit"] in ("day", "hour", "moment"):
        return False
    if match["way"] or _EDGE_OF.search(match.string, max(start, match.start() - 14), match.start()):
        return True
    follows = re.match(r"\s+([\w-]+)", match.string[match.end() : match.end() + 16])
    return not follows or follows.group(1).lower() not in _CLAUSE


_EDGE_OF = regex(r"\b(?:end|start|beginning|middle|rest|course|remainder|half)\sof\s\Z")
_AFTER_NOUN = frozenset("and or but for to of in is was as when that with by on at has have had we it he she they i".split())


def _is_duration(match: Match, start: int, end: int) -> bool:
    """ "a quarter", not "a quarter of its dealers" or a "second" that is an ordinal."""
    unit = match["unit"].lower()
    if unit in ("quarter", "quarters") and re.match(r"\s+(?:of|,)", match.string[match.end() : match.end() + 4]):
        return bool(
            re.match(r"\s+of\s+(?:growth|losses|decline|negative|consecutive|loss|profit)", match.string[match.end() : match.end() + 18])
        )
    return not (unit == "quarter" and match["count"].lower() in ("a", "an", "one"))


def _is_short_year(match: Match, start: int, end: int) -> bool:
    """ "since '82", "the summer of '69", not "iLife '11"."""
    return _word_before(match.string, start, match.start()) in _BEFORE_SHORT_YEAR


_BEFORE_SHORT_YEAR = (
    frozenset("since in of by from to until and or the late early mid after before for during".split())
    | frozenset(words.MONTHS)
    | frozenset(words.SEASONS)
)


def _is_rate(match: Match, start: int, end: int) -> bool:
    """ "15 planes a year", "twice a week", not "for a year"."""
    before = _word_before(match.string, start, match.start())
    if before in _NO_RATE:
        return False
    return (
        before[-1:].isdigit()
        or before in _RATE
        or match.string[max(start, match.start() - 2) : match.start()].startswith("%")
        or before.endswith("s")
    )


_RATE = frozenset("million billion trillion thousand hundred once twice percent people yuan yen euro rupees won apiece dozen".split())
_NO_RATE = frozenset(
    "is was has does its this less plus takes lasts spends as us needs makes perhaps his afterwards always besides lacks".split()
)


def _is_decade(match: Match, start: int, end: int) -> bool:
    """ "in the 80s", not "in her 30s"."""
    return _word_before(match.string, start, match.start()) not in ("her", "his", "their", "my", "your", "our", "low", "high", "upper")


_EARLY_YEAR_GOES_ON = regex(r"[,.;)]|\s(?:the|he|she|it|they|his|her|their|a|an|and|to|when|after|by|was|were)\b")


def _is_early_year(match: Match, start: int, end: int) -> bool:
    """ "in 439 it fell", not "in 300 battles"."""
    before = _word_before(match.string, start, match.start())
    return before in ("in", "by", "until", "since", "from", "after") and bool(_EARLY_YEAR_GOES_ON.match(match.string, match.end()))


_CHECKS = {
    "early year": _is_early_year,
    "decade": _is_decade,
    "rate": _is_rate,
    "short year": _is_short_year,
    "year": _is_year,
    "bare month": _is_month,
    "weekday": _is_weekday,
    "plural": _is_plural,
    "season": _is_season,
    "bare season": _is_bare_season,
    "day number": _is_day_number,
    "vague": _is_vague,
    "the unit": _is_the_unit,
    "duration": _is_duration,
    "duration ahead": _is_duration,
}
