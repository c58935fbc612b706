"""What a table's columns say about its figures: their period, and whether they are of before, to come or changes."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.patterns import regex
from bot.reading.facts import tables
from bot.reading.facts.periods import at_end
from bot.reading.facts.reporting import Reporting, moved, until
from bot.reading.facts.thing_tables import AHEAD, PERIOD_NAME
from bot.reading.passage import Passage
from storage.values import Basis, Nature, PartialDate, Precision


@dataclass(frozen=True, slots=True)
class Column:
    """What a table's column says about its figures."""

    when: PartialDate | None = None
    nature: Nature = Nature.ACTUAL
    thing: str = ""  #: a product or company whose figures the column holds
    is_superseded: bool = False  #: values as they were first reported, where another column has them restated


_TARGET = regex(r"\btargets?\b|目标", re.IGNORECASE)
_BUDGET = regex(r"\b(?:budget|plan(?:ned)?)\b|预算|计划", re.IGNORECASE)
_AS_REPORTED = regex(r"\b(?:as\s)?(?:(?:originally|previously|first)\s)?(?:reported|published)\b|调整前", re.IGNORECASE)
_RESTATED = regex(r"\b(?:restated|re-presented|pro\sforma)\b|重列|重述|调整后", re.IGNORECASE)
_FISCAL_YEAR = regex(r"fiscal (\d{4})")
_YEAR = regex(r"(?:19|20)\d\d")
_YEAR_ALONE = regex(r"((?:19|20)\d\d)\*?(?:\s?[(（][^()（）]{1,30}[)）]|\s[a-z][a-z ]{2,30})?")
#: "1–12/2025", as Finnish companies name their periods.
_MONTHS = regex(r"(?<!\d)(\d{1,2})\s?[-–]\s?(\d{1,2})/(20\d\d)(?!\d)")
_ENDED = regex(r"\b(?:ended|ending|to)$", re.IGNORECASE)
_TO = regex(r"\b(?:years?|months|weeks|half|quarter|period)[-\s](?:ended|ending|to)\s", re.IGNORECASE)
_END = regex(r"(?:年末|年底|月末|月底|期末)|\b(?:year-end|end)\b", re.IGNORECASE)
_YEAR_ENDED = regex(r"\b(?:full[-\s])?(?:financial\s|fiscal\s)?year(?:s)?[-\s](?:ended|ending|to)\s", re.IGNORECASE)


def columns_of(passage: Passage, table: tables.Table, reporting: Reporting) -> dict[int, Column]:
    """What each column says, by where its header begins."""
    if table.header is None:
        return {}
    has_label = len(table.header.cells) >= len(table.rows[0].cells)  # a first header cell without words may be missing
    cells = table.header.cells[1 if has_label else 0 :]
    over = [cell for cell in table.over.cells[1:] if cell.text] if table.over else []
    has_caption = table.start < table.header.start and table.over is None
    caption = tables.Cell(table.caption, table.start, table.header.start) if has_caption else None
    lead = table.header.cells[0].text if has_label and _ENDED.search(table.header.cells[0].text) else ""
    dates: dict[int, PartialDate | None] = {}
    for place, cell in enumerate(cells):
        above = over[place * len(over) // len(cells)] if over else None
        dates[cell.start] = _when(passage, cell, above, reporting, lead, caption) if cell.text else None
    if any(when is not None and when.precision is Precision.QUARTER for when in dates.values()):
        dates = {start: _calendar_year(when) for start, when in dates.items()}
    years = {start: _last_year(when) for start, when in dates.items() if when is not None}
    newest = max((year for year in years.values() if year), default=None)
    if reporting.period is not None and reporting.period.end in {when.end for when in dates.values() if when}:
        newest = _last_year(reporting.period)
    restated = {dates[cell.start] for cell in cells if _RESTATED.search(cell.text)}
    latest = next((dates[cell.start] for cell in cells if newest and years.get(cell.start) == newest), None)
    found: dict[int, Column] = {}
    group: PartialDate | None = None  # the newest period of the columns since the last change
    for cell in cells:
        when = dates[cell.start]
        if tables.names_change(cell.text) or cell.text == "%":
            found[cell.start], group = Column(group or latest), None
            continue
        is_thing = when is None and cell.text and not PERIOD_NAME.fullmatch(cell.text) and not AHEAD.search(cell.text)
        is_superseded = when in restated and when is not None and _AS_REPORTED.search(cell.text) is not None
        nature = _nature(cell.text, years.get(cell.start), newest)
        found[cell.start] = Column(when, nature, cell.text if is_thing else "", is_superseded)
        if nature is Nature.ACTUAL and when is not None:
            group = group or when
    return found


def _nature(words: str, year: tuple[int, int, int] | None, newest: tuple[int, int, int] | None) -> Nature:
    """Whether the figures under a column's name are of now, of before, expected, planned or aimed at."""
    if _TARGET.search(words):
        return Nature.TARGET
    if _BUDGET.search(words):
        return Nature.PLANNED
    if AHEAD.search(words):
        return Nature.FORECAST
    return Nature.PAST if year is not None and newest is not None and year < newest else Nature.ACTUAL


def _last_year(when: PartialDate) -> tuple[int, int, int] | None:
    """The last day of a period, of a fiscal year without days its year, so that periods can be put in order."""
    if when.end is not None:
        return when.end.year, when.end.month, when.end.day
    found = _YEAR.search(when.label)
    return (int(found[0]), 12, 31) if found else None


def _calendar_year(when: PartialDate | None) -> PartialDate | None:
    """A year without days as that of the calendar, beside quarters of the calendar: "Q4 2025 | FY 2025"."""
    found = _FISCAL_YEAR.fullmatch(when.label) if when is not None and when.start is None else None
    return PartialDate.year(int(found[1]), Basis.RESOLVED) if found else when


def _year_to(last: date) -> PartialDate:
    """The twelve months that end on a day, as a year where they are one of the calendar."""
    if (last.month, last.day) == (12, 31):
        return PartialDate.year(last.year, Basis.RESOLVED)
    before = date(last.year - 1, last.month, min(last.day, 28)) if last.month == 2 else date(last.year - 1, last.month, last.day)
    first = date(before.year, before.month, monthrange(before.year, before.month)[1]) if last == _month_end(last) else before
    return PartialDate.between(first + timedelta(days=1), last, Basis.RESOLVED)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _of_months(first: int, last: int, year: int) -> PartialDate | None:
    """The months of a year, as a quarter, a half or a year where they are one: "1–12/2025"."""
    if not 1 <= first <= last <= 12:
        return None
    length = last - first + 1
    if length == 12:
        return PartialDate.year(year)
    if length in (3, 6) and (first - 1) % length == 0:
        return PartialDate.parse(f"{year}-{'Q' if length == 3 else 'H'}{last // length}")
    return PartialDate.between(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _when(
    passage: Passage, cell: tables.Cell, over: tables.Cell | None, reporting: Reporting, lead: str, caption: tables.Cell | None
) -> PartialDate | None:
    """The period that a column's header names, perhaps with what stands over it or before it: "Three months ended", "March 31, 2025"."""
    year = _YEAR_ALONE.fullmatch(cell.text)
    period = _period(passage, over, reporting) if over is not None else None
    if over is None and year is not None and caption is not None and _TO.search(caption.text):
        period = _period(passage, caption, reporting)  # "Income statement for the year ended 31 March 2026"
    if year is not None and period is not None and period.end is not None:
        return _moved_to(period, period.end, int(year[1]))
    if year is not None:
        return PartialDate.year(int(year[1]))
    return _period(passage, cell, reporting, lead)


def _moved_to(period: PartialDate, last: date, year: int) -> PartialDate:
    """The same period in the year in which a column's ends."""
    if period.precision is Precision.RANGE and period.start is not None and (last - period.start).days > _NEARLY_A_YEAR:
        return _year_to(_month_end(date(year, last.month, 1)) if last == _month_end(last) else date(year, last.month, last.day))
    return moved(period, 4 * (year - last.year)) or PartialDate.year(year)


_NEARLY_A_YEAR = 350
#: "9M 2025", "Nine months 2025", "Jan–Sep 2025" has the months of the year so far.
_FIRST_MONTHS = regex(r"\b(?:(?P<count>[369]|12)M|(?P<word>three|six|nine|twelve)\smonths)[\s/-]{1,2}(?P<year>20\d\d)\b", re.IGNORECASE)
_COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}


def _period(passage: Passage, cell: tables.Cell, reporting: Reporting, lead: str = "") -> PartialDate | None:
    """The period that a cell names, with the first words of its line: "Three months ended"."""
    if months := _MONTHS.search(cell.text):
        return _of_months(int(months[1]), int(months[2]), int(months[3]))
    if first := _FIRST_MONTHS.search(cell.text):
        return _of_months(1, int(first["count"] or _COUNTS[first["word"].lower()]), int(first["year"]))
    mentions = passage.dates_in(cell.start, cell.end)
    for mention in mentions:
        last = mention.when.end if mention.when is not None and mention.when.precision is Precision.DAY else None
        if last is not None and _YEAR_ENDED.search(f"{lead} {cell.text} "):
            return _year_to(last)
        if last is None:
            continue
        if lead and (found := until(f"{lead} ", mention.model_copy(update={"start": len(lead) + 1}))) is not None:
            return found
        if (found := until(passage.text, mention)) is not None:
            return found
    resolved = [mention.when for mention in reporting.resolved(passage.text, mentions) if mention.when is not None]
    when = next((when for when in resolved if when.start is not None), resolved[0] if resolved else None)
    return at_end(when) if when is not None and _END.search(cell.text) else when
