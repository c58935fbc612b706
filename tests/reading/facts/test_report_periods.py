"""What follows the period of a report is of that period; what holds today is of the day of publication."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import plain
from tests.reading.facts.report_periods import KEPT_ASIDE, LOOK_ALIKES, OTHER_DATES, SEEN


@pytest.mark.parametrize("kind", [*SEEN, *KEPT_ASIDE, *OTHER_DATES, *LOOK_ALIKES])
def test_a_figure_holds_for_the_period_that_was_named(kind: str) -> None:
    text, expected = (SEEN | KEPT_ASIDE | OTHER_DATES | LOOK_ALIKES)[kind]
    found: dict[str, set[str]] = {}
    for fact in read(text).facts:
        found.setdefault(plain(fact.quantity.value), set()).add(fact.as_of.value)
    for value, when in expected.items():
        assert when in found.get(value, set()), (value, found)
