"""Which figures agree, and which contradict each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entries.conflicts import agree, conflicts
from storage.values import Comparator, Nature, PartialDate, Quantity
from tests.entries.articles import fact, stored_fact


def quantity(comparator: str, value: int, high: int | None = None) -> Quantity:
    return Quantity(Decimal(value), "shops", Comparator(comparator), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (quantity("=", 100), quantity("=", 100), True),
        (quantity("=", 100), quantity("=", 101), False),
        (quantity(">", 100), quantity("=", 100), True),
        (quantity(">", 100), quantity("=", 120), True),
        (quantity(">", 100), quantity("=", 90), False),
        (quantity(">", 100), quantity(">", 120), False),
        (quantity("<", 100), quantity("=", 120), False),
        (quantity("<=", 100), quantity("=", 90), True),
        (quantity("~", 100), quantity("=", 104), True),
        (quantity("~", 100), quantity("=", 110), False),
        (quantity("~", 200, 999), quantity("=", 640), True),
        (quantity("=", 6, 12), quantity("=", 7), True),
        (quantity("=", 6, 12), quantity("=", 13), False),
    ],
)
def test_a_bound_and_a_figure_within_it_agree(a: Quantity, b: Quantity, expected: bool) -> None:
    assert agree(a, b) is expected
    assert agree(b, a) is expected


quantities = st.builds(
    lambda comparator, low, more: quantity(comparator, low, low + more if more else None),
    st.sampled_from([comparator.value for comparator in Comparator]),
    st.integers(0, 200),
    st.integers(0, 50),
)


@given(quantities, quantities)
def test_agreement_is_symmetric_and_reflexive(a: Quantity, b: Quantity) -> None:
    assert agree(a, a)
    assert agree(a, b) is agree(b, a)


def test_only_figures_of_the_same_kind_conflict() -> None:
    text = "Acme: 12,500 or 13,000."
    known = stored_fact(fact(text, "shops", "12500", "shops", "12,500"))
    same = fact(text, "SHOPS", "13000", "shops", "13,000", subject="Acme Group")
    topics = {"Acme": "Acme", "Acme Group": "Acme"}
    assert len(conflicts([same], [known], topics)) == 1
    assert conflicts([same], [known], {}) == ()
    for other in (
        {"scope": "in France"},
        {"nature": Nature.PLANNED},
        {"metric": "stores"},
        {"as_of": PartialDate.year(2024)},
        {"as_of": PartialDate.unknown()},
        {"quantity": Quantity(Decimal(13000), "towns")},
    ):
        assert conflicts([same.model_copy(update=other)], [known], topics) == ()


def test_a_figure_that_agrees_with_one_of_two_conflicting_ones_is_no_conflict() -> None:
    text = "Acme: 12,500 or 13,000."
    known = [stored_fact(fact(text, "shops", value, "shops", "12,500")) for value in ("12500", "13000")]
    assert conflicts([fact(text, "shops", "13000", "shops", "13,000")], known, {}) == ()
