"""The amount type, and the places in a sentence where an amount can begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.patterns import regex
from bot.reading.amounts.numerals import BARE_DECIMAL, DIGITS
from bot.reading.amounts.units import CARDINALS, CURRENCY_SIGNS, MAGNITUDES, MULTIPLES, RAND, VAGUE
from storage.values import Quantity


@dataclass(slots=True, unsafe_hash=True)  # not frozen, which would triple the time; it is never changed
class Amount:
    """A quantity at ``sentence[start:end]``."""

    start: int
    end: int
    quantity: Quantity
    kind: str  #: what is measured: money, percent, time, measure, count, times, number
    phrase: str = ""  #: the whole counted phrase, such as "derived models"
    vague: bool = False
    head: int = 0  #: where the number itself ends
    negative: bool = False  #: "-$5 million", "minus 3", "(3)%": the value is positive all the same


_SIGN = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))
_NUMBER_WORD = "|".join(
    sorted(
        {
            *CARDINALS,
            *(word for word in MAGNITUDES if word != "score"),
            *VAGUE,
            "lakhs",
            "crores",
            "half",
            "a",
            "an",
            "several",
            "pair",
            "couple",
            "score",
            "multi",
            *(f"multi{size}" for size in ("million", "billion", "trillion")),
            "quarter",
            "single",
            "double",
            "triple",
            "zero",
        },
        key=len,
        reverse=True,
    )
)
_MULTIPLE_WORD = "|".join(sorted(MULTIPLES, key=len, reverse=True))
#: "R1.46 billion", "R12.50", "R1,200": the rand's letter stands before a sum of money, not before a number of a road or a robot.
_RAND = (
    r"(?<![\w$.-])R(?=\d{1,3}(?:[.,]\d{1,3}|\s\d{3}(?!\d)){0,3}(?:[\s-]?(?:million|billion|trillion|bn|mn|m)\b)"
    r"|\d{1,3}(?:(?:,|\s)\d{3}(?!\d))+|\d{1,4}[.,]\d\d(?!\d))"
)
START = regex(
    rf"(?P<sign>(?<![A-Za-z0-9$])(?:{_SIGN})[\s\u00a0\u200b\u2060\ufeff]{{0,2}}(?:(?=\.?\d)|\((?=\d[\d.,]{{0,20}}\)))|(?<![A-Za-z0-9])[-−–]?[$€£](?=\.?\d)|{_RAND})?(?P<digits>(?:{DIGITS}|{BARE_DECIMAL}))|(?P<word>\b(?i:{_NUMBER_WORD}|{_MULTIPLE_WORD})\b)|(?P<glyph>[½¼¾⅓⅔])"
)
_CANDIDATE = regex(
    r"(?P<word>[A-Za-z]+)|[\d½¼¾⅓⅔−–-]|\.(?=\d)"
    rf"|[{re.escape(''.join(sorted({sign[0] for sign in CURRENCY_SIGNS if not sign[0].isalpha()})))}]"
)
#: The leading letters of everything that can begin an amount and starts with a letter: "hundred", "two-fold", "US$".
_FIRST_WORDS = frozenset(
    found[0].lower()
    for word in (*_NUMBER_WORD.split("|"), *_MULTIPLE_WORD.split("|"), *CURRENCY_SIGNS, RAND)
    if (found := re.match("[A-Za-z]+", word))
)


def openings(s: str) -> list[re.Match[str]]:
    """The matches of ``START``, which is tried only at digits, currency signs and number words."""
    found: list[re.Match[str]] = []
    end = 0
    for candidate in _CANDIDATE.finditer(s):
        word = candidate[1]
        if (word is None or word.lower() in _FIRST_WORDS) and candidate.start() >= end and (start := START.match(s, candidate.start())):
            found.append(start)
            end = start.end()
    return found


_SIGNS_BEFORE = ("-", "−", "–", "(", "$", "€", "£")
_MINUS = regex(r"(?:(?:^|[\s(|:])[-−–]|(?:^|[\s(|])(?:minus|negative)\s)$", re.IGNORECASE)
_IN_CELL = regex(r"(?:^|\|)\s?[$€£]?\s?\($")
_CELL_ENDS = regex(r"\)\s?%?\s?(?:\||$)")


def is_negative(s: str, begin: int, end: int) -> bool:
    """Whether a minus comes right before the number at ``s[begin:end]``, or it fills a bracketed cell: "-3", "minus 3", "| (3) |"."""
    before = s[max(0, begin - 10) : begin]
    if before[-1:] not in _SIGNS_BEFORE and before[-2:].lower() not in ("s ", "e "):
        return False
    if _MINUS.search(before):
        return not re.search(r"\d\s?[-−–]$", before)
    return bool(_IN_CELL.search(before) and _CELL_ENDS.match(s, end))


_MINUS_WORD = regex(r"(?:minus|negative)\s$", re.IGNORECASE)


def sign_begins(s: str, begin: int) -> int:
    """Where "minus" or "negative" right before an amount begins, or ``begin``."""
    found = _MINUS_WORD.search(s[max(0, begin - 9) : begin])
    return begin - len(found.group()) if found else begin


def is_all(s: str, begin: int, end: int) -> bool:
    """Whether there is nothing in the sentence but the number at ``s[begin:end]``."""
    return not s[:begin].strip() and not s[end:].strip(" .!?")
