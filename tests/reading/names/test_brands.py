"""Names in lower case, which only a headline and repetition give away."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from bot.reading.names.brands import lower_case_spots

NAMED = [
    ("quill9 raises $12 million\n\nThe start-up quill9 has 60 people. Orrin led. Later quill9 will hire.", {"quill9"}),
    ("Introducing turnip 3\n\nToday we release turnip 3. It beats turnip 2 at last.", {"turnip 3", "turnip 2"}),
    (
        "wobbly labs / blog\n\nMeet wobbly 4: now with sound\n\nwobbly 4 is free. At wobbly labs we are nine people.",
        {"wobbly 4", "wobbly labs"},
    ),
]
LOOK_ALIKES = [
    "Covid waves\n\nThe covid19 wave of covid19 was the third covid19 wave.",
    "Sales rise in phase 2\n\nIn phase 2 sales rose. After phase 2 comes phase 3.",
    "Introducing version 3\n\nIt is the third one.",
    "Profit rises\n\nAcme sold 9 pumps, then another 9 pumps. Its profit rose.",
    "Bank cuts rates to 4 percent\n\nThe bank cut rates to 4 percent. It had cut rates to 5 percent.",
]


@pytest.mark.parametrize(("text", "wanted"), NAMED)
def test_a_brand_in_lower_case_is_a_name(text: str, wanted: set[str]) -> None:
    assert {spot.text for spot in lower_case_spots(text)} >= wanted
    assert {mention.text for mention in read(text).mentions} >= wanted


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_other_words_with_numbers_are_no_brands(text: str) -> None:
    assert lower_case_spots(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Corliss Mutual Assurance Company\n2030 Letter to Members\n\nWe wrote premiums of $4 million.",
            "Corliss Mutual Assurance Company",
        ),
        ("The month in cranes\n\nCranes got dearer.\n\nBrenning\nIn May Brenning sold 14 cranes.", "Brenning"),
    ],
)
def test_a_line_of_its_own_may_be_a_company(text: str, name: str) -> None:
    assert name in {mention.text for mention in read(text).mentions}


@pytest.mark.parametrize("heading", ["WHO WE ARE", "WHAT IT COSTS", "WHEN YOU CAN HAVE IT"])
def test_a_heading_in_capitals_is_no_name(heading: str) -> None:
    text = f"Meet Samphire 2, a kettle\n\nIt boils.\n\n{heading}\n\nSamphire 2 costs €149 and has 41 parts.\n"
    assert heading not in {mention.text for mention in read(text).mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("zumbly cuts prices\n\nzumbly has 300 people. The shops of zumbly close.", "zumbly"),
        ("Lund's prikk grows\n\nThe toy maker prikk sold 40 sets. prikk wants more. In May prikk has its feast.", "prikk"),
        ("Ledgers of kolb.io\n\nkolb.io has 4,000 users. Last year kolb.io made a profit.", "kolb.io"),
        ("Shoes sell\n\nThe shoe chain Marlot's has 40 shops. Marlot's lost $3 million.", "Marlot's"),
    ],
)
def test_a_company_may_write_itself_in_a_small_letter_or_in_the_genitive(text: str, name: str) -> None:
    assert {mention.text for mention in read(text).mentions if mention.kind == "organisation"} >= {name}


@pytest.mark.parametrize(
    "text",
    [
        "Sales rise\n\nsales rose 3 percent. sales had fallen before. The sales were high.",
        "Read on\n\nRead more at acme.com. See acme.com for the report.",
        "Widow speaks\n\nThe firm Marlot's widow ran it. Marlot's widow spoke.",
        "Wrapped\n\nThe firm that was\nfluxing said so. It was\nfluxing again, said Ann.",
    ],
)
def test_what_only_looks_like_such_a_company(text: str) -> None:
    assert lower_case_spots(text) == []
