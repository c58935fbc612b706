"""Recognises bare numbers that are a person's age."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.amounts import numerals
from bot.reading.amounts.numerals import Numeral

#: What precedes the number of an age.
AGED = regex(r"\b(?:aged|age|ages)\s(?:of\s|between\s)?$", re.IGNORECASE)
_AGE_BEFORE = regex(
    r"\b(?:aged|age|ages|at\sthe\sage|turn(?:s|ed)|die[sd]?\s(?:\w+\s){0,3}?at)\s(?:of\s|about\s|only\s|just\s)?$|(?:^|[.“\"]\s?)(?:He|She)\s(?:was|is)\s$|[A-Z][a-z]+,\s$"
    r"|\b(?:man|woman|boy|girl|father|mother|son|daughter|brother|sister|wife|husband|widow|teenager|student|teacher|nurse|doctor|driver|pilot|farmer"
    r"|governor|mayor|minister|president|premier|senator|actor|actress|singer|writer|author|player|striker|captain|coach|officer|soldier|suspect"
    r"|victim|gunman|founder|director|chairman|worker|lawyer|judge|priest|artist|tourist|journalist|politician|musician|billionaire|goalkeeper|midfielder|defender|forward|winger|skipper|cyclist|runner|swimmer|climber|hiker|rider|boxer|dancer"
    r"|painter|builder|banker|trader|manager|prisoner|inmate|resident|pensioner|refugee|lawmaker|activist|cleric|monk|prince|princess|king|queen"
    r"|accountant|scientist|economist|novelist|pianist|comedian|electrician|plumber|carpenter|paramedic|firefighter|policeman|businessman|businesswoman|fisherman),\s$"
)
_AFTER_AGE = regex(r"$|[.,;)]|\s(?:when|and|or|at|in|on|after|from|with)\b")


def is_age(s: str, begin: int, end: int, number: Numeral) -> bool:
    """Whether a bare number is a person's age: "aged 26", "died at 88", "Venn, 23, scored"."""
    if not (number.plain or number.spelled) or not 1 <= number.value <= 115:
        return False
    found = _AGE_BEFORE.search(s[max(0, begin - 40) : begin])
    if found is None or not _AFTER_AGE.match(s, end):
        return False
    return not found.group().endswith(", ") or (s[end : end + 1] == "," and number.plain and number.value > 4)


def is_age_at(s: str, begin: int, end: int) -> bool:
    """Whether the bare number at ``s[begin:end]`` is a person's age."""
    number = numerals.at(s, begin)
    return number is not None and number.end == end and is_age(s, begin, end, number)
