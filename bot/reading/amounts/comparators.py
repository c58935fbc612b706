"""Reads how a number is hedged, by words before it ("more than", "nearly") or after it ("or more", "or so")."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.amounts.units import COMPARATORS, COMPARATORS_AFTER
from storage.values import Comparator

_COMPARATOR_WORDS = "|".join(re.escape(words).replace(r"\ ", r"\s") for words in sorted(COMPARATORS, key=len, reverse=True))
_COMPARATOR = regex(
    rf"({_COMPARATOR_WORDS})(?:\s(?:a|an|the|another|its|their|some|USD|a\stotal\sof|a\srecord|a\scombined)\s?|\s?)$", re.IGNORECASE
)
#: What ``_COMPARATOR`` may end with, in lower case, before white space: most words before a number do not.
_LAST_WORDS = tuple({words.split()[-1] for words in COMPARATORS} | set("a an the another its their some usd of record combined".split()))
#: Where a comparator may begin, and the first words of the known ones.
_BEGINNING = regex(r"(?<![^\s(“\"‘'—–,>≥<≤~≈])(?:[A-Za-z.]+|[><≥≤~≈]=?)")
_FIRST_WORDS = frozenset(found[0] for words in COMPARATORS if (found := _BEGINNING.match(words)))
_TAIL = regex(
    rf"[\s-](?:(?:years?|people|percent)\s)?({'|'.join(re.escape(w) for w in sorted(COMPARATORS_AFTER, key=len, reverse=True))})(?![\w])",
    re.IGNORECASE,
)
_MOVED = regex(r"\b(?:edged|inched|ticked|crept|moved|went|gone|goes|picked|shot|nudged|drifted|was|is|were|are)\s$")
_EXCEEDING = frozenset("crossed crossing passed topped topping tops beyond".split())
_LARGE = regex(r"[^\s]*\s?(?:[$€£¥]|\d+[,.]\d|\d+\s?(?:%|percent|million|billion|trillion|bn|k\b)|\d{4})")
#: "will top $3 billion"; without such a word "top" is a rank.
_TO_TOP = regex(r"\b(?:to|will|would|could|may|might|can|should|not)\s$", re.IGNORECASE)
_LASTING = regex(
    r"\b(?:for|of|with|has|have|had|takes?|took|last(?:s|ed)?|after|spans?|spanning|well|little|just|slightly|aged|in|is|was|are|were|not)\s+(?:well\s|just\s)?over\s(?:the\s|a\s)?$",
    re.IGNORECASE,
)


def _before(s: str, pos: int) -> re.Match[str] | None:
    """The match of a comparator right before ``pos``, with offsets in the 34 characters before it."""
    return _before_in(s[max(0, pos - 34) : pos])


@lru_cache(maxsize=32)  # an amount asks for its comparator and for where it begins
def _before_in(words: str) -> re.Match[str] | None:
    if not words.rstrip().lower().endswith(_LAST_WORDS):
        return None
    for place in _BEGINNING.finditer(words):
        if place[0] == "up" and _MOVED.search(words, 0, place.start()):
            continue  # "edged up to 14.6%" is no limit
        if place[0].lower() in _FIRST_WORDS and (found := _COMPARATOR.match(words, place.start())):
            return found
    return None


def comparator_before(s: str, pos: int) -> Comparator | None:
    """The comparator right before ``pos``, such as "more than", "nearly" or "at least", or None."""
    found = _before(s, pos)
    if found is None:
        return None
    words = re.sub(r"\s", " ", found[1].lower())
    if words in _EXCEEDING and not _LARGE.match(s, pos):
        return None
    if words == "top" and not _TO_TOP.search(s[max(0, pos - 42) : max(0, pos - 34) + found.start(1)]):
        return None
    before = s[max(0, pos - 34) + found.start(1) - 5 : max(0, pos - 34) + found.start(1)].lower() if found.start(1) else ""
    if before.endswith(("not ", "no ")) and words in ("more than", "less than", "over"):
        return {"more than": Comparator.AT_MOST, "over": Comparator.AT_MOST, "less than": Comparator.AT_LEAST}[words]
    return Comparator(COMPARATORS[words])


@lru_cache(maxsize=64)  # many rules ask for the same figures
def begins(s: str, pos: int) -> int:
    """Where the comparator of an amount at ``pos`` begins ("more than"), or ``pos``; verbs such as "exceeding" are left out."""
    left = max(0, pos - 34)
    found = _before(s, pos)
    if (
        found is None
        or found[1].lower() in _EXCEEDING
        or found[1].lower().startswith(("exceed", "surpass", "near ", "nearing", "approach"))
    ):
        return pos
    return left + found.start(1)


def comparator_after(s: str, pos: int) -> Comparator | None:
    """The comparator right after ``pos``, such as "or more", or None."""
    found = _TAIL.match(s, pos)
    return Comparator(COMPARATORS_AFTER[re.sub(r"\s", " ", found[1].lower())]) if found else None


def lasts(s: str, begin: int) -> bool:
    """Whether "over" before a duration means "during": "invest ... over three years", not "for over three years"."""
    return not _LASTING.search(s[max(0, begin - 34) : begin])
