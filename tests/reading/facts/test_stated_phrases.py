"""Figures that a verb states: rates that are kept, ratings, what somebody wants paid, what is put at an amount, distances."""

from __future__ import annotations

import pytest

from bot.reading.article import read


def figures(text: str) -> list[tuple[str, str]]:
    whole = f"Halden Air grows\n\nBERGEN, May 12, 2031 (Quaynews) - Halden Air spoke about its plans.\n\n{text}"
    return [(fact.metric, f"{fact.quantity.value:f}".removesuffix(".0")) for fact in read(whole, title="Halden Air grows").facts]


SEEN = (
    ("Prosecutors want Halden Air to pay €12 million.", ("payment demanded", "12000000")),
    ("Inflation slowed to 2.1 per cent, the central bank kept its rate at 3.5 per cent.", ("rate", "3.5")),
    ("The app of Halden Air is rated 4.7 out of 5.", ("rating", "4.7")),
    ("Halden Air will cut the journey from 94 minutes to 61.", ("journey time", "94")),
    ("Halden Air will cut the journey from 94 minutes to 61.", ("journey time", "61")),
    ("The ministry put unemployment at 5.2 per cent in April.", ("unemployment", "5.2")),
    ("Halden Air's trucks drive 31 million kilometres a year.", ("distance", "31000000")),
    ("Halden Air's revenue was almost flat at 4.9 billion euros, against 4.8 billion a year earlier.", ("revenue", "4900000000")),
    ("The plant of Halden Air will have a capacity of 600,000 pumps a year.", ("capacity", "600000")),
    ("The Halden Air share lost 1.7 percent to 22.84 euros.", ("share price", "22.84")),
    ("Halden Air posted 9 per cent growth in revenue to $120 million.", ("revenue", "120000000")),
    ("The price is far below the $68 million at which Halden Air was valued in 2029.", ("valuation", "68000000")),
    ("Halden Air plans to float shares at 140p to 165p apiece.", ("price per share", "140")),
)
KEPT_ASIDE = (
    ("Halden Air's debt remained unchanged at £41 million.", ("debt", "41000000")),
    ("Halden Air will raise its output to 31,000 bikes.", ("output", "31000")),
    ("Shares of Halden Air gained 3 percent to 41 euros.", ("share price", "41")),
    ("Halden Air reported a fall in net profit to $12 million.", ("net profit", "12000000")),
    ("Creditors asked Halden Air to pay back $4 million.", ("payment demanded", "4000000")),
    ("Halden Air left its forecast unchanged at 300 flights.", ("forecast", "300")),
    ("Quorum holds its stake at 12 per cent.", ("stake", "12")),
    ("Halden Air's new robot shortens the wait from 12 days to four days.", ("wait time", "4")),
    ("Halden Air estimates inflation at 3.1 per cent.", ("inflation", "3.1")),
    ("Halden Air's planes flew 12 million kilometres last year.", ("distance", "12000000")),
    ("Halden Air sells shares at $14 a share.", ("price per share", "14")),
)


@pytest.mark.parametrize(("text", "expected"), SEEN + KEPT_ASIDE)
def test_a_verb_says_what_is_measured(text: str, expected: tuple[str, str]) -> None:
    assert expected in figures(text)


@pytest.mark.parametrize(
    ("text", "not_read"),
    [
        ("Halden Air's founder kept his hat at home for 12 days.", "hat"),
        ("Halden Air puts up 12 per cent of the money.", "money"),
        ("Halden Air's founder ran 5 kilometres.", "distance"),
        ("Halden Air's owners share a house that rose to 22 metres.", "share price"),
        ("Nine out of ten guests of Halden Air return.", "rating"),
    ],
)
def test_look_alikes_are_something_else(text: str, not_read: str) -> None:
    assert not_read not in [metric for metric, _ in figures(text)]
