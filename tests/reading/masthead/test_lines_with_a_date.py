"""A line of credits is known by a date that stands apart beside another known piece, whatever its one unknown piece says."""

from __future__ import annotations

import pytest

from bot.reading.masthead.credits import credit_of


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("May 14, 2031 · Ines Dahl and the maps team · 4 min read", "2031-05-14"),
        ("8 June 2031 | The harbour desk in Larvik | 12 comments", "2031-06-08"),
        ("October 2030 · Portrait · Words: Mette Aune · Reading time 7 minutes", "2030-10"),
        ("Issue 31 · April 2031 · By Otto Brandt", "2031-04"),
    ],
)
def test_the_date_is_that_of_publication(line: str, published: str) -> None:
    credit = credit_of(line)
    assert credit is not None
    assert credit.published is not None
    assert credit.published.value == published


@pytest.mark.parametrize(
    "line",
    [
        "Orders for May 2031 | Acme | The long road to the sea",
        "In June 2031 · the firm sold its yard to a rival",
        "What 2031 will bring · and what it won't",
    ],
)
def test_a_headline_with_a_date_is_no_line_of_credits(line: str) -> None:
    assert credit_of(line) is None


def test_the_bar_of_a_page_with_its_weather_dates_nothing() -> None:
    credit = credit_of("Thursday, 8 May 2031 | Larvik 14°C | Ferries: two late")
    assert credit is not None
    assert credit.published is None
