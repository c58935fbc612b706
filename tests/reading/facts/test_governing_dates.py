"""Figures hold for the period of the report or the day of publication, and never for the date of a comparison or of what is to come."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import plain
from tests.reading.facts.governing_dates import KEPT_ASIDE, LAST, LATER, SEEN


@pytest.mark.parametrize("kind", [*SEEN, *KEPT_ASIDE, *LATER, *LAST])
def test_a_figure_holds_for_its_own_period(kind: str) -> None:
    text, expected = (SEEN | KEPT_ASIDE | LATER | LAST)[kind]
    found: dict[str, set[str]] = {}
    for fact in read(text).facts:
        found.setdefault(plain(fact.quantity.value), set()).add(fact.as_of.value)
    for value, when in expected.items():
        end_of_month = {when[:7]} if when.endswith(("-30", "-31")) else set()
        assert found.get(value, set()) & ({when} | end_of_month), (value, found)


def test_a_planned_figure_holds_for_the_day_that_is_to_come() -> None:
    text = "Cork, 14 May 2030 (Leewire) - Sessile Brewing will employ 640 people when the brewery opens in 2032."
    [fact] = [fact for fact in read(text).facts if fact.quantity.value == 640]
    assert fact.as_of.value == "2032"


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Sessile Brewing had sales of 40 million euros in the first half of 2029.", "2029-H1"),
        ("Sessile Brewing’s shares rose 5% on 3 May 2030.", "2030-05-03"),
        ("Sessile Brewing had 410 employees at the end of June 2029.", "2029-06"),
    ],
)
def test_a_date_of_its_own_still_dates_a_figure(words: str, when: str) -> None:
    facts = read(f"Port brewery expands\n\nCork, 14 May 2030 (Leewire) - {words}").facts
    assert when in {fact.as_of.value for fact in facts}
