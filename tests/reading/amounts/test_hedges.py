"""Approximate, vague and relative amounts, and numbers that are no amounts."""

from __future__ import annotations

import pytest

from tests.reading.amounts.test_quantities import read

APPROXIMATE = [
    ("It hired 40 or so cooks.", ["~40 cooks"]),
    ("Some 300 guests came.", ["~300 guests"]),
    ("The 300-odd guests left.", ["~300 guests"]),
    ("A dozen or so boats sank.", ["~12 boats"]),
    ("It runs 450-plus stores.", [">450 stores"]),
    ("It bought a pair of trams.", ["=2 trams"]),
    ("A couple of ships ran aground.", ["~2 ships"]),
    ("It lasted ten minutes or so.", ["~10 minutes"]),
    ("Upwards of 90 firms bid.", [">90 firms"]),
    ("Close to 5,000 fans sang.", ["~5000 fans"]),
    ("It bought two dozen trucks.", ["=24 trucks"]),
    ("They wore a pair of glasses.", []),
    ("It paid $2 million or thereabouts.", ["~2000000 USD"]),
    ("Just under 400 pupils passed.", ["<400 pupils"]),
    ("No fewer than 60 lorries queued.", [">=60 lorries"]),
]

VAGUE = [
    ("It faces a multi-million dollar fine.", ["~2000000..999000000 USD"]),
    ("It signed a multibillion-euro deal.", ["~2000000000..999000000000 EUR"]),
    ("He earns a six-figure salary.", ["~100000..999999"]),
    ("It paid a seven-figure sum.", ["~1000000..9999999"]),
    ("It saw double-digit growth.", ["~10..99 %"]),
    ("Hundreds of sheep died.", ["~200..999 sheep"]),
    ("The firm made a multimillion-pound offer.", ["~2000000..999000000 GBP"]),
    ("It is a multi-year plan.", []),
    ("The high five-figure bill shocked him.", ["~10000..99999"]),
    ("Tens of millions of euros vanished.", ["~20000000..99999999 EUR"]),
]

PARTS_AND_MULTIPLES = [
    ("Eight in 10 tenants agreed.", ["=80 %"]),
    ("Three in four pupils walk.", ["=75 %"]),
    ("One in 12 cars failed.", ["=8.33 %"]),
    ("Four out of five dentists agree.", ["=80 %"]),
    ("6 in 10 voters stayed home.", ["=60 %"]),
    ("Sales doubled to 3 million euros.", ["=2 times", "=3000000 EUR"]),
    ("Prices tripled.", ["=3 times"]),
    ("Profit halved to $3 million.", ["=50 %", "=3000000 USD"]),
    ("It scored 3 in 10 games.", ["=3", "=10 games"]),
]

NO_AMOUNTS = [
    ("It is among the top 10 firms.", []),
    ("The top five banks lend less.", []),
    ("She is a top-20 player.", []),
    ("Sales will top $3 billion.", [">3000000000 USD"]),
    ("The bottom 40 percent earn less.", ["=40 %"]),
    ("The file is dated 20240305.", []),
    ("The letter is of 2024/3/5 or 2024.3.5.", []),
    ("It was posted on 18-DEC-19 and 21Sep2023.", []),
    ("They won 3-1 after extra time.", []),
    ("He won 6-4, 7-5.", []),
    ("She finished third, and he came 4th.", []),
    ("The train leaves at 10.30 am.", []),
    ("Route 66 and Highway 9 are closed.", []),
    ("The No. 2 reactor is off.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*APPROXIMATE, *VAGUE, *PARTS_AND_MULTIPLES, *NO_AMOUNTS])
def test_hedges_and_parts(text: str, expected: list[str]) -> None:
    assert read(text) == expected
