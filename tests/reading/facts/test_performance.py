"""What a thing does: how long it takes for something, how much it holds, how much faster than another it is."""

from __future__ import annotations

import pytest

from bot.reading.article import read


def figures(text: str) -> list[tuple[str, str, str]]:
    whole = f"Halden Air shows the Kestrel 3\n\nBERGEN, May 12, 2031 (Quaynews) - {text}"
    facts = read(whole, title="Halden Air shows the Kestrel 3").facts
    return [(fact.metric, f"{fact.quantity.value:f}", fact.quantity.unit) for fact in facts]


SEEN = (
    ("Halden Air's new scanner gives a result in 12 minutes.", ("time to give result", "12", "minutes")),
    ("The Kestrel 3 sorts 4,000 parcels in 20 seconds.", ("time to sort 4,000 parcels", "20", "seconds")),
    (
        "The Kestrel 3 sorts 4,000 parcels in 20 seconds, the Kestrel 2 needs 45 seconds.",
        ("time to sort 4,000 parcels", "45", "seconds"),
    ),
    ("Halden Air built the fridge in Bergen. It holds 90 litres.", ("volume", "90", "litres")),
    ("The fridge of Halden Air stays cold for 40 hours without power.", ("time cold", "40", "hours")),
    ("Halden Air's library will have 12,400 square metres on five floors.", ("floor area", "12400", "square metres")),
    ("Halden Air's tunnel, 4.2 kilometres long, will have six stations.", ("length", "4.2", "km")),
    ("Kestrel 3 was trained on 512 chips in 21 days.", ("training time", "21", "days")),
)
KEPT_ASIDE = (
    ("The Kestrel 3 boots in 4 seconds and renders a page in under 200 milliseconds.", ("time to render page", "200", "milliseconds")),
    ("The Kestrel 3 boots in 4 seconds and renders a page in under 200 milliseconds.", ("time to boot", "4", "seconds")),
    ("Halden Air's tank keeps the water hot for three days.", ("time hot", "3", "days")),
    ("The Kestrel 3 stores 6 megawatt-hours.", ("storage capacity", "6", "MWh")),
    ("Halden Air's bridge, 740 metres long, was opened in May.", ("length", "740", "metres")),
    ("Kestrel 3's answers are 30 percent faster than those of Borealis 9.", ("answers faster than those of Borealis 9", "30", "%")),
    ("Kestrel 3 learned from 30 years of records in 9 days.", ("training time", "9", "days")),
)


@pytest.mark.parametrize(("text", "expected"), SEEN + KEPT_ASIDE)
def test_what_a_thing_does_is_measured(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "The train of Halden Air arrives in 10 minutes.",
        "The doors open in 20 minutes, Halden Air said.",
        "Its founder ran the race in 40 minutes.",
        "Halden Air holds meetings in 20 minutes of walking.",
        "Halden Air will publish its results in 12 days.",
        "The bus of Halden Air stays in the garage for 40 hours.",
        "On the wall at Halden Air hangs a cable, 14 millimetres thick, that did not break.",
    ],
)
def test_other_times_and_sizes_are_none(text: str) -> None:
    assert figures(text) == []
