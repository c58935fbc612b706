"""Makes facts of the figures in tables: the metric by row and caption, the date by column, the unit by the lines above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.facts import cells, dating, listed, tables, thing_tables
from bot.reading.facts.measures import Holds, Measure, measure_of
from bot.reading.facts.naming import named
from bot.reading.facts.periods import at_end
from bot.reading.facts.reporting import Reporting
from bot.reading.facts.thing_tables import AHEAD, NOTES, PERIOD_NAME, named_as
from bot.reading.lexicon import Lexicon
from bot.reading.passage import Passage
from storage.drafts import FactDraft
from storage.values import Nature, PartialDate


@dataclass(frozen=True, slots=True)
class _Column:
    """What a table's column says about its figures."""

    when: PartialDate | None = None
    is_old: bool = False  #: a period before that of another column
    is_ahead: bool = False
    thing: str = ""  #: a product or company whose figures the column holds


def facts_in(passage: Passage, table: tables.Table, subject: str, company: str, lexicon: Lexicon, reporting: Reporting) -> list[FactDraft]:
    """The facts of a table. ``subject`` is what the text speaks of, ``company`` whose regions and divisions the rows may be."""
    if thing_tables.is_of_things(passage, table):
        return thing_tables.facts_in(passage, table, company, lexicon, reporting)
    columns = _columns(passage, table, reporting)
    newest = next((column.when for column in columns.values() if column.when and not column.is_old and not column.is_ahead), None)
    found: list[FactDraft] = []
    for entry in tables.entries(passage.text, table):
        column = columns.get(entry.column.start if entry.column else -1, _Column())
        if entry.column is not None and NOTES.fullmatch(entry.column.text):
            continue
        if entry.is_change:
            column = _Column(newest)
        if draft := _draft(passage, table, entry, column, subject, lexicon, reporting):
            found.append(draft)
    return found


def _columns(passage: Passage, table: tables.Table, reporting: Reporting) -> dict[int, _Column]:
    """What each column says, by where its header begins."""
    if table.header is None:
        return {}
    has_label = len(table.header.cells) >= len(table.rows[0].cells)  # a first header cell without words may be missing
    cells = table.header.cells[1 if has_label else 0 :]
    dates = {cell.start: _when(passage, cell, reporting) for cell in cells if cell.text}
    newest = max((when.end for when in dates.values() if when and when.end), default=None)
    if reporting.period is not None and reporting.period.end in {when.end for when in dates.values() if when}:
        newest = reporting.period.end
    found: dict[int, _Column] = {}
    for cell in cells:
        when = dates.get(cell.start)
        is_old = when is not None and when.end is not None and newest is not None and when.end < newest
        is_thing = when is None and cell.text and not PERIOD_NAME.fullmatch(cell.text) and not AHEAD.search(cell.text)
        found[cell.start] = _Column(when, is_old, bool(AHEAD.search(cell.text)), cell.text if is_thing else "")
    return found


def _when(passage: Passage, cell: tables.Cell, reporting: Reporting) -> PartialDate | None:
    """The period that a column's header names."""
    if re.fullmatch(r"(?:19|20)\d\d", cell.text):
        return PartialDate.year(int(cell.text))
    mentions = reporting.resolved(passage.text, passage.dates_in(cell.start, cell.end))
    return next((mention.when for mention in mentions if mention.when is not None and mention.when.start is not None), None)


def _draft(
    passage: Passage,
    table: tables.Table,
    entry: tables.Entry,
    column: _Column,
    subject: str,
    lexicon: Lexicon,
    reporting: Reporting,
) -> FactDraft | None:
    phrase, scope, measure = _metric(table, entry)
    if not phrase or (measure is not None and not entry.is_change and not measure.admits(entry.quantity)):
        return None
    if entry.is_change:
        phrase = f"{phrase} {'decline' if entry.negative else 'growth'}"
    elif entry.negative and "loss" not in phrase.lower():
        phrase = listed.loss_of(phrase)
    name, beyond = named(phrase, scope, lexicon)
    about = subject
    if column.thing and not entry.is_change:
        named_thing = named_as(passage, column.thing, entry.column, table)
        about = named_thing or subject
        if named_thing is None and beyond is None and not _GENERAL.fullmatch(column.thing):
            beyond = column.thing
    if not about:
        return None
    return FactDraft(
        start=entry.proof[0],
        end=entry.proof[1],
        figure_start=entry.cell.start,
        figure_end=entry.cell.end,
        subject=lexicon.canonical(about) or about,
        metric=name,
        scope=beyond,
        nature=Nature.FORECAST if column.is_ahead else Nature.PAST if column.is_old else Nature.ACTUAL,
        quantity=entry.quantity,
        as_of=_as_of(at_end(column.when) if entry.is_at_end and column.when else column.when, passage, reporting, measure),
    )


#: Columns of these names hold the row's values and say nothing about whose.
_GENERAL = re.compile(
    r"(?:technical\s)?(?:values?|amounts?|figures?|totals?|results?|specifications?|specs|details?|data|number|数值|参数|金额|合计)(?:\s?[(（].*)?",
    re.IGNORECASE,
)


def _metric(table: tables.Table, entry: tables.Entry) -> tuple[str, str | None, Measure | None]:
    """The metric's words, its scope and its measure: by the row's label, else by the caption with the label as scope."""
    if (own := measure_of(entry.label)) is not None:
        return entry.label, None, own
    what = _caption_measure(table.caption)
    shown = measure_of(what) if what else None
    if shown is not None and (entry.is_change or shown.admits(entry.quantity)):
        return what, None if entry.is_total else entry.label, shown
    return ("", None, None) if entry.is_total else (entry.label, None, None)


def _caption_measure(caption: str) -> str:
    words = cells.shown_by(caption)
    return words if measure_of(words) else ""


def _as_of(when: PartialDate | None, passage: Passage, reporting: Reporting, measure: Measure | None) -> PartialDate:
    """The column's period, else the article's for what sums up a period, else the day of publication."""
    if when is not None:
        return when
    if measure is not None and measure.holds is Holds.PERIOD and reporting.period is not None:
        return reporting.period
    return dating.inferred(passage.published)
