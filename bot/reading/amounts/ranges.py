"""Reads ranges, two numbers that are one quantity: "5 to 7 percent", "between 50 and 70"."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.core.patterns import regex
from bot.reading.amounts import numerals
from bot.reading.amounts.ages import AGED
from bot.reading.amounts.amount import START, Amount
from bot.reading.amounts.comparators import comparator_before
from bot.reading.amounts.no_amounts import (
    is_model,
    is_year,
    is_year_like,
)
from bot.reading.amounts.numerals import DIGITS, Numeral
from bot.reading.amounts.unit_words import currency, known_unit, unit_after
from bot.reading.amounts.units import VAGUE
from storage.values import Comparator, Quantity

_TO = regex(r"(?P<dash>[\s\u00a0]?[-–—‑~][\s\u00a0]?)|\s(?P<word>to|through|or|and)\s", re.IGNORECASE)
#: "from 200 to as many as 300": the upper end of one range, not another amount.
_AS_MUCH = regex(r"as\s(?:much|many|high|long|far|large|big)\sas\s|up\sto\s", re.IGNORECASE)
_BETWEEN = regex(r"\bbetween\s$", re.IGNORECASE)
_FROM = regex(r"\bfrom\s(?:a\s|about\s|around\s|over\s|more\sthan\s|nearly\s)?$", re.IGNORECASE)
_RANGES = regex(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything|span(?:s|ned|ning)?)\s(?:in\s\w+\s)?from\s$", re.IGNORECASE
)
_VALUE = r"[^\s\d]{0,4}\d[\d.,]{0,12}(?:\s?(?:thousand|million|billion|trillion|percent|per\scent|[mbk]n?|%))?"
#: "from $360 million to $380 million previously": the range that was given before.
_GIVEN_BEFORE = regex(rf"{_VALUE}\sto\s{_VALUE}[ ,(]{{1,3}}(?:previously|before|earlier|until\snow|so\sfar)(?=[.,;)]|$)")
#: "to between 50 and 60, from 40 to 45": after a range another one is what it was.
_AFTER_RANGE = regex(rf"{_VALUE}\s?(?:and|to|[-–])\s?{_VALUE}(?:\s[a-z]{{2,12}})?,?\s(?:up\s|down\s)?from\s(?:a\srange\sof\s)?$")


def span(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "5 to 7 percent", "$10-12 billion", "between 50 and 70": one quantity with a low and a high end."""
    begin = start.start()
    number_at = start.start("digits") if start["digits"] is not None else begin
    first = numerals.at(s, number_at, money=bool(start["sign"]))
    if first is None:
        return None
    left = s[max(0, begin - 30) : begin]
    unit, unit_end, kind, _ = currency(start) or known_unit(s, first.end, first)
    after_first = unit_end if unit and not start["sign"] else first.end
    join = _TO.match(s, after_first) or (_TO.match(s, first.end) if after_first != first.end else None)
    if join is None:
        return None
    word = (join["word"] or "-").lower()
    between = bool(_BETWEEN.search(left))
    if (word == "and") != between or (word == "or" and not (first.spelled or first.plain)):
        return None
    if word == "to" and _moves(s, begin, first, join.end()):
        return None
    as_much = _AS_MUCH.match(s, join.end()) if word == "to" else None
    is_from = not as_much and word != "and" and _FROM.search(left) and not _RANGES.search(left) and left.strip().lower() != "from"
    if is_from and not (_GIVEN_BEFORE.match(s, begin) or _AFTER_RANGE.search(s, max(0, begin - 70), begin)):
        return None
    second_at = as_much.end() if as_much else join.end()
    second_start = START.match(s, second_at)
    if second_start is None or (second_start["word"] or "").lower() in ("a", "an", *VAGUE):
        return None
    if second_start["sign"] and not start["sign"]:
        return None
    second = numerals.at(s, second_start.start("digits") if second_start["digits"] is not None else second_at, money=bool(start["sign"]))
    if second is None:
        return None
    return _joined(s, start, first, second, (unit, kind))


_MOVED = regex(
    r"\b(?:by|up|down|added|adds?|gain(?:ed|s)?|lost|los(?:es|t)|rose|rises?|fell|falls?|climb(?:ed|s)?|jump(?:ed|s)?|drop(?:ped|s)?|shed|slid|slipped)\s"
    r"(?:about\s|around\s|another\s|some\s)?$",
    re.IGNORECASE,
)


def _moves(s: str, begin: int, first: Numeral, second_at: int) -> bool:
    """Whether "N to M" after a verb of change is a change and a new level, not a range: "decreased by 35,700 to 10.1 million"."""
    if not _MOVED.search(s[max(0, begin - 24) : begin]):
        return False
    start = START.match(s, second_at)
    if start is None:
        return False
    second = numerals.at(s, start.start("digits") if start["digits"] is not None else second_at, money=bool(start["sign"]))
    return second is not None and (bool(start["sign"]) or second.value > 8 * first.value > 0)


_SIGNS = tuple("$€£¥₹")


def _joined(s: str, start: re.Match[str], first: Numeral, second: Numeral, known: tuple[str, str]) -> Amount | None:
    sign = currency(start)
    unit, end, kind, phrase = unit_after(s, second.end, number=second, plural=True)
    if sign and kind == "count" and not second.scaled and not unit.startswith("per ") and s[second.start - 1 : second.start] not in _SIGNS:
        return None  # "lent $400 to 1,200 families"; but "$70–85 million a year", "£38 and £52 a year more"
    if sign:
        unit, kind, phrase, end = sign[0], "money", "", second.end
    if known[0] and not sign and known[0] != unit:
        return None
    if not unit and not second.scaled and not AGED.search(s[max(0, start.start() - 14) : start.start()]):
        return None
    if kind in ("count", "") and not sign and first.plain is False and is_model(s, start.start()):
        return None
    low, high = first.value, second.value
    if second.scaled and not first.scaled and not (start["digits"] and "," in start["digits"]):
        low *= _scale_of(s, second)
    if not low < high or (
        first.plain and second.plain and is_year_like(s, start.start("digits") if start["digits"] else 0, first) and is_year(second)
    ):
        return None
    comparator = comparator_before(s, start.start()) or Comparator.EQUAL
    begin = start.start()
    if not unit and AGED.search(s[max(0, begin - 14) : begin]):
        unit, kind = "years", "time"
    return Amount(begin, max(end, second.end), Quantity(low, unit, comparator, high), kind, phrase, head=second.end)


def _scale_of(s: str, number: Numeral) -> Decimal:
    bare = re.compile(DIGITS).match(s, number.start)
    if bare is None:
        first = numerals.at(s[number.start : s.find(" ", number.start)], 0) if " " in s[number.start : number.end] else None
        return number.value / first.value if first and first.value else Decimal(1)
    value = Decimal(re.sub(r"[^\d.]", "", bare.group()))
    return number.value / value if value else Decimal(1)
