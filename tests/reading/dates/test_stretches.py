"""Two dates that bound one period are one date for what happened or was true in it."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import Basis, PartialDate

PUBLISHED = PartialDate.parse("2024-09-24")


def events(text: str) -> list[str]:
    return [event.date.value for event in read(text, published=PUBLISHED).events]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Acme's building plan runs from February 2025 to February 2028.", "2025-02/2028-02"),
        ("The effect of the campaign is expected between February 2025 and August 2025.", "2025-02/2025-08"),
        ("Between 2019 and 2021 Acme closed its shops in Lyon.", "2019/2021"),
        ("From 3 May 2024 until 7 May 2024 Acme closed its shops.", "2024-05-03/2024-05-07"),
    ],
)
def test_a_period_is_one_event(text: str, value: str) -> None:
    assert events(text) == [value]


def test_two_dates_side_by_side_stay_two() -> None:
    assert events("Acme opened a shop in May 2023 and closed it in June 2024.") == ["2023-05", "2024-06"]
    assert events("In 2019 Acme sold its shop to a buyer who closed it in 2021.") == ["2019", "2021"]


def test_a_figure_for_a_period_is_dated_by_the_whole_period() -> None:
    [fact] = read("From January to July 2023, Acme launched 64 models of bicycles.", published=PUBLISHED).facts
    assert fact.as_of.value == "2023-01/2023-07"


def test_the_draft_still_lists_both_dates() -> None:
    read_dates = read("Acme's building plan runs from February 2025 to February 2028.", published=PUBLISHED).dates
    assert [mention.text for mention in read_dates] == ["February 2025", "February 2028"]


def test_a_period_has_the_weaker_basis_of_its_two_ends() -> None:
    [event] = read("Acme's building plan runs from next February to March 2028.", published=PUBLISHED).events
    assert event.date.value == "2025-02/2028-03"
    assert event.date.basis is Basis.RESOLVED
