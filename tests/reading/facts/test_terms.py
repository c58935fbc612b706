"""What is offered and agreed, the price of a share after a fall, and how much less of something is used."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate

_OPENING = "Norvald presses on\n\nNorvald is a company that makes ovens. Norvald was founded in 1962.\n\n"


def facts_of(sentence: str) -> set[tuple[str, str, str]]:
    """Subject, metric and figure as written of each fact in the sentence."""
    draft = read(_OPENING + sentence, published=PartialDate.parse("2031-06-05"))
    return {(f.subject, f.metric, draft.text[f.figure_start : f.figure_end]) for f in draft.facts}


@pytest.mark.parametrize(
    ("sentence", "subject", "metric", "figure"),
    [
        (
            "Norvald raised 90 million crowns from investors led by Fjord Fund, which valued it at 540 million crowns.",
            "Norvald",
            "valuation",
            "540 million crowns",
        ),
        (
            "In May, Norvald licensed the Swedish rights to NV-20 to Tessaro Pharma for $45 million upfront.",
            "Tessaro Pharma",
            "upfront payment",
            "$45 million",
        ),
        (
            "Norvald sold the patents to Tessaro Pharma for €3 million up front and as much as €12 million in milestone payments.",
            "Tessaro Pharma",
            "milestone payments",
            "€12 million",
        ),
        (
            "In 1974 Norvald offered Ida Prowse, the founder's aunt, 200,000 kroner for the recipe.",
            "Norvald",
            "offer",
            "200,000 kroner",
        ),
        ("Each engine burns 12 per cent less fuel per mile than the old one.", "Norvald", "fuel per mile reduction", "12 per cent"),
        ("Norvald, the only one of them that is listed, dropped 7% to $13.40 on Monday.", "Norvald", "share price", "$13.40"),
        # kept aside
        (
            "Pellico raised €5 million from backers led by Mint Ventures, which valued it at €44 million.",
            "Pellico",
            "valuation",
            "€44 million",
        ),
        (
            "Corvane granted the Chilean licence for its bolt to Duro Andes for $8 million upfront and up to $20 million in milestones.",
            "Duro Andes",
            "milestone payments",
            "$20 million",
        ),
        ("In 1988 Norvald offered Tom Oakes, the last owner, 90,000 pounds for the name.", "Norvald", "offer", "90,000 pounds"),
        (
            "Every truck now needs 9 percent less diesel per kilometre than in 2020.",
            "Norvald",
            "diesel per kilometre reduction",
            "9 percent",
        ),
        ("Skarvik Oil, which is also listed, slipped 3% to $8.15 on Friday.", "Skarvik Oil", "share price", "$8.15"),
    ],
)
def test_terms_are_named_and_belong_to_whom_they_concern(sentence: str, subject: str, metric: str, figure: str) -> None:
    assert (subject, metric, figure) in facts_of(sentence)


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("The average ticket at Norvald rose 4% to $23.60.", "share price"),
        ("Norvald fell 3% to 41 million visitors.", "share price"),
        ("Revenue per oven at Norvald dropped 7% to $13.40.", "share price"),
        ("Norvald offered 20,000 ovens for the poor.", "offer"),
        ("Norvald paid $4 million for the mill, $1 million more than planned.", "upfront payment"),
        ("Norvald passed the milestone of $4 million in sales.", "milestone payments"),
        ("Norvald sold 12 per cent less than a year before.", "less reduction"),
        ("Analysts valued Skarvik at $90 million.", "upfront payment"),
    ],
)
def test_look_alikes_are_no_terms(sentence: str, metric: str) -> None:
    assert metric not in {found for _, found, _ in facts_of(sentence)}
