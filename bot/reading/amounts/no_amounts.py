"""Recognises numbers that are no amounts: dates, years, times of day, parts of names, addresses, versions."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.amounts.numerals import Numeral
from bot.reading.amounts.units import MONTH_WORDS, SERIES_WORDS
from bot.reading.word_patterns import has_any

_MONTH = f"(?:{MONTH_WORDS})"
#: The forms, those with an "@" or a slash, with a digit, and with a number word apart, so that only those which can match are tried.
_ADDRESSES = r"""
    https?://\S+ | www\.\S+ | [\w.+-]{1,64}@[\w-]{1,64}\.\w+ | [\w-]{1,64}\.(?:com|org|net|cn|io)/\S*"""
#: Apart by what they begin with, in the order in which they are tried: most places in a sentence begin none of them.
_WITH_DIGITS = rf"""(?:(?=\d)(?:\b(?:
        \d{{1,2}}(?:st|nd|rd|th)?(?:[ ]?(?:-|–|to|and)[ ]?\d{{1,2}}(?:st|nd|rd|th)?)?[ ](?:of[ ])?{_MONTH}\b\.?(?:,?[ ](?:19|20)\d\d\b)?
        | \d{{1,4}}[-/]\d{{1,2}}[-/]\d{{1,4}}\b | \d{{1,2}}/\d{{1,2}}[ ]\d{{4}}(?:[ ]\d+)?\b | \d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}\b)
    | (?<![\d/.$€£])(?:19|20)\d\d(?P<stroke>[-/.])\d{{1,2}}(?P=stroke)\d{{1,2}}(?![\d/])
    | (?<![\d.,$€£])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d|[.,]\d)
    | \b(?:\d{{1,2}}-?{_MONTH}-?\d{{2,4}}\b
        | \d{{1,2}}:\d\d(?::\d\d)?(?:[ ]?(?:[ap]\.?m\b\.?|GMT|UTC|ET|EST|EDT))? | \d{{1,2}}(?:\.\d\d)?[ ]?(?:[ap]\.m\.|[ap]m\b|AM\b
            |PM\b) | \d{{1,2}}[ ]o['’]clock
        | \d{{4}}[ ](?:GMT|UTC|EST|EDT|ET|local)\b
        | \d+(?:st|nd|rd|th)\b(?:[- ]century)? | (?<![\d.,$€£])\d{{2,4}}0['’]?s\b
        | [1-4]Q(?:[’']?\d\d)?\b | [12]H(?:[’']?\d\d)?\b
        | (?:19|20)\d\d[-–/](?:(?:19|20)?\d\d)\b(?![ ]?(?:%|percent|million|billion))
        | \d{{3}}[-.]\d{{3}}[-.]\d{{4}}\b | 1-\d{{3}}-\d{{3}}-\d{{4}}\b
        | \d{{3}}-\d{{4}}\b | 400-\d{{3}}-\d{{4}}\b
        | \d{{1,5}}[ ](?:[NSEW]\.?[ ])?(?:[A-Z][\w.']{{1,20}}[ ]){{1,3}}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive
            |Boulevard|Blvd|Place|Court)\b
            (?=[.,;)]|$|[ ](?:in|on|at|and|to|for|is|was|by)\b)
        | 24/7\b | 9/11\b | 7/7\b | 365\b(?=[ ]days[ ]a[ ]year)
        | (?<![€$£])(?<![A-Z]{{3}}[ ])\d+(?:\.\d+){{2,}}\b(?!,\d\d?\b|[ ](?:euros|crowns|pesos|francs|kron))
        | \d{{1,6}}\.(?:HK|SS|SZ|SH|T|KS|KQ|TW|L|PA|DE)\b
        | \d+[ ](?:min|minute)s?[ ]read\b
        | 50[-/](?:fifty|50)\b | 20/20\b | 2B\b))
    | (?=[A-Z])\b(?:
        {_MONTH}\b\.?[ ]+\d{{1,2}}(?:st|nd|rd|th)?(?:[ ]?(?:-|–|to|and)[ ]?(?:{_MONTH}\.?[ ])?\d{{1,2}}(?:st|nd|rd|th)?)?(?!\d|[,.]\d
            |[ ]?(?:%|percent|million|billion|people))(?:[ ]?,?[ ](?:19|20)\d\d\b)?
        | {_MONTH}\b\.?,?[ ](?:of[ ])?(?:19|20)\d\d\b
        | (?:FY|Q|H|CY)[ ]?[’']?\d{{1,4}}(?:[-/]\d{{2,4}})?\b
        | (?:HK|HKEX|SEHK|TYO|TSE|SSE|SZSE|KRX|TPE)[ ]?:[ ]?\d+
        | [A-Z]{{2,6}}[ ]?:[ ]?\d{{3,6}}(?=\))
        | (?:ISBN|ISSN|DOI|No|Nos|Case|Docket)\b[.:]?[ ]?\d[\d\-/.Xx]*)
    | (?=[fctv])\b(?:(?:fiscal|financial|calendar|tax)[ ](?:year[ ])?(?:19|20)?\d\d(?:[-/–]\d\d(?:\d\d)?)?\b
        | v\d+(?:\.\d+)*\b | catch[- ]22\b)
    | ['’]\d\ds?\b(?!\d) | \+\d[\d \-()]{{7,}}\d | \(\d{{3}}\)[ ]?\d{{3}}-\d{{4}} | \#\d+)"""
_WITH_WORDS = r"""
    \b(?:one|two|three|four|five|six|seven|eight|nine|ten)[- ]star\b
    | \bone[ ](?:of(?![ ](?:(?:the|its|his|her|their|these|those|all)[ ])?(?:two|three|four|five|six
        |seven|eight|nine|ten|eleven|twelve|\d+)\b)|another
        |day\b(?!s)|another|by[ ]one|hand|thing|way|side|side's|can|must|who|or|that|which
        |and[ ]only|such|might
        |would|could|may|should|has|is|was|day)\b
    | \bone-?(?:on-one|to-one|off|sided|way|stop)\b | \b(?:no|any|every|some|this|that|which|each|another|the|first|last|next|only|new
        |latest|big|good|as|number|day|old|older|present|current|previous|former|larger|smaller
        |newer|cheaper|bigger|small|large|second|third|other|original)[ ]ones?\b
        (?![ -](?:hundred|thousand|million|billion|trillion|year|percent|in|third|fifth|quarter))
    | \b(?:two|three|four|five|six|double|triple|single|two)[- ](?:way|fold[ ]up|sided|tier|dimensional|edged|stage|wheel(?:er)?s?|tone
        |factor|pronged|storey|story)\b
    | \bfifty[-/](?:fifty|50)\b | \bplan[ ][bB]\b | \b(?:one|two|three|four)-time\b"""
#: ``_WITH_WORDS`` matches nothing without one of these.
_WORDS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten-",
    "ten ",
    "double",
    "triple",
    "single",
    "fifty",
    "plan ",
)
_TITLE_WORD = regex(r"[A-Za-z][\w’'-]{3,}")
#: No amount begins within any of the forms in a sentence without digits or one of these words.
_MASKABLE = regex(r"\d|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|seven|eight|nine|ten|[Dd]ouble|[Tt]riple|[Ss]ingle|fifty)\b")
_DIGIT = regex(r"\d")


def not_amounts(s: str) -> list[tuple[int, int]]:
    """The spans of a sentence in which numbers are no amounts, in order."""
    if not _MASKABLE.search(s):
        return []
    has_address = "@" in s or "/" in s or "www." in s
    return [m.span() for m in _forms(has_address, _DIGIT.search(s) is not None, has_any(s, _WORDS)).finditer(s)]


@lru_cache(maxsize=8)
def _forms(has_address: bool, has_digit: bool, has_word: bool) -> re.Pattern[str]:
    """The forms that can match in such a sentence, in their order."""
    kinds = ((has_address, _ADDRESSES), (has_digit, _WITH_DIGITS), (has_word, _WITH_WORDS))
    forms = "|".join(forms for is_there, forms in kinds if is_there)
    return re.compile(rf"(?x)(?<![A-Za-z])(?:{forms or '(?!)'})")


def is_titled(s: str) -> bool:
    """Whether the sentence is a headline with capitalised words, in which a capital does not mark a name."""
    if s.rstrip()[-1:] in (".", "。", ";"):
        return False
    words = _TITLE_WORD.findall(s[:300])
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


_TOKEN = regex(r"[\w.\-]*\w")


def token_end(s: str, pos: int) -> int:
    found = _TOKEN.match(s, pos)
    return found.end() if found and pos < len(s) and (s[pos].isalpha() or s[pos] in "-_") else pos


#: What is left of 6'2" after the foot mark.
INCHES = regex(r"(?:1[01]|\d)(?:[\"”″]|'')")
#: "magnitude-7.1", the inches of "5-foot-9" and of 6'2".
#: "pursuant to section 5-12 of the Act"
_OF_LAW = regex(r"(?:\b[Ss]ections?|\b[Pp]aragraphs?|§)\s$")
_SECOND_PART = regex(r"(?:\bmagnitude-|\d-foot-|(?<![\w.])[3-8]['’])$", re.IGNORECASE)


def may_begin(s: str, pos: int) -> bool:
    """Whether a number may begin at the digits at ``pos``: not within "GPT-4", "Qwen2", "1.2.3", "#5" or "10:30"."""
    if pos == 0:
        return True
    before = s[pos - 1]
    if before in "-'’" and _SECOND_PART.search(s[max(0, pos - 10) : pos]):
        return before == "-" or INCHES.match(s, pos) is not None
    if before.isalnum() and not "\u4e00" <= before <= "\u9fff":
        return False
    if before in "_#@^\\&§第双初" or (before == " " and _OF_LAW.search(s, max(0, pos - 12), pos)):
        return False
    if before in ".:/’'" and pos > 1 and (s[pos - 2].isalnum()):
        return False
    return not (before in "-–‑" and pos > 1 and s[pos - 2].isalnum())


def is_model(s: str, begin: int) -> bool:
    """Whether the number is part of a model's name, after a capitalised word: "Qwen 2.5-72B"."""
    left = _BEFORE.search(s[max(0, begin - 40) : begin])
    return left is not None and left[1][0].isupper() and left[1].lower() not in _OPENERS


_BEFORE = regex(r"([A-Za-z&][\w&.’'+-]*)[\s\u00a0]$")
_YEAR_BEFORE = frozenset(
    """
    in since by of from until till the for during year early late mid before after around through to and or between circa under
    than as about at its their january february march april may june july august september october november december spring summer
    autumn winter fall fiscal olympic""".split()
)
OF_THEM = regex(r"\sof\s(?:them|which|whom|those)\b", re.IGNORECASE)
_COUNT_AFTER_YEAR = regex(
    r"\s(?:[a-z]+\s)?(?:people|workers|employees|jobs|staff|students|soldiers|troops|homes|units|vehicles|cars|points|miles|men|women|children|passengers|tons|tonnes)\b"
)


def is_year(number: Numeral) -> bool:
    return number.plain and 1500 <= number.value <= 2100


def is_year_like(s: str, pos: int, number: Numeral) -> bool:
    return is_year(number) and number.end - number.start == 4


def stands_alone(s: str, number: Numeral, end: int) -> bool:
    """Whether what follows the digits allows them to be a number: no letter right after them, no version, no score, no colon."""
    follows = s[end : end + 2]
    if not follows:
        return True
    if follows[0].isalpha() and not "\u4e00" <= follows[0] <= "\u9fff":
        return False
    if follows[0] in "_@#&":
        return False
    if follows[0] in "-–‑/:'’" and len(follows) > 1 and (follows[1].isalnum()):
        return False
    return not (follows[0] == "." and len(follows) > 1 and follows[1].isdigit())


def is_name(s: str, begin: int, number: Numeral, unit: str, titled: bool, *, hedged: bool) -> bool:
    """Whether the number belongs to a name or is a year: "Windows 11", "Double 11", "AI Six Tigers", "in 2024"."""
    left = _BEFORE.search(s[max(0, begin - 40) : begin])
    word = left[1].rstrip(".") if left else ""
    low = word.lower().removesuffix("'s").removesuffix("’s")
    if is_year_like(s, begin, number) and not (
        _COUNT_AFTER_YEAR.match(s, number.end) and low not in _YEAR_BEFORE - {"than", "about", "around"}
    ):
        return not _is_count(s, begin, unit, low)
    if number.scaled and not number.spelled:
        return False
    if left and left[1] in _NUMBERED and "," not in s[number.start : number.end]:
        return True
    if not unit and _DAY_NUMBER.search(s[max(0, begin - 12) : begin]):
        return True
    if low in SERIES_WORDS and number.plain and number.value <= 10 and unit and not unit.endswith("s"):
        return True  # "the tier 1 ratio"
    if low in SERIES_WORDS and (any(letter.isupper() for letter in word) or not unit) and not (titled and unit):
        return True
    if number.spelled:
        return _is_named_word(s, begin, number, word, titled)
    if hedged or not any(letter.isupper() for letter in word[:2]) or (titled and unit) or word.endswith(("'s", "’s")):
        return False
    if low.endswith(("ing", "ed")) and not unit:
        return False  # "Needing 240 to win"
    first_word = left is not None and _begins(s, max(0, begin - 40) + left.start())
    if first_word:
        return low not in _OPENERS and not unit
    if unit:
        return number.value < 100 and unit[0].isupper()
    return ("," not in s[number.start : number.end] and "." not in s[number.start : number.end]) or number.value < 20


#: "on day 100", "by week 12"; but "each day 100 die".
_DAY_NUMBER = regex(r"\b(?:on|by|in|for|from|of|until|since|after)\s(?:day|week)\s$", re.IGNORECASE)


#: What belongs to a year and is not counted by its number: "2024 sales".
_OF_YEAR = regex(
    r"(?:sales|results|earnings|revenues?|profits|elections?|figures|forecasts?|targets?|estimates?|accounts|games|olympics|championships|models"
    r"|plans|budgets?|levels|prices|polls|protests|attacks|riots|reports|awards|finals?|playoffs|primaries|deliveries|shipments|exports|imports"
    r"|emissions|taxes|returns|goals|expectations|guidelines|talks|bonds|notes|floods|fires|wildfires|storms|events|operations|costs|expenses"
    r"|savings|dividends|contracts|orders|rules|regulations|laws|standards|terms|vintages|wines|projections|losses|margins|volumes|bonuses"
    r"|salaries|wages|rates|graduates|classes|seasons|tournaments|winners|champions|hurricanes|data|years|months|days|weeks|hours)",
    re.IGNORECASE,
)
_NOT_BEFORE_COUNT = frozenset(
    "the this that its their his her our your a an each every early late mid full full-year final fiscal any no strong weak record".split()
)


def _is_count(s: str, begin: int, unit: str, word: str) -> bool:
    """Whether digits like a year's count the noun after them: "planted 2024 trees", "and 2012 of them"."""
    if OF_THEM.match(s, begin + 4):
        return True
    if not unit or not unit[0].islower() or not word or not word.isalpha() or not s[begin - 2].islower():
        return False
    if word in _NOT_BEFORE_COUNT or word in _YEAR_BEFORE - {"than", "about", "around", "and"}:
        return False
    return not _OF_YEAR.fullmatch(unit.split()[-1]) and not _OF_YEAR.fullmatch(unit.split()[0]) and s[begin + 4 : begin + 5] == " "


#: A number after one of these identifies a thing and counts none: "Depot number 12".
_NUMBERED = frozenset({"number", "Number", "No.", "no.", "Nr."})
_OPENERS = frozenset(
    """
    in by of at on for with from to and or but about over only some all just another now then its their the these those nearly
    almost around roughly""".split()
)
_CAPITAL_AFTER = regex(r"\s[A-Z][a-z]+")


def _begins(s: str, pos: int) -> bool:
    """Whether nothing but opening quotation marks, brackets and bullets comes before ``pos``."""
    return pos <= 8 and s[:pos].strip(" \"“‘'(•-–—*") == ""


def _is_named_word(s: str, begin: int, number: Numeral, word: str, titled: bool) -> bool:
    if (
        titled
        or not s[number.start].isupper()
        or (number.scaled and s[number.end - 1].islower() and s[number.start : number.end].count(" "))
    ):
        return False
    at_start = _begins(s, begin) or s[max(0, begin - 4) : begin].rstrip().endswith((".", ":", "!", "?"))
    if _CAPITAL_AFTER.match(s, number.end) and not at_start:
        return True
    return not at_start and ((bool(word) and word[0].isupper()) or (s[begin - 1] in "\"“‘'" and bool(_CAPITAL_AFTER.match(s, number.end))))
