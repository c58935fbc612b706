"""Amounts in English and Chinese text: value, unit and comparator, each sentence read by itself.

Because nothing outside its sentence is looked at, a quantity can always be parsed again out of the sentence that is
stored with it; that is what the proof of a figure rests on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.amounts import chinese, counted, numerals
from bot.reading.amounts.comparators import begins, comparator_after, comparator_before, lasts
from bot.reading.amounts.no_amounts import (
    MASKABLE,
    NOT_AMOUNTS,
    is_model,
    is_name,
    is_titled,
    is_year,
    is_year_like,
    may_begin,
    stands_alone,
    token_end,
)
from bot.reading.amounts.numerals import DIGITS, Numeral
from bot.reading.amounts.unit_words import currency, known_unit, unit_after
from bot.reading.amounts.units import CARDINALS, CURRENCY_SIGNS, MAGNITUDES, MULTIPLES, PARTS, VAGUE, VAGUE_DIGITS
from storage.drafts import QuantityMention
from storage.values import Comparator, Quantity

__all__ = ["Amount", "amounts", "begins", "find", "is_age_at", "mentions"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity at ``sentence[start:end]``; ``phrase`` is the whole counted phrase ("derived models"), ``kind`` what is measured."""

    start: int
    end: int
    quantity: Quantity
    kind: str  #: money, percent, time, measure, count, times, number
    phrase: str = ""
    vague: bool = False
    head: int = 0  #: where the number itself ends


def find(text: str, sentences: Sequence[tuple[int, int]] | None = None) -> tuple[QuantityMention, ...]:
    """The quantities of a text in order; without ``sentences`` the text is one sentence."""
    spans = [(0, len(text))] if sentences is None else sentences
    return mentions(text, spans, [amounts(text[start:end]) for start, end in spans])


def mentions(text: str, sentences: Sequence[tuple[int, int]], found: Sequence[Sequence[Amount]]) -> tuple[QuantityMention, ...]:
    """The amounts found in each sentence as mentions of the text."""
    return tuple(
        QuantityMention(start=start + a.start, end=start + a.end, text=text[start + a.start : start + a.end], quantity=a.quantity)
        for (start, _), amounts_there in zip(sentences, found, strict=True)
        for a in amounts_there
    )


def amounts(sentence: str) -> tuple[Amount, ...]:
    """The quantities of one sentence in order, with what facts need to know beyond the value."""
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
    return tuple(_with_context(sentence, found))


_HAN = re.compile(r"[\u4e00-\u9fff]")
_SIGN = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))
_NUMBER_WORD = "|".join(
    sorted(
        {
            *CARDINALS,
            *(word for word in MAGNITUDES if word != "score"),
            *VAGUE,
            "lakhs",
            "crores",
            "half",
            "a",
            "an",
            "several",
            "single",
            "double",
            "triple",
            "zero",
        },
        key=len,
        reverse=True,
    )
)
_MULTIPLE_WORD = "|".join(sorted(MULTIPLES, key=len, reverse=True))
_START = re.compile(
    rf"(?P<sign>(?<![A-Za-z0-9$])(?:{_SIGN})[\s\u00a0]?(?=\d)|(?<![A-Za-z0-9])-?[$€£](?=\d))?(?P<digits>(?:{DIGITS}))|(?P<word>\b(?i:{_NUMBER_WORD}|{_MULTIPLE_WORD})\b)|(?P<glyph>[½¼¾⅓⅔])"
)
_ANY = re.compile(r"[\d½¼¾⅓⅔零一二三四五六七八九十百千万亿两半]|[a-zA-Z]{3}")


_CANDIDATE = re.compile(
    rf"(?P<word>[A-Za-z]+)|[\d½¼¾⅓⅔-]|[{re.escape(''.join(sorted({sign[0] for sign in CURRENCY_SIGNS if not sign[0].isalpha()})))}]"
)
#: The first letters of what opens an amount in letters: "hundred", "two-fold", "US$".
_FIRST_WORDS = frozenset(
    found[0].lower()
    for word in (*_NUMBER_WORD.split("|"), *_MULTIPLE_WORD.split("|"), *CURRENCY_SIGNS)
    if (found := re.match("[A-Za-z]+", word))
)


def _starts(s: str) -> list[re.Match[str]]:
    """What ``_START`` finds, tried only where a digit, a sign or a word of numbers stands."""
    found: list[re.Match[str]] = []
    end = 0
    for candidate in _CANDIDATE.finditer(s):
        word = candidate["word"]
        if (word is None or word.lower() in _FIRST_WORDS) and candidate.start() >= end and (start := _START.match(s, candidate.start())):
            found.append(start)
            end = start.end()
    return found


def _english(s: str) -> list[Amount]:
    found: list[Amount] = []
    starts = _starts(s)
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
    """The quantity that begins at a match of ``_START``: the first rule that knows it."""
    if start["digits"] is not None:
        if not start["sign"] and not may_begin(s, start.start("digits")):
            return None
        for rule in (_ratio, _fraction, _times, _span, _single):
            if amount := rule(s, start, titled):
                return amount
        return None
    if start["glyph"]:
        return _glyph(s, start, titled)
    for rule in (_vague, _digits_word, _ratio, _fraction, _half, _multiple, _times, _span, _single):
        if amount := rule(s, start, titled):
            return amount
    return None


_VAGUE_FORM = re.compile(
    r"(?:(?P<few>several|a few|a couple(?: of)?)\s(?P<size>hundred|thousand|million|billion|dozen)s?|(?P<many>tens|dozens|scores"
    r"|hundreds|thousands|millions)\sof\s(?P<of>hundreds|thousands|millions|billions|trillions)|(?P<plain>dozens|scores|hundreds|thousands|millions|billions|trillions))\b",
    re.IGNORECASE,
)
_VAGUE_TAIL = re.compile(r"\s(?:of|or)\s(?:(?:the|its|their|these|those|his|her)\s)?", re.IGNORECASE)


def _vague(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "hundreds of positions": 200 to 999 of them; "tens of thousands"; "several hundred"."""
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


def _digits_word(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "double digits": 10 to 99 percent, about."""
    found = _DIGITS_FORM.match(s, start.start())
    if found is None:
        return None
    low, high = VAGUE_DIGITS[found[1].lower()]
    end = found.end() - 1 if found.group().endswith(" ") else found.end()
    return Amount(start.start(), end, Quantity(Decimal(low), "%", Comparator.ABOUT, Decimal(high)), "percent", vague=True, head=end)


_RATIO_JOIN = re.compile(r"\s(?:(?:in|out\sof)\s(?:every\s|the\s)?|of\severy\s)", re.IGNORECASE)
_RATIO_BASES = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000, 10000, 100000})


def _ratio(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "one in five", "nine out of ten", "four out of every 10": a share in percent."""
    if start["sign"]:
        return None
    first = numerals.at(s, start.start())
    if first is None or first.scaled or not (join := _RATIO_JOIN.match(s, first.end)):
        return None
    second = numerals.at(s, join.end())
    if second is None or not 0 < first.value < second.value or second.value not in _RATIO_BASES:
        return None
    if not {"out", "every"} & set(join.group().lower().split()) and (first.value != 1 and not (first.spelled and second.spelled)):
        return None
    if _TIME_AFTER.match(s, second.end) or (s[second.end : second.end + 1] in "%-" and s[second.end : second.end + 1]):
        return None
    share = first.value * 100 / second.value
    return _share(s, start.start(), second.end, share)


_TIME_AFTER = re.compile(
    r"[\s-](?:percent|per cent|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|games|matches|quarters?|seasons|starts"
    r"|million|billion)\b",
    re.IGNORECASE,
)
_PART = "|".join(sorted(PARTS, key=len, reverse=True))
_FRACTION_FORM = re.compile(
    rf"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}})[\s-](?P<part>{_PART})(?P<s>s?)\b|(?P<a>\d)/(?P<b>\d{{1,2}})(?![\d/])",
    re.IGNORECASE,
)
_PART_GOES_ON = re.compile(
    r"\s(?:of|on|since|the|its|their|his|her|in|as|to|share|stake|by|less|more|from|cut|reduction|drop|fall|increase|higher|lower|owned|majority|all)\b|[,.;:)]|$|\s*[–—]",
    re.IGNORECASE,
)
_NOT_PART_BEFORE = re.compile(
    r"\b(?:the|first|second|third|fourth|last|final|each|every|next|past|previous|this|consecutive|straight|in)\s$", re.IGNORECASE
)


def _fraction(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "two-thirds of", "a quarter of", "1/3 of": a share in percent."""
    if start["sign"]:
        return None
    found = _FRACTION_FORM.match(s, start.start())
    if found is None:
        return None
    if found["a"]:
        above, below = int(found["a"]), int(found["b"])
        if 0 < above < below <= 16 and (part_of := _part_of_unit(s, start.start(), found.end(), Decimal(above) / below)):
            return part_of
        if not 0 < above < below <= 16 or not re.compile(r"\s(?:of|the)\b").match(s, found.end()):
            return None
        return _share(s, start.start(), found.end(), Decimal(above * 100) / below)
    part, word = found["part"].lower(), found["n"].lower()
    count = 1 if word in ("a", "an") else int(word) if word.isdigit() else CARDINALS[word]
    if part_of := _part_of_unit(s, start.start(), found.end(), count * PARTS[part] / 100):
        return part_of
    if not _PART_GOES_ON.match(s, found.end()) or bool(found["s"] or part == "halves") != (count > 1):
        return None
    following = s[found.end() : found.end() + 5].lower()
    if (
        count == 1
        and part in ("second", "third", "fourth", "fifth", "sixth")
        and word in ("a", "an")
        and not following.startswith((" of", " to", ".", ",", " in"))
        and not (not following and comparator_before(s, start.start()))
    ):
        return None
    if (
        part in ("quarter",)
        and (count > 1 or _NOT_PART_BEFORE.search(s[max(0, start.start() - 14) : start.start()]))
        and not following.startswith(" of")
    ):
        return None
    if part == "quarter" and re.compile(r"\sof\s(?:growth|declines?|losses|profit|decreases?|(?:19|20)\d\d|this year|last year)").match(
        s, found.end()
    ):
        return None
    return _share(s, start.start(), found.end(), count * PARTS[part])


_OF_A = re.compile(r"\sof\san?\s(?:(?P<size>hundred|thousand|million|billion|trillion|dozen|century)\b)?", re.IGNORECASE)


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


_HALF_FORM = re.compile(
    r"half(?:(?=\s(?:of|the|its|their|his|her|our|all|that|this|these|those|as|what)\b)|(?P<unit>\s(?:an?)\s(?:hour|day|year|century|decade|mile|month|second|point|percent|minute|dozen)\b)|(?=[,.;:)]|$|\s(?:a\s)?(?:percentage)))",
    re.IGNORECASE,
)
_NOT_HALF = re.compile(
    r"(?:\b(?:first|second|latter|other|last|early|final|each|top|bottom|better|former|opening|later|third|and a|this|per|one|two"
    r"|three|four|other|any)|\d|-)[\s-]?$",
    re.IGNORECASE,
)
_BY_HALF = re.compile(
    r"\b(?:by|in|to)\s(?:a\s|about\s|nearly\s|almost\s|roughly\s|around\s|over\s|more\sthan\s|at\sleast\s)?$", re.IGNORECASE
)


def _half(s: str, start: re.Match[str], titled: bool) -> Amount | None:
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


_AS_MULTIPLE = re.compile(
    r"\s(?:as|the|that|its|their|his|what|this|last|than|to|from|in|over|by|between|since|during|within|year|every|revenue|sales|profit|output|production|capacity)\b|[,.;)]|$",
    re.IGNORECASE,
)


def _multiple(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "doubled", "threefold", "twice as many": times as much; "halved": by 50 percent."""
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
    if word == "twice" and not _is_all(s, begin, end) and not re.compile(r"\s(?:as|the|that|its|their|what|his|this|last)\b").match(s, end):
        return None
    if s[end : end + 1] == "-":
        return None
    return Amount(begin, end, Quantity(Decimal(worth), "times", comparator_before(s, begin) or Comparator.EQUAL), "times", head=end)


_TIMES_FORM = re.compile(r"(?:\s?[x×](?![\w-])|[\s-]times\b|[\s-]?-?fold\b)", re.IGNORECASE)


def _times(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """ "2.5x", "three times", "10-fold"."""
    if start["sign"]:
        return None
    number = numerals.at(s, start.start())
    if number is None or not (found := _TIMES_FORM.match(s, number.end)):
        return None
    if number.value >= 1000 and "times" in found.group().lower():
        told = comparator_before(s, start.start()) or Comparator.EQUAL
        return Amount(start.start(), found.end(), Quantity(number.value, "times", told), "count", "times", head=number.end)
    if "x" in found.group().lower() and re.compile(r"\s?\d").match(s, found.end()):
        return None
    comparator = comparator_before(s, start.start()) or Comparator.EQUAL
    return Amount(start.start(), found.end(), Quantity(number.value, "times", comparator), "times", head=number.end)


_TO = re.compile(r"(?P<dash>[\s\u00a0]?[-–—‑~][\s\u00a0]?)|\s(?P<word>to|through|or|and)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:a\s|about\s|around\s|over\s|more\sthan\s|nearly\s)?$", re.IGNORECASE)
_RANGES = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything|span(?:s|ned|ning)?)\s(?:in\s\w+\s)?from\s$", re.IGNORECASE
)


def _span(s: str, start: re.Match[str], titled: bool) -> Amount | None:
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
    if word == "to" and _moves(s, begin, first, join.end(), titled):
        return None
    if word != "and" and _FROM.search(left) and not _RANGES.search(left) and left.strip().lower() != "from":
        return None
    second_start = _START.match(s, join.end())
    if second_start is None or (second_start["word"] or "").lower() in ("a", "an", *VAGUE):
        return None
    if second_start["sign"] and not start["sign"]:
        return None
    second = numerals.at(s, second_start.start("digits") if second_start["digits"] is not None else join.end(), money=bool(start["sign"]))
    if second is None:
        return None
    return _joined(s, start, first, second, (unit, kind), titled)


_MOVED = re.compile(
    r"\b(?:by|up|down|added|adds?|gain(?:ed|s)?|lost|los(?:es|t)|rose|rises?|fell|falls?|climb(?:ed|s)?|jump(?:ed|s)?|drop(?:ped|s)?|shed|slid|slipped)\s"
    r"(?:about\s|around\s|another\s|some\s)?$",
    re.IGNORECASE,
)


def _moves(s: str, begin: int, first: Numeral, second_at: int, titled: bool) -> bool:
    """Whether "N to M" behind a verb of change is a change and a new level: "decreased by 35,700 to 10.1 million"."""
    del titled
    if not _MOVED.search(s[max(0, begin - 24) : begin]):
        return False
    start = _START.match(s, second_at)
    if start is None:
        return False
    second = numerals.at(s, start.start("digits") if start["digits"] is not None else second_at, money=bool(start["sign"]))
    return second is not None and (bool(start["sign"]) or second.value > 8 * first.value > 0)


def _joined(s: str, start: re.Match[str], first: Numeral, second: Numeral, known: tuple[str, str], titled: bool) -> Amount | None:
    sign = currency(start)
    unit, end, kind, phrase = unit_after(s, second.end, number=second, plural=True)
    if sign:
        unit, kind, phrase, end = sign[0], "money", "", second.end
    if known[0] and not sign and known[0] != unit:
        return None
    if not unit and not second.scaled and not _AGED.search(s[max(0, start.start() - 14) : start.start()]):
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
    if not unit and _AGED.search(s[max(0, begin - 14) : begin]):
        unit, kind = "years", "time"
    return Amount(begin, max(end, second.end), Quantity(low, unit, comparator, high), kind, phrase, head=second.end)


def _scale_of(s: str, number: Numeral) -> Decimal:
    bare = re.compile(DIGITS).match(s, number.start)
    if bare is None:
        first = numerals.at(s[number.start : s.find(" ", number.start)], 0) if " " in s[number.start : number.end] else None
        return number.value / first.value if first and first.value else Decimal(1)
    value = Decimal(re.sub(r"[^\d.]", "", bare.group()))
    return number.value / value if value else Decimal(1)


def _single(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    """One number with what it measures or counts, unless it is a name, a year or part of a longer token."""
    begin = start.start()
    number_at = start.start("digits") if start["digits"] is not None else begin
    number = numerals.at(s, number_at, money=bool(start["sign"]))
    if number is None or (number.spelled and (start["word"] or "").lower() in ("a", "an") and not number.scaled):
        return None
    comparator = comparator_before(s, begin)
    if sign := currency(start):
        end = number.end
        if trailing := _CURRENCY_TAIL.match(s, end):
            end = trailing.end()
        return Amount(
            begin,
            end,
            Quantity(number.value, sign[0], comparator_after(s, end) or comparator or Comparator.EQUAL),
            "money",
            head=number.end,
        )
    if odd := _ODD.match(s, number.end):
        unit, end, kind, phrase = unit_after(s, odd.end(), plural=True)
        about = Quantity(number.value, unit, Comparator.ABOUT)
        return Amount(begin, end if unit else odd.end(), about, kind or "number", phrase, head=odd.end())
    plus = s[number.end : number.end + 1] == "+" and not s[number.end + 1 : number.end + 2].isalnum()
    place = number.end + 1 if plus else number.end
    unit, end, kind, phrase = unit_after(s, place, number=number, plural=number.value != 1)
    if not unit and not stands_alone(s, number, place):
        return None
    if kind in ("", "count", "number") and is_name(s, begin, number, unit, titled, hedged=comparator is not None):
        return None
    if (
        number.spelled
        and not unit
        and not number.scaled
        and ((number.value < 13 or titled) and not _is_all(s, begins(s, begin), place) and not _OF_THEM.match(s, place))
    ):
        return None
    if kind == "time" and comparator is Comparator.OVER and lasts(s, begin):
        comparator = None
    final = Comparator.AT_LEAST if plus and comparator is None else comparator_after(s, max(end, place)) or comparator or Comparator.EQUAL
    if plus:
        final = Comparator.OVER
    quantity = Quantity(number.value, unit, final)
    if not unit and kind == "" and _is_age(s, begin, place, number):
        return Amount(begin, place, Quantity(number.value, "years", final), "time", head=number.end)
    return Amount(begin, end if unit else place, quantity, kind or "number", phrase, head=number.end)


_AGE_BEFORE = re.compile(
    r"\b(?:aged|age|ages|at\sthe\sage|turn(?:s|ed)|die[sd]?\s(?:\w+\s){0,3}?at)\s(?:of\s|about\s|only\s|just\s)?$|(?:^|[.“\"]\s?)(?:He|She)\s(?:was|is)\s$|[A-Z][a-z]+,\s$"
)
_AFTER_AGE = re.compile(r"$|[.,;)]|\s(?:when|and|or|at|in|on|after|from|with)\b")


def _is_age(s: str, begin: int, end: int, number: Numeral) -> bool:
    """Whether a bare number is somebody's age: "aged 26", "died at 88", "Venn, 23, scored"."""
    if not (number.plain or number.spelled) or not 1 <= number.value <= 115:
        return False
    found = _AGE_BEFORE.search(s[max(0, begin - 40) : begin])
    if found is None or not _AFTER_AGE.match(s, end):
        return False
    return not found.group().endswith(", ") or (s[end : end + 1] == "," and number.plain and number.value > 4)


def is_age_at(s: str, begin: int, end: int) -> bool:
    """Whether the bare number at ``s[begin:end]`` was read as somebody's age."""
    number = numerals.at(s, begin)
    return number is not None and number.end == end and _is_age(s, begin, end, number)


_ODD = re.compile(r"[-\s]odd\b", re.IGNORECASE)


def _is_all(s: str, begin: int, end: int) -> bool:
    """Whether the text is nothing but this number."""
    return not s[:begin].strip() and not s[end:].strip(" .!?")


_CURRENCY_TAIL = re.compile(r"\s(?:USD|US dollars|U\.S\. dollars|CAD|AUD|SGD|HKD|dollars|euros|pounds)\b")


def _glyph(s: str, start: re.Match[str], titled: bool) -> Amount | None:
    worth = {"½": 50, "¼": 25, "¾": 75}.get(start["glyph"])
    if worth is None or not s[start.end() : start.end() + 4].startswith((" of", " the")):
        return None
    return Amount(start.start(), start.end(), Quantity(Decimal(worth), "%"), "percent", head=start.end())


_CARRIES = re.compile(
    r"\s(?:to|and|or|versus|vs\.?|from|against|compared\swith|compared\sto|up\sfrom|down\sfrom)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
_COMPARES = re.compile(
    r",?\s(?:compared\s(?:with|to)|against|versus|up\sfrom|down\sfrom)\s(?:about\s|around\s|over\s|just\s|only\s)?", re.IGNORECASE
)
#: The same over a date: "1.1m visitors last year, up from 780,000".
_COMPARES_LATER = re.compile(
    r"(?:\s(?:(?:last|this|a|in|on|for|per)\s)?(?:\w+\s?){0,3})?,?\s(?:compared\s(?:with|to)|against|versus|up\sfrom|down\sfrom|from)\s(?:about\s|around\s|over\s|just\s|only\s)?",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\sof\s(?:them|which|whom|those)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"\bof\s(?:whom|which|them|those)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_HARMED = re.compile(
    r"\b(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?|displac(?:ed|ing))\s(?:at\sleast\s|more\sthan\s|about\s|some\s|nearly\s|up\sto\s|over\s|around\s|another\s|as\smany\sas\s)?$",
    re.IGNORECASE,
)
_HARMED_AFTER = re.compile(
    r"\s(?:more\s|others\s)?(?:were\s|are\s|people\s|have\sbeen\s)?(?:dead|injured|wounded|missing|killed|died|hurt)\b", re.IGNORECASE
)
_AGED = re.compile(r"\b(?:aged|age|ages)\s(?:of\s|between\s)?$", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\bnumber\sof\s(?:[\w’'/-]+\s){0,5}?", re.IGNORECASE)


def _with_context(s: str, found: list[Amount]) -> list[Amount]:
    """Units that stand elsewhere in the sentence: "from 50 to 70 percent", "64 of them", "the number of users passed 3 million"."""
    done: list[Amount] = []
    for index, amount in enumerate(found):
        if not amount.quantity.unit:
            amount = _with_unit(s, amount, done, found[index + 1 :])
        done.append(amount)
    return done


def _with_unit(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount:
    if amount.kind == "number" and _AGED.search(s[max(0, amount.start - 12) : amount.start]) and amount.quantity.value < 120:
        return replace(amount, quantity=replace(amount.quantity, unit="years"), kind="time")
    if amount.kind == "number" and (_HARMED.search(s[max(0, amount.start - 40) : amount.start]) or _HARMED_AFTER.match(s, amount.end)):
        return replace(amount, quantity=replace(amount.quantity, unit="people"), kind="count", phrase="people")
    if _OF_WHOM.search(s[max(0, amount.start - 30) : amount.start]) or _OF_THEM.match(s, amount.end):
        counted_before = next((b for b in reversed(before) if b.kind == "count"), None)
        return _told(amount, counted_before) if counted_before else amount
    if before and before[-1].kind == "count" and _COMPARES_LATER.fullmatch(s[before[-1].end : amount.start]):
        return _told(amount, before[-1])
    if (
        before
        and _CARRIES.search(s[before[-1].end : amount.start][-30:])
        and len(s[before[-1].end : amount.start]) < 40
        and before[-1].kind in ("money", "percent")
    ):
        if before[-1].kind == "money" and amount.head > amount.start:
            return _told(amount, before[-1])
        return amount
    if (
        after
        and re.compile(r"(?:,|,?\s(?:to|and|or))\s(?:about\s|around\s|over\s|nearly\s|more\sthan\s)?$", re.IGNORECASE).match(
            s[amount.end : after[0].start]
        )
        and (named := _next_unit(s, after)) is not None
    ):
        return _told(amount, named)
    if number_of := _last_match(_NUMBER_OF, s, amount.start):
        noun = _head_after(s, number_of)
        if noun and noun.end <= amount.start and not any(noun.end <= b.start < amount.start and b.kind == "count" for b in before):
            return replace(amount, quantity=replace(amount.quantity, unit=noun.unit), kind="count", phrase=noun.phrase)
    return amount


def _next_unit(s: str, after: list[Amount]) -> Amount | None:
    """The next amount with a unit in a row of amounts: "1.8 billion, 7 billion and 34 billion parameters"."""
    for index, amount in enumerate(after[:4]):
        if amount.quantity.unit:
            return amount
        if index + 1 < len(after) and not _IN_ROW.fullmatch(s[amount.end : after[index + 1].start]):
            return None
    return None


_IN_ROW = re.compile(r"(?:,|,?\s(?:and|or))\s", re.IGNORECASE)


def _told(amount: Amount, other: Amount) -> Amount:
    return replace(amount, quantity=replace(amount.quantity, unit=other.quantity.unit), kind=other.kind, phrase=other.phrase)


def _last_match(pattern: re.Pattern[str], s: str, end: int) -> int | None:
    last = None
    for found in pattern.finditer(s, max(0, end - 300), end):
        last = found.start() + len("number of")
    return last


def _head_after(s: str, pos: int) -> counted.Counted | None:
    """The plural head of the phrase after "number of", over an "and" between its adjectives."""
    noun = counted.after(s, pos)
    if noun is None and (joined := re.compile(r"\s\w+\s(?:and|or)(?=\s)").match(s, pos)):
        noun = counted.after(s, joined.end())
    return noun


def _merged(first: list[Amount], second: list[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    index = 0
    for a in first:
        while index < len(second) and second[index].end <= a.start:
            index += 1
        if index == len(second) or second[index].start >= a.end:
            kept.append(a)
    return sorted([*kept, *second], key=lambda a: a.start)
