from __future__ import annotations

from datetime import date

import pytest

from bot.reading.facts.period_lengths import period_length
from storage.values import Basis, PartialDate, Precision


def fiscal(label: str) -> PartialDate:
    return PartialDate(None, None, Precision.FISCAL, Basis.STATED, label)


@pytest.mark.parametrize(
    ("metric", "as_of", "length"),
    [
        ("revenue", PartialDate.parse("2024"), "year"),
        ("revenue", PartialDate.parse("2024-Q2"), "quarter"),
        ("revenue", PartialDate.parse("2024-H1"), "half"),
        ("revenue", PartialDate.parse("2024-05-09"), ""),
        ("revenue", PartialDate.between(date(2025, 1, 27), date(2025, 4, 26)), "quarter"),
        ("revenue", PartialDate.between(date(2023, 7, 1), date(2024, 6, 30)), "year"),
        ("revenue", PartialDate.between(date(2025, 2, 1), date(2028, 1, 31)), "years"),
        ("revenue", fiscal("fiscal 2025 Q3"), "quarter"),
        ("revenue", fiscal("fiscal 2025"), "year"),
        ("revenue", fiscal("fiscal 2025 H1"), "half"),
        ("revenue", PartialDate.unknown(), ""),
        ("queues at the door", PartialDate.parse("2024"), "year"),
        ("employees", PartialDate.parse("2024"), ""),
        ("employees", PartialDate.parse("2024-Q2"), ""),
    ],
)
def test_the_length_of_the_period_belongs_to_the_series(metric: str, as_of: PartialDate, length: str) -> None:
    assert period_length(metric, as_of) == length
