"""Tables of annual reports: headers of periods, columns of notes, units and changes, restated years."""

from __future__ import annotations

import pytest

from bot.entries.vocabulary import load_vocabulary
from bot.reading.article import read
from bot.reading.facts import reparses
from storage.values import PartialDate, plain
from tests.reading.facts.report_tables import CHINESE_COMPANY, CHINESE_TABLES, COMPANY, LOOK_ALIKES, TABLES


def figures(text: str) -> list[str]:
    """Metric, scope, value, unit, nature and date of each figure."""
    draft = read(text, vocabulary=load_vocabulary(), published=PartialDate.parse("2026-05-10"))
    for fact in draft.facts:
        assert reparses(draft.text[fact.start : fact.end], fact.quantity)
    return [
        f"{fact.metric}{f' ({fact.scope})' if fact.scope else ''} {plain(fact.quantity.value)} {fact.quantity.unit}"
        f" {fact.nature} {fact.as_of.value}"
        for fact in draft.facts
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_a_report_is_read(name: str) -> None:
    table, expected = TABLES[name]
    found = figures(COMPANY + table)
    assert [figure for figure in expected if figure not in found] == []


@pytest.mark.parametrize("name", CHINESE_TABLES)
def test_a_chinese_table_of_a_report_is_read(name: str) -> None:
    table, expected = CHINESE_TABLES[name]
    found = figures(CHINESE_COMPANY + table)
    assert [figure for figure in expected if figure not in found] == []


def test_values_as_first_reported_yield_to_the_restated_ones() -> None:
    assert not any("530000000" in figure for figure in figures(COMPANY + TABLES["as reported and restated"][0]))


def test_a_change_in_money_is_no_figure_in_the_unit_of_the_table() -> None:
    table = TABLES["a change by an amount, an empty note and an empty end"][0]
    assert not any(" 125000000 " in figure or " 4000000 " in figure for figure in figures(COMPANY + table))


@pytest.mark.parametrize("table", LOOK_ALIKES)
def test_other_tables_of_a_report_measure_nothing(table: str) -> None:
    assert figures(COMPANY + table) == []


def test_a_table_of_results_is_the_company_s_whatever_was_named_since() -> None:
    lead = (
        "Sandvale Foods\n\nSandvale Foods, which makes soups, published its results. Sandvale sued Borkum. Borkum will decide in June.\n\n"
    )
    draft = read(
        lead + "EUR million | 2025 | 2024\nNet Sales | 412 | 398\nNet | 31 | 29\nNet Debt | 12 | 18\n", vocabulary=load_vocabulary()
    )
    assert {(fact.subject, fact.metric) for fact in draft.facts} == {("Sandvale Foods", "revenue"), ("Sandvale Foods", "debt")}
    assert "Net" not in {mention.entity for mention in draft.mentions}


def test_rows_that_are_companies_are_their_own_subjects() -> None:
    lead = "Two yards\n\nFjordby and Corvane build tugs, says the newsletter. Corvane is in Hull.\n\n"
    table = "Yard | Delivered 2025 | Delivered 2024 | On order\nFjordby | 23 | 17 | 61\nCorvane | 14 | 9 | 40\nOthers | 8 | 2 | 13\n"
    draft = read(lead + table, vocabulary=load_vocabulary(), published=PartialDate.parse("2026-02-10"))
    found = [(fact.subject, fact.metric, plain(fact.quantity.value), fact.as_of.value) for fact in draft.facts]
    assert ("Fjordby", "deliveries", "23", "2025") in found
    assert ("Corvane", "deliveries", "9", "2024") in found
    assert {subject for subject, *_ in found} == {"Fjordby", "Corvane"}
