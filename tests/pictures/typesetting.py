"""Words set in type: how wide they are, and in which lines they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import matplotlib as mpl

#: The metrics of Helvetica, which Arial and Liberation Sans share; they come with matplotlib, so that every machine draws the same picture.
_METRICS = Path(mpl.get_data_path()) / "fonts" / "pdfcorefonts"
_NAMES = {
    "'": "quotesingle", "`": "grave", "“": "quotedblleft", "”": "quotedblright", "‘": "quoteleft", "’": "quoteright",
    "–": "endash", "—": "emdash", "·": "periodcentered", "•": "bullet", "…": "ellipsis", "\u00a0": "space",
}  # fmt: skip
#: The advance of each character of the fixed-width font, and of what Helvetica has no glyph for, in thousandths of the size.
_FIXED, _UNKNOWN = 600, 1000


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind."""

    text: str
    size: float = 15
    colour: str = "#1d1c1d"
    bold: bool = False
    italic: bool = False
    fixed: bool = False

    @property
    def width(self) -> float:
        if self.fixed:
            return len(self.text) * self.size * _FIXED / 1000
        widths = _widths(self.bold)
        return sum(widths.get(_NAMES.get(letter, letter), _UNKNOWN) for letter in self.text) * self.size / 1000


Line = tuple[Run, ...]


@cache
def _widths(bold: bool) -> dict[str, int]:
    """The advance of each ASCII character, and of each glyph by its name."""
    found: dict[str, int] = {}
    metrics = (_METRICS / f"Helvetica{'-Bold' if bold else ''}.afm").read_text(encoding="ascii")
    for code, width, name in re.findall(r"^C (-?\d+) ; WX (\d+) ; N (\w+)", metrics, re.MULTILINE):
        found[name] = int(width)
        if 32 <= int(code) < 127:
            found[chr(int(code))] = int(width)
    return found


def width_of(line: Iterable[Run]) -> float:
    return sum(run.width for run in line)


def wrapped(runs: Sequence[Run], width: float) -> list[Line]:
    """The words in lines that are at most so wide; a line break in the text begins a new one."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for piece in re.findall(r"\n|[^\S\n]+|[^\s]+", run.text):
            if piece == "\n":
                lines.append([])
            else:
                _set(lines, replace(run, text=piece), width)
    return [_joined(line) for line in lines]


def _set(lines: list[list[Run]], piece: Run, width: float) -> None:
    if lines[-1] and not piece.text.isspace() and width_of(lines[-1]) + piece.width > width:
        # What is joined to this piece without a space, as a bracket is, goes to the next line with it.
        at = len(lines[-1])
        while at and not lines[-1][at - 1].text.isspace():
            at -= 1
        moved = lines[-1][at:] if at else []
        del lines[-1][len(lines[-1]) - len(moved) :]
        lines.append(moved)
    if lines[-1] or not piece.text.isspace():
        lines[-1].append(piece)


def _joined(line: Sequence[Run]) -> Line:
    """The line with neighbours of one kind as one run, without spaces at its end."""
    found: list[Run] = []
    for run in line:
        if found and replace(found[-1], text="") == replace(run, text=""):
            found[-1] = replace(run, text=found[-1].text + run.text)
        else:
            found.append(run)
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(run for run in found if run.text)
