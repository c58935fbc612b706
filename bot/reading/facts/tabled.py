"""Makes facts of the figures in tables: the metric by row and caption, the date by column, the unit by the lines above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.facts import cells, dating, listed, tables
from bot.reading.facts.measures import Holds, Measure, measure_of
from bot.reading.facts.naming import named
from bot.reading.facts.periods import at_end
from bot.reading.facts.reporting import Reporting
from bot.reading.lexicon import Lexicon
from bot.reading.passage import Passage
from storage.drafts import FactDraft
from storage.values import Nature, PartialDate

_AHEAD = re.compile(r"\b(?:guidance|outlook|forecast|estimate|target|expected|20\d\dE)\b|预计|预测|指引", re.IGNORECASE)
_PERIOD_NAME = re.compile(
    r"(?:(?:three|six|nine|twelve)\smonths|(?:half[-\s])?year|quarter|[QH][1-4]|FY|fiscal|20\d\d|19\d\d"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|年|季度).*"
    r"|\d{1,2}\s?[QH]\s?\d{2,4}|[1-4][QH]\s?\d{2,4}",
    re.IGNORECASE,
)
#: Columns of these names hold no values of the row's measure.
_NOTES = re.compile(r"notes?|page|rank|no\.?|#|unit|单位|附注", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Column:
    """What a table's column says about its figures."""

    when: PartialDate | None = None
    is_old: bool = False  #: a period before that of another column
    is_ahead: bool = False
    thing: str = ""  #: a product or company whose figures the column holds


def facts_in(passage: Passage, table: tables.Table, subject: str, lexicon: Lexicon, reporting: Reporting) -> list[FactDraft]:
    """The facts of a table. ``subject`` is whom the article is about."""
    if _is_of_things(passage, table):
        drafts = (_draft_of_thing(passage, table, entry, lexicon) for entry in tables.entries(passage.text, table, of_things=True))
        return [draft for draft in drafts if draft is not None]
    columns = _columns(passage, table, reporting)
    newest = next((column.when for column in columns.values() if column.when and not column.is_old and not column.is_ahead), None)
    found: list[FactDraft] = []
    for entry in tables.entries(passage.text, table):
        column = columns.get(entry.column.start if entry.column else -1, _Column())
        if entry.column is not None and _NOTES.fullmatch(entry.column.text):
            continue
        if entry.is_change:
            column = _Column(newest)
        if draft := _draft(passage, table, entry, column, subject, lexicon, reporting):
            found.append(draft)
    return found


#: What a first header cell calls things.
_THINGS = re.compile(
    r"(?:(?:\w+\s)?models?|systems?|products?|devices?|versions?|variants?|trims?|names?|boats?|ships?|phones?|cars?|chips?|cards?|tools?|engines?"
    r"|模型|型号|产品|系统|机型|车型|名称)",
    re.IGNORECASE,
)
#: What a caption says where the columns are tests.
_TESTS = re.compile(r"\b(?:benchmarks?|scores?|accuracy|results|evaluations?|tests?|prices?|pricing)\b|评测|跑分|得分|价格", re.IGNORECASE)
_PRICES = re.compile(r"\b(?:prices?|pricing)\b|价格|定价", re.IGNORECASE)


def _is_of_things(passage: Passage, table: tables.Table) -> bool:
    """Whether the rows of a table are things that the text names, and its columns what is measured of them."""
    header = table.header
    if header is None or len(header.cells) != len(table.rows[0].cells) or any(measure_of(row.cells[0].text) for row in table.rows):
        return False
    columns = [cell.text for cell in header.cells[1:]]
    if any(not words or _PERIOD_NAME.fullmatch(words) or _NOTES.fullmatch(words) or _AHEAD.search(words) for words in columns):
        return False
    if not _THINGS.fullmatch(header.cells[0].text) and not _TESTS.search(table.caption):
        return False
    outside = [m for m in passage.mentions if m.end <= table.body_start or m.start >= table.end]
    names = {name for mention in outside for name in (mention.text, mention.entity)}
    labels = [row.cells[0].text for row in table.rows]
    if any(_named_as(passage, cell.text, cell, table) for cell in header.cells[1:] if measure_of(cell.text) is None):
        return 2 * sum(any(label == name or label.startswith(f"{name} ") for name in names) for label in labels) >= len(labels)
    texts = passage.text[: table.body_start], passage.text[table.end :]
    return 2 * sum(any(label in part for part in texts) for label in labels) >= len(labels)


def _draft_of_thing(passage: Passage, table: tables.Table, entry: tables.Entry, lexicon: Lexicon) -> FactDraft | None:
    """The fact of a cell whose row is a thing: its metric is the column's name, or the kind of price that this is."""
    if entry.column is None or (entry.measure is not None and not entry.measure.admits(entry.quantity)):
        return None
    row = next(row for row in table.rows if row.start <= entry.cell.start < row.end)
    phrase = entry.label
    if (measure_of(phrase) is None or entry.measure is None) and _PRICES.search(table.caption) and entry.quantity.unit not in ("", "%"):
        phrase = f"{phrase[:1].lower()}{phrase[1:]} price" if phrase.isascii() else f"{phrase}价格"
    name, scope = named(phrase, None, lexicon)
    label = row.cells[0].text
    about = next((m.entity for m in passage.mentions if label in (m.text, m.entity)), label)
    return FactDraft(
        start=entry.proof[0],
        end=entry.proof[1],
        figure_start=entry.cell.start,
        figure_end=entry.cell.end,
        subject=lexicon.canonical(about) or about,
        metric=name,
        scope=scope,
        nature=Nature.ACTUAL,
        quantity=entry.quantity,
        as_of=dating.inferred(passage.published),
    )


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
        is_thing = when is None and cell.text and not _PERIOD_NAME.fullmatch(cell.text) and not _AHEAD.search(cell.text)
        found[cell.start] = _Column(when, is_old, bool(_AHEAD.search(cell.text)), cell.text if is_thing else "")
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
        named_thing = _named_as(passage, column.thing, entry.column, table)
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


def _named_as(passage: Passage, thing: str, column: tables.Cell | None, table: tables.Table) -> str | None:
    """The thing that a column is named after, if the text names it outside the table too; else None."""
    if column is None:
        return None
    outside = [m for m in passage.mentions if m.end <= table.body_start or m.start >= table.end]
    if any(thing in (mention.text, mention.entity) for mention in outside):
        return thing
    text = passage.text
    if re.search(r"[\d\u4e00-\u9fff]", thing) and (0 <= text.find(thing) < table.body_start or text.find(thing, table.end) >= 0):
        return thing
    entities = {mention.entity for mention in outside}
    over = [m for m in passage.mentions if m.start < column.end and column.start < m.end and m.entity in entities]
    whole = next((m.entity for m in over if m.start <= column.start and column.end <= m.end), None)
    return whole or (thing if over else None)


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
