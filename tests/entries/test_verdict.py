"""Which articles are duplicates and retellings of stored ones."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.entries.verdict import New, Retelling, is_distinctive, judge, may_be_close
from storage.values import PartialDate, Quantity
from tests.entries.articles import FIGURES, REPORT, RETOLD, article, stored_article


def test_a_copy_with_a_new_opening_is_a_retelling_by_its_wording_alone() -> None:
    verdict = judge(article("Breaking news from Lyon! " + REPORT, figures=()), [stored_article(REPORT)])
    assert isinstance(verdict, Retelling)
    assert "wording" in verdict.why


def test_the_most_similar_of_several_articles_is_the_original() -> None:
    near, far = stored_article(REPORT, *FIGURES), stored_article(RETOLD, *FIGURES)
    verdict = judge(article(REPORT + " It rains."), [far, near])
    assert isinstance(verdict, Retelling)
    assert verdict.of is near.article


def test_two_reports_with_few_equal_figures_and_different_wording_are_two_sources() -> None:
    text = "Lyon: 40 million dollars. Shops: 12,500. Paying: 61%."
    assert judge(article(text), [stored_article(REPORT, *FIGURES)]) == New()


def test_many_equal_figures_make_a_retelling_whatever_the_wording() -> None:
    many = tuple((f"metric {number}", str(number), "items", f"{number}") for number in (4021, 5833, 61240, 7177, 88413))
    original = "Counted were 4021, 5833, 61240, 7177 and 88413."
    retold = "Someone else prints it as 88413; 7177; 61240; 5833; 4021!"
    verdict = judge(article(retold, figures=many), [stored_article(original, *many)])
    assert isinstance(verdict, Retelling)
    assert "5 figures are equal" in verdict.why
    assert judge(article(retold, figures=many[:4]), [stored_article(original, *many)]) == New()
    undated = judge(article(retold, figures=many).model_copy(update={"published": None}), [stored_article(original, *many)])
    assert isinstance(undated, Retelling)
    assert "days" in verdict.why
    assert "days" not in undated.why


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2024-06-03", "2024-06-13", True),
        ("2024-06-03", "2024-06-14", False),
        ("2024-06-14", "2024-06-03", False),
        ("2024-06", "2024-06-30", True),
        ("2024-06", "2024-07-11", False),
    ],
)
def test_dates_within_ten_days_may_be_close(a: str, b: str, expected: bool) -> None:
    assert may_be_close(PartialDate.parse(a), PartialDate.parse(b)) is expected
    assert may_be_close(PartialDate.parse(a), None)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [("3", "models", False), ("999", "shops", False), ("1000", "shops", True), ("90", "%", True), ("12", "EUR", True)],
)
def test_small_counts_are_not_distinctive(value: str, unit: str, expected: bool) -> None:
    assert is_distinctive(Quantity(Decimal(value), unit)) is expected
