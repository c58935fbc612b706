"""A message of Block Kit as Slack shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.pictures.canvas import ACCENT, CONTROL, GREY, INDENT, Canvas, button, button_width
from tests.pictures.typesetting import Line, Run, width_of, wrapped

Json = dict[str, Any]

_TEXT, _LEADING = 15, 22
_CELL, _CELL_LEADING, _CELL_PADDING = 14, 19, 12
_LINES = "#dddddd"
_LINK = "#1264a3"


def draw(message: Json, canvas: Canvas, *, at: str, replies: int = 0) -> None:
    """Draws the message with its name and time, and below it how many replies its thread has."""
    canvas.y += 14
    if message.get("response_type") == "ephemeral":
        canvas.eye(INDENT, canvas.y + 8)
        canvas.words((Run("Only visible to you", 13, GREY),), INDENT + 18, canvas.y + 8)
        canvas.y += 22
    canvas.avatar(canvas.y + 2, radius=8)
    _name(canvas, at)
    for block in message["blocks"]:
        _block(block, canvas)
    if replies:
        _thread(canvas, replies)


def _name(canvas: Canvas, at: str) -> None:
    name, app = Run("Briefing bot", _TEXT, bold=True), Run("APP", 10, GREY, bold=True)
    middle = canvas.y + 10
    canvas.words((name,), INDENT, middle)
    x = INDENT + name.width + 6
    canvas.box(x, middle - 7, app.width + 8, 14, fill="#ebeaeb", radius=3)
    canvas.words((app,), x + 4, middle)
    canvas.words((Run(at, 12, GREY),), x + app.width + 16, middle)
    canvas.y += 22


def _block(block: Json, canvas: Canvas) -> None:
    room = canvas.right - INDENT
    match block["type"]:
        case "header":
            canvas.y += 6
            canvas.paragraph([Run(block["text"]["text"], 17, bold=True)], INDENT, room, 24)
            canvas.y += 4
        case "rich_text":
            for element in block["elements"]:
                _rich(element, canvas, room)
            canvas.y += 4
        case "context":
            canvas.y += 4
            words = [Run(element["text"], 13, GREY) for element in block["elements"] if element["type"] == "plain_text"]
            assert len(words) == len(block["elements"]), f"no drawing for {block}"
            canvas.paragraph(words, INDENT, room, 18)
        case "data_table":
            _table(block, canvas, room)
        case "actions":
            _actions(block["elements"], canvas)
        case other:
            raise ValueError(f"no drawing for a block {other!r}")


def _rich(element: Json, canvas: Canvas, room: float) -> None:
    match element["type"]:
        case "rich_text_section":
            canvas.paragraph(_runs(element, _TEXT), INDENT, room, _LEADING)
        case "rich_text_list" if element["style"] == "bullet":
            for item in element["elements"]:
                canvas.words((Run("•", _TEXT),), INDENT + 6, canvas.y + _LEADING / 2)
                canvas.paragraph(_runs(item, _TEXT), INDENT + 22, room - 22, _LEADING)
                canvas.y += 3
        case other:
            raise ValueError(f"no drawing for {other!r}")


def _runs(section: Json, size: float) -> list[Run]:
    return [_run(element, size) for element in section["elements"]]


def _run(element: Json, size: float) -> Run:
    style = element.get("style", {})
    match element["type"]:
        case "text":
            return Run(
                element["text"], size, bold=style.get("bold", False), italic=style.get("italic", False), fixed=style.get("code", False)
            )
        case "link":
            return Run(str(element.get("text") or element["url"]), size, _LINK, bold=style.get("bold", False))
        case other:
            raise ValueError(f"no drawing for {other!r}")


def _cell(cell: Json, *, bold: bool) -> list[Run]:
    if cell["type"] == "raw_text":
        return [Run(cell["text"], _CELL, bold=bold)]
    return [run for section in cell["elements"] for run in _runs(section, _CELL)]


def _table(block: Json, canvas: Canvas, room: float) -> None:
    """A table whose columns share the room by what is in them."""
    canvas.y += 6
    rows = [[_cell(cell, bold=number == 0) for cell in row] for number, row in enumerate(block["rows"][: block["page_size"] + 1])]
    widths = _columns(rows, room)
    lines = [[wrapped(cell, width - 2 * _CELL_PADDING) for cell, width in zip(row, widths, strict=True)] for row in rows]
    heights = [max(len(cell) for cell in row) * _CELL_LEADING + 13 for row in lines]
    top = canvas.y
    canvas.box(INDENT, top, room, heights[0], fill="#f6f6f7", radius=8)
    canvas.box(INDENT, top + 10, room, heights[0] - 10, fill="#f6f6f7")
    for row, height in zip(lines, heights, strict=True):
        if canvas.y > top:
            canvas.rule(INDENT, canvas.y, room, stroke=_LINES)
        _draw_row(row, widths, canvas)
        canvas.y += height
    canvas.box(INDENT, top, room, canvas.y - top, fill="none", stroke=_LINES, radius=8)
    x = float(INDENT)
    for width in widths[:-1]:
        x += width
        canvas.line(f"M{x:g} {top:g}V{canvas.y:g}", stroke=_LINES)
    canvas.y += 8


def _draw_row(cells: Sequence[Sequence[Line]], widths: Sequence[int], canvas: Canvas) -> None:
    x = float(INDENT)
    for cell, width in zip(cells, widths, strict=True):
        for number, line in enumerate(cell):
            canvas.words(line, x + _CELL_PADDING, canvas.y + 6.5 + (number + 0.5) * _CELL_LEADING)
        x += width


def _columns(rows: Sequence[Sequence[Sequence[Run]]], room: float) -> list[int]:
    """The width of each column: what its longest line needs, and an equal share of what is left over or lacking."""
    needed = [max(width_of(line) for row in rows for line in wrapped(row[at], room)) + 2 * _CELL_PADDING for at in range(len(rows[0]))]
    share = (room - sum(needed)) / len(needed)
    widths = [int(width + share) for width in needed]
    widths[-1] += int(room) - sum(widths)
    return widths


def _actions(elements: Sequence[Json], canvas: Canvas) -> None:
    canvas.y += 8
    x = float(INDENT)
    for element in elements:
        select = element["type"] == "static_select"
        assert select or element["type"] == "button", f"no drawing for {element}"
        label = Run((element["placeholder"] if select else element["text"])["text"], 13, GREY if select else "#1d1c1d", bold=not select)
        width = 190 if select else button_width(label)
        if x > INDENT and x + width > canvas.right:
            x, canvas.y = INDENT, canvas.y + CONTROL + 8
        if select:
            canvas.box(x, canvas.y, width, CONTROL, fill="#ffffff", stroke="#bbbabb", radius=8)
            canvas.words((label,), x + 12, canvas.y + CONTROL / 2)
            canvas.chevron(x + width - 22, canvas.y + CONTROL / 2)
        else:
            button(canvas, label, x, fill="#ffffff", stroke="#bbbabb")
        x += width + 8
    canvas.y += CONTROL


def _thread(canvas: Canvas, replies: int) -> None:
    canvas.y += 10
    canvas.box(INDENT, canvas.y, 20, 20, fill=ACCENT, radius=5)
    for number, length in enumerate((10, 10, 6)):
        canvas.box(INDENT + 5, canvas.y + 5.5 + number * 3.6, length, 1.8, fill="#ffffff", radius=0.9)
    count = Run("1 reply" if replies == 1 else f"{replies} replies", 13, _LINK, bold=True)
    canvas.words((count,), INDENT + 28, canvas.y + 10)
    canvas.words((Run("View thread", 13, GREY),), INDENT + 28 + count.width + 8, canvas.y + 10)
    canvas.y += 20
