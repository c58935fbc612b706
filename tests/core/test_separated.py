"""Comma-separated values: every row comes back as it was, and no cell is a formula."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.separated import separated
from bot.core.text import clean


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30 1234", "'+49 30 1234"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =cmd|' /C calc'!A0", "' =cmd|' /C calc'!A0"),
        ("＝1+1", "'＝1+1"),
        ("\t=1", "'\t=1"),
        ("- We build robots", "'- We build robots"),
        ("-5", "-5"),
        ("+5.25", "+5.25"),
        ("1-2", "1-2"),
        ("a=b", "a=b"),
        ("“=1”", "“=1”"),
        ("%", "%"),
        ("寰球公司", "寰球公司"),
        ('say "hi", he said', 'say "hi", he said'),
        ("two\nlines", "two\nlines"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_and_others_stay_as_they_are(cell: str, shown: str) -> None:
    assert read(separated(("a", "b"), [(cell, "x")])) == [["a", "b"], [shown, "x"]]


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=5))
def test_every_row_comes_back(rows: list[tuple[str, str]]) -> None:
    text = separated(("a", "b"), rows)
    assert text.startswith("a,b\r\n")
    assert text.endswith("\r\n")
    found = read(text)[1:]
    assert len(found) == len(rows)
    for back, row in zip(found, rows, strict=True):
        assert [cell.removeprefix("'") for cell in back] == [clean(cell).removeprefix("'") for cell in row]
        assert not any(cell[:1] in tuple("=@＝＋－＠") for cell in back)
