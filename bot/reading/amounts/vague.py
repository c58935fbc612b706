"""Reads vague amounts: "hundreds of", "several thousand", "double digits"."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import comparator_before
from bot.reading.amounts.unit_words import unit_after
from bot.reading.amounts.units import MAGNITUDES, VAGUE, VAGUE_DIGITS
from storage.values import Comparator, Quantity

_VAGUE_FORM = re.compile(
    r"(?:(?P<few>several|a few|a couple(?: of)?)\s(?P<size>hundred|thousand|million|billion|dozen)s?|(?P<many>tens|dozens|scores"
    r"|hundreds|thousands|millions)\sof\s(?P<of>hundreds|thousands|millions|billions|trillions)|(?P<plain>dozens|scores|hundreds|thousands|millions|billions|trillions))\b",
    re.IGNORECASE,
)
_VAGUE_TAIL = re.compile(r"\s(?:of|or)\s(?:(?:the|its|their|these|those|his|her)\s)?", re.IGNORECASE)


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


_DIGITS_FORM = re.compile(r"(single|double|triple|two|three)(?:[ -])(?:digits?)(?:(?:[ -])(percent(?:age)?|%)|\s(?=\w))?", re.IGNORECASE)


def digits_word(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "double digits": about 10 to 99 percent."""
    found = _DIGITS_FORM.match(s, start.start())
    if found is None:
        return None
    low, high = VAGUE_DIGITS[found[1].lower()]
    end = found.end() - 1 if found.group().endswith(" ") else found.end()
    return Amount(start.start(), end, Quantity(Decimal(low), "%", Comparator.ABOUT, Decimal(high)), "percent", vague=True, head=end)
