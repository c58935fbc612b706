"""Reads what a number measures or counts: money, percentages, times, measures, counted nouns, rates."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.amounts import counted
from bot.reading.amounts.numerals import Numeral
from bot.reading.amounts.units import CURRENCY_SIGNS, CURRENCY_WORDS, MEASURES, PERCENT_WORDS, RAND, SYMBOLS, TIME_UNITS, WEIGHT_HINTS

Unit = tuple[str, int, str, str]
_UNIT_WORDS = regex(
    r"[\s\u00a0-]?((?:%|％|[¢€]|zł|Kč|[A-Za-z°℃](?:[A-Za-z./$€²³]*[A-Za-z$²³/])?\.?)(?:[\s-](?:[A-Za-z][A-Za-z./$²³]*)){0,2})"
)
_CARBON = regex(r"[\s\u00a0]?((?:[kMG]?t)?CO2(?:e|-eq)?)\b|[\s\u00a0]((?:[kMG]?t)\sCO2e?)\b")
#: Units that are joined by a stroke: "kWh/km", "EUR/MWh".
_PER = regex(r"[\s\u00a0]?((?:[A-Za-z]{1,4}|€|\$|£)/(?:[A-Za-z]{1,5}|100\s?km))(?![A-Za-z/])")
_PER_TIME = frozenset("h hr hour day d yr year s sec second min month week".split())
#: Currencies by their code, and cents as written behind digits.
_CODES = {code: code for code in CURRENCY_SIGNS.values()} | {"€": "EUR", "¢": "cents"}
_WEATHER = regex(
    r"\b(?:temperatures?|degrees|lows?|highs?|heat\w*|hot|hotter|cold|colder|warm\w*|weather|cool\w*|freez\w+|minus|mercury)\b",
    re.IGNORECASE,
)
_GLUED = {"p": "pence", "c": "cents"}
_RATE = regex(
    r"\s(?:an?|per|each|every)\s(second|minute|hour|day|night|week|month|quarter|year|person|capita|head|household|barrel|tonne|ton|share|game|match|employee|customer|user)\b|\s(daily|annually|monthly|weekly)\b(?=[,.;)]|$)|(?:\s?/\s?|-per-)(second|minute|hour|day|week|month|year|yr|sec|hr)\b"
)
#: "988 a week earlier" is no rate.
_AT_A_TIME = regex(r"\s(?:earlier|ago|later|before|after|previously|since|on)\b")
_ADVERBS = {"daily": "day", "annually": "year", "monthly": "month", "weekly": "week", "yr": "year", "sec": "second", "hr": "hour"}


#: What is counted "a year" is counted all the same, while a measure "a year" is a rate.
_LONG_PERIODS = frozenset({"year", "quarter", "month", "week"})


#: What may stand around a sign of money: a minus, a bracket, any white space ("Rs" at the end of a wrapped line).
_AROUND_SIGN = regex(r"^[-−–\s\u200b\u2060\ufeff(]+|[-−–\s\u200b\u2060\ufeff(]+$")


def currency(start: re.Match[str]) -> Unit | None:
    sign = _AROUND_SIGN.sub("", start["sign"] or "")
    if not sign:
        return None
    code = "ZAR" if sign == RAND else CURRENCY_SIGNS[sign]
    if sign == "¥" and _CHINESE_MONEY.search(_around(start.string, start.start())):
        code = "CNY"
    return code, start.end(), "money", ""


def _around(s: str, pos: int) -> str:
    """The 600 characters around ``pos``; a search in them takes the same time however long the sentence is."""
    return s[max(0, pos - 300) : pos + 300]


_CHINESE_MONEY = regex(r"\byuan\b|\bRMB\b|renminbi|\bChin|Beijing|Shanghai|Shenzhen|Hangzhou|\bCNY\b|[\u4e00-\u9fff]", re.IGNORECASE)


_SPACE = regex(r"\s")
#: The foot mark of 6'2".
_FEET_MARK = regex(r"(?<=[3-8])['’](?=(?:1[01]|\d)(?:[\"”″]|''))")
#: What follows the m of "3,812 m above sea level", where it can't mean millions.
_SPACED_METRES = regex(r"\s(?:above|below|high|tall|wide|long|deep|from|away|off|under|x|by)\b|[.,;)]|$")
#: "13 stone" is a weight, unlike the first words of "two stone walls".
_STONES = regex(r"[.,;)]|$|\s(?:\d|and|or|in|when|since|on|to|from|at|after|lighter|heavier|but|of)")
#: "a 500-pound bomb", unlike "a 500-pound fine".
_HEAVY = regex(
    r"\s(?:[a-z-]+\s)?(?:bombs?|bab(?:y|ies)|m[ae]n|wom[ae]n|boys?|girls?|bears?|alligators?|hogs?|pigs?|fish|tuna|sharks?|turtles?|pumpkins?|boulders?|rocks?"
    r"|weights?|barbells?|bags?|blocks?|loads?|payloads?|warheads?|shells?|missiles?|munitions?|devices?|statues?|satellites?|spacecraft|robots?|drones?|dogs?"
    r"|gorillas?|linem[ae]n|linebackers?|defensive|tackles?|chunks?|slabs?|carcass(?:es)?|animals?|steers?|bulls?|lions?|tigers?|engines?|batter(?:y|ies)|drums?)\b"
)
_BETWEEN = regex(r"([\s-])")


#: The first word of everything that ``known_unit`` knows, in lower case and without a full stop.
_FIRST_WORDS = frozenset(
    _BETWEEN.split(unit)[0].lower().rstrip(".")
    for unit in (*PERCENT_WORDS, *CURRENCY_WORDS, *_CODES, *TIME_UNITS, *MEASURES, *SYMBOLS, "pound", "pounds", "in", "stone", "m")
)


@lru_cache(maxsize=32)  # ranges and single amounts ask for the same unit, one after the other
def known_unit(s: str, pos: int, number: Numeral | None = None) -> Unit:
    """The currency, percent, time or measure word right after a number: unit, where it ends, kind, phrase; unit "" for none."""
    if feet := _FEET_MARK.match(s, pos):
        return "feet", feet.end(), "measure", ""
    found = _UNIT_WORDS.match(s, pos)
    if found is None:
        return "", pos, "", ""
    if number and (joined := _joined(s, pos)):
        return joined
    begin = found.start(1)
    glued = begin == pos
    parts = _BETWEEN.split(found[1])
    if not glued and parts[0].lower().rstrip(".") not in _FIRST_WORDS:
        return "", pos, "", ""  # as after most numbers
    for size in range(min(3, (len(parts) + 1) // 2), 0, -1):
        cut = "".join(parts[: 2 * size - 1])
        key = _SPACE.sub(" ", cut.lower())
        spot = begin + len(cut)
        if s[spot : spot + 1].isalnum():
            continue
        if unit := PERCENT_WORDS.get(key) or PERCENT_WORDS.get(key.rstrip(".")):
            return unit, spot, "percent", ""
        if glued and not number:
            continue
        if code := CURRENCY_WORDS.get(key) or CURRENCY_WORDS.get(key.rstrip(".")):
            return code, spot - (1 if cut.endswith(".") and not key.endswith("u.s.") else 0), "money", ""
        if code := _CODES.get(cut):
            return code, spot, "money", ""
        if glued and number and not number.scaled and (coin := _coin(s, cut, number)):
            return coin, spot - cut.endswith("."), "money", ""
        if glued and number and cut.rstrip(".") in ("C", "F") and _WEATHER.search(_around(s, pos)):
            return f"°{cut[0]}", spot - cut.endswith("."), "measure", ""
        if unit := SYMBOLS.get(cut.rstrip(".")) if number is None or not number.spelled else None:
            return unit, spot - cut.endswith("."), "measure", ""
        if key.rstrip(".") in ("pound", "pounds"):
            near = _around(s, pos).lower()
            weight = any(hint in near for hint in WEIGHT_HINTS if not (number and number.scaled and hint in ("lost", "heavy")))
            heavy = begin > pos and s[begin - 1] == "-" and key == "pound" and not (number and number.scaled) and _HEAVY.match(s, spot)
            return ("pounds", spot, "measure", "") if weight or heavy else ("GBP", spot, "money", "")
        if unit := TIME_UNITS.get(key.rstrip(".")):
            return unit, spot - cut.endswith(".") + (4 if s.startswith("-old", spot) else 0), "time", ""
        bare = key.rstrip(".")
        if unit := MEASURES.get(bare) or MEASURES.get(bare.replace("-", " ")):
            return unit, spot - cut.endswith("."), "measure", ""
        if unit := _of_size(s, cut.rstrip("."), spot, glued=glued, has_number=number is not None):
            return unit, spot - cut.endswith("."), "measure", ""
    return "", pos, "", ""


def _of_size(s: str, word: str, spot: int, *, glued: bool, has_number: bool) -> str | None:
    """ "inches" for the in of "7in", "metres" for the m of "66.85m", "stone" for a weight; None for words that mean something else."""
    if word == "in" and glued and has_number:
        return "inches"
    if word == "stone" and _STONES.match(s, spot):
        return "stone"
    return "metres" if word == "m" and (glued or _SPACED_METRES.match(s, spot)) else None


_NAME_BEFORE = regex(r"\b[A-Z]\w*\s$")


def _coin(s: str, cut: str, number: Numeral) -> str | None:
    """ "pence" for "12p" and "cents" for "5c", but nothing in "Section 5c"."""
    coin = _GLUED.get(cut.rstrip("."))
    return coin if coin and not _NAME_BEFORE.search(s[max(0, number.start - 20) : number.start]) else None


def _joined(s: str, pos: int) -> Unit | None:
    """The unit of "0.5 kWh/km", "82 EUR/MWh" or "2.1 MtCO2e" as it is written, or None."""
    if carbon := _CARBON.match(s, pos):
        return carbon[1] or carbon[2], carbon.end(), "measure", ""
    found = _PER.match(s, pos)
    if found is None:
        return None
    above, below = found[1].split("/")
    if (
        below.lower() in _PER_TIME
        or found[1].lower() in MEASURES
        or not (below in SYMBOLS or below in ("l", "L", "unit", "100km", "100 km", "m"))
    ):
        return None
    if code := {"$": "USD", "£": "GBP"}.get(above) or _CODES.get(above):
        return f"{code}/{below}", found.end(), "measure", ""
    return (found[1], found.end(), "measure", "") if above in SYMBOLS or above in ("l", "L") else None


_OF_NOUN = regex(
    r"\sof\s(?:(?:the|its|their|these|those|his|her|our|all|all the|all of its|a total)\s){0,2}"
    r"(?:(?:[A-Z]\w{1,20}\s)?[A-Za-z]\w{1,20}['’]s?\s)?(?:(?:last|first|past|next|final|previous|opening|remaining)\s)?"
    r"(?:(?:[\d,]+(?:\.\d+\s(?:million|billion))?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)\s)?",
    re.IGNORECASE,
)


_OF_THOSE = regex(r"\sof\s(?:the|its|their|these|those|his|her|our)\s")


def unit_after(s: str, pos: int, *, number: Numeral | None = None, plural: bool = True) -> Unit:
    """What is measured or counted after ``pos``: a known unit or else the counted noun, with its rate ("per day") unless it is money."""
    unit, end, kind, phrase = known_unit(s, pos, number)
    if not unit:
        if s[pos : pos + 1] == "-":
            return _hyphenated(s, pos)
        if noun := counted.after(s, pos, singular=not plural):
            unit, end, kind, phrase = noun.unit, noun.end, "count", noun.phrase
            if known := TIME_UNITS.get(noun.unit.lower()) or MEASURES.get(noun.unit.lower()):
                unit, kind = known, "time" if noun.unit.lower() in TIME_UNITS else "measure"
        elif of := _OF_NOUN.match(s, pos):
            noun = counted.after(s, of.end() - 1)
            if noun and (number is None or number.plain or number.spelled or _OF_THOSE.match(s, pos)):
                return noun.unit, pos, "count", noun.phrase
    if kind in ("count", "measure", "") and (rate := _RATE.match(s, end)) and not _AT_A_TIME.match(s, rate.end()):
        per = rate[1] or rate[2] or rate[3]
        if kind == "count" and _ADVERBS.get(per, per) in _LONG_PERIODS:
            return unit, end, kind, phrase
        return f"{unit} per {_ADVERBS.get(per, per)}".strip(), rate.end(), kind or "count", phrase
    return unit, end, kind, phrase


_HYPHENATED = regex(r"-([a-z]+)(?:-(?:old|long|tall|wide|high|deep|strong|plus|per-\w+))?(?![\w])(?:[\s-]|$|[,.;:)”\"’'])")
_LONG_HYPHENATED = regex(r"-((?:square|cubic|nautical|light|per)-[a-z]+)(?![\w-])", re.IGNORECASE)
_NOT_HYPHENATED = frozenset(
    """
    way based like style plus man time up over odd in on off old day-old star point shot goal wheel run hit under led
    out part speed dimensional""".split()
)


def _plural(word: str) -> str:
    """ "matches" for "match", "cities" for "city"."""
    if counted.is_plural(word):
        return word
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("ch", "sh", "x", "ss")) else f"{word}s"


_MEN = regex(r"-man\s(?:\w+\s)?(?:squad|team|crew|jury|committee|panel|delegation|roster|unit|board|force|party)\b")


def _hyphenated(s: str, pos: int) -> Unit:
    """The unit in a compound adjective, in the plural: "85-inch", "24-year-old", "19-nation"."""
    found = _HYPHENATED.match(s, pos)
    if found and found[1] == "man" and _MEN.match(s, pos):
        return "people", found.end(1), "count", "people"
    if found is None or found[1] in _NOT_HYPHENATED:
        return "", pos, "", ""
    word = found[1]
    if known := TIME_UNITS.get(word):
        return known, found.end(1) + (4 if s.startswith("-old", found.end(1)) else 0), "time", ""
    if known := MEASURES.get(word) or SYMBOLS.get(word):
        return known, found.end(1), "measure", ""
    if known := CURRENCY_WORDS.get(word) or PERCENT_WORDS.get(word):
        return known, found.end(1), "money" if word in CURRENCY_WORDS else "percent", ""
    if whole := _LONG_HYPHENATED.match(s, pos):
        named = whole[1].replace("-", " ").lower()
        known = PERCENT_WORDS.get(named) or MEASURES.get(named) or MEASURES.get(f"{named}s") or MEASURES.get(named.replace("foot", "feet"))
        if known:
            return known, whole.end(1), "percent" if named in PERCENT_WORDS else "measure", ""
    if word == "strong":
        noun = counted.after(s, found.end(1), singular=True)
        return ("people", found.end(1), "count", noun.phrase if noun else "people")
    if len(word) < 3 or word.endswith(("ed", "ing", "ly")):
        return "", pos, "", ""
    plural = _plural(word)
    return ("people" if word == "person" else plural), found.end(1), "count", ""
