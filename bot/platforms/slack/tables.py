"""A table as Slack's ``data_table`` block, which pages and sorts on the reader's side."""

from __future__ import annotations

from bot.core.document import Row, Spans, Table, Text, text
from bot.core.text import clean, one_line
from bot.platforms.slack.markup import Json, elements, utf16_length

DATA_TABLE = "data_table"
#: Slack's reference has named 100 and 200 rows below the header at different times: the smaller number is taken everywhere.
ROWS = 100
COLUMNS = 20
#: Characters in all cells of one message.
CHARACTERS = 10_000
#: A table of up to so many rows is shown whole; a longer one in pages.
WHOLE = 8
PAGE = 5
#: Stands in a cell that holds nothing, because Slack takes no empty text.
NOTHING = "–"


def can_be_drawn(table: Table) -> bool:
    """Whether Slack has a block for such a table. Rows with buttons of their own are lines instead, each with its buttons below it:
    under a table nobody could tell which row a "Remove" is for."""
    return bool(table.rows) and 1 <= len(table.columns) <= COLUMNS and not any(row.choices for row in table.rows)


def data_table(table: Table, *, private: bool) -> Json:
    """The block of a table that can be drawn; in a message that is not ``private``, people are written as names."""
    header = [_raw(column.label) for column in table.columns]
    labels = ", ".join(one_line(column.label) for column in table.columns)
    return {
        "type": DATA_TABLE,
        "caption": one_line(table.caption) or labels or NOTHING,
        "rows": [header, *(_row(row, private) for row in table.rows)],
        "page_size": len(table.rows) if len(table.rows) <= WHOLE else PAGE,
        "row_header_column_index": 0,
    }


def characters(block: Json) -> int:
    """How many characters the cells of a data table hold."""
    return sum(_characters(cell) for row in block["rows"] for cell in row)


def _characters(part: Json) -> int:
    return utf16_length(str(part.get("text", ""))) + sum(map(_characters, part.get("elements", ())))


def _row(row: Row, private: bool) -> list[Json]:
    first, *others = row.cells
    if row.small:
        first = (*first, text("\n"), *row.small)
    return [_cell(cell, private) for cell in (first, *others)]


def _cell(spans: Spans, private: bool) -> Json:
    if all(isinstance(span, Text) and not (span.bold or span.italic or span.code) for span in spans):
        return _raw(clean("".join(span.text for span in spans if isinstance(span, Text))).strip())
    found = elements(spans, private=private)
    if not found:
        return _raw("")
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": found}]}


def _raw(words: str) -> Json:
    return {"type": "raw_text", "text": one_line(words) or NOTHING}
