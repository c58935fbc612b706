"""Reads parts of a whole, as percentages or as parts of one unit: "one in five", "two-thirds of", "half an hour"."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.core.patterns import regex
from bot.reading.amounts import counted, numerals
from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import comparator_before, lasts
from bot.reading.amounts.numerals import Numeral
from bot.reading.amounts.unit_words import known_unit, unit_after
from bot.reading.amounts.units import CARDINALS, MAGNITUDES, PARTS
from storage.values import Comparator, Quantity

_RATIO_JOIN = regex(r"\s(?:(?:in|out\sof)\s(?:every\s|the\s)?|of\severy\s)", re.IGNORECASE)
_RATIO_BASES = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000, 10000, 100000})


def ratio(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "one in five", "nine out of ten", "four out of every 10": a percentage."""
    if start["sign"]:
        return None
    first = numerals.at(s, start.start())
    if first is None or first.scaled or not (join := _RATIO_JOIN.match(s, first.end)):
        return None
    second = numerals.at(s, join.end())
    if second is None or not 0 < first.value < second.value or first.value % 1:
        return None  # "4.7 out of 5" is a rating
    if second.value not in _RATIO_BASES and not (first.value == 1 and second.value % 10 == 0 and counted.after(s, second.end)):
        return None
    if not {"out", "every"} & set(join.group().lower().split()) and not _is_plain_ratio(s, first, second):
        return None
    if _TIME_AFTER.match(s, second.end) or (s[second.end : second.end + 1] in "%-" and s[second.end : second.end + 1]):
        return None
    share = first.value * 100 / second.value
    return _share(s, start.start(), second.end, share)


def _is_plain_ratio(s: str, first: Numeral, second: Numeral) -> bool:
    """Whether "N in M" is a share: "one in 12", "seven in ten", and with 10 or 100 before a plural noun also "6 in 10 voters"."""
    if first.value == 1 or (first.spelled and second.spelled):
        return True
    return second.value in (10, 100) and counted.after(s, second.end) is not None


_TIME_AFTER = regex(
    r"[\s-](?:percent|per cent|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|games|matches|quarters?|seasons|starts"
    r"|innings|outings|attempts|tries|rounds|races"
    r"|million|billion)\b",
    re.IGNORECASE,
)
_PART = "|".join(sorted(PARTS, key=len, reverse=True))
_FRACTION_FORM = regex(
    rf"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}})[\s-](?P<part>{_PART})(?P<s>s?)\b|(?P<a>\d)/(?P<b>\d{{1,2}})(?![\d/])",
    re.IGNORECASE,
)
_PART_GOES_ON = regex(
    r"\s(?:of|on|since|the|its|their|his|her|in|as|to|share|stake|by|less|more|from|cut|reduction|drop|fall|increase|higher|lower|owned|majority|all|among|after|when|while|between|over|at|this|last|with|compared|within|during|if)\b|[,.;:)]|$|\s*[–—]",
    re.IGNORECASE,
)
_NOT_PART_BEFORE = regex(
    r"\b(?:the|first|second|third|fourth|last|final|each|every|next|past|previous|this|consecutive|straight|in)\s$", re.IGNORECASE
)


def fraction(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "two-thirds of", "a quarter of", "1/3 of": a percentage; "a quarter of a mile": a part of a unit."""
    found = None if start["sign"] else _FRACTION_FORM.match(s, start.start())
    if found is None:
        return None
    return _fraction_in_digits(s, found) if found["a"] else _fraction_in_words(s, found)


def _fraction_in_digits(s: str, found: re.Match[str]) -> Amount | None:
    above, below = int(found["a"]), int(found["b"])
    if not 0 < above < below <= 16:
        return None
    if part_of := _part_of_unit(s, found.start(), found.end(), Decimal(above) / below):
        return part_of
    return _share(s, found.start(), found.end(), Decimal(above * 100) / below) if _OF_OR_THE.match(s, found.end()) else None


def _fraction_in_words(s: str, found: re.Match[str]) -> Amount | None:
    part, word = found["part"].lower(), found["n"].lower()
    if word in ("a", "an") and s[: found.start()].endswith(" and ") and s[: found.start() - 5][-2:] != ", " and _ENDS.match(s, found.end()):
        return None  # "a length and a half"
    count = 1 if word in ("a", "an") else int(word) if word.isdigit() else CARDINALS[word]
    if part_of := _part_of_unit(s, found.start(), found.end(), count * PARTS[part] / 100):
        return part_of
    if not _PART_GOES_ON.match(s, found.end()) or bool(found["s"] or part == "halves") != (count > 1):
        return None
    if _is_ordinal(s, found, part, word) or (part == "quarter" and _is_quarter_of_year(s, found, count)):
        return None
    return _share(s, found.start(), found.end(), count * PARTS[part])


_ENDS = regex(r"[.,;)]|$|\s(?!of\b)")


def _is_ordinal(s: str, found: re.Match[str], part: str, word: str) -> bool:
    """Whether "a third" only numbers something: "a third plant", unlike "a third of"."""
    if part not in ("second", "third", "fourth", "fifth", "sixth") or word not in ("a", "an"):
        return False
    following = s[found.end() : found.end() + 5].lower()
    if following.startswith((" of", " to", ".", ",", " in", " less", " more", " high", " lowe", " chea", " fewe", " smal", " larg")):
        return False
    return bool(following) or comparator_before(s, found.start()) is None


def _is_quarter_of_year(s: str, found: re.Match[str], count: int) -> bool:
    """Whether a "quarter" is three months: "the last quarter", "a quarter of growth"."""
    is_counted = count > 1 or _NOT_PART_BEFORE.search(s[max(0, found.start() - 14) : found.start()]) is not None
    if is_counted and not s[found.end() : found.end() + 5].lower().startswith(" of"):
        return True
    return _OF_BUSINESS.match(s, found.end()) is not None


_POINT_FORM = regex(
    r"(?:an?\s|one\s)?(?P<three>three[\s-])?(?P<part>half|quarters?|third|tenth|fifth)[\s-](?:of\san?\s|an?\s)?(?P<percent>percentage[\s-]|percent[\s-]|%-)?points?\b",
    re.IGNORECASE,
)
_RATES = regex(
    r"\b(?:rates?|interest|banks?|yields?|Fed|hikes?|inflation|borrowing|lending|policy|ECB|BoE|easing|tightening)\b", re.IGNORECASE
)


def part_of_point(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "half a percentage point", "a quarter-point cut in rates": a part of a percentage point; of "half a point" elsewhere points."""
    found = _POINT_FORM.match(s, start.start())
    if found is None:
        return None
    left = s[max(0, start.start() - 14) : start.start()].lower()
    if left.endswith(("-", "and a ", "and ", "third ", "first ", "second ", "fourth ", "last ")):
        return None
    unit = "percentage point" if found["percent"] or _RATES.search(s[max(0, start.start() - 200) : start.start() + 200]) else "points"
    worth = PARTS[found["part"].lower().removesuffix("s")] * (3 if found["three"] else 1) / 100
    comparator = comparator_before(s, start.start()) or Comparator.EQUAL
    value = worth.quantize(Decimal("0.001")).normalize()
    return Amount(start.start(), found.end(), Quantity(value, unit, comparator), "percent", head=start.start() + 1)


_OF_OR_THE = regex(r"\s(?:of|the)\b")
_OF_BUSINESS = regex(r"\sof\s(?:growth|declines?|losses|profit|decreases?|(?:19|20)\d\d|this year|last year)")
_OF_A = regex(r"\sof\san?\s(?:(?P<size>hundred|thousand|million|billion|trillion|dozen|century)\b)?", re.IGNORECASE)


def _part_of_unit(s: str, start: int, end: int, part: Decimal) -> Amount | None:
    """ "three quarters of a million", "a quarter of a mile", "3/4 cup": a part of one unit, not a share."""
    found = _OF_A.match(s, end)
    size = (found["size"] or "").lower() if found else ""
    if found and size and size != "century":
        value, place = part * MAGNITUDES[size], found.end()
        unit, last, kind, phrase = unit_after(s, place, plural=True)
    else:
        value, place = part, (found.end() - 1 if found else end)
        unit, last, kind, phrase = ("years", found.end(), "time", "") if size and found else known_unit(s, place)
        value = value * 100 if size else value
        if (kind not in ("time", "measure", "money") and unit != "percentage point") or (kind == "time" and not found):
            return None
    quantity = Quantity(value.quantize(Decimal("0.001")).normalize() + 0, unit, comparator_before(s, start) or Comparator.EQUAL)
    return Amount(start, max(last, place), quantity, kind or "number", phrase, head=max(end, place if size else end))


def _share(s: str, start: int, end: int, share: Decimal) -> Amount:
    value = share.quantize(Decimal("0.01"))
    comparator = comparator_before(s, start) or Comparator.EQUAL
    return Amount(start, end, Quantity(value.normalize() if value == value.to_integral() else value, "%", comparator), "percent", head=end)


_HALF_FORM = regex(
    r"half(?:(?=\s(?:of|the|its|their|his|her|our|all|that|this|these|those|as|what)\b)|(?P<unit>\s(?:an?)\s(?:hour|day|year|century|decade|mile|month|second|point|percent|minute|dozen|met(?:re|er)|kilomet(?:re|er)|kilo|kilogram|tonne|ton|lit(?:re|er)|inch|acre|hectare|foot)\b)|(?=[,.;:)]|$|\s(?:a\s)?(?:percentage)))",
    re.IGNORECASE,
)
_NOT_HALF = regex(
    r"(?:\b(?:first|second|latter|other|last|early|final|each|top|bottom|better|former|opening|later|third|and a|this|per|one|two"
    r"|three|four|other|any)|\d|-)[\s-]?$",
    re.IGNORECASE,
)
_BY_HALF = regex(r"\b(?:by|in|to)\s(?:a\s|about\s|nearly\s|almost\s|roughly\s|around\s|over\s|more\sthan\s|at\sleast\s)?$", re.IGNORECASE)


def half(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "over half of": more than 50 percent; "half an hour": 0.5 hours; "cut in half"."""
    if start["word"].lower() != "half":
        return None
    begin = start.start()
    whole = numerals.at(s, begin)
    if whole is not None and whole.scaled:
        return None
    found = _HALF_FORM.match(s, begin)
    left = s[max(0, begin - 24) : begin]
    comparator = comparator_before(s, begin)
    if found and found["unit"]:
        words = found["unit"].split()
        unit, _, kind, _ = unit_after(s, begin + len("half ") + len(words[0]))
        return Amount(begin, found.end(), Quantity(Decimal("0.5"), unit, comparator or Comparator.EQUAL), kind or "time", head=begin + 4)
    if _NOT_HALF.search(left):
        return None
    if not found and comparator is None and not (_BY_HALF.search(left) and s.startswith((" to ", " since ", " in ", " from "), begin + 4)):
        return None
    if s[begin + 4 : begin + 5] == "-":
        return None
    if found and s[found.end() : found.end() + 1] in ",.;:)" and comparator is None and not _BY_HALF.search(left):
        return None
    return Amount(begin, begin + 4, Quantity(Decimal(50), "%", comparator or Comparator.EQUAL), "percent", head=begin + 4)


_ONE_AND_A_HALF = regex(r"(?:an?|one)(?=\s(?P<unit>(?:percentage\s)?[a-z]{3,8})\sand\sa\shalf\b)", re.IGNORECASE)


def one_and_a_half(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "a mile and a half", "an hour and a half", "a percentage point and a half": 1.5 of them."""
    found = _ONE_AND_A_HALF.match(s, start.start())
    if found is None:
        return None
    unit, _, kind, _ = known_unit(s, found.end())
    if not unit or kind not in ("time", "measure", "percent", "money"):
        return None
    comparator = comparator_before(s, start.start()) or Comparator.EQUAL
    end = found.end("unit") + len(" and a half")
    return Amount(start.start(), end, Quantity(Decimal("1.5"), unit, comparator), kind, head=found.end())


_ONE_UNIT = regex(r"an?(?=\s[a-z]{3,12}\b)", re.IGNORECASE)


def one_unit(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "more than a year", "as much as a metre", "nearly an hour": one of them, where it is hedged."""
    found = _ONE_UNIT.match(s, start.start())
    comparator = comparator_before(s, start.start()) if found else None
    begin = start.start()
    if found is None or comparator is None or (s[max(0, begin - 5) : begin].lower() == "over " and lasts(s, begin)):
        return None
    unit, end, kind, _ = known_unit(s, found.end())
    if not unit or kind not in ("time", "measure") or s[end : end + 1] == "-" or _AGO.match(s, end):
        return None
    return Amount(start.start(), end, Quantity(Decimal(1), unit, comparator), kind, head=found.end())


#: "About a year ago" is a date.
_AGO = regex(r"\s(?:ago|earlier|later|before|after|from\snow)\b")


def glyph(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "½ of": a percentage."""
    worth = {"½": 50, "¼": 25, "¾": 75}.get(start["glyph"])
    if worth is None or not s[start.end() : start.end() + 4].startswith((" of", " the")):
        return None
    return Amount(start.start(), start.end(), Quantity(Decimal(worth), "%"), "percent", head=start.end())
