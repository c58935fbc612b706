"""Reads amounts in English and Chinese text: value, unit and comparator, each sentence on its own.

Since nothing outside its sentence is looked at, a quantity can always be parsed again from the sentence that is stored
with it. The proof of a figure rests on that. Only the country of a bare currency word comes from the article (``currencies``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts import chinese, currencies, numerals
from bot.reading.amounts.ages import is_age
from bot.reading.amounts.amount import Amount, is_all, is_negative, openings, sign_begins
from bot.reading.amounts.borrowed import BARE_WORD, with_context
from bot.reading.amounts.comparators import begins, comparator_after, comparator_before, lasts
from bot.reading.amounts.multiples import multiple, times
from bot.reading.amounts.no_amounts import (
    OF_THEM,
    is_name,
    is_titled,
    may_begin,
    not_amounts,
    stands_alone,
    token_end,
)
from bot.reading.amounts.numerals import Numeral
from bot.reading.amounts.parts import fraction, glyph, half, one_and_a_half, one_unit, part_of_point, ratio
from bot.reading.amounts.ranges import span
from bot.reading.amounts.unit_words import currency, unit_after
from bot.reading.amounts.units import COMPARATORS_AFTER
from bot.reading.amounts.vague import digits_word, figures, multi, pair, vague
from storage.drafts import QuantityMention
from storage.values import Comparator, Quantity


def find(text: str, sentences: Sequence[tuple[int, int]] | None = None) -> tuple[QuantityMention, ...]:
    """The quantities in a text, in order; without ``sentences`` the whole text is taken for one sentence."""
    spans = [(0, len(text))] if sentences is None else sentences
    return mentions(text, spans, [amounts(text[start:end]) for start, end in spans])


def mentions(text: str, sentences: Sequence[tuple[int, int]], found: Sequence[Sequence[Amount]]) -> tuple[QuantityMention, ...]:
    """The amounts found in each sentence, with offsets in the text."""
    return tuple(
        QuantityMention(start=start + a.start, end=start + a.end, text=text[start + a.start : start + a.end], quantity=a.quantity)
        for (start, _), amounts_there in zip(sentences, found, strict=True)
        for a in amounts_there
    )


def amounts(sentence: str) -> tuple[Amount, ...]:
    """The amounts in one sentence, in order."""
    if not _ANY.search(sentence):
        return ()
    found = _english(sentence)
    if _HAN.search(sentence):
        found = [
            a
            for a in found
            if not _HAN.match(sentence, a.end) and not (a.kind == "number" and a.end < len(sentence) and sentence[a.end] in "%％")
        ]
        found = _merged(
            found, [Amount(z.start, z.end, z.quantity, z.kind, z.phrase, head=z.end, negative=z.negative) for z in chinese.find(sentence)]
        )
    return tuple(with_context(sentence, found))


def states(sentence: str, quantity: Quantity) -> bool:
    """Whether the sentence states this quantity; a bare "crowns" in it may mean the crowns of any country."""
    return any(
        amount.quantity == quantity
        or (
            amount.quantity.unit != quantity.unit
            and replace(amount.quantity, unit=quantity.unit) == quantity
            and currencies.can_mean(sentence[amount.start : amount.end], amount.quantity.unit, quantity.unit)
        )
        for amount in amounts(sentence)
    )


_HAN = regex(r"[\u4e00-\u9fff]")
_ANY = regex(r"[\d½¼¾⅓⅔零一二三四五六七八九十百千万亿两半]|[a-zA-Z]{3}")


def _english(s: str) -> list[Amount]:
    found: list[Amount] = []
    starts = openings(s)
    if not starts:
        return found
    masks = not_amounts(s)
    titled = is_titled(s)
    cursor = mask = 0
    for start in starts:
        at = start.start()
        if at < cursor:
            continue
        while mask < len(masks) and masks[mask][1] <= at:
            mask += 1
        if mask < len(masks) and masks[mask][0] < start.end():
            cursor = max(cursor, masks[mask][1])
            continue
        amount = _amount(s, start, titled)
        if amount is None:
            if start["digits"]:
                cursor = token_end(s, start.end())
            continue
        if _is_negative(s, start, amount) or amount.negative:
            amount = replace(amount, start=sign_begins(s, amount.start), negative=True)
        found.append(amount)
        cursor = amount.end
    return found


def _is_negative(s: str, start: re.Match[str], amount: Amount) -> bool:
    """Whether the amount is below zero: "-$5 million", "$(12) million", "minus 3"."""
    sign = start["sign"] or ""
    return sign[:1] in ("-", "−", "–") or sign.endswith("(") or is_negative(s, amount.start, amount.head)


def _amount(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """The amount that begins at a match of ``START``, by the first rule that reads one there, or None."""
    if start["digits"] is not None:
        if not start["sign"] and not may_begin(s, start.start("digits")):
            return None
        for rule in (figures, ratio, fraction, times, span, _single):
            if amount := rule(s, start, titled):
                return amount
        return None
    if start["glyph"]:
        return glyph(s, start, titled)
    for rule in (
        vague,
        digits_word,
        multi,
        figures,
        pair,
        part_of_point,
        one_and_a_half,
        ratio,
        fraction,
        half,
        multiple,
        times,
        span,
        _single,
        one_unit,
    ):
        if amount := rule(s, start, titled):
            return amount
    return None


def _single(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """One number with what it measures or counts, unless it is a name, a year or part of a longer token."""
    begin = start.start()
    number_at = start.start("digits") if start["digits"] is not None else begin
    number = numerals.at(s, number_at, money=bool(start["sign"]))
    if number is None or (number.spelled and (start["word"] or "").lower() in ("a", "an") and not number.scaled):
        return None
    if unit := currency(start):
        return _money(s, begin, number, unit[0])
    if hedged := _hedged_after(s, begin, number):
        return hedged
    return _measured(s, begin, number, titled)


def _money(s: str, begin: int, number: Numeral, code: str) -> Amount:
    """ "$3.5 billion", "$40 US dollars", "$(12) million", "€31/MWh"."""
    if s[number.end : number.end + 1] == ")" and s[begin : number.start].endswith("("):
        value, end, scaled = numerals.scale_after(s, number.end + 1, number.value, money=True)
        number = replace(number, end=end, value=value, scaled=scaled)
    if per := _PER_UNIT.match(s, number.end):
        code, end = code + per.group(), per.end()
        return Amount(begin, end, Quantity(number.value, code, comparator_before(s, begin) or Comparator.EQUAL), "measure", head=number.end)
    trailing = _CURRENCY_TAIL.match(s, number.end)
    end = trailing.end() if trailing else number.end
    comparator = comparator_after(s, end) or comparator_before(s, begin) or Comparator.EQUAL
    return Amount(begin, end, Quantity(number.value, code, comparator), "money", head=number.end)


_PER_UNIT = regex(r"/(?:MWh|kWh|GWh|GJ|MMBtu|kg|t|tonne|km|GB|kW|MW|kWp|m²|bbl|lb|oz)\b")


def _hedged_after(s: str, begin: int, number: Numeral) -> Amount | None:
    """ "20-odd years", "700-plus ships", "30 or so pilots": the hedge stands between number and noun."""
    found = _HEDGE_BETWEEN.match(s, number.end)
    if found is None:
        return None
    word = found[1].lower()
    unit, end, kind, phrase = unit_after(s, found.end(), plural=True)
    if not unit and word != "odd":
        return None
    quantity = Quantity(number.value, unit, Comparator.ABOUT if word in ("odd", "so") else Comparator(COMPARATORS_AFTER[word]))
    return Amount(begin, end if unit else found.end(), quantity, kind or "number", phrase, head=found.end())


def _measured(s: str, begin: int, number: Numeral, titled: bool) -> Amount | None:
    """ "500 jobs", "85 percent", "20+ cities", "died at 88", or a number alone."""
    if _LEADING_NOUGHTS.match(s, begin):
        return None
    comparator = comparator_before(s, begin)
    has_plus = s[number.end : number.end + 1] == "+" and not s[number.end + 1 : number.end + 2].isalnum()
    place = number.end + 1 if has_plus else number.end
    if s[begin - 1 : begin] == "(" and s[place : place + 2] == ")%":
        return Amount(begin, place + 2, Quantity(number.value, "%", comparator or Comparator.EQUAL), "percent", head=place, negative=True)
    unit, end, kind, phrase = unit_after(s, place, number=number, plural=number.value != 1)
    if kind in ("", "count") and s[begin - 2 : begin - 1] in ("p", "m") and _AT_THE_TOP.search(s[max(0, begin - 20) : begin]):
        return None
    if kind == "money" and unit in _COINS and (coins := _COINS_AFTER.match(s, end)):
        return _with_coins(s, begin, number, unit, coins)
    if not unit and not stands_alone(s, number, place):
        return None
    if kind in ("", "count", "number") and is_name(s, begin, number, unit, titled, hedged=comparator is not None):
        return None
    if kind == "time" and comparator is Comparator.OVER and lasts(s, begin):
        comparator = None
    stated = comparator_after(s, max(end, place)) or comparator or Comparator.EQUAL
    quantity = Quantity(number.value, unit, Comparator.OVER if has_plus else stated)
    if not unit and kind == "" and is_age(s, begin, place, number):
        return Amount(begin, place, replace(quantity, unit="years"), "time", head=number.end)
    if not unit and _is_word_only(s, begin, number, place, titled):
        kind = BARE_WORD
    return Amount(begin, end if unit else place, quantity, kind or "number", phrase, head=number.end)


#: "007", "000": a code or the rest of a number, no amount.
_LEADING_NOUGHTS = regex(r"0\d")
#: A rank: "the top 10 firms"; but "will top 10 million" and "top $3 billion" are amounts.
_AT_THE_TOP = regex(r"(?<!\bto\s)(?<!will\s)(?<!could\s)(?<!may\s)(?<!might\s)(?<!would\s)(?<!can\s)\b(?:top|bottom)\s$", re.IGNORECASE)
#: "dollars and forty-five cents"
_COINS = {"USD": "cent", "EUR": "cent", "GBP": "pence|p\\b|penny", "AUD": "cent", "CAD": "cent", "INR": "paise"}
_COINS_AFTER = regex(r"(?:,?\sand)?\s(?=\d{1,2}\s?(?:cent|pence|paise|p\b)|[a-z]+(?:-[a-z]+)?\s(?:cent|pence|paise))", re.IGNORECASE)


def _with_coins(s: str, begin: int, number: Numeral, unit: str, coins: re.Match[str]) -> Amount | None:
    """ "13 dollars and forty-five cents": one sum, or the dollars alone where what follows is no part of them."""
    small = numerals.at(s, coins.end())
    word = re.compile(rf"\s?(?:{_COINS[unit]})s?", re.IGNORECASE).match(s, small.end) if small else None
    value, end = number.value, coins.start()
    if small and word and small.value < 100 and not number.scaled:
        value, end = value + small.value / 100, word.end()
    return Amount(begin, end, Quantity(value, unit, comparator_before(s, begin) or Comparator.EQUAL), "money", head=number.end)


def _is_word_only(s: str, begin: int, number: Numeral, place: int, titled: bool) -> bool:
    """Whether a number word without a unit is no amount: "seven" in running text, unlike "64 of them" or a cell of a table."""
    if not number.spelled or number.scaled or (number.value >= 13 and not titled):
        return False
    return not is_all(s, begins(s, begin), place) and not OF_THEM.match(s, place)


#: Between a number and its noun; "or so" only before a plain noun, since "or so people say" begins a clause.
_HEDGE_BETWEEN = regex(r"(?:[-\s](?=odd\b)|-(?=plus\b)|\sor\s(?=so\b))(odd|plus|so)\b", re.IGNORECASE)
_CURRENCY_TAIL = regex(r"\s(?:USD|US dollars|U\.S\. dollars|CAD|AUD|SGD|HKD|dollars|euros|pounds)\b")


def _merged(first: list[Amount], second: list[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    index = 0
    for a in first:
        while index < len(second) and second[index].end <= a.start:
            index += 1
        if index == len(second) or second[index].start >= a.end:
            kept.append(a)
    return sorted([*kept, *second], key=lambda a: a.start)
