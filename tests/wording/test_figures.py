from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.wording.figures import NATURE_CHOICES, dated_figure, fact_lead, figure_text, is_proven, labelled, overruled_note, proven, qualified
from storage.records import Fact
from storage.store import Store
from storage.values import Nature, Quantity
from tests.commands import acme


@pytest.fixture
async def facts(store: Store) -> list[Fact]:
    """The figures of Acme's first article: robots sold, and a planned investment."""
    library = store.library()
    for topic in acme.TOPICS:
        await library.add_topic(topic, "tests")
    return list((await library.add_article(acme.first(), by="tests")).facts)


def printed_as(fact: Fact, printed: str, quantity: Quantity) -> Fact:
    """The fact with that figure, which is all of its sentence."""
    where = replace(fact.citation, sentence=printed, start=0, end=len(printed))
    return replace(fact, citation=where, figure_start=0, figure_end=len(printed), quantity=quantity)


async def test_a_figure_is_worded_as_printed_with_what_qualifies_it(facts: list[Fact]) -> None:
    sold, invested = facts
    assert figure_text(sold) == "more than 50,000 robots"
    assert figure_text(sold, under="robots") == "more than 50,000"
    assert fact_lead(sold) == "Rover, robots sold (delivery robots and toys)"
    assert dated_figure(sold) == "more than 50,000 robots (May 2024)"
    assert dated_figure(replace(invested, attributed_to="Lena Ortiz"), speaker=True) == "planned: 12 million euros (2025, says Lena Ortiz)"
    assert qualified(replace(invested, attributed_to="Lena Ortiz")) == "12 million euros (planned, 2025, says Lena Ortiz)"


@pytest.mark.parametrize(
    ("printed", "high", "words"),
    [
        ("300 million and 320 million euros", "320", "between 300 million and 320 million euros"),
        ("$300 and $320", "320", "between $300 and $320"),
        ("between 300 and 320 euros", "320", "between 300 and 320 euros"),
        ("300 million to 320 million euros", "320", "300 million to 320 million euros"),
        ("300 and more euros", None, "300 and more euros"),
    ],
)
async def test_a_range_with_two_ends_says_between(facts: list[Fact], printed: str, high: str | None, words: str) -> None:
    quantity = Quantity(value=Decimal(300), unit="EUR", high=Decimal(high) if high else None)
    assert figure_text(printed_as(facts[0], printed, quantity)) == words


@pytest.mark.parametrize(
    ("sentence", "printed", "value", "unit", "words"),
    [
        ("(in thousands)\nRevenue | 71,531", "71,531", "71531000", "USD", "71,531 thousand USD"),
        ("(in millions)\nNet loss | (6.9)", "(6.9)", "6900000", "EUR", "6.9 million EUR"),
        ("Net loss per share | (0.25)", "(0.25)", "0.25", "USD", "0.25 USD"),
        ("单位：万元\n营业收入 | 8,120.5", "8,120.5", "81205000", "CNY", "8,120.5万元"),
        ("Revenue rose to 71,531 thousand", "71,531", "71531000", "USD", "71,531"),
        ("Revenue rose to $71,531", "$71,531", "71531", "USD", "$71,531"),
        ("Revenue rose to 71 million", "71 million", "71000000", "USD", "71 million"),
        ("Parcels | 71,531", "71,531", "71531000", "parcels", "71,531"),
        ("Revenue | 71,531", "71,531", "143062", "USD", "71,531"),
    ],
)
async def test_an_amount_in_a_table_says_what_its_head_says(
    facts: list[Fact], sentence: str, printed: str, value: str, unit: str, words: str
) -> None:
    start = sentence.index(printed)
    where = replace(facts[0].citation, sentence=sentence, start=0, end=len(sentence))
    quantity = Quantity(value=Decimal(value), unit=unit)
    fact = replace(facts[0], citation=where, figure_start=start, figure_end=start + len(printed), quantity=quantity)
    assert figure_text(fact) == words


async def test_a_figure_that_its_sentence_does_not_print_is_not_shown(facts: list[Fact]) -> None:
    sold, invested = facts
    wrong = replace(sold, quantity=invested.quantity)
    assert is_proven(sold)
    assert not is_proven(wrong)
    assert proven([wrong, invested]) == [invested]


async def test_only_a_figure_after_another_one_has_a_note(facts: list[Fact]) -> None:
    assert overruled_note(facts[0]) == ""


@pytest.mark.parametrize(("nature", "words"), [(Nature.ACTUAL, "5%"), (Nature.PLANNED, "planned: 5%"), (Nature.PAST, "earlier: 5%")])
def test_a_nature_stands_before_its_figure_unless_it_is_simply_so(nature: Nature, words: str) -> None:
    assert labelled(nature, "5%") == words


def test_every_nature_can_be_typed() -> None:
    assert [Nature(choice) for choice in NATURE_CHOICES] == list(Nature)
