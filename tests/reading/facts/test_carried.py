"""Figures that only say how many another has, or what is expected of the figure before."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.drafts import FactDraft
from storage.values import Nature, PartialDate, plain

LEAD = "Corvane grows\n\nCorvane makes paper in Turku.\n\n"


def facts_of(words: str) -> list[FactDraft]:
    return list(read(LEAD + words, published=PartialDate.parse("2026-02-10")).facts)


@pytest.mark.parametrize(
    ("words", "metric", "value", "nature"),
    [
        ("Corvane sold 31,000 reams last year. It expects 40,000 next year.", "reams sold", "40000", Nature.FORECAST),
        ("Corvane opened 12 shops in 2025. It plans 18 this year.", "shops", "18", Nature.PLANNED),
        ("Corvane delivered 90 presses in 2025. The broker now foresees 110 by 2028.", "presses delivered", "110", Nature.FORECAST),
        ("In issue 41 we gave Corvane 480 employees. It has 408.", "employees", "408", Nature.ACTUAL),
        ("Borkum has 90 mills. They have 12 mills in Turku. We have 4.", "mills", "4", Nature.ACTUAL),
    ],
)
def test_the_figure_before_says_what_is_counted(words: str, metric: str, value: str, nature: Nature) -> None:
    assert (metric, value, nature) in [(fact.metric, plain(fact.quantity.value), fact.nature) for fact in facts_of(words)]


def test_what_a_paper_puts_right_is_no_figure() -> None:
    natures = {plain(fact.quantity.value): fact.nature for fact in facts_of("In issue 41 we gave Corvane 480 employees. It has 408.")}
    assert natures == {"408": Nature.ACTUAL}


@pytest.mark.parametrize(
    "words",
    [
        "Corvane earned $9 million. It expects 40 this year.",
        "Corvane has 12 shops. It expects rain this year, and 40 days of it.",
        "Corvane has 12 shops. It has 3 cats.",
    ],
)
def test_another_thing_is_none_of_it(words: str) -> None:
    assert not [fact for fact in facts_of(words) if plain(fact.quantity.value) in ("40", "3") and fact.metric in ("net income", "shops")]
