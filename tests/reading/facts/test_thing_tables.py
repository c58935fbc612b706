"""Figures of tables whose rows are things: the subject is the row's, the metric the column's, and the lines above are their proof."""

from __future__ import annotations

import re

import pytest

from bot.reading.article import read
from bot.reading.facts import reparses
from storage.values import plain
from tests.reading.facts.thing_tables import ANNUAL, KEPT_ASIDE, LOOK_ALIKES, RESULTS, SEEN

_CELLS = re.compile(r"\||\t| {3}")


def _figures(text: str) -> list[str]:
    article = read(text)
    facts = [fact for fact in article.facts if _CELLS.search(article.text, fact.start, fact.end)]
    assert all(reparses(article.text[fact.start : fact.end], fact.quantity) for fact in facts)
    return [f"{fact.subject} | {fact.metric} | {plain(fact.quantity.value)} {fact.quantity.unit}".lower() for fact in facts]


@pytest.mark.parametrize("kind", [*SEEN, *KEPT_ASIDE])
def test_each_row_is_a_thing(kind: str) -> None:
    text, expected = (SEEN | KEPT_ASIDE)[kind]
    found = _figures(text)
    assert not [figure for figure in expected if _plain(figure) not in found], found


def _plain(figure: str) -> str:
    *names, quantity = figure.lower().split(" | ")
    value, _, unit = quantity.partition(" ")
    return " | ".join((*names, f"{value.rstrip('0').rstrip('.') if '.' in value else value} {unit}"))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_other_lines_of_cells_measure_nothing(text: str) -> None:
    assert _figures(text) == []


def test_labels_of_results_may_have_commas() -> None:
    found = {figure.split(" | ", 1)[1] for figure in _figures(RESULTS)}
    assert {"revenue | 92000000 usd", "sales, general and administrative expenses | 39500000 usd"} <= found
    assert {"net loss per share | 0.11 usd", "cash and short-term investments | 346200000 usd"} <= found
    dates = {fact.as_of.value for fact in read(RESULTS).facts if fact.quantity.value == 346_200_000}
    assert dates == {"2030-03-31"}


def test_the_table_of_a_company_that_only_the_head_names() -> None:
    found = {(fact.subject, fact.metric, plain(fact.quantity.value), fact.as_of.value) for fact in read(ANNUAL).facts}
    assert ("Corvin Shipping plc", "Net profit", "118900000", "2033") in found, found
    assert ("Corvin Shipping plc", "net loss", "12400000", "2032") in found
    assert ("Corvin Shipping plc", "Employees", "5480", "2033-12-31") in found


def test_a_caption_dates_the_rows() -> None:
    dates = {fact.as_of.value for fact in read(KEPT_ASIDE["ships in columns of blanks"][0]).facts if fact.quantity.value == 9_100}
    assert dates == {"2029-12-31"}
