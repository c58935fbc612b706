from __future__ import annotations

from datetime import date

import pytest

from bot.commands.typed import last_date
from bot.commands.typed_dates import read_month_alone, read_period


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-05-09", "2024-05-09"),
        ("2024-q2", "2024-Q2"),
        ("q2 2024", "2024-Q2"),
        ("Q2 2024", "2024-Q2"),
        ("2024 Q2", "2024-Q2"),
        ("h1 2024", "2024-H1"),
        ("May 2024", "2024-05"),
        ("sept 2024", "2024-09"),
        ("3 May 2024", "2024-05-03"),
        ("May 3, 2024", "2024-05-03"),
        ("2024年", "2024"),
        ("2024年5月", "2024-05"),
        ("2024年5月9日", "2024-05-09"),
        ("2024年第二季度", "2024-Q2"),
        ("today", "2026-03-04"),
        ("yesterday", "2026-03-03"),
        ("昨天", "2026-03-03"),
        ("monday", "2026-03-02"),
        ("Wednesday", "2026-03-04"),
        ("last wednesday", "2026-02-25"),
        ("friday", "2026-02-27"),
        ("周一", "2026-03-02"),
        ("this week", "2026-W10"),
        ("last week", "2026-W09"),
        ("last month", "2026-02"),
        ("上个月", "2026-02"),
        ("this quarter", "2026-Q1"),
        ("last quarter", "2025-Q4"),
        ("last year", "2025"),
        ("去年", "2025"),
        ("last 30 days", "2026-02-02/2026-03-04"),
        ("past 2 weeks", "2026-02-18/2026-03-04"),
        ("between 2023 and May 2024", "2023-01/2024-05"),
        ("从2023年到2024年", "2023/2024"),
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, value: str) -> None:
    assert read_period(typed, lambda: date(2026, 3, 4)).value == value


@pytest.mark.parametrize(
    "typed", ["", "may", "100", "20244", "2024-13", "31 Feb 2024", "q5 2024", "last", "last summer", "five", "12 2024"]
)
def test_other_words_are_no_time(typed: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day|ends before"):
        read_period(typed, lambda: date(2026, 3, 4))


@pytest.mark.parametrize(("typed", "value"), [("february", "2026-02"), ("May", "2025-05"), ("last sept", "2025-09"), ("march", "2026-03")])
def test_a_month_alone_is_the_last_one_that_has_begun(typed: str, value: str) -> None:
    assert read_month_alone(typed, lambda: date(2026, 3, 4)).value == value


@pytest.mark.parametrize("typed", ["maybe", "marketing", "may 2024 figures", ""])
def test_words_that_begin_like_a_month_are_none(typed: str) -> None:
    with pytest.raises(ValueError, match="date"):
        read_month_alone(typed, lambda: date(2026, 3, 4))


@pytest.mark.parametrize(
    ("typed", "value"),
    [("before 2025", "2024-12-31"), ("before May 2024", "2024-04-30"), ("2025", "2025"), ("Before 2024-Q2", "2024-03-31")],
)
def test_before_a_time_ends_the_day_before(typed: str, value: str) -> None:
    assert last_date(typed).value == value
