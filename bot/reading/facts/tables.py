"""Figures in tables: rows of cells under a header, with the unit in the line above ("in millions of dollars"), a column or a label.

A row alone often proves nothing: "Switches | 231.4 | 198.0" are millions of dollars only by the line above the table. So the proof of such
a figure is the stretch of text from the line that states the unit to the row, and ``quantities_in`` reads that stretch again. Where the row
states the unit itself, it is its own proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from bot.core.patterns import regex
from bot.reading.facts.cells import AT_END, label_and_unit, shown_by, stated_in
from bot.reading.facts.measures import Measure, measure_of
from bot.reading.facts.table_units import NUMBER, Context, Line, context_of, counts_plainly, is_negative, quantity_of, read, spelled
from storage.values import Quantity

#: A proof is no longer than this, in characters; rows further below the unit are not read.
_LONGEST = 1500
_LONGEST_CAPTION = 240
_MOST_CELLS = 12
_SEPARATOR = regex(r"\s*\|\s*|\t+| {3,}| {2}(?=[(+−-]?[$€£¥]?\d)")
_RULE = regex(r"[\s|:+=-]+")
_LINE = regex(r"[^\n]+")
_CHANGE = regex(
    r"(?:in\s)?(?:%\s?)?(?:(?:annual|yearly|quarterly|monthly)\s)?(?:Δ|delta|chg|ch|change|growth|variation|variance|var|increase|y/y|yoy|y-o-y"
    r"|on\syear|year[-\s]on[-\s]year|year[-\s]over[-\s]year|同比.{0,8}|增减.{0,8}|变动.{0,8}|增速|增幅|\+/-)\.?"
    r"(?:\s(?:on|from|vs\.?|versus|over|since)\s(?:the\s|a\s)?(?:(?:prior|previous|last)\s)?(?:year|quarter|month|20\d\d|[QH][1-4](?:\s\d{2,4})?)"
    r"(?:\s(?:earlier|ago|before))?)?(?:,?\s?(?:in\s)?[(（]?%[)）]?)?",
    re.IGNORECASE,
)
#: "2025", "2024 (restated)", "2024 as reported": names of columns that begin like a number.
_YEAR_NAME = regex(r"(?:19|20)\d\d\*?(?:\s?[(（][^()（）]{1,30}[)）]|\s[a-z][a-z ]{2,30})?")
#: A column of this name holds the unit of each row.
_UNIT_COLUMN = regex(r"units?(?:\sof\smeasure(?:ment)?)?|单位|计量单位", re.IGNORECASE)
_PER_SHARE = regex(r"\bper\s(?:\w+\s)?(?:share|unit)\b|\b[ED]PS\b|每股", re.IGNORECASE)
_TOTAL = regex(r"(?:group\s|grand\s)?totals?|合计|总计", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at ``text[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of cells; the first one is its label."""

    cells: tuple[Cell, ...]
    line: int  #: where its line begins, edge included

    @property
    def start(self) -> int:
        return self.cells[0].start

    @property
    def end(self) -> int:
        return self.cells[-1].end


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header, with the caption above them."""

    caption: str
    start: int  #: where the caption begins, or the header where there is none
    header: Row | None
    rows: tuple[Row, ...]
    context: Context
    over: Row | None = None  #: the line above the header whose periods the columns' years belong to: "Three months ended December 31,"

    @property
    def end(self) -> int:
        return self.rows[-1].end

    @property
    def body_start(self) -> int:
        """Where the header or the first row begins."""
        return self.header.start if self.header else self.rows[0].start


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in a table: what its row, its column and the lines above say about it."""

    quantity: Quantity
    label: str  #: the row's, without its unit
    cell: Cell
    column: Cell | None  #: the header over it
    proof: tuple[int, int]  #: the stretch of text out of which the quantity can be parsed again
    negative: bool = False
    is_change: bool = False
    is_total: bool = False
    is_at_end: bool = False  #: "Cash, end of period"
    measure: Measure | None = field(default=None)
    whole: str = ""  #: the label of the row of which this is a part: "of which services"
    has_losses: bool = False  #: another column of the row holds a negative figure


def find(text: str) -> tuple[Table, ...]:
    """The tables of a text in order: two or more lines of cells with numbers, and the line above them."""
    if "|" not in text and "\t" not in text and "   " not in text:
        return ()
    found: list[Table] = []
    block: list[Row] = []
    last = caption = (0, 0)
    for line in _LINE.finditer(text):
        row = _row_at(text, line.start(), line.end())
        lines_between = text.count("\n", block[-1].end, line.start()) if block else 0
        follows = lines_between < 2 or (lines_between == 2 and row is not None and not _begins_anew(row, block))
        if row is not None and follows:
            caption = caption if block else last
            block.append(row)
        elif not (block and _RULE.fullmatch(line[0])):
            found.extend(_table(text, block, caption))
            caption = last if not block or last[1] != block[-1].end else (0, 0)
            block = [row] if row is not None else []
        if line[0].strip():
            last = line.start(), line.end()
    found.extend(_table(text, block, caption))
    return tuple(found)


def quantities_in(stretch: str) -> Iterator[Quantity]:
    """The quantities of a proof's last row, by the lines above it: what ``find`` and ``entries`` read of the same text."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(stretch) if m[0].strip()]
    row = _row_at(stretch, *lines[-1]) if lines else None
    if row is None:
        return
    context = _context(stretch, lines[:-1])
    above = [found for start, end in lines[:-1] if (found := _row_at(stretch, start, end)) is not None]
    header = _header_of(above)
    for index in range(1, len(row.cells)):
        if entry := _entry(stretch, row, index, header, context, ""):
            yield entry.quantity
        if header is not None and (entry := _of_thing(stretch, row, index, header, context, "")):
            yield entry.quantity


def entries(text: str, table: Table, *, of_things: bool = False) -> Iterator[Entry]:
    """The figures of a table, row by row; with ``of_things`` the columns say what is measured and the rows of what."""
    for row in table.rows:
        for index in range(1, len(row.cells)):
            if of_things and table.header is not None:
                entry = _of_thing(text, row, index, table.header, table.context, table.caption)
            else:
                entry = _entry(text, row, index, table.header, table.context, table.caption)
            if entry is not None and entry.proof[1] - entry.proof[0] <= _LONGEST:
                yield entry


def _begins_anew(row: Row, block: Sequence[Row]) -> bool:
    """Whether a row after a blank line is the header of another table: it names columns, and the rows above have values."""
    return len(row.cells) > 2 and not any(map(_is_value_cell, row.cells)) and len(block) > 1 and _is_body(block[-1])


def _is_value_cell(cell: Cell) -> bool:
    return NUMBER.fullmatch(cell.text) is not None or stated_in(cell.text) is not None


def names_change(words: str) -> bool:
    """Whether a column of this name holds changes in per cent of the column before it."""
    return _CHANGE.fullmatch(words) is not None


def shows_parts(caption: str, measure: Measure | None) -> bool:
    """Whether the rows are parts of a sum that the caption names, however they are called: "Net sales by division"."""
    shown = measure_of(shown_by(caption)) if " by " in caption else None
    return shown is not None and measure is not None and "money" in shown.units and measure.units == {"count"}


def is_total(label: str) -> bool:
    """Whether a row sums up the others."""
    return _TOTAL.fullmatch(label) is not None


def _row_at(text: str, start: int, end: int) -> Row | None:
    """The cells of a line, or None where it has fewer than two."""
    line = text[start:end]
    if end - start > 400 or ("|" not in line and "\t" not in line and "   " not in line) or _RULE.fullmatch(line):
        return None
    edge = re.match(r"[ \u3000]*\|\s?", line)
    at = start + (edge.end() if edge else 0)
    closed = line.rstrip()
    stop = start + len(closed.removesuffix("|").rstrip() if edge or closed.count("|") == 1 else closed)
    cells: list[Cell] = []
    for separator in islice(_SEPARATOR.finditer(text, at, stop), _MOST_CELLS):
        if separator.start() == at and not cells and "|" in separator[0]:
            cells.append(Cell("", at, at))
        else:
            cells.append(_cell(text, at, separator.start()))
        at = separator.end()
    if not cells or (at >= stop and text[stop - 1] != "|"):
        return None
    cells.append(_cell(text, at, max(at, stop)))
    return Row(tuple(cells), start)


def _cell(text: str, start: int, end: int) -> Cell:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return Cell(words.strip(), start + lead, start + lead + len(words.strip()))


def _is_body(row: Row) -> bool:
    """Whether a row has a label and at least one number after it."""
    if not re.search(r"[^\W\d_]{2}", row.cells[0].text):
        return False
    return any(map(_is_value_cell, row.cells[1:]))


def _table(text: str, block: Sequence[Row], caption: tuple[int, int]) -> Iterator[Table]:
    """The table of consecutive rows, if it is one."""
    block = _without_ranks(block)
    header = _header_of(block[:2]) if block and not _is_value_row(block[0]) else None
    over = block[0] if header is not None and header is not block[0] else None
    rows = tuple(row for row in block[2 if over else 1 if header else 0 :] if _is_body(row))
    units = [row for row in block[1:4] if header and row is not header and _holds_units(row)]
    if len(rows) < 2 and not (rows and header):
        return
    words = text[caption[0] : caption[1]]
    has_caption = 0 < caption[1] <= block[0].start and len(words) <= _LONGEST_CAPTION and text[caption[1] : block[0].start].count("\n") <= 3
    lines = [caption] if has_caption and not _TELLS.search(words) else []
    lines.extend((row.line, row.end) for row in (over, header, *units) if row is not None)
    start = caption[0] if has_caption else block[0].start
    caption_words = words.strip() if has_caption else ""
    if header is not None and measure_of(shown_by(caption_words)) is None and _names_all(header.cells[0].text):
        caption_words = header.cells[0].text
    yield Table(caption_words, start, header, rows, _context(text, lines), over)


_RANKS = regex(r"(?:rank(?:ing)?|pos(?:ition|\.)?|place|no\.?|nr\.?|#|名次|排名|序号|位次)?", re.IGNORECASE)
_PLACE = regex(r"(?:#|No\.\s?)?(\d{1,3})[.)]?")


def _without_ranks(block: Sequence[Row]) -> Sequence[Row]:
    """The rows without a first column that only counts them: "1 | Acme | 92,000" under "Rank | Maker | Units"."""
    ranked = [row for row in block if _PLACE.fullmatch(row.cells[0].text)]
    others = [row for row in block if row not in ranked]
    if len(ranked) < 2 or any(len(row.cells) < 3 for row in block) or not all(_RANKS.fullmatch(row.cells[0].text) for row in others):
        return block
    places = [int(found[1]) for row in ranked if (found := _PLACE.fullmatch(row.cells[0].text))]
    if places[0] != 1 or any(not 0 <= after - before <= 1 for before, after in pairwise(places)):
        return block
    return [Row(row.cells[1:], row.line) for row in block]


#: A sentence with a number of its own says nothing about the unit of the rows below it.
_TELLS = regex(r"\d.*[.!?。！？]\s*$")


def _names_all(words: str) -> bool:
    """Whether a first header cell says what all rows hold: "Net sales by region, EUR million"."""
    return re.search(r"\sby\s|[,(（]", words) is not None and measure_of(shown_by(words)) is not None


def _is_value_row(row: Row) -> bool:
    """Whether a row holds values and no column names: years alone are names."""
    return _is_body(row) and any(_is_value_cell(cell) and not _YEAR_NAME.fullmatch(cell.text) for cell in row.cells[1:])


def _context(text: str, lines: Sequence[tuple[int, int]]) -> Context:
    """What the lines above a row say about its unit."""
    rows = [_row_at(text, start, end) for start, end in lines]
    return context_of(
        [
            Line(text[start:end], start, row is not None, row is not None and _is_value_row(row))
            for (start, end), row in zip(lines, rows, strict=True)
        ]
    )


def _header_of(rows: Sequence[Row]) -> Row | None:
    """The first of the rows that names columns; of two such lines, the one that names them by years alone."""
    header = next((row for row in rows if not _is_value_row(row)), None)
    if header is None:
        return None
    after = next((row for row in rows if row.start > header.start), None)
    if after is None or re.search(r"[^\W\d_]{2}", after.cells[0].text):
        return header
    names = [cell.text for cell in after.cells if cell.text]
    is_named_by_year = bool(names) and all(_YEAR_NAME.fullmatch(name) or names_change(name) for name in names)
    return after if is_named_by_year and not any(_YEAR_NAME.fullmatch(cell.text) for cell in header.cells) else header


def _holds_units(row: Row) -> bool:
    """Whether a row below the header says in what the columns are: "£m | £m"."""
    words = [cell.text for cell in row.cells if cell.text]
    return 0 < len(words) <= _MOST_CELLS and all(len(word) < 14 and not re.search(r"\d", word.replace("000", "")) for word in words)


def _unit_beside(row: Row, header: Row | None) -> str:
    """The row's unit in a column of units: "Revenue | € million | 812"; "" where there is no such column."""
    if header is None:
        return ""
    shift = len(row.cells) - len(header.cells)  # a first header cell without words may be missing
    place = next((place + shift for place, cell in enumerate(header.cells) if _UNIT_COLUMN.fullmatch(cell.text)), 0)
    return row.cells[place].text.strip("-–—") if 0 < place < len(row.cells) else ""


def _entry(text: str, row: Row, index: int, header: Row | None, context: Context, caption: str) -> Entry | None:
    """The figure in a row's cell, or None where it is none or its unit is not known."""
    cell = row.cells[index]
    number = NUMBER.fullmatch(cell.text)
    stated = stated_in(cell.text) if number is None else None
    if number is None and stated is None:
        return None
    column = header.cells[index - len(row.cells)] if header and index - len(row.cells) + len(header.cells) >= 0 else None
    label, unit = label_and_unit(row.cells[0].text)
    is_total = _TOTAL.fullmatch(label) is not None
    if number is None:
        changes = column is not None and stated is not None and names_change(column.text)
        changes = changes and stated is not None and stated.unit in ("%", "percentage point")
        return Entry(stated, label, cell, column, (row.start, row.end), False, changes, measure=measure_of(label)) if stated else None
    if _PER_SHARE.search(label):
        context = replace(context, scale="")  # "in millions, except per share amounts"
    measure = measure_of(label) or measure_of(shown_by(caption))
    if context.currency and shows_parts(caption, measure):
        measure = measure_of(shown_by(caption))
    changes = column is not None and (names_change(column.text) or (column.text == "%" and _has_periods(header)))
    beside = _unit_beside(row, header)
    if beside and not changes:
        unit, context = _known_unit(beside, measure), Context()
    quantity, by_context = quantity_of(number, unit, column.text if column else "", context, measure, label, is_change=changes)
    if quantity is None:
        return None
    start = min(context.start, row.start) if by_context and context.start >= 0 else row.start
    is_plain = measure is None and not unit and column is not None and counts_plainly(label, column.text, context)
    if (beside or is_plain or (changes and "%" not in cell.text)) and header is not None:
        start = min(start, header.line)
    is_at_end = AT_END.search(row.cells[0].text) is not None
    return Entry(quantity, label, cell, column, (start, row.end), is_negative(number), changes, is_total, is_at_end, measure)


def _has_periods(header: Row | None) -> bool:
    """Whether two columns are years, so that a column "%" between or behind them is a change."""
    return header is not None and sum(_YEAR_NAME.fullmatch(cell.text) is not None for cell in header.cells[1:]) > 1


def _known_unit(unit: str, measure: Measure | None) -> str:
    """A unit of a column of units, without words that only say "number" or that the measure says: "headcount" of employees."""
    is_count = measure is not None and measure.units == {"count"} and re.fullmatch(r"[a-z. ]+", unit, re.IGNORECASE)
    return "" if is_count or re.fullmatch(r"(?:number|no\.?|#)", unit, re.IGNORECASE) else unit


def _of_thing(text: str, row: Row, index: int, header: Row, context: Context, caption: str) -> Entry | None:
    """The figure in the cell of a thing's row, measured by what its column names: "Heron 3 | 82.4" under "Model | QuizBench"."""
    cell, place = row.cells[index], index - len(row.cells) + len(header.cells)
    number = NUMBER.fullmatch(cell.text)
    stated = stated_in(cell.text) if number is None else None
    if place < 0 or (number is None and stated is None):
        return None
    column = header.cells[place]
    if context.start >= header.line:
        context = Context()  # "Company | Revenue ($m) | Employees": each column has its own unit
    if names_change(column.text):
        return _change_of_thing(row, cell, column, header, number)
    name, unit = label_and_unit(column.text)
    measure = measure_of(name) or measure_of(shown_by(caption))
    unit = spelled(unit, name, measure)
    if measure is not None and context.currency and measure.name == "production":
        measure = None  # the "Output" of a table of prices
    if number is None:
        return Entry(stated, name, cell, column, (row.start, row.end), measure=measure) if stated is not None else None
    quantity, by_context = quantity_of(number, unit, "", context, measure, is_change=False)
    if quantity is None and not unit and not context.currency and not context.scale:
        quantity, by_context = read(number["digits"]), False
    if quantity is None:
        return None
    start = min(context.start, row.start) if by_context and context.start >= 0 else row.start
    start = min(start, header.line) if unit else start
    return Entry(quantity, name, cell, column, (start, row.end), is_negative(number), measure=measure)


_SHARE = regex(r"(?:market\s)?share(?:\sof\s(?:the\s)?market)?(?:,?\s?[(（]?%[)）]?)?|(?:市场)?份额.{0,4}|占比", re.IGNORECASE)


def _change_of_thing(row: Row, cell: Cell, column: Cell, header: Row, number: re.Match[str] | None) -> Entry | None:
    """The change in a thing's row, if the column before it is the only one of which it can be: "Company | Sales | Change".

    A share of a market between the two is passed over: "Maker | Units | Share | Change".
    """
    place = header.cells.index(column)
    if place == 3 and number is not None and _SHARE.fullmatch(header.cells[2].text) and not _SHARE.fullmatch(header.cells[1].text):
        place = 2
    before = header.cells[place - 1] if place > 1 else None
    is_clear = place == 2 or (place > 3 and names_change(header.cells[place - 2].text))
    if before is None or not is_clear or number is None or names_change(before.text):
        return None
    quantity, _ = quantity_of(number, "", column.text, Context(), None, is_change=True)
    name = label_and_unit(before.text)[0]
    start = header.line if "%" not in cell.text else row.start
    if quantity is None:
        return None
    return Entry(quantity, name, cell, column, (start, row.end), is_negative(number), is_change=True, measure=measure_of(name))
