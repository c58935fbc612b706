"""Numbers that tell nothing of a business, beside those like them that do."""

from __future__ import annotations

import pytest

from bot.reading.article import read


def values(text: str) -> list[str]:
    whole = f"Halden Air grows\n\nBERGEN, May 12, 2031 (Quaynews) - Halden Air spoke about its plans.\n\n{text}"
    return [f"{fact.quantity.value:f}" for fact in read(whole, title="Halden Air grows").facts]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Air is in talks with a rival, according to three people familiar with the matter.",
        "Halden Air declined, two of the people said.",
        "One of the pilots behind that number, Ray Holm, flies for Halden Air.",
        "“For this money Halden Air could have bought 400 electric buses,” said a councillor.",
        "In a 214-page decision, the panel blamed Halden Air.",
        "On the desk of Halden Air's founder stands a tin of 200 fish hooks.",
        "Halden Air's founder left school at 15 and fished.",
        # kept aside
        "The board of Halden Air agreed, said four bankers briefed on the talks.",
        "The founder of Halden Air came from Oslo at the age of nine.",
        "Halden Air's software runs on a three-year-old laptop.",
        "Halden Air makes a 16-gigabit chip.",
        "Halden Air flew children aged six and older.",
        "A box of 40 letters was found at Halden Air.",
        "This information of Halden Air is subject to section 5-12 of the Aviation Act.",
    ],
)
def test_it_is_no_figure(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Halden Air employs 300 people.", "300"),
        ("Halden Air could have 400 electric buses by 2033.", "400"),
        ("Halden Air opened 12 pilot schools.", "12"),
        ("The Kestrel of Halden Air has a 6.3-inch screen.", "6.3"),
        ("Halden Air is building a 90-megawatt wind farm.", "90"),
        ("Halden Air carried 200 tonnes of fish hooks.", "200"),
    ],
)
def test_what_is_like_it_is_one(text: str, value: str) -> None:
    assert value in values(text)
