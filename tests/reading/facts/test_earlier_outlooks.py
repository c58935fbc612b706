"""What was expected before or by others is no earlier value; a growth of before is one."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate

HEAD = "Corvus AG reports on its first quarter\n\nCorvus AG, a German lamp maker, reported on its first quarter of 2031 on Tuesday."


def figures(text: str) -> list[str]:
    facts = read(f"{HEAD} {text}", published=PartialDate.parse("2031-05-14")).facts
    return [f"{f.subject.split()[0]}: {f.metric} {f.quantity.value.normalize():f} {f.nature.value} {f.as_of.value}" for f in facts]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Operating profit grew 8%, against 5% a year earlier.",
            ["Corvus: Operating profit growth 8 actual 2031-Q1", "Corvus: Operating profit growth 5 past 2030-Q1"],
        ),
        (
            "Corvus guided for revenue of $2.1 billion in 2032, up from its earlier forecast of $2 billion.",
            ["Corvus: revenue 2100000000 forecast 2032", "Corvus: revenue 2000000000 forecast 2032"],
        ),
        (
            "It now sees revenue of $1.9 billion this quarter; Wall Street was looking for $2.2 billion.",
            ["Corvus: revenue 1900000000 forecast 2031-Q1"],
        ),
        ("Lumera is looking for $30 million.", ["Lumera: funding sought 30000000 actual 2031-05-14"]),
        ("The board set a target of 15% for margins by 2034.", ["Corvus: margin target 15 target 2034"]),
        # kept aside
        (
            "It expects 2031 sales of $2.3 billion, compared to a previous target of $2.2 billion.",
            ["Corvus: sales 2300000000 forecast 2031", "Corvus: sales 2200000000 target 2031"],
        ),
        (
            "Its competitor Lumera sold 41,000 lamps in the first quarter and expects 180,000 this year.",
            ["Lumera: lamps sold 41000 actual 2031-Q1", "Lumera: lamps sold 180000 forecast 2031"],
        ),
        ("Halden, Corvus's biggest rival, has 9 million customers.", ["Halden: customers 9000000 actual 2031-05-14"]),
        # a look-alike
        (
            "Revenue was $410 million, against $380 million a year earlier.",
            ["Corvus: Revenue 410000000 actual 2031-Q1", "Corvus: Revenue 380000000 past 2030-Q1"],
        ),
    ],
)
def test_what_was_expected_is_no_earlier_value(text: str, right: list[str]) -> None:
    assert figures(text) == right
