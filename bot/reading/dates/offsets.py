"""Days that are counted from another day: "a week from Friday", "a year ago today", "three days after May 1, 2024"."""

from __future__ import annotations

from datetime import date

from bot.core.patterns import regex
from bot.reading.dates import scene as cal
from bot.reading.dates.patterns import ABOUT, ANY_CASE, GAP, HYPHEN, NUMBER, WEEKDAY, group, number, unit
from bot.reading.dates.scene import Meaning, Scene
from storage.values import PartialDate, Precision

_BEFORE = regex(
    rf"(?P<skip>\b(?:for|within|in|over|during|every|each|than|first|last|next|past|previous|full)\s{{1,3}})?{ABOUT}?\b(?P<count>{NUMBER}|the)"
    rf"{HYPHEN}(?P<unit>days?|nights?|weeks?|fortnights?|months?|years?|decades?){GAP}(?P<way>after|before|from|ago|following|prior{GAP}to)"
    rf"{GAP}\Z",
    ANY_CASE,
)
_WORDS = 48
_WAYS = ("after", "before", "from", "ago", "following", "to")
_NAMES_A_DAY = regex(rf"(?:on\s)?(?:{WEEKDAY}|today|tomorrow|yesterday|next\s|this\s|now\b|that\s)", ANY_CASE)


def counted_from(text: str, start: int, floor: int, meaning: Meaning, scene: Scene) -> tuple[int, Meaning] | None:
    """Start and meaning of the date that is counted from the one that begins at ``start``, or None where none is."""
    when = meaning.when
    if when is None or when.start is None or meaning.type != "DATE" or not text[max(0, start - 10) : start].rstrip().endswith(_WAYS):
        return None
    found = _BEFORE.search(text, max(floor, start - _WORDS), start)
    if found is None or found["skip"]:
        return None
    way, counted = group(found, "way"), group(found, "count")
    count = 1.0 if counted == "the" else number(counted)
    letter, factor, clock = unit(found["unit"])
    if clock or count is None or count != int(count) or count * factor > 1000 or (counted == "the" and found["unit"][-1:] in "sS"):
        return None
    if way in ("from", "ago") and (when.precision not in (Precision.DAY, Precision.MONTH) or not _NAMES_A_DAY.match(text, start)):
        return None
    steps = int(count) * factor * (1 if way in ("after", "from", "following") else -1)
    moved = _moved(_seen(when.start, way, scene), when.precision, steps, letter, way, counted == "the", scene)
    return (found.start("count"), cal.of(moved)) if moved else None


def _seen(day: date, way: str, scene: Scene) -> date:
    """The weekday that is meant, whatever the tense: "a week ago Monday" counts from the last one, "a week from Monday" from the next."""
    if scene.published is not None and way == "ago" and day > scene.published:
        return cal.add_days(day, -7) or day
    if scene.published is not None and way == "from" and 0 < (scene.published - day).days < 7:
        return cal.add_days(day, 7) or day
    return day


def _moved(start: date, precision: Precision, steps: int, letter: str, way: str, whole: bool, scene: Scene) -> PartialDate | None:
    """So many units from a day, month or year, no more exact than both are."""
    if precision is Precision.DAY and letter in "DW":
        day = cal.add_days(start, steps * (7 if letter == "W" else 1))
        if day is None:
            return None
        return cal.week_of(day, scene.basis) if whole and letter == "W" else PartialDate.day(day, scene.basis)
    if precision is Precision.DAY and way in ("ago", "from"):
        day = cal.add_months(start, steps * (12 if letter == "Y" else 1))
        return PartialDate.day(day, scene.basis) if day else None
    if precision is Precision.MONTH and letter in "MY":
        return cal.shifted(start, steps * (12 if letter == "Y" else 1), "M", scene.basis)
    if (precision is Precision.DAY and letter in "MY") or (precision is Precision.YEAR and letter == "Y"):
        return cal.shifted(start, steps, letter, scene.basis)
    return None
