"""Figures in tables, and lines that only look like tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.entries.vocabulary import load_vocabulary
from bot.reading.article import read
from bot.reading.facts import reparses, tables
from storage.values import PartialDate, Quantity, plain

LEAD = "Quillane Motors reported results on Tuesday. Quillane Motors makes electric vans in Turin.\n\n"
REGIONS = "Sales by region (€m)\n\nRegion | 2025 | 2024\nItaly | 310 | 295\nFrance | 120 | 131\n"
MARKDOWN = (
    "In thousands of euros\n\n| | Q4 2025 | Q4 2024 |\n| --- | --- | --- |\n| Revenue | 88,410 | 80,002 |\n| Net profit | 6,100 | (940) |\n"
)
TABS = "Key figures, USD million\n\t2025\t2024\tChange\nRevenue\t512\t498\t2.8%\nEBITDA\t61\t70\t(12.9)%\n"
SPACES = "Vans built\n\nPlant      2025      2024\nEmployees      5,120      4,870\nGross margin      18.5%      17.1%\n"
GUIDANCE = "Guidance (in millions of dollars)\n\nMeasure | FY 2026 guidance\nRevenue | 540\nCapital expenditure | 75\n"
CHINESE = "主要财务数据（单位：亿元）\n\n项目 | 2025年 | 2024年\n营业收入 | 61.8 | 52.4\n净利润 | 7.9 | 6.1\n"


def read_table(table: str) -> list[str]:
    """Metric, scope, value, unit, nature and date of each figure in a table of Quillane's."""
    draft = read(LEAD + table, vocabulary=load_vocabulary(), published=PartialDate.parse("2026-02-10"))
    facts = [fact for fact in draft.facts if fact.figure_start >= len(LEAD)]
    for fact in facts:
        assert reparses(draft.text[fact.start : fact.end], fact.quantity)
    return [
        f"{fact.metric}{f' ({fact.scope})' if fact.scope else ''} {plain(fact.quantity.value)} {fact.quantity.unit}"
        f" {fact.nature} {fact.as_of.value or fact.as_of.label}"
        for fact in facts
    ]


@pytest.mark.parametrize(
    ("table", "figure"),
    [
        (REGIONS, "revenue (Italy) 310000000 EUR actual 2025"),
        (REGIONS, "revenue (France) 131000000 EUR past 2024"),
        (MARKDOWN, "net loss 940000 EUR past 2024-Q4"),
        (MARKDOWN, "revenue 88410000 EUR actual 2025-Q4"),
        (TABS, "EBITDA decline 12.9 % actual 2025"),
        (TABS, "EBITDA 61000000 USD actual 2025"),
        (SPACES, "employees 5120  actual 2025"),
        (SPACES, "gross margin 17.1 % past 2024"),
        (GUIDANCE, "capital expenditure 75000000 USD forecast fiscal 2026"),
        (CHINESE, "revenue 6180000000 CNY actual 2025"),
    ],
)
def test_a_row_is_read_with_its_header_and_unit(table: str, figure: str) -> None:
    assert figure in read_table(table)


@pytest.mark.parametrize(
    "table",
    [
        "Home | Companies | Markets | Log in\nMenu | Search | Help\n",
        "Monday | 9:00 | Hall 4\nTuesday | 10:30 | Hall 5\n",
        "Quillane Motors | 3 min read\n",
        "Team | Points\nNorth\nSouth\n",
        "Parts   and   labour   are   included.\nCall   us   now.\n",
        "Switch | 231.4 | 198.0\nRouter | 121.7 | 124.9\n",  # neither header nor unit
    ],
)
def test_lines_of_other_kinds_give_no_figures(table: str) -> None:
    assert read_table(table) == []


def test_a_row_without_the_line_of_its_unit_proves_nothing() -> None:
    table = "Sales by region (€m)\n\nRegion | 2025 | 2024\nItaly | 310 | 295"
    sales = Quantity(Decimal(310_000_000), "EUR")
    assert reparses(table, sales)
    assert not reparses("Italy | 310 | 295", sales)
    assert not reparses(table, Quantity(Decimal(310), "EUR"))
    assert not reparses(table, Quantity(Decimal(311_000_000), "EUR"))


def test_a_table_far_below_its_unit_is_read_only_as_far_as_its_proof_reaches() -> None:
    rows = "\n".join(f"Region {n} | {n}.5 | {n}.1" for n in range(10, 99))
    text = f"Sales (in millions of euros)\n\nRegion | 2025 | 2024\n{rows}\n"
    found = [entry for table in tables.find(text) for entry in tables.entries(text, table)]
    assert 40 < len(found) < 2 * 89
