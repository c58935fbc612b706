"""Figures that tell nothing of a business: how many sources spoke, pages of a document, somebody's age, what money could have bought."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.amounts.amount import Amount
from bot.reading.facts.measures import unit_classes
from bot.reading.grammar.phrases import Line

_PEOPLE = frozenset("people persons person sources officials insiders executives bankers lawyers analysts".split())
_AS_SOURCES = regex(
    r"\s(?:who\s(?:are\s)?|that\sare\s)?(?:familiar\swith|close\sto|with\s(?:direct\s|first-hand\s)?knowledge|briefed\son|in\sthe\sknow|involved\sin\sthe|who\s(?:know|knew|saw|asked)|said\b|say\b|told\b)"
)
_OF_THE_SOURCES = regex(r"\b(?:one|two|three|four)\sof\sthe\s(?:people|persons|sources)\ssaid\b", re.IGNORECASE)
_FEW = 12
_COULD_HAVE = regex(
    r"\b(?:could|would|might)\shave\s(?:bought|built|paid|hired|had|opened|fed|housed|planted|painted|kept|saved)\b[^.;]{0,30}$"
)
_EXTREME = regex(r"\s(?:record\s)?(?:lows?|highs?|peaks?|troughs?)\b")
_IN_A_BOX = regex(r"\b(?:tin|box|jar|drawer|pocket|bag|bowl|vase|packet|basket|handful|pile|stack)\sof\s(?:about\s|some\s)?$")
_CORES = regex(r"cores?|bits?|feet|foot|inch(?:es)?|page|pages|cylinders?|speed|gears?|seats?")
_SHOWN = regex(r"[\s-](?:[a-z-]+\s){0,2}(?:screens?|displays?|panels?|touchscreens?|monitors?|batter(?:y|ies)|cameras?)\b")
_ONE = regex(r"one\b", re.IGNORECASE)
_AGE = regex(r"\b(?:aged|ages)\s$|\b(?:at|from|by)\s(?:the\sage\sof\s)?$|^(?:He|She)\s(?:is|was)\s(?:now\s|only\s|just\s)?$")
_DIED = regex(r"\b(?:died?|dies|dead|death|killed|passed\saway|retire[sd]?|average|median|life\sexpectancy|pension)\b", re.IGNORECASE)
_OF_SCHOOL = regex(r"\b(?:left|leaves|finished|quit)\s(?:school|home)\sat\s$")
_A_THINGS_AGE = regex(r"\b(?:on|with|by|in|for|and)\san?\s$")
_OLD_THING = regex(
    r"[-\s]old\s(?:laptop|computer|phone|car|bicycle|bike|son|daughter|boy|girl|dog|cat|chair|desk|recipe|whisky|whiskey|wine|joke|letter|photo)\b"
)


#: "If the toll is under ten dollars, they will come": what is only supposed.
_SUPPOSED = regex(r"(?:^|[“\"‘;:]\s?|,\s(?:and|but)\s)(?:[Ii]f|[Uu]nless)\s(?!only\b)[^,;.]{0,100}$")
#: "At a distance of three metres it is no louder than 38 dB": under what conditions it was measured.
_CONDITION = regex(
    r"\b[Aa]t\s(?:a\sdistance|(?:outside\s|outdoor\s)?temperatures?|minus|an\saltitude)\s(?:of\s|below\s|above\s|down\sto\s)?(?:minus\s)?$"
)


def is_none(line: Line, amount: Amount, metric: str) -> bool:
    """Whether an amount that a rule gave a ``metric`` is no figure all the same."""
    left = line.s[max(0, amount.start - 60) : amount.start]
    unit = amount.quantity.unit
    if unit in _PEOPLE and amount.quantity.value <= _FEW and (_AS_SOURCES.match(line.s, amount.end) or _OF_THE_SOURCES.search(line.s)):
        return True
    if _SUPPOSED.search(line.s, max(0, amount.start - 120), amount.start) or _CONDITION.search(left):
        return True
    if amount.kind == "count" and amount.quantity.value == 1 and _ONE.match(line.s, amount.start):
        return True
    if amount.kind == "time" and _EXTREME.match(line.s, amount.end):
        return True  # "a twelve-year low"
    if metric in ("years of age", "company age", "age") or _OF_SCHOOL.search(left):
        return _is_of_somebody(line, amount, left, metric)
    if amount.kind in ("count", "measure") and (_COULD_HAVE.search(left) or _IN_A_BOX.search(left)):
        return True
    return _is_kind_of_thing(line, amount)


def _is_of_somebody(line: Line, amount: Amount, left: str, metric: str) -> bool:
    """ "He is 71.", "left school at 15", "children aged six", "on a three-year-old laptop"; not "died at the age of 88"."""
    if _OF_SCHOOL.search(left):
        return True
    if metric == "years of age":
        return _DIED.search(line.s) is None
    return _OLD_THING.search(line.s, amount.start, amount.end + 24) is not None


def _is_kind_of_thing(line: Line, amount: Amount) -> bool:
    """ "a 16-gigabit chip", "a single 16-core node", "a 214-page decision": which kind of thing it is; but a screen has its size."""
    written = line.s[amount.start : amount.end]
    place = written.find("-")
    if (
        place <= 0
        or not written[:place].replace(",", "").replace(".", "").replace(" ", "").isalnum()
        or not written[place + 1 : place + 2].isalpha()
    ):
        return False
    unit = written[place + 1 :].split(" ")[0].lower()
    is_such = "data" in unit_classes(amount.quantity.unit) or _CORES.fullmatch(unit) is not None
    return is_such and _SHOWN.match(line.s, amount.end) is None
