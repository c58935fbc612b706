"""In what a table's numbers are: by the cell itself, the unit of its row or column, and the lines above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.patterns import regex
from bot.reading.amounts import quantities
from bot.reading.amounts.units import CURRENCY_SIGNS, CURRENCY_WORDS
from bot.reading.facts.measures import Measure
from storage.values import Quantity

NUMBER = regex(
    r"(?P<open>[(（])?\s?(?P<sign>[-−–+])?\s?(?P<money>[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}\s)?\s?(?P<minus>[-−])?"
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?"
    r"(?P<scale>thousand|million|billion|trillion|bn|mn|m|k|[BTMK](?![a-z])|万|亿)?\s?[)）]?\s?"
    r"(?P<share>%|％|pp|bps|pts?\.?|percentage points?)?\s?[)）]?[*†]?"
)
#: "in per cent", "Accuracy (%)", and no "per cent of sales"
_IN_PERCENT = regex(
    r"\b(?:in|as(?:\sa)?)\s(?:per\s?cent|percentages?|%)(?!\sof)|[(（]\s?(?:in\s)?(?:%|per\s?cent)\s?[)）]|单位\s?[:：]\s?%", re.IGNORECASE
)
_CURRENCIES = "USD|EUR|GBP|JPY|CNY|RMB|INR|CHF|SEK|NOK|DKK|AUD|CAD|SGD|HKD|KRW|BRL|TWD|PLN|ZAR|NZD|MXN|CZK|HUF|THB|IDR|TRY|AED|SAR|ILS"
#: "MSEK", "kEUR" and "TEUR", as companies of the north of Europe write thousands and millions.
_JOINED = regex(r"\b(?P<scale>[MKTk])(?P<code>SEK|NOK|DKK|EUR|CHF|USD)\b|\b(?P<letter>[MKk])(?P<sign>[€$£])")
_SCALE = regex(
    r"(?<!per\s)\b(thousand|million|billion|lakh|crore)s?\b|['’]000s?\b|[(]000s?[)]|(?<=[$€£¥])\s?(m|mn|mln|bn|k)\b"
    rf"|(?<=\b(?:{_CURRENCIES}))\s?(m|mn|mln|mio|bn|k)\b|\b(mln|mio)\b",
    re.IGNORECASE,
)
_HAN = regex(r"[\u4e00-\u9fff]")
_LETTERS = {"K": "thousand", "M": "million", "B": "billion", "T": "trillion"}
_SCALES = {"m": "million", "mn": "million", "mln": "million", "mio": "million", "bn": "billion", "k": "thousand", "t": "thousand"}
#: "单位：亿元", "（百万元）", "人民币亿元": in what the numbers of a Chinese table are.
_CHINESE_AMOUNT = r"(?:人民币|港币)?\s?(?P<{0}>(?:亿|千万|百万|万|千)?(?:元人民币|元|美元|港元|欧元|日元))(?!/)"
_CHINESE_UNIT = regex(
    rf"单位\s?[:：]?\s?{_CHINESE_AMOUNT.format('unit')}|[（(]{_CHINESE_AMOUNT.format('inside')}[）)]"
    rf"|^[\s|]*{_CHINESE_AMOUNT.format('first')}\s*(?:[|\t]|\s{{3}}|$)|，\s?{_CHINESE_AMOUNT.format('after')}[\s|]"
)
_CODE = regex(rf"\b(?:{_CURRENCIES})(?=m\b|mn\b|mln\b|bn\b|k\b|\b)")
_SIGN = regex(r"(?:US|HK|NZ|NT|[ACSR])?\$|[€£¥₹]|\bRs\b")
_WORD = regex(
    r"\b(?:(?:US|U\.S\.|Australian|Canadian|Hong Kong|Singapore|New Taiwan|Norwegian|Swedish|Danish|Swiss)\s)?"
    r"(?:dollars|euros?|pounds sterling|sterling|yuan|renminbi|yen|won|rupees|kroner|kronor|crowns|francs)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the lines above a row say about its units."""

    currency: str = ""  #: ISO code; "" where none is stated
    scale: str = ""  #: thousand, million, billion, or a Chinese unit such as 亿元
    in_percent: bool = False
    start: int = 0  #: where the line begins that says so


@dataclass(frozen=True, slots=True)
class Line:
    """A line above a row, beginning at ``start`` in the text."""

    words: str
    start: int
    is_row: bool  #: it has cells
    is_value_row: bool  #: and they hold values


def context_of(lines: Sequence[Line]) -> Context:
    """The currency and the scale that the lines above a row state, in the order of the text."""
    context = Context(start=-1)
    for line in lines:
        words = line.words
        if chinese := _CHINESE_UNIT.search(words):
            unit = next(unit for unit in chinese.groups() if unit)
            return Context("", unit.replace("元人民币", "元"), start=line.start)
        start = line.start if context.start < 0 else context.start
        joined = _JOINED.search(words)
        scale = "" if line.is_value_row else _scale_in(words, joined)
        code = _currency(joined["code"] or joined["sign"]) if joined else _currency(words)
        if not context.in_percent and not code and _IN_PERCENT.search(words) and not line.is_row:
            context = replace(context, in_percent=True, start=start)
        if scale and not context.scale:
            context = replace(context, scale=scale, start=start)
        if code and not context.currency:
            context = replace(context, currency=code, start=start)
    return context


def _scale_in(words: str, joined: re.Match[str] | None) -> str:
    """The scale that words state, as a word: "million" in "MSEK", "€m" or "in millions"; "" where they state none."""
    if joined is not None:
        return _SCALES[(joined["scale"] or joined["letter"]).lower()]
    stated = _SCALE.search(words)
    return _named(stated) if stated else ""


def _named(stated: re.Match[str]) -> str:
    word = next((group for group in stated.groups() if group), "thousand").lower()
    return _SCALES.get(word, word)


def _currency(words: str) -> str:
    if code := _CODE.search(words):
        return "CNY" if code[0] == "RMB" else code[0]
    if sign := _SIGN.search(words):
        return CURRENCY_SIGNS.get(sign[0], "")
    named = _WORD.search(words)
    return CURRENCY_WORDS.get(named[0].lower(), "USD" if named[0].lower() == "dollars" else "") if named else ""


def is_negative(number: re.Match[str]) -> bool:
    return bool(number["open"] or number["minus"] or (number["sign"] and number["sign"] != "+"))


def spelled(unit: str, name: str, measure: Measure | None) -> str:
    """The unit of a column in words that can be read behind a number: "million" for the "m" of "Passengers (m)" or "millions of"."""
    if _LENGTHS.search(name) or (measure is not None and measure.units <= {"length", "duration"}):
        return unit
    if unit in _SCALES and (unit != "m" or name.endswith("s") or measure is not None):
        return _SCALES[unit]
    return _PLURAL.sub(lambda found: found[1], unit)


#: Names of columns whose "m" are metres, and the plural in "Passengers (millions)", "(thousands of tonnes)".
_LENGTHS = regex(r"\b(?:length|height|depth|width|beam|draught|draft|distance|span|altitude)s?\b", re.IGNORECASE)
_PLURAL = regex(r"\b(thousand|million|billion)s(?:\sof\b)?", re.IGNORECASE)


def quantity_of(
    number: re.Match[str], unit: str, column: str, context: Context, measure: Measure | None, name: str = "", *, is_change: bool
) -> tuple[Quantity | None, bool]:
    """The quantity of a cell, and whether the lines above the row were needed to know it."""
    digits = number["digits"]
    if number["share"] or unit in ("%", "percent", "in %") or column.strip() in ("%", "in %") or (is_change and "%" in column):
        tail = number["share"] or "%"
        return read(
            f"{digits} {'percentage points' if tail[:2] in ('pp', 'pt', 'pe') else 'basis points' if tail == 'bps' else '%'}"
        ), False
    if is_change:
        return None, False
    if context.in_percent and not unit and not number["money"] and not number["scale"]:
        return read(f"{digits} %"), True
    own = _currency(number["money"] or "") or _currency(unit)
    scale = _LETTERS.get(number["scale"] or "", number["scale"] or "")
    if scale in ("万", "亿"):
        return None, False
    if unit and _HAN.search(unit):
        return read(f"{digits}{unit}"), False
    if unit and not own and not _SCALE.search(unit):
        return read(f"{digits} {scale} {unit}" if scale else f"{digits} {unit}"), False
    if unit and (stated := _SCALE.search(unit)):
        if not own:
            return read(f"{digits} {unit}"), False
        return read(f"{own} {digits} {_named(stated)}"), False
    if unit and own and not scale:
        return read(f"{own} {digits}"), False  # "EPS (EUR)", whatever the scale of the table
    if measure is None and not own and (_counts(name) or counts_plainly(name, column, context)):
        return read(f"{digits} {scale}".strip()), False
    counts = measure is not None and not measure.units & {"money", "any"}
    if counts and not own:
        is_counted = measure is not None and "count" in measure.units
        wide = context.scale if context.scale and not context.currency and context.scale.isascii() else ""
        return (read(f"{digits} {scale or wide}".strip()), bool(wide and not scale)) if is_counted else (None, False)
    if scale:
        return read(f"{own or context.currency} {digits} {scale}"), not own
    if context.scale and not context.scale.isascii():
        return read(f"{digits}{context.scale}"), True
    currency = own or context.currency
    if not currency:
        return None, False
    return read(f"{currency} {digits} {context.scale}".strip()), bool(context.scale) or not own


#: What is counted, and what such a label measures in money: "Staff costs", "Revenue per employee".
_COUNTED = regex(
    r"\b(?:employees|personnel|staff|headcount|FTEs?|workers|people|stores|shops|branches|restaurants|hotels|rooms|vessels|ships|aircraft|vehicles"
    r"|customers|subscribers|users|members|plants|sites|countries|countr(?:y|ies)|patents|shares\s(?:outstanding|in\sissue))\b",
    re.IGNORECASE,
)
_IN_MONEY = regex(
    r"\b(?:costs?|expenses?|revenues?|sales|income|profit|loss(?:es)?|deposits|loans|receivables|payables|debt|investments?|spending|per|value"
    r"|funds|contributions?|benefits?|pay|wages|salaries)\b",
    re.IGNORECASE,
)


def _counts(name: str) -> bool:
    """Whether a row of this name counts people or things, whatever the currency of the table."""
    return _COUNTED.search(name) is not None and _IN_MONEY.search(name) is None


#: "Dwellings completed", "Bicycle trips a day", "Registered cars": things in the plural, and what was done with them.
_THINGS = regex(
    r"[A-Za-z][a-z-]+(?:\s[a-z-]+){0,3}?(?<=[a-z]s)(?<!ss)(?<!us)(?:\s(?:[a-z]{3,12}ed|built|sold|let|made|born|under\sconstruction|in\suse|(?:a|per)\s(?:day|week|month|year)))?",
)


#: "2030", "Q3 2031", "Jan-Jun 2030": a column of a period.
_OF_PERIOD = regex(r"(?:19|20)\d\d|\b[QH][1-4]\b")


def counts_plainly(name: str, column: str, context: Context) -> bool:
    """Whether a row counts things in the plural, by period, in a table without a currency: "Flats completed | 1,180" under "2030"."""
    if context.currency or context.scale or context.in_percent or _OF_PERIOD.search(column) is None:
        return False
    return _THINGS.fullmatch(name) is not None and _IN_MONEY.search(name) is None


def read(words: str) -> Quantity | None:
    """The one quantity in the words, by the rules for amounts in sentences."""
    found = quantities.amounts(words)
    return found[0].quantity if len(found) == 1 and found[0].end == len(words.rstrip()) else None
