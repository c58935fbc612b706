"""Dates counted from another date of the sentence: "on Monday, two days after the machine failed"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.amounts import numerals
from bot.reading.dates.scene import shifted
from bot.reading.grammar.finite import is_finite
from bot.reading.grammar.tokens import tokens
from storage.values import PartialDate, Precision

_APART = regex(
    r"\b(?:(?:just|only|barely|exactly)\s)?(?P<count>\w{1,9})\s(?P<unit>day|week|month|year)s?\s(?P<way>after|before)\s(?!that\b|this\b|then\b)",
    re.IGNORECASE,
)
_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
#: The coarsest date from which a distance may be counted: days from a day, years from anything up to a year.
_GRAINS = {
    "day": (Precision.DAY,),
    "week": (Precision.DAY, Precision.WEEK),
    "month": (Precision.DAY, Precision.WEEK, Precision.MONTH),
    "year": (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR),
}


def happened_apart(sentence: str, when: PartialDate, end: int) -> tuple[PartialDate, int] | None:
    """The date of the clause behind the date that ends at ``end``, and its offset: "on Monday, two days after | the machine failed"."""
    found = _APART.search(sentence, end, end + 40)
    if found is None or sentence[end : found.start()] not in (", ", " ") or not _is_clause(sentence[found.end() :]):
        return None
    moved = _moved(when, found, 1 if found["way"].lower() == "before" else -1)
    return (moved, found.end()) if moved else None


def counted_from(sentence: str, when: PartialDate, at: int) -> PartialDate | None:
    """The date of the main clause, counted from the one at ``at``: "the crash came a day after an inspection on Sunday"."""
    found = next((match for match in _APART.finditer(sentence, 0, at) if "," not in sentence[match.end() : at]), None)
    if found is None or not _is_clause(sentence[: found.start()]):
        return None
    return _moved(when, found, 1 if found["way"].lower() == "after" else -1)


def _is_clause(words: str) -> bool:
    found = tokens(words[:120])
    stop = next((index for index, word in enumerate(found) if word.text in ",;"), len(found))
    return any(is_finite(found[index], found[index - 1]) for index in range(1, stop))


def _moved(when: PartialDate, found: re.Match[str], sign: int) -> PartialDate | None:
    unit = found["unit"].lower()
    count = 1 if found["count"].lower() in ("a", "an", "one") else _number(found["count"])
    if count is None or not 0 < count < 200 or when.precision not in _GRAINS[unit] or when.start is None:
        return None
    return shifted(when.start, sign * count, _LETTERS[unit])


def _number(word: str) -> int | None:
    number = numerals.at(word, 0)
    return int(number.value) if number is not None and number.end == len(word) else None
