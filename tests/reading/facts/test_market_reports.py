"""Figures of a market, of places and of makers in what a research firm reports."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate

HEARING = (
    "Tallow Insights: sales of hearing aids up 9%\n\nLONDON, May 2 - Sales of hearing aids worldwide rose 9 percent to 5.1 million units "
    "in the first quarter, market researcher Tallow Insights said."
)
ROBOTS = (
    "Robots in warehouses\n\nOSLO, April 4 - The market for warehouse robots grew 17 percent to $9.3 billion "
    "in 2030, according to Helmsman Research."
)


def figures(head: str, text: str) -> list[str]:
    facts = read(f"{head}\n\n{text}", published=PartialDate.parse("2031-05-14")).facts
    return [f"{f.subject}: {f.metric} {f.quantity.value.normalize():f}" for f in facts if f.start > len(head)]


@pytest.mark.parametrize(
    ("head", "text", "right"),
    [
        (
            HEARING,
            "For the whole of 2031 Tallow now expects sales of 21 million units.",
            ["hearing aids market: unit sales 21000000"],
        ),
        (HEARING, "Europe, where 1.9 million units were sold, was weak.", ["Europe: units sold 1900000"]),
        (
            HEARING,
            "In the United States sales rose 14 percent to 1.4 million.",
            ["United States: sales growth 14", "United States: unit sales 1400000"],
        ),
        (HEARING, "Sonoris of Denmark stayed in front with 1.2 million units.", ["Sonoris: unit sales 1200000"]),
        # kept aside
        (
            ROBOTS,
            "Korvex led with 41,000 robots, ahead of Germany's Radhaus with 37,000.",
            ["Korvex: robots 41000", "Radhaus: robots 37000"],
        ),
        (
            ROBOTS,
            "Korvex, which employs 2,100 people, said it would cut 200 jobs.",
            ["Korvex: employees 2100", "Korvex: jobs cut 200"],
        ),
        (ROBOTS, "The average price of a robot was 24,500 euros.", ["market for warehouse robots: average price 24500"]),
    ],
)
def test_each_figure_is_of_what_was_counted(head: str, text: str, right: list[str]) -> None:
    assert figures(head, text) == right
