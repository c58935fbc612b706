"""PDFs whose pages are set in columns, read as real files."""

from __future__ import annotations

import pytest

from bot.reading.columns import Piece, in_columns
from bot.reading.pdf import pdf_text
from tests.reading.test_pdf import document, placed

LEFT = (
    "Marsh Ferries carried ninety thousand",
    "people in July, a third more than in the",
    "July before, its director Ina Voss told",
    "the town on Friday. It did not say what",
    "it had earned from them so far.",
)
RIGHT = (
    "The firm wants to order two boats for",
    "$14 million in the coming year, once the",
    "bank has agreed to it. Its staff has come",
    "to 310 people, most of whom live in the",
    "villages along the northern shore.",
)
JOINED = ("thousand people in July, a third more", "boats for $14 million in the coming year")
THIRDS = (
    ("Marsh Ferries carried", "ninety people to the", "island on Friday and", "brought sixty of them", "home before the storm."),
    ("The director said that", "she would order boats", "in spring, when the ice", "has gone from the bay", "and the river mouth."),
    ("Shares in the firm rose", "by 3% after a bank had", "raised its forecast for", "the year to a profit of", "$2 million before tax."),
)
Place = tuple[int, int, str]


def rows(*columns: tuple[str, ...], left: tuple[int, ...], top: int = 780, drop: int = 0) -> list[Place]:
    """The places of columns whose lines are drawn from row to row; each column lies ``drop`` lower than the one before."""
    depth = max(map(len, columns))
    return [
        (x, top - 14 * row - drop * number, column[row])
        for row in range(depth)
        for number, (x, column) in enumerate(zip(left, columns, strict=True))
        if row < len(column)
    ]


def halves(places: list[Place]) -> list[Place]:
    """The same with each line drawn in two pieces, the second of which begins about where the first ends."""
    pieces: list[Place] = []
    for x, y, words in places:
        first, space, rest = words.partition(" ")
        pieces += [(x, y, first), (round(Piece(x, y, 11, first + space).right) + 1, y, rest)]
    return pieces


FIGURES = (("Boats", "12", "9"), ("Crew", "310", "260"), ("Ports", "7", "7"), ("Loans", "4.1", "5.0"), ("Debt", "8", "3"))
TABLE = [
    place
    for row, cells in enumerate(FIGURES)
    for place in zip((40, 300, 400), (560 - 14 * row,) * 3, cells, strict=True)
]  # fmt: skip
PAGES: dict[str, tuple[list[Place], tuple[str, ...]]] = {
    "row by row": (rows(LEFT, RIGHT, left=(40, 310)), JOINED),
    "in pieces": (halves(rows(LEFT, RIGHT, left=(40, 310))), JOINED),
    "below a heading": ([(40, 812, "Marsh Ferries carries more people and orders boats"), *rows(LEFT, RIGHT, left=(40, 310))], JOINED),
    "at other heights": (rows(LEFT, RIGHT, left=(40, 310), drop=3), JOINED),
    "of unequal length": (rows((*LEFT, *THIRDS[0], *THIRDS[1]), RIGHT, left=(40, 310)), JOINED),
    "above a table": (rows(LEFT, RIGHT, left=(40, 310)) + TABLE, (*JOINED, "Crew 310 260")),
    "three of them": (
        rows(*THIRDS, left=(40, 215, 390)),
        ("ninety people to the island", "boats in spring, when", "forecast for the year"),
    ),
}


@pytest.mark.parametrize(("places", "joined"), PAGES.values(), ids=PAGES)
def test_columns_are_read_one_after_the_other(places: list[Place], joined: tuple[str, ...]) -> None:
    words = " ".join(pdf_text("a.pdf", document(placed(*places)))[0].split())
    for part in joined:
        assert part in words


def test_a_table_of_three_columns_stays_in_rows() -> None:
    text, _ = pdf_text(
        "a.pdf", document(placed(*TABLE, (40, 700, "Marsh Ferries sent these figures to the town for the year that ended in June.")))
    )
    assert "Boats 12 9" in " ".join(text.split())


def test_one_column_of_text_has_no_columns() -> None:
    pieces = [
        Piece(40, 780 - 14 * row, 11, f"Line {row} of a page goes across the whole of it, from its left edge to its right one")
        for row in range(9)
    ]
    assert in_columns(pieces) is None
    assert in_columns([]) is None
