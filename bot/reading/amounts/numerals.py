"""Reads single numbers, in digits and in English words: where a number is and its value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.amounts.units import CARDINALS, MAGNITUDES, SERIES_WORDS, SHORT_MAGNITUDES

_LONG_MAGNITUDE = "|".join(
    sorted((f"{word}s?" if word in ("lakh", "crore") else word for word in MAGNITUDES if word != "score"), key=len, reverse=True)
)
_CARDINAL = "|".join(sorted(CARDINALS, key=len, reverse=True))
_WORD = f"(?:{_CARDINAL}|{_LONG_MAGNITUDE})"

DIGITS = r"\d{1,3}(?:,\d{2,3}){0,8},\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_DIGITS = regex(DIGITS)
#: ".5 percent", a ".22-caliber rifle", "$.75"
BARE_DECIMAL = r"(?<![\w.])\.\d{1,4}(?!\d|\.\d)"
_BARE_DECIMAL = regex(BARE_DECIMAL)
#: "1'250'000", "1 250 000" with special spaces, "1.250.000" (at least two groups), each perhaps with ",50", and "3·5".
_OTHER_DIGITS = regex(
    r"(?P<whole>\d{1,3}(?:['’]\d{3}(?!\d)){1,6}|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}(?!\d)){1,6}|\d{1,3}(?:\.\d{3}(?!\d)){2,6})"
    r"(?:[.,](?P<rest>\d{1,4})(?!\d))?|(?P<middle>\d{1,4})·(?P<tenths>\d{1,4})(?!\d)"
)
_MAY_GO_ON = regex(r"\d{1,4}['’\u00a0\u202f\u2009.,· ]\d")
#: "1.250,50": one group counts, because nothing else is written so.
_POINT_THEN_COMMA = regex(r"(?P<whole>\d{1,3}\.\d{3}),(?P<rest>\d{1,2})(?![\d,])")
#: "12 500" with plain spaces; read only where a unit follows or a currency comes before.
_SPACED = regex(r"(?P<whole>\d{1,3}(?: \d{3}(?!\d)){1,6})(?:,(?P<rest>\d{1,2})(?![\d,]))?(?![.,:/]\d)")
_NAME_BEFORE = regex(r"\b(?!(?:Some|About|Around|Nearly|Over|The|Only|At|In|Almost|Roughly|And|But)\s)([A-Z][\w.’']*|[a-z]+)\s$")
_UNIT_FOLLOWS = regex(
    r"\s?[%€$£¥]|\s(?!(?:and|or|in|on|at|by|of|for|from|with|the|a|an|as|is|was|were|but|than)\b)[A-Za-z]{2,}|\s(?:to|or)\s\d|[-–]\d"
)
#: "3,2 million", "45,50 euros": a comma before one or two digits is a decimal comma.
_DECIMAL_COMMA = regex(r"(?P<whole>\d{1,3}),(?P<rest>\d{1,2})(?![\d,]|\.\d)")
_AFTER_DECIMAL = regex(r"\s?(?:%|per\s?cent\b|(?:million|billion|trillion|bn|mn|Mio|Mrd|euros?|dollars|francs|crowns|kron\w+)\b)")
#: "985.000" after a currency sign that is not the dollar's: three noughts behind the point are no cents.
_ROUND_GROUP = regex(r"(?P<whole>\d{1,3}\.000)(?![\d,.]|\s?(?:million|billion|trillion|bn|mn|m)\b)(?P<rest>)")
_WORDS = regex(
    rf"(?:half\s(?:a|an)\s(?=(?:{_LONG_MAGNITUDE})\b)|(?:a|an)\s(?=(?:half\s)?(?:{_LONG_MAGNITUDE})\b))?{_WORD}"
    rf"(?:(?:[\s-]|(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\sand\s){_WORD}){{0,11}}(?![\w])",
    re.IGNORECASE,
)
_AND_A_HALF = regex(r"(?:\s|-)and(?:\s|-)(?:a|one)(?:\s|-)half(?:\s(hundred|thousand|million|billion|trillion)\b)?", re.IGNORECASE)
#: "seven and three quarters", "two and a quarter million"
_AND_PART = regex(
    r"\sand\s(a|one|two|three|four)[\s-](quarters?|thirds?|fifths?)(?![\w-])(?!\sof\b)(?:\s(hundred|thousand|million|billion|trillion)\b)?",
    re.IGNORECASE,
)
_PART_WORTH = {"quarter": Decimal("0.25"), "third": Decimal(1) / 3, "fifth": Decimal("0.2")}
#: "10 MEUR", "3 M€", "20 k€", "40 Mio. euros"
_CONTINENTAL = regex(
    r"[\s\u00a0]?(?:(?P<letter>[kM])(?=(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|[€$£])(?![A-Za-z]))|(?P<word>Mio|Mrd|mio|mrd)\b\.?)"
)
_CONTINENTAL_WORTH = {"k": Decimal(1000), "M": Decimal(10) ** 6, "mio": Decimal(10) ** 6, "mrd": Decimal(10) ** 9}
#: What "million", "bn", "Mio." and "and a half" begin with, in lower case.
_SCALE_LETTERS = frozenset(word[0].lower() for word in (*MAGNITUDES, *SHORT_MAGNITUDES, *_CONTINENTAL_WORTH, "and"))
_MAGNITUDE_AFTER = regex(rf"[\s\u00a0-]?({_LONG_MAGNITUDE})(?![A-Za-z])", re.IGNORECASE)
_SHORT_AFTER = regex(r"[\s\u00a0]?(trn|tn|bn|bil|mn|mm|mil|cr|[kKmMbBtT])(?![A-Za-z0-9²³])", re.IGNORECASE)
_POINT = regex(rf"\spoint((?:\s(?:{_CARDINAL}))+)(?![\w])(?:\s({_LONG_MAGNITUDE})\b)?", re.IGNORECASE)
_MIXED_FRACTION = regex(r"[\s-](\d)/(\d{1,2})(?![\d/])|\s?([½¼¾⅓⅔⅛])")
_SIGNS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal("0.33"),
    "⅔": Decimal("0.67"),
    "⅛": Decimal("0.125"),
}
_MAX_DIGITS = 40
_GROUPING = regex(r"[,\u00a0\u202f\u2009]")


@dataclass(slots=True, unsafe_hash=True)  # not frozen, which would triple the time; it is never changed
class Numeral:
    """A number at ``text[start:end]``. ``scaled`` says that it includes a magnitude, ``spelled`` that it is in words."""

    start: int
    end: int
    value: Decimal
    scaled: bool = False
    spelled: bool = False
    plain: bool = False  #: digits only: no comma, point or magnitude


@lru_cache(maxsize=64)  # several rules ask for the same number, one after the other
def at(text: str, pos: int, *, money: bool = False) -> Numeral | None:
    """The number that starts exactly at ``pos``, with its magnitude, or None. ``money`` says that it follows a currency sign."""
    if pos < len(text) and text[pos].isdecimal():
        if written := _written_otherwise(text, pos, money=money):
            return _from_digits(text, *written, money=money)
        found = _DIGITS.match(text, pos)
        if found is None or len(found.group()) > _MAX_DIGITS:
            return None
        return _from_digits(text, found.span(), Decimal(_GROUPING.sub("", found.group())), money=money)
    if bare := _BARE_DECIMAL.match(text, pos):
        return _from_digits(text, bare.span(), Decimal(f"0{bare.group()}"), money=money)
    found = _WORDS.match(text, pos)
    return _from_words(text, found) if found else None


def _written_otherwise(text: str, pos: int, *, money: bool) -> tuple[tuple[int, int], Decimal] | None:
    """Where a number in a continental way of writing is, and its value: "1.234.567,89", "1'250'000", "12 500 euros", "3,2 million"."""
    if not _MAY_GO_ON.match(text, pos):
        return None
    found = _OTHER_DIGITS.match(text, pos) or _POINT_THEN_COMMA.match(text, pos)
    if not found and (spaced := _SPACED.match(text, pos)):
        before = text[max(0, pos - 20) : pos]
        found = spaced if money or (_UNIT_FOLLOWS.match(text, spaced.end()) and not _is_named(before)) else None
    if not found and (comma := _DECIMAL_COMMA.match(text, pos)):
        found = comma if money or _AFTER_DECIMAL.match(text, comma.end()) else None
    if not found and money and text[max(0, pos - 4) : pos].strip().endswith(("€", "EUR", "CHF", "kr")):
        found = _ROUND_GROUP.match(text, pos)
    if not found:
        return None
    parts = found.groupdict()
    whole, rest = parts["whole"] or parts.get("middle", ""), parts["rest"] or parts.get("tenths")
    digits = re.sub(r"\D", "", whole)
    return found.span(), Decimal(f"{digits}.{rest}" if rest else digits)


def _is_named(before: str) -> bool:
    """Whether the words before digits make them part of a name: "Lot 12 400", "page 12 400"."""
    found = _NAME_BEFORE.search(before)
    return found is not None and (found[1][0].isupper() or found[1] in SERIES_WORDS or found[1] == "number")


def _from_digits(text: str, place: tuple[int, int], value: Decimal, *, money: bool) -> Numeral:
    begin, end = place
    plain = text[begin:end].isdecimal()
    if part := _MIXED_FRACTION.match(text, end):
        over = int(part[2] or 1)
        if part[3] or (plain and over > int(part[1]) > 0):
            value += _SIGNS[part[3]] if part[3] else (Decimal(part[1]) / over).quantize(Decimal("0.001"))
            end, plain = part.end(), False
    value, end, scaled = scale_after(text, end, value, money=money)
    return Numeral(begin, end, value, scaled, plain=plain and end == place[1])


def scale_after(text: str, end: int, value: Decimal, *, money: bool) -> tuple[Decimal, int, bool]:
    """The value with the scale words after it ("million", "bn", "and a half"), where they end, and whether there is one."""
    scaled, size = False, Decimal(1)
    first = text[end : end + 1]
    if (first if first.isalpha() else text[end + 1 : end + 2]).lower() not in _SCALE_LETTERS:
        return value, end, False  # all of them begin with a letter, perhaps after a blank
    while (word := _MAGNITUDE_AFTER.match(text, end)) and (not scaled or word[1].lower() != "dozen"):
        size = _magnitude(word[1])
        value *= size
        end, scaled = word.end(), True
    if not scaled and (word := _CONTINENTAL.match(text, end)):
        size = _CONTINENTAL_WORTH[word["letter"] or word["word"].lower()]
        value, end, scaled = value * size, word.end(), True
    if not scaled and (short := _SHORT_AFTER.match(text, end)) and _is_magnitude(text, short, end, money=money):
        value *= SHORT_MAGNITUDES[short[1].lower()]
        end, scaled = short.end(), True
    if half := _AND_A_HALF.match(text, end):
        value = (value + size / 2) * (_magnitude(half[1]) if half[1] else 1)
        end, scaled = half.end(), scaled or bool(half[1])
    elif not scaled and (part := _AND_PART.match(text, end)) and part[3]:
        value, end, scaled = (value + _part(part)) * _magnitude(part[3]), part.end(), True
    return value, end, scaled


def _part(found: re.Match[str]) -> Decimal:
    """The worth of "three quarters" in a match of ``_AND_PART``."""
    share = (CARDINALS.get(found[1].lower()) or 1) * _PART_WORTH[found[2].lower().rstrip("s")]
    return share.quantize(Decimal("0.001")).normalize()


#: What follows "100m" where the m means metres.
_METRES = regex(
    r"[\s-](?:tall|long|wide|high|deep|away|race|sprint|freestyle|hurdles|run|relay|dash|butterfly|backstroke|medley|below|above|from|in|by|x|of|and|or"
    r"|walls?|pools?|towers?|fences?|statues?|waves?|cables?|ships?|boats?|yachts?|bridges?|tunnels?|drops?|falls?|cliffs?|masts?|poles?|gaps?|holes?"
    r"|craters?|telescopes?|mirrors?|stretch|platforms?|pipes?|radius|exclusion|springboard|air|final|heats?|individual)\b"
)
#: "4m-5m pounds", "3m to 4m people": the first m is what the second is.
_TO_SECOND = regex(r"(?:\s?[-–]\s?|\sto\s)\d[\d.]{0,6}m(?=\s[A-Za-z])")
_BARRELS = regex(r"\s(?:b/d|bpd|boe/d|boepd)\b")
_SCREEN = regex(r"\s(?:tv|tvs|video|videos|resolution|display|displays|screen|ultra|monitor|camera|hdr|oled)\b", re.IGNORECASE)
_NOUN_AFTER = regex(r"[\s-][A-Za-z]{2,}")


def _is_magnitude(text: str, short: re.Match[str], end: int, *, money: bool) -> bool:
    letter = short[1]
    glued = short.start(1) == end
    if money or letter.lower() in ("mn", "bn", "tn", "trn", "bil", "mil"):
        return True
    match letter:
        case "k" | "K":
            return glued and not _SCREEN.match(text, short.end())
        case "m":
            second = _TO_SECOND.match(text, short.end())
            place = second.end() if second else short.end()
            return glued and bool(_NOUN_AFTER.match(text, place) or _BARRELS.match(text, place)) and not _METRES.match(text, place)
        case "M":
            return glued
        case "b" | "B":
            return glued and bool(_BILLIONS_OF.match(text, short.end()))
        case "cr" | "Cr":
            return True
        case _:
            return False


#: What "7B" may count; a "7B model" is a name.
_BILLIONS_OF = regex(r"[\s-]parameters?\b|\s(?!models\b|versions\b|variants\b)(?:[a-z]+s\b|people)")


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
        last = _magnitude(words[-1]) if words[-1] not in CARDINALS else Decimal(1)
        scaled = bool(half[1]) or last > 1
        return Numeral(start, half.end(), (value + last / 2) * (_magnitude(half[1]) if half[1] else 1), scaled, spelled=True)
    if len(words) < 3 and (part := _AND_PART.match(text, end)):
        size = _magnitude(part[3]) if part[3] else Decimal(1)
        return Numeral(start, part.end(), (value + _part(part)) * size, bool(part[3]), spelled=True)
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
