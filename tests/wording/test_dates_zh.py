"""Dates in Chinese."""

from __future__ import annotations

import pytest

from bot.core.language import speaking
from bot.wording.dates import date_in_year, date_text, dated
from storage.values import Basis, PartialDate


@pytest.mark.parametrize(
    ("value", "words", "under_its_year"),
    [
        ("2025-02-27", "2025年2月27日", "2月27日"),
        ("2025-02", "2025年2月", "2月"),
        ("2024-Q2", "2024年第二季度", "第二季度"),
        ("2024-H2", "2024年下半年", "下半年"),
        ("2026-SP", "2026年春季", "春季"),
        ("2024", "2024年", "2024年"),
        ("2025-02/2028-02", "2025年2月至2028年2月", "2025年2月至2028年2月"),
        ("/2024-06", "截至2024年6月", "截至2024年6月"),
        ("2024-06-03/", "自2024年6月3日起", "自2024年6月3日起"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(value: str, words: str, under_its_year: str) -> None:
    when = PartialDate.parse(value)
    with speaking("zh"):
        assert date_text(when) == words
        assert date_in_year(when, value.lstrip("/")[:4]) == under_its_year


def test_how_a_date_is_known_is_said() -> None:
    with speaking("zh"):
        assert dated(PartialDate.parse("2023-11", Basis.INFERRED)) == "2023年11月（推断）"
        assert dated(PartialDate.unknown()) == "日期不详"
    assert dated(PartialDate.parse("2023-11", Basis.INFERRED)) == "Nov 2023 (inferred)"
