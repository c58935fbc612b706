"""Figures in tables: rows of cells under a header, with the unit in the line above ("in millions of dollars"), a column or a label.

A row alone often proves nothing: "Switches | 231.4 | 198.0" are millions of dollars only by the line above the table. So the proof of such
a figure is the stretch of text from the line that states the unit to the row, and ``quantities_in`` reads that stretch again. Where the row
states the unit itself, it is its own proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from bot.reading.amounts import quantities
from bot.reading.amounts.units import CURRENCY_SIGNS, CURRENCY_WORDS
from bot.reading.facts.cells import AT_END, label_and_unit, shown_by, stated_in
from bot.reading.facts.measures import Measure, measure_of
from storage.values import Quantity

#: A proof is no longer than this, in characters; rows further below the unit are not read.
_LONGEST = 1500
_LONGEST_CAPTION = 240
_MOST_CELLS = 12
_SEPARATOR = re.compile(r"\s*\|\s*|\t+| {3,}| {2}(?=[(+−-]?[$€£¥]?\d)")
_RULE = re.compile(r"[\s|:+=-]+")
_LINE = re.compile(r"[^\n]+")
_NUMBER = re.compile(
    r"(?P<open>[(（])?\s?(?P<sign>[-−–+])?\s?(?P<money>[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}\s)?\s?(?P<minus>[-−])?"
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?"
    r"(?P<scale>thousand|million|billion|trillion|bn|mn|m|k|[BTMK](?![a-z])|万|亿)?\s?[)）]?\s?"
    r"(?P<share>%|％|pp|bps|pts?\.?|percentage points?)?\s?[)）]?[*†]?"
)
#: "in per cent", "Accuracy (%)", and no "per cent of sales"
_IN_PERCENT = re.compile(
    r"\b(?:in|as(?:\sa)?)\s(?:per\s?cent|percentages?|%)(?!\sof)|[(（]\s?(?:in\s)?(?:%|per\s?cent)\s?[)）]|单位\s?[:：]\s?%", re.IGNORECASE
)
_PER_SHARE = re.compile(r"\bper\s(?:\w+\s)?share\b", re.IGNORECASE)
_SCALE = re.compile(r"(?<!per\s)\b(thousand|million|billion)s?\b|['’]000s?\b|(?<=[$€£¥])\s?(m|mn|bn|k)\b", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LETTERS = {"K": "thousand", "M": "million", "B": "billion", "T": "trillion"}
_SCALES = {"m": "million", "mn": "million", "bn": "billion", "k": "thousand", "'000": "thousand", "’000": "thousand", "'000s": "thousand"}
_CHINESE_UNIT = re.compile(r"单位\s?[:：]?\s?(?:人民币)?(?P<unit>亿元|万元|百万元|千元|元)|[（(](?P<inside>亿元|万元|百万元|千元)[）)]")
_CODE = re.compile(r"\b(?:USD|EUR|GBP|JPY|CNY|RMB|INR|CHF|SEK|NOK|DKK|AUD|CAD|SGD|HKD|KRW|BRL|TWD|PLN|ZAR|NZD|MXN)\b")
_SIGN = re.compile(r"(?:US|HK|NZ|NT|[ACSR])?\$|[€£¥₹]|\bRs\b")
_WORD = re.compile(
    r"\b(?:(?:US|U\.S\.|Australian|Canadian|Hong Kong|Singapore|New Taiwan|Norwegian|Swedish|Danish|Swiss)\s)?"
    r"(?:dollars|euros?|pounds sterling|sterling|yuan|renminbi|yen|won|rupees|kroner|kronor|crowns|francs)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"(?:%\s?)?(?:change|growth|variation|increase|y/y|yoy|y-o-y|year[-\s]on[-\s]year|year[-\s]over[-\s]year|同比.{0,8}|增减.{0,8}|变动.{0,8}"
    r"|\+/-)(?:\s?[(]?%[)]?)?",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:group\s|grand\s)?totals?|合计|总计", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at ``text[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Context:
    """What the lines above a row say about its units."""

    currency: str = ""  #: ISO code; "" where none is stated
    scale: str = ""  #: thousand, million, billion, or a Chinese unit such as 亿元
    in_percent: bool = False
    start: int = 0  #: where the line begins that says so


@dataclass(frozen=True, slots=True)
class Row:
    """A line of cells; the first one is its label."""

    cells: tuple[Cell, ...]

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
    header = _header_above(stretch, lines[:-1])
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
    return _NUMBER.fullmatch(cell.text) is not None or stated_in(cell.text) is not None


def names_change(words: str) -> bool:
    """Whether a column of this name holds changes in per cent of the column before it."""
    return _CHANGE.fullmatch(words) is not None


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
    stop = start + len(line.rstrip().removesuffix("|").rstrip())
    cells: list[Cell] = []
    for separator in islice(_SEPARATOR.finditer(text, at, stop), _MOST_CELLS):
        if separator.start() == at and not cells and "|" in separator[0]:
            cells.append(Cell("", at, at))
        else:
            cells.append(_cell(text, at, separator.start()))
        at = separator.end()
    if not cells or at >= stop:
        return None
    cells.append(_cell(text, at, stop))
    return Row(tuple(cells))


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
    header = block[0] if block and not _is_value_row(block[0]) else None
    rows = tuple(row for row in block[1 if header else 0 :] if _is_body(row))
    if len(rows) < 2 and not (rows and header):
        return
    words = text[caption[0] : caption[1]]
    has_caption = 0 < caption[1] <= block[0].start and len(words) <= _LONGEST_CAPTION and text[caption[1] : block[0].start].count("\n") <= 3
    lines = [caption] if has_caption else []
    if header:
        lines.append((header.start, header.end))
    start = caption[0] if has_caption else block[0].start
    yield Table(words.strip() if has_caption else "", start, header, rows, _context(text, lines))


def _is_value_row(row: Row) -> bool:
    """Whether a row holds values and no column names: years alone are names."""
    values = [cell.text for cell in row.cells[1:] if cell.text]
    return _is_body(row) and not all(re.fullmatch(r"(?:19|20)\d\d", value) for value in values)


def _context(text: str, lines: Sequence[tuple[int, int]]) -> Context:
    """The currency and the scale that the lines above a row state, in the order of the text."""
    context = Context(start=-1)
    for start, end in lines:
        words = text[start:end]
        if chinese := _CHINESE_UNIT.search(words):
            return Context("", chinese["unit"] or chinese["inside"], start=start)
        if _row_at(text, start, end) is not None and _is_value_row(_row_at(text, start, end) or Row(())):
            scale = None
        else:
            scale = _SCALE.search(words)
        code = _currency(words)
        if not context.in_percent and not code and _IN_PERCENT.search(words) and _row_at(text, start, end) is None:
            context = replace(context, in_percent=True, start=start if context.start < 0 else context.start)
        if scale and not context.scale:
            named = (scale[1] or scale[2] or scale[0]).lower()
            context = replace(context, scale=_SCALES.get(named, named), start=start if context.start < 0 else context.start)
        if code and not context.currency:
            context = replace(context, currency=code, start=start if context.start < 0 else context.start)
    return context


def _currency(words: str) -> str:
    if code := _CODE.search(words):
        return "CNY" if code[0] == "RMB" else code[0]
    if sign := _SIGN.search(words):
        return CURRENCY_SIGNS.get(sign[0], "")
    named = _WORD.search(words)
    return CURRENCY_WORDS.get(named[0].lower(), "USD" if named[0].lower() == "dollars" else "") if named else ""


def _header_above(text: str, lines: Sequence[tuple[int, int]]) -> Row | None:
    rows = (row for start, end in lines if (row := _row_at(text, start, end)) is not None)
    return next((row for row in rows if not _is_value_row(row)), None)


def _entry(text: str, row: Row, index: int, header: Row | None, context: Context, caption: str) -> Entry | None:
    """The figure in a row's cell, or None where it is none or its unit is not known."""
    cell = row.cells[index]
    number = _NUMBER.fullmatch(cell.text)
    stated = stated_in(cell.text) if number is None else None
    if number is None and stated is None:
        return None
    column = header.cells[index - len(row.cells)] if header and index - len(row.cells) + len(header.cells) >= 0 else None
    label, unit = label_and_unit(row.cells[0].text)
    is_total = _TOTAL.fullmatch(label) is not None
    if number is None:
        return Entry(stated, label, cell, column, (row.start, row.end), measure=measure_of(label)) if stated is not None else None
    if _PER_SHARE.search(label):
        context = replace(context, scale="")  # "in millions, except per share amounts"
    measure = measure_of(label) or measure_of(shown_by(caption))
    changes = column is not None and names_change(column.text)
    quantity, by_context = _quantity(number, unit, column.text if column else "", context, measure, is_change=changes)
    if quantity is None:
        return None
    start = min(context.start, row.start) if by_context and context.start >= 0 else row.start
    if changes and "%" not in cell.text and header is not None:
        start = min(start, header.start)
    is_at_end = AT_END.search(row.cells[0].text) is not None
    return Entry(quantity, label, cell, column, (start, row.end), _is_negative(number), changes, is_total, is_at_end, measure)


def _of_thing(text: str, row: Row, index: int, header: Row, context: Context, caption: str) -> Entry | None:
    """The figure in the cell of a thing's row, measured by what its column names: "Heron 3 | 82.4" under "Model | QuizBench"."""
    cell, place = row.cells[index], index - len(row.cells) + len(header.cells)
    number = _NUMBER.fullmatch(cell.text)
    stated = stated_in(cell.text) if number is None else None
    if place < 0 or (number is None and stated is None):
        return None
    column = header.cells[place]
    if context.start >= header.start:
        context = Context()  # "Company | Revenue ($m) | Employees": each column has its own unit
    if names_change(column.text):
        return _change_of_thing(row, cell, column, header, number)
    name, unit = label_and_unit(column.text)
    measure = measure_of(name) or measure_of(shown_by(caption))
    unit = _spelled(unit, name, measure)
    if measure is not None and context.currency and measure.name == "production":
        measure = None  # the "Output" of a table of prices
    if number is None:
        return Entry(stated, name, cell, column, (row.start, row.end), measure=measure) if stated is not None else None
    quantity, by_context = _quantity(number, unit, "", context, measure, is_change=False)
    if quantity is None and not unit and not context.currency and not context.scale:
        quantity, by_context = _read(number["digits"]), False
    if quantity is None:
        return None
    start = min(context.start, row.start) if by_context and context.start >= 0 else row.start
    start = min(start, header.start) if unit else start
    return Entry(quantity, name, cell, column, (start, row.end), _is_negative(number), measure=measure)


def _change_of_thing(row: Row, cell: Cell, column: Cell, header: Row, number: re.Match[str] | None) -> Entry | None:
    """The change in a thing's row, if the column before it is the only one of which it can be: "Company | Sales | Change"."""
    place = header.cells.index(column)
    before = header.cells[place - 1] if place > 1 else None
    is_clear = place == 2 or (place > 3 and names_change(header.cells[place - 2].text))
    if before is None or not is_clear or number is None or names_change(before.text):
        return None
    quantity, _ = _quantity(number, "", column.text, Context(), None, is_change=True)
    name = label_and_unit(before.text)[0]
    start = header.start if "%" not in cell.text else row.start
    is_negative = _is_negative(number)
    if quantity is None:
        return None
    return Entry(quantity, name, cell, column, (start, row.end), is_negative, is_change=True, measure=measure_of(name))


def _is_negative(number: re.Match[str]) -> bool:
    return bool(number["open"] or number["minus"] or (number["sign"] and number["sign"] != "+"))


def _spelled(unit: str, name: str, measure: Measure | None) -> str:
    """The unit of a column in words that can be read behind a number: "million" for the "m" of "Passengers (m)" or "millions of"."""
    if _LENGTHS.search(name) or (measure is not None and measure.units <= {"length", "duration"}):
        return unit
    if unit in _SCALES and (unit != "m" or name.endswith("s") or measure is not None):
        return _SCALES[unit]
    return _PLURAL.sub(lambda found: found[1], unit)


#: Names of columns whose "m" are metres, and the plural in "Passengers (millions)", "(thousands of tonnes)".
_LENGTHS = re.compile(r"\b(?:length|height|depth|width|beam|draught|draft|distance|span|altitude)s?\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(thousand|million|billion)s(?:\sof\b)?", re.IGNORECASE)


def _quantity(
    number: re.Match[str], unit: str, column: str, context: Context, measure: Measure | None, *, is_change: bool
) -> tuple[Quantity | None, bool]:
    """The quantity of a cell, and whether the lines above the row were needed to know it."""
    digits = number["digits"]
    if number["share"] or unit in ("%", "percent", "in %") or column.strip() in ("%", "in %") or (is_change and "%" in column):
        tail = number["share"] or "%"
        return _read(
            f"{digits} {'percentage points' if tail[:2] in ('pp', 'pt', 'pe') else 'basis points' if tail == 'bps' else '%'}"
        ), False
    if is_change:
        return None, False
    if context.in_percent and not unit and not number["money"] and not number["scale"]:
        return _read(f"{digits} %"), True
    own = _currency(number["money"] or "") or _currency(unit)
    scale = _LETTERS.get(number["scale"] or "", number["scale"] or "")
    if scale in ("万", "亿"):
        return None, False
    if unit and _HAN.search(unit):
        return _read(f"{digits}{unit}"), False
    if unit and not own and not _SCALE.search(unit):
        return _read(f"{digits} {unit}"), False
    if unit and (stated := _SCALE.search(unit)):
        if not own:
            return _read(f"{digits} {unit}"), False
        named = (stated[1] or stated[2] or stated[0]).lower()
        return _read(f"{own} {digits} {_SCALES.get(named, named)}"), False
    counts = measure is not None and not measure.units & {"money", "any"}
    if counts and not own:
        is_counted = measure is not None and "count" in measure.units
        wide = context.scale if context.scale and not context.currency and context.scale.isascii() else ""
        return (_read(f"{digits} {scale or wide}".strip()), bool(wide and not scale)) if is_counted else (None, False)
    if scale:
        return _read(f"{own or context.currency} {digits} {scale}"), not own
    if context.scale and not context.scale.isascii():
        return _read(f"{digits}{context.scale}"), True
    currency = own or context.currency
    if not currency:
        return None, False
    return _read(f"{currency} {digits} {context.scale}".strip()), bool(context.scale) or not own


def _read(words: str) -> Quantity | None:
    """The one quantity in the words, by the rules for amounts in sentences."""
    found = quantities.amounts(words)
    return found[0].quantity if len(found) == 1 and found[0].end == len(words.rstrip()) else None
