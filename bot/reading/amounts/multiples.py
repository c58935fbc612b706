"""Reads multiples: "doubled", "threefold", "2.5x"."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.core.patterns import regex
from bot.reading.amounts import numerals
from bot.reading.amounts.amount import Amount, is_all
from bot.reading.amounts.comparators import comparator_before
from bot.reading.amounts.units import MULTIPLES
from storage.values import Comparator, Quantity

_AS_MULTIPLE = regex(
    r"\s(?:as|the|that|its|their|his|what|this|last|than|to|from|in|over|by|between|since|during|within|year|every|revenue|sales|profit|output|production|capacity)\b|[,.;)]|$",
    re.IGNORECASE,
)


def multiple(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "doubled", "threefold", "twice as many": a number of times; "halved": 50 percent."""
    word = start["word"].lower()
    if word not in MULTIPLES:
        return None
    worth = MULTIPLES[word]
    begin, end = start.span()
    if worth is None:
        return Amount(begin, end, Quantity(Decimal(50), "%", comparator_before(s, begin) or Comparator.EQUAL), "percent", head=end)
    if not word.endswith(("fold", "led", "ling")) and not _AS_MULTIPLE.match(s, end):
        return None
    if (
        word in ("doubles", "triples", "double", "triple", "treble", "quadruple")
        and (s[end : end + 1] in "-,.;)" or s[begin:end][0].isupper())
        and not titled
    ):
        return None
    if (
        word == "twice"
        and not is_all(s, begin, end)
        and not re.compile(r"\s(?:as\s[a-z]+|the|that|its|their|what|his|this|last)\b").match(s, end)
    ):
        return None
    if s[end : end + 1] == "-":
        return None
    return Amount(begin, end, Quantity(Decimal(worth), "times", comparator_before(s, begin) or Comparator.EQUAL), "times", head=end)


_TIMES_FORM = regex(r"(?:\s?[x×](?![\w-])|[\s-]times\b|[\s-]?-?fold\b)", re.IGNORECASE)


def times(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "2.5x", "three times", "10-fold": a number of times."""
    if start["sign"]:
        return None
    number = numerals.at(s, start.start())
    if number is None or not (found := _TIMES_FORM.match(s, number.end)):
        return None
    if number.value >= 1000 and "times" in found.group().lower():
        comparator = comparator_before(s, start.start()) or Comparator.EQUAL
        return Amount(start.start(), found.end(), Quantity(number.value, "times", comparator), "count", "times", head=number.end)
    if "x" in found.group().lower() and re.compile(r"\s?\d").match(s, found.end()):
        return None
    comparator = comparator_before(s, start.start()) or Comparator.EQUAL
    return Amount(start.start(), found.end(), Quantity(number.value, "times", comparator), "times", head=number.end)
