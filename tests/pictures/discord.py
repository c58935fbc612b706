"""A message of components as Discord shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.pictures.canvas import ACCENT, CONTROL, GREY, INDENT, Canvas, button, button_width
from tests.pictures.typesetting import Run

Json = dict[str, Any]

_ROW, _BUTTON, _SELECT, _TEXT, _SEPARATOR, _CONTAINER = 1, 2, 3, 10, 14, 17
_EPHEMERAL = 1 << 6
_INK, _SMALL, _LINES = "#2e3035", "#5c5e66", "#dcdde1"
_EDGE, _INSIDE = 4, 14


def draw(message: Json, canvas: Canvas, *, at: str) -> None:
    """Draws the message with its name and time, and below it that one person alone sees it, if so."""
    canvas.y += 16
    canvas.avatar(canvas.y, radius=18)
    _name(canvas, at)
    for component in message["components"]:
        if component["type"] != _CONTAINER:
            raise ValueError(f"no drawing for a component of type {component['type']}")
        _container(component, canvas)
    if message["flags"] & _EPHEMERAL:
        canvas.y += 8
        canvas.eye(INDENT, canvas.y + 8)
        canvas.words((Run("Only you can see this", 12, GREY),), INDENT + 18, canvas.y + 8)
        canvas.y += 16


def _name(canvas: Canvas, at: str) -> None:
    name, app = Run("Briefing bot", 15, _INK, bold=True), Run("APP", 10, "#ffffff", bold=True)
    middle = canvas.y + 9
    canvas.words((name,), INDENT, middle)
    x = INDENT + name.width + 6
    canvas.box(x, middle - 7.5, app.width + 9, 15, fill=ACCENT, radius=4)
    canvas.words((app,), x + 4.5, middle)
    canvas.words((Run(at, 12, _SMALL),), x + app.width + 17, middle)
    canvas.y += 24


def _container(container: Json, canvas: Canvas) -> None:
    top, behind = canvas.y, len(canvas.drawn)
    x, room = INDENT + _EDGE + _INSIDE, canvas.right - INDENT - _EDGE - 2 * _INSIDE
    canvas.y += _INSIDE
    for number, component in enumerate(container["components"]):
        canvas.y += 8 if number else 0
        _component(component, canvas, x, room)
    canvas.y += _INSIDE
    width, height = canvas.right - INDENT, canvas.y - top
    frame = Canvas(canvas.width)
    frame.box(INDENT, top, width, height, fill="#fbfbfc", stroke=_LINES, radius=8)
    # Its edge follows the frame's round corners.
    side = f"M{INDENT + _EDGE} {top + 1:g}A8 8 0 0 0 {INDENT} {top + 8:g}v{height - 16:g}A8 8 0 0 0 {INDENT + _EDGE} {top + height - 1:g}z"
    frame.line(side, stroke="none", fill=f"#{container['accent_color']:06x}")
    canvas.drawn[behind:behind] = frame.drawn


def _component(component: Json, canvas: Canvas, x: float, room: float) -> None:
    match component["type"]:
        case type_ if type_ == _TEXT:
            _text(component["content"], canvas, x, room)
        case type_ if type_ == _SEPARATOR:
            canvas.rule(x, canvas.y + 2, room, stroke=_LINES)
            canvas.y += 4
        case type_ if type_ == _ROW:
            _row(component["components"], canvas, x, room)
        case other:
            raise ValueError(f"no drawing for a component of type {other}")


def _text(content: str, canvas: Canvas, x: float, room: float) -> None:
    """Markup, line by line."""
    for line in content.split("\n"):
        kind, rest = re.fullmatch(r"(### |-# |- |)(.*)", line).groups()  # type: ignore[union-attr]
        match kind:
            case "### ":
                canvas.paragraph(_runs(rest, 16, "#060607", bold=True), x, room, 22)
            case "-# ":
                canvas.paragraph(_runs(rest, 13, _SMALL), x, room, 18)
                canvas.y += 4
            case "- ":
                canvas.words((Run("•", 15, _INK),), x + 4, canvas.y + 10.5)
                canvas.paragraph(_runs(rest, 15, _INK), x + 18, room - 18, 21)
            case _ if not rest:
                canvas.y += 8
            case _:
                canvas.paragraph(_runs(rest, 15, _INK), x, room, 21)


def _runs(markup: str, size: float, colour: str, *, bold: bool = False) -> list[Run]:
    """The words of a line. Raises ValueError for markup that has no drawing here."""
    found: list[Run] = []
    always = bold
    for escaped, mark, words in re.findall(r"\\(\W)|(\*\*|[*_~`|<>\[\]])|([^\\*_~`|<>\[\]]+)", markup):
        if mark == "**":
            bold = not bold or always
        elif mark:
            raise ValueError(f"no drawing for {mark!r} in {markup!r}")
        else:
            found.append(Run(escaped or words, size, colour, bold))
    return found


def _row(components: Sequence[Mapping[str, Any]], canvas: Canvas, x: float, room: float) -> None:
    start = x
    for component in components:
        if component["type"] == _SELECT:
            canvas.box(x, canvas.y, room, CONTROL + 4, fill="#ffffff", stroke=_LINES, radius=8)
            canvas.words((Run(component["placeholder"], 14, _SMALL),), x + 12, canvas.y + CONTROL / 2 + 2)
            canvas.chevron(x + room - 22, canvas.y + CONTROL / 2 + 2)
            canvas.y += 4
        else:
            assert component["type"] == _BUTTON, f"no drawing for {component}"
            label = Run(component["label"], 13, _INK, bold=True)
            if x > start and x + button_width(label) > start + room:
                x, canvas.y = start, canvas.y + CONTROL + 8
            x = button(canvas, label, x, fill="#e9eaed", stroke="none") + 8
    canvas.y += CONTROL
