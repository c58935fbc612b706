"""Rows as comma-separated values (RFC 4180): UTF-8, each row ends with CR and LF, and no cell is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from bot.core.text import clean

# What spreadsheets take for a formula: such a beginning, also in the wide letters of East Asian text and behind white space.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def separated(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows below the names of their columns."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue()


def _safe(cell: str) -> str:
    """The cell, which a quotation mark in front makes plain text where it begins like a formula and is no number."""
    shown = clean(cell)
    return shown if _NUMBER.fullmatch(shown) or not _FORMULA.match(cell) else f"'{shown}"
