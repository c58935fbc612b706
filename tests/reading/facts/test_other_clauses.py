"""Dates of another clause than the figure's, and periods that a list or a table compares with."""

from __future__ import annotations

import pytest

from bot.reading.article import read

LEAD = "Halden Air grows\n\nBERGEN, May 12, 2031 (Quaynews) - Halden Air spoke about its plans.\n\n"


def as_of(text: str) -> dict[str, str]:
    facts = read(f"{LEAD}{text}", title="Halden Air grows").facts
    return {f"{fact.quantity.value:f}": fact.as_of.value for fact in facts}


@pytest.mark.parametrize(
    ("text", "value", "date"),
    [
        ("Quill, the assistant that the company introduced in January, is now used by 2,900 customers.", "2900", "2031-05-12"),
        ("The libraries will close on 31 March 2033, and 12,700 people have signed a petition against it.", "12700", "2031-05-12"),
        ("Halden Air has raised €11 million so far, €7 million of it in March 2030 from the fund Skjold.", "11000000", "2031-05-12"),
        ("The crew union, which represents 1,750 of the airline's employees, votes on a strike on 12 September.", "1750", "2031-05-12"),
        # kept aside
        ("Borealis, which Halden Air bought in February, has now shipped 31,000 parcels.", "31000", "2031-05-12"),
        ("The harbour opens on 3 July 2032, but 40 ships have already booked a berth.", "40", "2031-05-12"),
        ("Halden Air sold 310 planes in 2030.", "310", "2030"),
        ("By 2033 Halden Air will employ 900 people.", "900", "2033"),
    ],
)
def test_a_figure_holds_when_its_own_clause_says(text: str, value: str, date: str) -> None:
    assert as_of(text)[value] == date


def test_a_restated_value_is_the_one_before() -> None:
    text = "Halden Air's net profit rose to 141 million euros in 2030 from a restated 128 million."
    facts = {f"{fact.quantity.value:f}": (fact.metric, fact.nature.value) for fact in read(f"{LEAD}{text}", title="Halden Air").facts}
    assert facts["128000000"] == (facts["141000000"][0], "past")


def test_a_period_of_comparison_does_not_move_the_text() -> None:
    text = "Sales rose 8% from the third quarter of 2029. Net debt was 58 million euros at the end of March."
    assert as_of(text)["58000000"].startswith("2031-03")
