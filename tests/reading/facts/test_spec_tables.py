"""Tables whose columns are things: one figure for each cell, about the column's thing, in the cell's own unit."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from bot.reading.facts import reparses
from storage.values import plain
from tests.reading.facts.spec_tables import KEPT_ASIDE, LOOK_ALIKES, SEEN


def figures(text: str) -> list[str]:
    """ "subject (scope) | metric | value unit" of each figure in a table."""
    draft = read(text)
    begin = text.rindex("\n\n")
    for fact in draft.facts:
        assert reparses(draft.text[fact.start : fact.end], fact.quantity)
    return [
        f"{fact.subject}{f' ({fact.scope})' if fact.scope else ''} | {fact.metric} | {plain(fact.quantity.value)} {fact.quantity.unit}"
        for fact in draft.facts
        if fact.figure_start > begin
    ]


@pytest.mark.parametrize("kind", [*SEEN, *KEPT_ASIDE])
def test_each_cell_is_a_figure_of_its_columns_thing(kind: str) -> None:
    text, expected = (SEEN | KEPT_ASIDE)[kind]
    found = figures(text)
    assert [figure for figure in expected if figure not in found] == [], found


@pytest.mark.parametrize("kind", LOOK_ALIKES)
def test_sizes_days_and_versions_are_no_figures(kind: str) -> None:
    assert figures(LOOK_ALIKES[kind]) == []
