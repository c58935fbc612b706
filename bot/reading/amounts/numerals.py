"""Reads single numbers, in digits and in English words: where a number is and its value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.reading.amounts.units import CARDINALS, MAGNITUDES, SHORT_MAGNITUDES

_LONG_MAGNITUDE = "|".join(
    sorted((f"{word}s?" if word in ("lakh", "crore") else word for word in MAGNITUDES if word != "score"), key=len, reverse=True)
)
_CARDINAL = "|".join(sorted(CARDINALS, key=len, reverse=True))
_WORD = f"(?:{_CARDINAL}|{_LONG_MAGNITUDE})"

DIGITS = r"\d{1,3}(?:,\d{2,3}){0,8},\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_DIGITS = re.compile(DIGITS)
_WORDS = re.compile(
    rf"(?:half\s(?:a|an)\s(?=(?:{_LONG_MAGNITUDE})\b)|(?:a|an)\s(?=(?:half\s)?(?:{_LONG_MAGNITUDE})\b))?{_WORD}"
    rf"(?:(?:[\s-]|(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\sand\s){_WORD}){{0,11}}(?![\w])",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(r"(?:\s|-)and(?:\s|-)a(?:\s|-)half(?:\s(hundred|thousand|million|billion|trillion)\b)?", re.IGNORECASE)
#: "seven and three quarters"
_AND_PART = re.compile(r"\sand\s(a|one|two|three|four)[\s-](quarters?|thirds?|fifths?)(?![\w-])(?!\sof\b)", re.IGNORECASE)
_PART_WORTH = {"quarter": Decimal("0.25"), "third": Decimal(1) / 3, "fifth": Decimal("0.2")}
_MAGNITUDE_AFTER = re.compile(rf"[\s\u00a0-]?({_LONG_MAGNITUDE})(?![A-Za-z])", re.IGNORECASE)
_SHORT_AFTER = re.compile(r"[\s\u00a0]?(trn|tn|bn|bil|mn|mm|mil|cr|[kKmMbBtT])(?![A-Za-z0-9²³])", re.IGNORECASE)
_POINT = re.compile(rf"\spoint((?:\s(?:{_CARDINAL}))+)(?![\w])(?:\s({_LONG_MAGNITUDE})\b)?", re.IGNORECASE)
_MIXED_FRACTION = re.compile(r"[\s-](\d)/(\d{1,2})(?![\d/])|\s?([½¼¾⅓⅔⅛])")
_SIGNS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal("0.33"),
    "⅔": Decimal("0.67"),
    "⅛": Decimal("0.125"),
}
_MAX_DIGITS = 40
_GROUPING = re.compile(r"[,\u00a0\u202f\u2009]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``text[start:end]``. ``scaled`` says that it includes a magnitude, ``spelled`` that it is in words."""

    start: int
    end: int
    value: Decimal
    scaled: bool = False
    spelled: bool = False
    plain: bool = False  #: digits only: no comma, point or magnitude


def at(text: str, pos: int, *, money: bool = False) -> Numeral | None:
    """The number that starts exactly at ``pos``, with its magnitude, or None. ``money`` says that it follows a currency sign."""
    if pos < len(text) and text[pos].isdecimal():
        found = _DIGITS.match(text, pos)
        return _from_digits(text, found, money=money) if found and len(found.group()) <= _MAX_DIGITS else None
    found = _WORDS.match(text, pos)
    return _from_words(text, found) if found else None


def _from_digits(text: str, found: re.Match[str], *, money: bool) -> Numeral:
    end = found.end()
    plain = found.group().isdecimal()
    value = Decimal(found.group() if plain else _GROUPING.sub("", found.group()))
    if part := _MIXED_FRACTION.match(text, end):
        over = int(part[2] or 1)
        if part[3] or (plain and over > int(part[1]) > 0):
            value += _SIGNS[part[3]] if part[3] else (Decimal(part[1]) / over).quantize(Decimal("0.001"))
            end, plain = part.end(), False
    scaled = False
    while (word := _MAGNITUDE_AFTER.match(text, end)) and (not scaled or word[1].lower() != "dozen"):
        value *= _magnitude(word[1])
        end, scaled, plain = word.end(), True, False
    if not scaled and (short := _SHORT_AFTER.match(text, end)) and _is_magnitude(text, short, end, money=money):
        value *= SHORT_MAGNITUDES[short[1].lower()]
        end, scaled, plain = short.end(), True, False
    if half := _AND_A_HALF.match(text, end):
        value = (value + Decimal("0.5")) * (_magnitude(half[1]) if half[1] else 1)
        end, plain, scaled = half.end(), False, scaled or bool(half[1])
    return Numeral(found.start(), end, value, scaled, plain=plain)


#: What follows "100m" where the m means metres.
_METRES = re.compile(
    r"[\s-](?:tall|long|wide|high|deep|away|race|sprint|freestyle|hurdles|run|relay|dash|butterfly|backstroke|medley|below|above|from|in|by|x|of|and|or)\b"
)
_SCREEN = re.compile(r"\s(?:tv|tvs|video|videos|resolution|display|displays|screen|ultra|monitor|camera|hdr|oled)\b", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"[\s-][A-Za-z]{2,}")


def _is_magnitude(text: str, short: re.Match[str], end: int, *, money: bool) -> bool:
    letter = short[1]
    glued = short.start(1) == end
    if money or letter.lower() in ("mn", "bn", "tn", "trn", "bil", "mil"):
        return True
    match letter:
        case "k" | "K":
            return glued and not _SCREEN.match(text, short.end())
        case "m":
            return glued and bool(_NOUN_AFTER.match(text, short.end())) and not _METRES.match(text, short.end())
        case "M":
            return glued
        case "b" | "B":
            return (
                glued
                and bool(re.compile(r"\s(?:[a-z]+s\b|people)").match(text, short.end()))
                and "param" not in text[short.end() : short.end() + 8]
            )
        case "cr" | "Cr":
            return True
        case _:
            return False


def _magnitude(word: str) -> Decimal:
    lower = word.lower()
    return MAGNITUDES[lower] if lower in MAGNITUDES else MAGNITUDES[lower.rstrip("s")]


def _from_words(text: str, found: re.Match[str]) -> Numeral | None:
    start, end = found.span()
    words = found.group().lower().replace("-", " ").split()
    if words[0] == "half":
        value: Decimal | None = _worth(words[2:])
        value = value / 2 if value is not None else None
    elif words[0] in ("a", "an"):
        value = _worth(words[1:])
    else:
        value = _worth(words)
    if value is None:  # "twenty twenty-five", "nine one one": the first word alone
        first = re.compile(r"\w+").match(text, start)
        if first is None or first.group().lower() not in CARDINALS:
            return None
        return Numeral(start, first.end(), Decimal(CARDINALS[first.group().lower()]), spelled=True)
    if point := _POINT.match(text, end):
        digits = [CARDINALS[word] for word in point[1].lower().split()]
        if all(digit < 10 for digit in digits):
            value += Decimal("0." + "".join(map(str, digits)))
            value *= _magnitude(point[2]) if point[2] else 1
            return Numeral(start, point.end(), value, bool(point[2]), spelled=True)
    if half := _AND_A_HALF.match(text, end):
        return Numeral(start, half.end(), (value + Decimal("0.5")) * (_magnitude(half[1]) if half[1] else 1), bool(half[1]), spelled=True)
    if len(words) < 3 and (part := _AND_PART.match(text, end)):
        share = (CARDINALS.get(part[1].lower()) or 1) * _PART_WORTH[part[2].lower().rstrip("s")]
        return Numeral(start, part.end(), value + share.quantize(Decimal("0.001")).normalize(), spelled=True)
    return Numeral(start, end, value, any(word not in CARDINALS for word in words), spelled=True)


def _worth(words: list[str]) -> Decimal | None:
    """The value of a sequence of number words, or None where they do not form one number."""
    total, current, last = Decimal(0), Decimal(0), -1
    for word in words:
        if word == "and":
            continue
        if word in CARDINALS:
            worth = CARDINALS[word]
            if 0 <= last < 100 and not (last >= 20 and last % 10 == 0 and 0 < worth < 10):
                return None
            current += worth
            last = worth if last < 20 or last >= 100 else last + worth
        else:
            size = _magnitude(word)
            if size < 1000:
                current = (current or Decimal(1)) * size
            else:
                total += (current or Decimal(1)) * size
                current = Decimal(0)
            last = 1000
    return total + current
