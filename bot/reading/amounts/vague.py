"""Reads vague amounts: "hundreds of", "several thousand", "double digits"."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.core.patterns import regex
from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import comparator_before
from bot.reading.amounts.unit_words import unit_after
from bot.reading.amounts.units import CARDINALS, CURRENCY_WORDS, MAGNITUDES, VAGUE, VAGUE_DIGITS
from storage.values import Comparator, Quantity

_VAGUE_FORM = regex(
    r"(?:(?P<few>several|a few|a couple(?: of)?)\s(?P<size>hundred|thousand|million|billion|dozen)s?|(?P<many>tens|dozens|scores"
    r"|hundreds|thousands|millions)\sof\s(?P<of>hundreds|thousands|millions|billions|trillions)|(?P<plain>dozens|scores|hundreds|thousands|millions|billions|trillions))\b",
    re.IGNORECASE,
)
_VAGUE_TAIL = regex(r"\s(?:of|or)\s(?:(?:the|its|their|these|those|his|her)\s)?", re.IGNORECASE)


def vague(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "hundreds of positions" (200 to 999), "tens of thousands", "several hundred"."""
    found = _VAGUE_FORM.match(s, start.start())
    if found is None:
        return None
    if found["few"]:
        size = MAGNITUDES[found["size"].lower()]
        low, high = 2 * size, 9 * size + size - 1
        if "couple" in found["few"].lower():
            high = low
    elif found["many"]:
        size = MAGNITUDES[found["of"].lower().rstrip("s")]
        least, most = VAGUE[found["many"].lower()]
        if found["many"].lower() == "millions":
            most = 999 * 10**6
        low, high = least * size, (most + 1) * size - 1
    else:
        low, high = (Decimal(n) for n in VAGUE[found["plain"].lower()])
        if s[found.end() : found.end() + 1] == "-" or (found["plain"].lower() == "scores" and not s.startswith(" of", found.end())):
            return None
    end = found.end()
    tail = _VAGUE_TAIL.match(s, end)
    unit, unit_end, kind, phrase = unit_after(s, (tail.end() - 1) if tail else end, plural=True)
    if unit == "years" and kind == "time" and found["plain"]:
        kind = "time"
    quantity = Quantity(low, unit, comparator_before(s, start.start()) or Comparator.ABOUT, high if high > low else None)
    return Amount(start.start(), unit_end if unit else end, quantity, kind or "number", phrase, vague=True, head=end)


_MULTI_FORM = regex(r"multi-?(?P<size>million|billion|trillion)s?(?:[-\s](?P<money>[A-Za-z]+))?\b", re.IGNORECASE)


def multi(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "a multi-million dollar fine": millions of dollars."""
    found = _MULTI_FORM.match(s, start.start())
    if found is None:
        return None
    low, high = (Decimal(n) for n in VAGUE[found["size"].lower() + "s"])
    word = (found["money"] or "").lower()
    code = "GBP" if word in ("pound", "pounds") else CURRENCY_WORDS.get(word) or CURRENCY_WORDS.get(word + "s", "")
    end = found.end() if code else found.end("size")
    return Amount(start.start(), end, Quantity(low, code, Comparator.ABOUT, high), "money" if code else "number", vague=True, head=end)


_FIGURES_FORM = regex(r"(?P<n>four|five|six|seven|eight|nine|ten|[4-9]|10)-figures?\b", re.IGNORECASE)


def figures(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "a six-figure sum": 100,000 to 999,999."""
    found = None if start["sign"] else _FIGURES_FORM.match(s, start.start())
    if found is None:
        return None
    size = CARDINALS.get(found["n"].lower()) or int(found["n"])
    low = Decimal(10) ** (size - 1)
    return Amount(start.start(), found.end(), Quantity(low, "", Comparator.ABOUT, low * 10 - 1), "number", vague=True, head=found.end())


_PAIR_FORM = regex(r"(?P<word>pair|couple|score)\sof\s(?=[a-z])", re.IGNORECASE)
#: One thing of two parts.
_ONE_PAIR = frozenset(
    "glasses sunglasses trousers jeans shorts pants scissors shoes boots gloves socks trainers sneakers tights pliers binoculars".split()
)


def pair(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "a pair of tugs": 2; "a score of tugs": 20; "a couple of tugs": about 2; but a pair of glasses is one thing."""
    found = _PAIR_FORM.match(s, start.start())
    if found is None:
        return None
    unit, end, kind, phrase = unit_after(s, found.end() - 1, plural=True)
    if not unit or kind == "money" or unit.lower() in _ONE_PAIR:
        return None
    comparator = Comparator.ABOUT if found["word"].lower() == "couple" else comparator_before(s, start.start()) or Comparator.EQUAL
    size = 20 if found["word"].lower() == "score" else 2
    return Amount(start.start(), end, Quantity(Decimal(size), unit, comparator), kind, phrase, head=start.end())


_DIGITS_FORM = regex(r"(single|double|triple|two|three)(?:[ -])(?:digits?)(?:(?:[ -])(percent(?:age)?|%)|\s(?=\w))?", re.IGNORECASE)


def digits_word(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "double digits": about 10 to 99 percent."""
    found = _DIGITS_FORM.match(s, start.start())
    if found is None:
        return None
    low, high = VAGUE_DIGITS[found[1].lower()]
    end = found.end() - 1 if found.group().endswith(" ") else found.end()
    return Amount(start.start(), end, Quantity(Decimal(low), "%", Comparator.ABOUT, Decimal(high)), "percent", vague=True, head=end)
