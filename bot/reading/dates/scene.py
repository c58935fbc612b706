"""The meaning of a time expression, the scene in which it is resolved, and calendar arithmetic.

Functions here do not raise: a result outside the calendar (year 0, 30 February, year 10000) is None.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from storage.values import Basis, PartialDate, Precision

_PRECISIONS = {
    "D": Precision.DAY,
    "W": Precision.WEEK,
    "M": Precision.MONTH,
    "Q": Precision.QUARTER,
    "Y": Precision.YEAR,
}


@dataclass(slots=True, unsafe_hash=True)  # not frozen, which would triple the time; it is never changed
class Meaning:
    """A TIMEX3 type and value, with its calendar span if it has one.

    ``anchors`` says whether the story moves to this date, so that "the following week" counts from it.
    """

    type: str
    value: str
    precision: Precision
    basis: Basis
    when: PartialDate | None = None
    anchors: bool = True


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """How a company's fiscal years lie: the month in which they start (0 where unknown) and how long after its end one is named."""

    start: int = 0
    late: int = 0  #: "fiscal 2024" ended in 2025: -1
    basis: Basis = Basis.RESOLVED  #: INFERRED where it is the custom of a country


class Scene(NamedTuple):  # a tuple is changed in a third of the time, and each time expression makes one
    """What an expression is resolved against: the publication, and what the text has spoken of before it."""

    published: date | None = None  #: None where unknown or doubted
    basis: Basis = Basis.RESOLVED  #: the basis of what is resolved from the publication
    last: PartialDate | None = None  #: the date that the text mentioned last
    narrative: bool = False  #: the text narrates history, so that ``last`` counts and ``published`` does not
    tense: str = ""  #: "past", "future" or ""
    fiscal: FiscalYear = FiscalYear()
    year_in_sentence: int | None = None  #: a year stated earlier in the sentence
    today: date | None = None  #: the last single day near publication that the text mentioned: "the day"
    last_in_sentence: bool = False  #: ``last`` is in the same sentence
    grain: Precision = Precision.DAY  #: how exactly the publication is known: DAY, MONTH or YEAR
    period: PartialDate | None = None  #: the month, quarter or half that the text mentioned last

    @property
    def now(self) -> date | None:
        """The day from which "this year" is seen: the publication, or in a narrative the date that it mentioned last."""
        if not self.narrative:
            return self.published
        return self.last.start if self.last and self.last.start else None

    @property
    def then(self) -> PartialDate | None:
        """The date that "the following year" follows: the one that the text mentioned last, else the publication."""
        if self.last is not None and self.last.start is not None:
            return self.last
        return PartialDate.day(self.published) if self.published and not self.narrative else None


_STEPS_IN_DAYS = "DWMQY"
_FINENESS = {Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.QUARTER: 3}


def base_for(scene: Scene, letter: str) -> date | None:
    """The day from which "the previous month" or "a week earlier" is counted: the last date of the text that is exact enough.

    In news that is the month or quarter mentioned last, and not the day on which somebody spoke about it. Hours, minutes and
    seconds are counted from no day: None.
    """
    if letter not in _STEPS_IN_DAYS:
        return None
    then = scene.then
    if then is None or then.start is None or scene.narrative:
        return then.start if then else None
    period = scene.period
    is_report_day = scene.published is not None and abs((then.start - scene.published).days) <= 7
    if is_report_day and period is not None and letter in "MQ" and period.precision is precision_of(letter):
        return period.start
    if letter != "Y" and _FINENESS.get(then.precision, 9) > _STEPS_IN_DAYS.index(letter) and scene.published is not None:
        return scene.published
    return then.start


def of(when: PartialDate, basis: Basis | None = None) -> Meaning:
    """The plain DATE for a calendar span."""
    if basis is not None:
        when = replace(when, basis=basis)
    return Meaning("DATE", when.value, when.precision, when.basis, when)


_FINER_THAN_A_YEAR = frozenset((Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.SEASON))


def is_too_exact(meaning: Meaning, grain: Precision, of_calendar: bool) -> bool:
    """Whether a meaning is more exact than the publication that it is resolved from: "yesterday" in an article of some February.

    ``of_calendar`` says that month and day are stated, and only the year is resolved.
    """
    if grain is Precision.DAY or meaning.basis is Basis.STATED or meaning.when is None:
        return False
    if meaning.precision in (Precision.DAY, Precision.WEEK):
        return not of_calendar or grain is Precision.YEAR
    return grain is Precision.YEAR and (meaning.precision in _FINER_THAN_A_YEAR or meaning.type == "DURATION")


def vague(value: str, kind: str = "DATE") -> Meaning:
    return Meaning(kind, value, Precision.UNKNOWN, Basis.UNKNOWN, None, anchors=False)


def unresolved(value: str, precision: Precision) -> Meaning:
    """A DATE whose year (or more) can't be known: ``XXXX-09``."""
    return Meaning("DATE", value, precision, Basis.UNKNOWN, None, anchors=False)


def duration(value: str, precision: Precision, when: PartialDate | None = None, kind: str = "DURATION") -> Meaning:
    return Meaning(kind, value, precision, when.basis if when else Basis.STATED, when, anchors=False)


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none: 30 February."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_of(year: int, month: int, basis: Basis = Basis.STATED) -> PartialDate | None:
    return PartialDate.month(year, month, basis) if 1 <= year <= 9999 and 1 <= month <= 12 else None


def year_of(year: int, basis: Basis = Basis.STATED) -> PartialDate | None:
    return PartialDate.year(year, basis) if 1 <= year <= 9999 else None


def quarter_of(year: int, quarter: int, basis: Basis = Basis.STATED) -> PartialDate | None:
    return PartialDate.quarter(year, quarter, basis) if 1 <= year <= 9999 and 1 <= quarter <= 4 else None


def months_of(year: int, month: int, count: int, precision: Precision, basis: Basis = Basis.STATED) -> PartialDate | None:
    """The span of ``count`` months, the given one first; None where it leaves the calendar."""
    start = day(year, month, 1)
    last = add_months(start, count - 1) if start else None
    if start is None or last is None:
        return None
    return PartialDate(start, last.replace(day=calendar.monthrange(last.year, last.month)[1]), precision, basis)


def half_of(year: int, half: int, basis: Basis = Basis.STATED) -> PartialDate | None:
    return months_of(year, 6 * half - 5, 6, Precision.HALF, basis)


def season_of(year: int, code: str, basis: Basis = Basis.STATED) -> PartialDate | None:
    return months_of(year, {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code], 3, Precision.SEASON, basis)


def decade_of(year: int, basis: Basis = Basis.STATED) -> PartialDate | None:
    first = year // 10 * 10
    if not 1 <= first <= 9980:
        return None
    return PartialDate(date(first, 1, 1), date(first + 9, 12, 31), Precision.DECADE, basis)


def week_of(any_day: date, basis: Basis = Basis.STATED) -> PartialDate | None:
    monday = add_days(any_day, -any_day.weekday())
    sunday = add_days(monday, 6) if monday else None
    return PartialDate(monday, sunday, Precision.WEEK, basis) if monday and sunday else None


def add_days(start: date, count: int) -> date | None:
    try:
        return start + timedelta(days=count)
    except OverflowError:
        return None


def add_months(start: date, count: int) -> date | None:
    """The same day ``count`` months later, or that month's last day where it has no such day; earlier if negative."""
    index = start.year * 12 + start.month - 1 + count
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def shifted(start: date, count: int, letter: str, basis: Basis = Basis.RESOLVED) -> PartialDate | None:
    """The day, week, month, quarter or year that is ``count`` of them after the one of ``start``; earlier if negative."""
    if letter == "D":
        found = add_days(start, count)
        return PartialDate.day(found, basis) if found else None
    if letter == "W":
        found = add_days(start, 7 * count)
        return week_of(found, basis) if found else None
    if letter == "Y":
        return year_of(start.year + count, basis)
    found = add_months(start, count * (3 if letter == "Q" else 1))
    if found is None:
        return None
    if letter == "Q":
        return quarter_of(found.year, (found.month + 2) // 3, basis)
    return month_of(found.year, found.month, basis)


def stretch(start: date, count: float, letter: str, basis: Basis = Basis.RESOLVED) -> PartialDate | None:
    """The span of ``count`` units from a day on, or back if negative; made of whole months for months and longer units, else days."""
    if letter in "DW":
        other = add_days(start, round(count * (7 if letter == "W" else 1)))
        return None if other is None else PartialDate.between(min(start, other), max(start, other), basis)
    months = round(count * {"M": 1, "Q": 3, "Y": 12}[letter])
    other = add_months(start.replace(day=1), months)
    if other is None:
        return None
    first, last = min(start, other).replace(day=1), max(start, other)
    return PartialDate.between(first, last.replace(day=calendar.monthrange(last.year, last.month)[1]), basis)


def precision_of(letter: str) -> Precision:
    return _PRECISIONS.get(letter, Precision.UNKNOWN)


def moving_holiday(year: int, month: int, number: int, weekday: int, plus: int) -> date | None:
    """The day ``plus`` days after the ``number``-th such weekday of a month (-1 is the last), or after Easter if ``number`` is 0."""
    if not 1 <= year <= 9998:
        return None
    if number:
        first = date(year, month, 1)
        last = calendar.monthrange(year, month)[1]
        nth = 1 + (weekday - first.weekday()) % 7 + 7 * (number - 1)
        if number < 0:
            nth = last - (date(year, month, last).weekday() - weekday) % 7
        return add_days(date(year, month, nth), plus)
    return add_days(_easter(year), plus)


def _easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus/Jones/Butcher)."""
    golden, century = year % 19, year // 100
    leap = century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15
    epact = leap % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    day_index = moon - weekday
    month = 3 + (day_index + 40) // 44
    return date(year, month, day_index + 28 - 31 * (month // 4))


#: So far ahead, in months, a day in the future tense is still of this year: what "will close on 31 December" in February.
_IN_TEN_MONTHS = 11.2


def closest_year(now: date, month: int, number: int, tense: str) -> int:
    """The year of a month and day without one, seen from the day ``now``: by the tense, else the nearest year."""
    months = (month - now.month) + ((number - now.day) / 31 if number > 0 else 0)
    if number > 0 and abs(months) < 2.5:
        # So near a day is meant whatever the tense: an author who means another year says so.
        return now.year
    if number > 0 and abs(months) > 9.5 and not (tense == "future" and 0 < months < _IN_TEN_MONTHS):
        return now.year + (1 if months < 0 else -1)
    if tense == "future":
        return now.year if months >= 0 else now.year + 1
    if tense == "past":
        return now.year if months <= 0 else now.year - 1
    # Without a tense, the past is likelier: texts look back further than ahead.
    if months > 4.5:
        return now.year - 1
    return now.year + 1 if months < -8.5 else now.year


def year_in_story(last: PartialDate, month: int) -> int:
    """The year of a bare month in a narrative: that of the date before it, or the next if the month has passed."""
    start = last.start or last.end or date.min
    if last.precision in (Precision.DAY, Precision.MONTH, Precision.WEEK) and start.month >= 10 and month <= 3:
        return start.year + 1
    return start.year
