"""Reads amounts in English and Chinese text: value, unit and comparator, each sentence on its own.

Since nothing outside its sentence is looked at, a quantity can always be parsed again from the sentence that is stored
with it. The proof of a figure rests on that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reading.amounts import chinese, numerals
from bot.reading.amounts.ages import is_age
from bot.reading.amounts.amount import Amount, is_all, openings
from bot.reading.amounts.borrowed import OF_THEM, with_context
from bot.reading.amounts.comparators import begins, comparator_after, comparator_before, lasts
from bot.reading.amounts.multiples import multiple, times
from bot.reading.amounts.no_amounts import (
    MASKABLE,
    NOT_AMOUNTS,
    is_name,
    is_titled,
    may_begin,
    stands_alone,
    token_end,
)
from bot.reading.amounts.numerals import Numeral
from bot.reading.amounts.parts import fraction, glyph, half, ratio
from bot.reading.amounts.ranges import span
from bot.reading.amounts.unit_words import currency, unit_after
from bot.reading.amounts.vague import digits_word, vague
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
        found = _merged(found, [Amount(z.start, z.end, z.quantity, z.kind, z.phrase, head=z.end) for z in chinese.find(sentence)])
    return tuple(with_context(sentence, found))


_HAN = re.compile(r"[\u4e00-\u9fff]")
_ANY = re.compile(r"[\d½¼¾⅓⅔零一二三四五六七八九十百千万亿两半]|[a-zA-Z]{3}")


def _english(s: str) -> list[Amount]:
    found: list[Amount] = []
    starts = openings(s)
    if not starts:
        return found
    masks = [m.span() for m in NOT_AMOUNTS.finditer(s)] if MASKABLE.search(s) else []
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
        found.append(amount)
        cursor = amount.end
    return found


def _amount(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """The amount that begins at a match of ``START``, by the first rule that reads one there, or None."""
    if start["digits"] is not None:
        if not start["sign"] and not may_begin(s, start.start("digits")):
            return None
        for rule in (ratio, fraction, times, span, _single):
            if amount := rule(s, start, titled):
                return amount
        return None
    if start["glyph"]:
        return glyph(s, start, titled)
    for rule in (vague, digits_word, ratio, fraction, half, multiple, times, span, _single):
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
    if odd := _ODD.match(s, number.end):
        return _about(s, begin, number, odd.end())
    return _measured(s, begin, number, titled)


def _money(s: str, begin: int, number: Numeral, code: str) -> Amount:
    """ "$3.5 billion", "$40 US dollars"."""
    trailing = _CURRENCY_TAIL.match(s, number.end)
    end = trailing.end() if trailing else number.end
    comparator = comparator_after(s, end) or comparator_before(s, begin) or Comparator.EQUAL
    return Amount(begin, end, Quantity(number.value, code, comparator), "money", head=number.end)


def _about(s: str, begin: int, number: Numeral, place: int) -> Amount:
    """ "20-odd years": about 20."""
    unit, end, kind, phrase = unit_after(s, place, plural=True)
    about = Quantity(number.value, unit, Comparator.ABOUT)
    return Amount(begin, end if unit else place, about, kind or "number", phrase, head=place)


def _measured(s: str, begin: int, number: Numeral, titled: bool) -> Amount | None:
    """ "500 jobs", "85 percent", "20+ cities", "died at 88", or a number alone."""
    comparator = comparator_before(s, begin)
    has_plus = s[number.end : number.end + 1] == "+" and not s[number.end + 1 : number.end + 2].isalnum()
    place = number.end + 1 if has_plus else number.end
    unit, end, kind, phrase = unit_after(s, place, number=number, plural=number.value != 1)
    if not unit and (not stands_alone(s, number, place) or _is_word_only(s, begin, number, place, titled)):
        return None
    if kind in ("", "count", "number") and is_name(s, begin, number, unit, titled, hedged=comparator is not None):
        return None
    if kind == "time" and comparator is Comparator.OVER and lasts(s, begin):
        comparator = None
    stated = comparator_after(s, max(end, place)) or comparator or Comparator.EQUAL
    quantity = Quantity(number.value, unit, Comparator.OVER if has_plus else stated)
    if not unit and kind == "" and is_age(s, begin, place, number):
        return Amount(begin, place, replace(quantity, unit="years"), "time", head=number.end)
    return Amount(begin, end if unit else place, quantity, kind or "number", phrase, head=number.end)


def _is_word_only(s: str, begin: int, number: Numeral, place: int, titled: bool) -> bool:
    """Whether a number word without a unit is no amount: "seven" in running text, unlike "64 of them" or a cell of a table."""
    if not number.spelled or number.scaled or (number.value >= 13 and not titled):
        return False
    return not is_all(s, begins(s, begin), place) and not OF_THEM.match(s, place)


_ODD = re.compile(r"[-\s]odd\b", re.IGNORECASE)
_CURRENCY_TAIL = re.compile(r"\s(?:USD|US dollars|U\.S\. dollars|CAD|AUD|SGD|HKD|dollars|euros|pounds)\b")


def _merged(first: list[Amount], second: list[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    index = 0
    for a in first:
        while index < len(second) and second[index].end <= a.start:
            index += 1
        if index == len(second) or second[index].start >= a.end:
            kept.append(a)
    return sorted([*kept, *second], key=lambda a: a.start)
