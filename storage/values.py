"""Values that facts, events and quotes are made of: partial dates and quantities, pure and exact."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    FISCAL = "fiscal"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """How a date is known: printed, worked out from the text, guessed from its surroundings, or not at all."""

    STATED = "stated"
    RESOLVED = "resolved"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Comparator(StrEnum):
    """How a quantity relates to the number that is printed."""

    EQUAL = "="
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="
    ABOUT = "~"


#: What is said in front of a number that is not exactly the printed one.
COMPARATOR_WORDS = {
    Comparator.OVER: "over",
    Comparator.AT_LEAST: "at least",
    Comparator.UNDER: "under",
    Comparator.AT_MOST: "up to",
    Comparator.ABOUT: "about",
}


class Nature(StrEnum):
    """What kind of claim a fact makes about its figure."""

    ACTUAL = "actual"
    PLANNED = "planned"
    FORECAST = "forecast"
    TARGET = "target"
    ESTIMATE = "estimate"
    PAST = "past"
    DENIED = "denied"  #: somebody says that it is not so
    RETRACTED = "retracted"  #: it was said before and has been taken back or corrected since


class EventStatus(StrEnum):
    PAST = "past"
    PLANNED = "planned"
    PREDICTED = "predicted"
    CANCELLED = "cancelled"


class AboutBasis(StrEnum):
    """How it is known whom a sentence is about."""

    NAMED = "named"  #: the sentence names it
    PRONOUN = "pronoun"  #: "it", "the company", "the Bergen-based utility"
    ARTICLE = "article"  #: nothing else is named, and the article is about it


class TopicKind(StrEnum):
    """What a topic, or whatever else has a name, is."""

    ORGANISATION = "organisation"
    PRODUCT = "product"
    PERSON = "person"
    PLACE = "place"
    EVENT = "event"
    OTHER = "other"


class Origin(StrEnum):
    """How an entry came into the store."""

    READ = "read"
    BY_HAND = "by hand"
    FEED = "feed"


_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASON_WORDS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _add_months(year: int, month: int, count: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


_FISCAL_LABEL = re.compile(r"fiscal (\d{4})(?: ([QH][1-4]))?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A stretch of calendar days, both ends included, with how exactly and on what basis it is known.

    ``start`` and ``end`` are both None for UNKNOWN; a RANGE may be open at one end. Dates carry no time zone:
    they are the calendar days that the source speaks of. ``label`` keeps the source's own name of a fiscal
    period ("fiscal 2025 Q1").
    """

    start: date | None
    end: date | None
    precision: Precision
    basis: Basis
    label: str = ""

    def __post_init__(self) -> None:
        if (label := storable(self.label)) != self.label:
            object.__setattr__(self, "label", label)
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a date can't end ({self.end}) before it starts ({self.start})")
        if self.precision not in (Precision.UNKNOWN, Precision.RANGE, Precision.FISCAL) and not (self.start and self.end):
            raise ValueError(f"a date of precision {self.precision} needs a start and an end")

    @classmethod
    def unknown(cls) -> PartialDate:
        return cls(None, None, Precision.UNKNOWN, Basis.UNKNOWN)

    @classmethod
    def day(cls, day: date, basis: Basis = Basis.STATED) -> PartialDate:
        return cls(day, day, Precision.DAY, basis)

    @classmethod
    def month(cls, year: int, month: int, basis: Basis = Basis.STATED) -> PartialDate:
        return cls(date(year, month, 1), _month_end(year, month), Precision.MONTH, basis)

    @classmethod
    def quarter(cls, year: int, quarter: int, basis: Basis = Basis.STATED) -> PartialDate:
        return cls(date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter), Precision.QUARTER, basis)

    @classmethod
    def year(cls, year: int, basis: Basis = Basis.STATED) -> PartialDate:
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, basis)

    @classmethod
    def between(cls, start: date | None, end: date | None, basis: Basis = Basis.STATED) -> PartialDate:
        if start is None and end is None:
            return cls.unknown()
        return cls(start, end, Precision.RANGE, basis)

    @classmethod
    def parse(cls, text: str, basis: Basis = Basis.STATED) -> PartialDate:
        """The date that a TIMEX3-like value names: ``2024``, ``2024-05``, ``2024-05-09``, ``2024-Q2``, ``2024-H1``,
        ``2024-W07``, ``2024-SP``, ``199``/``1990s`` or ``A/B`` of these (either side may be empty).

        Raises:
            ValueError: the text is none of these, or names a day that no calendar has.
        """
        value = text.strip()
        if "/" in value:
            left, _, right = value.partition("/")
            first = cls.parse(left, basis).start if left.strip() else None
            last = cls.parse(right, basis).end if right.strip() else None
            if first is None and last is None:
                raise ValueError(f"{text!r} is no date")
            return cls.between(first, last, basis)
        for pattern, build in _FORMS:
            if found := re.fullmatch(pattern, value, re.IGNORECASE):
                return replace(build(*found.groups()), basis=basis)
        raise ValueError(f"{text!r} is no date")

    @property
    def value(self) -> str:
        """The date as a TIMEX3 value, no more exact than it is known: ``2024-05``, ``2024-Q2``, ``2025-02/2028-02``; '' if unknown."""
        start, end = self.start, self.end
        if start is None and end is None:
            return ""
        if self.precision in (Precision.RANGE, Precision.FISCAL) or start is None or end is None:
            return _range_value(start, end)
        match self.precision:
            case Precision.DAY:
                return start.isoformat()
            case Precision.WEEK:
                year, week, _ = start.isocalendar()
                return f"{year:04d}-W{week:02d}"
            case Precision.MONTH:
                return f"{start.year:04d}-{start.month:02d}"
            case Precision.QUARTER:
                return f"{start.year:04d}-Q{(start.month + 2) // 3}"
            case Precision.HALF:
                return f"{start.year:04d}-H{1 if start.month == 1 else 2}"
            case Precision.SEASON:
                return f"{start.year:04d}-{next((k for k, m in _SEASONS.items() if m == start.month), 'SP')}"
            case Precision.DECADE:
                return f"{start.year // 10:03d}"
            case _:
                return f"{start.year:04d}"

    @property
    def fiscal_value(self) -> str:
        """The TIMEX3-like value of a fiscal period whose place on the calendar is not known: ``FY2024-Q3``; '' for other dates."""
        found = _FISCAL_LABEL.fullmatch(self.label) if self.precision is Precision.FISCAL and self.start is None else None
        return f"FY{found[1]}" + (f"-{found[2]}" if found[2] else "") if found else ""

    @property
    def text(self) -> str:
        """The date for people, no more exact than it is known: "27 Feb 2025", "Feb 2025", "Q2 2024", "date unknown"."""
        start, end = self.start, self.end
        if self.precision is Precision.FISCAL and self.label:
            return self.label
        if start is None and end is None:
            return "date unknown"
        if start is None:
            return f"by {_edge_text(end, last=True)}"
        if end is None:
            return f"from {_edge_text(start, last=False)}"
        match self.precision:
            case Precision.RANGE | Precision.FISCAL:
                return _range_text(start, end)
            case Precision.DAY:
                return _day_text(start)
            case Precision.WEEK:
                return f"week of {_day_text(start)}"
            case Precision.MONTH:
                return f"{_MONTHS[start.month - 1]} {start.year}"
            case Precision.QUARTER | Precision.HALF:
                return f"{self.value[5:]} {start.year}"
            case Precision.SEASON:
                return f"{_SEASON_WORDS[self.value[5:]]} {start.year}"
            case Precision.DECADE:
                return f"{start.year // 10 * 10}s"
            case _:
                return str(start.year)

    @property
    def sort_key(self) -> tuple[date, date]:
        """Orders dates by where they start, a wider one before a narrower that starts with it; unknown ones first."""
        start = self.start or self.end or date.min
        return (start, self.end or date.max)

    def overlaps(self, start: date | None, end: date | None) -> bool:
        """Whether any day of this date lies in [start, end]; None is open. An unknown date lies in none that is bounded."""
        if self.start is None and self.end is None:
            return start is None and end is None
        return (start is None or self.end is None or self.end >= start) and (end is None or self.start is None or self.start <= end)


def _day_text(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _is_month_edge(day: date, *, last: bool) -> bool:
    return day == _month_end(day.year, day.month) if last else day.day == 1


def _edge_text(day: date | None, *, last: bool) -> str:
    if day is None:
        return ""
    return f"{_MONTHS[day.month - 1]} {day.year}" if _is_month_edge(day, last=last) else _day_text(day)


def _by_month(start: date | None, end: date | None) -> bool:
    return (start is None or start.day == 1) and (end is None or _is_month_edge(end, last=True))


def _by_year(start: date | None, end: date | None) -> bool:
    return (start is None or (start.month, start.day) == (1, 1)) and (end is None or (end.month, end.day) == (12, 31))


def _range_value(start: date | None, end: date | None) -> str:
    size = 4 if _by_year(start, end) else 7 if _by_month(start, end) else 10
    return f"{start.isoformat()[:size] if start else ''}/{end.isoformat()[:size] if end else ''}"


def _range_text(start: date, end: date) -> str:
    if _by_year(start, end):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if _by_month(start, end):
        return f"{_edge_text(start, last=False)}–{_edge_text(end, last=True)}"
    return f"{_day_text(start)}–{_day_text(end)}"


def _span(year: int, month: int, months: int, precision: Precision) -> PartialDate:
    return PartialDate(date(year, month, 1), _month_end(*_add_months(year, month, months - 1)), precision, Basis.STATED)


def _week(year: str, week: str) -> PartialDate:
    monday = date.fromisocalendar(int(year), int(week), 1)
    return PartialDate(monday, monday + timedelta(days=6), Precision.WEEK, Basis.STATED)


_FORMS = (
    (r"(\d{4})-(\d{2})-(\d{2})", lambda y, m, d: PartialDate.day(date(int(y), int(m), int(d)))),
    (r"(\d{4})-(\d{2})", lambda y, m: PartialDate.month(int(y), int(m))),
    (r"(\d{4})-?Q([1-4])", lambda y, q: PartialDate.quarter(int(y), int(q))),
    (r"(\d{4})-?H([12])", lambda y, h: _span(int(y), 6 * int(h) - 5, 6, Precision.HALF)),
    (r"(\d{4})-W(\d{2})", _week),
    (r"(\d{4})-(SP|SU|FA|WI)", lambda y, s: _span(int(y), _SEASONS[s.upper()], 3, Precision.SEASON)),
    (r"([1-9]\d{3})", lambda y: PartialDate.year(int(y))),
    (r"(\d{3})(?:0s|X)?", lambda d: PartialDate(date(int(d) * 10, 1, 1), date(int(d) * 10 + 9, 12, 31), Precision.DECADE, Basis.STATED)),
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount: magnitude, unit and how it relates to the printed number.

    ``value`` is always positive or zero (a fall is in the metric's name); ``high`` is the top of a range or of a vague
    amount ("hundreds": 200 to 999). ``unit`` is ISO 4217 for money, ``%``, ``percentage point``, or the counted noun.
    """

    value: Decimal
    unit: str = ""
    comparator: Comparator = Comparator.EQUAL
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if (unit := storable(self.unit)) != self.unit:
            object.__setattr__(self, "unit", unit)
        for number in (self.value, self.high):
            if number is not None and not number.is_finite():
                raise ValueError(f"a quantity must be finite, not {number}")
        if self.high is not None and self.high < self.value:
            raise ValueError(f"a range can't end ({self.high}) below its start ({self.value})")

    @property
    def value_text(self) -> str:
        """The value as a plain decimal without exponent or trailing zeros: "380000000000"."""
        return plain(self.value)

    @property
    def text(self) -> str:
        """The quantity for people: "over 100,000 models", "about 53 billion USD", "6–12 months", "155%"."""
        word = f"{said} " if (said := COMPARATOR_WORDS.get(self.comparator)) else ""
        number = readable(self.value)
        if self.high is not None:
            number = f"{number}–{readable(self.high)}"
        space = "" if self.unit == "%" or not self.unit else " "
        return f"{word}{number}{space}{self.unit}"


def plain(number: Decimal) -> str:
    """The number in plain digits, no exponent, no trailing zeros behind the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def readable(number: Decimal) -> str:
    """The number for people, exactly: "380 billion", "100,000", "3.4 million". Nothing is rounded."""
    for size, word in ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million")):
        if abs(number) >= size:
            scaled = number / size
            if scaled * size == number and -scaled.normalize().as_tuple().exponent <= 3:  # type: ignore[operator]
                return f"{plain(scaled)} {word}"
    whole, _, rest = plain(number).partition(".")
    return f"{int(whole):,}" + (f".{rest}" if rest else "")


def iso_day(at: datetime) -> str:
    """The day that it was in UTC at that moment: "2025-02-27"."""
    return at.astimezone(UTC).date().isoformat()


def fold(text: str) -> str:
    """The text as names are compared: compatibility forms, case and runs of white space don't matter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


#: PostgreSQL indexes texts of up to about 2,700 bytes.
LONGEST_KEY = 500


def key_of(name: str) -> str:
    """The key by which a name is found."""
    return fold(name)[:LONGEST_KEY]


#: What no database stores: NUL and lone surrogates.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with NUL and lone surrogates replaced one for one, so that offsets hold and every database takes it."""
    return UNSTORABLE.sub("\ufffd", text)


def storable_texts(value: Any) -> Any:
    """The value with all texts in it cleaned, at any depth of lists, tuples and dictionaries; anything else stays what it is."""
    match value:
        case str():
            # Members of enumerations are texts too, and are to stay members.
            return storable(value) if type(value) is str else value
        case list():
            return [storable_texts(one) for one in value]
        case tuple() if type(value) is tuple:
            return tuple(storable_texts(one) for one in value)
        case dict():
            return {storable_texts(name): storable_texts(one) for name, one in value.items()}
        case _:
            return value
