"""Makes the two ends of a range agree: "between May and July 2023", "from Monday through Friday"."""

from __future__ import annotations

import re
from datetime import date

from bot.core.patterns import regex
from bot.reading.dates import scene as cal
from bot.reading.dates.patterns import MONTH, SEASON
from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision

_RANGE_GAP = regex(r"\s?(?:[-–—]|\b(?:to|and|or|through|until|till)\b(?:\sthe)?)\s?")
_COMPLETED = (Precision.DAY, Precision.MONTH, Precision.SEASON)
_OF_CALENDAR = regex(rf"(?:(?:the|early|late|mid)[ -])?(?:{MONTH}|{SEASON}|\d)", re.IGNORECASE)


def complete_first(text: str, found: list[DateMention], mention: DateMention) -> None:
    """Gives the first date of a range the year of the second: "between May and July 2023", "from 12 May to 3 June 1940"."""
    if not found or mention.basis is not Basis.STATED or mention.when is None or mention.when.start is None:
        return
    before = found[-1]
    if before.type != "DATE" or before.basis is Basis.STATED or before.precision not in _COMPLETED:
        return
    if not _RANGE_GAP.fullmatch(text, before.end, mention.start) or not _OF_CALENDAR.match(before.text):
        return
    parts = before.value.split("-")[1:]
    if not all(part.isdecimal() or part in ("SP", "SU", "FA", "WI") for part in parts):
        return
    year = mention.when.start.year
    try:
        when = PartialDate.parse(f"{year:04d}-" + "-".join(parts))
        if when.start and when.start > mention.when.start:
            when = PartialDate.parse(f"{year - 1:04d}-" + "-".join(parts))
    except ValueError:
        return
    found[-1] = before.model_copy(update={"value": when.value, "basis": Basis.STATED, "when": when})


_ENDS = regex(r"\s?(?:[-–—]|\b(?:to|through|until|till)\b(?:\sthe)?)\s?")
_BETWEEN = regex(r"\b[Bb]etween\s(?:the\s)?\Z")
_AND = regex(r"\sand\s(?:the\s)?")


def with_end_after_start(text: str, found: list[DateMention], last: DateMention, published: date | None) -> DateMention:
    """The second end of a range, not before the first, which moves instead where it is past: "was shut between March and May"."""
    first = found[-1] if found else None
    if first is None or published is None or first.when is None or last.when is None or first.when.start is None or last.when.start is None:
        return last
    if first.when.start <= last.when.start or first.precision is not last.precision or Basis.STATED in (first.basis, last.basis):
        return last
    if first.type != "DATE" or last.type != "DATE" or first.precision not in (Precision.DAY, Precision.MONTH):
        return last
    gap = text[first.end : last.start]
    if not _ENDS.fullmatch(gap) and not (_AND.fullmatch(gap) and _BETWEEN.search(text, max(0, first.start - 12), first.start)):
        return last
    if first.when.start > published:
        return _later(last, 1)
    found[-1] = _later(first, -1)
    return last


def _later(mention: DateMention, steps: int) -> DateMention:
    """The mention a week later where it is named by its weekday, else a year later; earlier if negative."""
    start = mention.when.start if mention.when else None
    if start is None or mention.when is None:
        return mention
    by_weekday = mention.precision is Precision.DAY and not any(character.isdigit() for character in mention.text)
    moved = cal.add_days(start, 7 * steps) if by_weekday else cal.add_months(start, 12 * steps)
    when = cal.shifted(moved, 0, "D" if mention.precision is Precision.DAY else "M", mention.when.basis) if moved else None
    return mention.model_copy(update={"when": when, "value": when.value}) if when else mention
