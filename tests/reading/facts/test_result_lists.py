"""Items of results and of guidance belong to the company, with the nature and the period that the lines above them give."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import plain

LEAD = (
    "Orlanne Scientific: scales save a mixed first half of 2029\n\n"
    "Grenoble, 21 July 2029 – Orlanne Scientific S.A., which makes scales for pharmacies, today published its accounts for the six months"
    " to 30 June 2029. Orlanne also said that it would sell Pesafeld GmbH.\n\n"
)
RESULTS = (
    "• Sales of €52.4 million, up 7.1% on the first half of 2028\n"
    "• Operating income of €6.1 million, or 11.6% of sales, against €5.5 million\n"
    "• Net income: €4.2 million\n• Order intake up 12% to a record €61 million\n• Free cash flow of –€1.4 million, owing to a move\n"
    "• Order backlog of €88 million\n• 412 employees at the end of June, compared with 395 six months earlier\n\n"
)
SALE = "In June the company agreed to sell Pesafeld GmbH. Pesafeld has 52 employees in Jena. Pesafeld was founded in 1950.\n\n"
OUTLOOK = (
    "Outlook\nFor the full year 2029, Orlanne\n• confirms sales growth of 5% to 8%\n"
    "• lowers its target for the operating margin to around 10.5% (previously: at least 12%)\n"
    "• still plans capital expenditure of €9 million to €11 million\n"
)
HIGHLIGHTS = (
    "Guidance for 2029:\n- Revenue of €108 million to €112 million\n- Headcount of about 440\n\nHighlights\n- EBITDA: €8.1 million\n"
)


def figures(body: str) -> list[str]:
    """ "subject | metric | value | nature | when" of each figure."""
    return [
        f"{fact.subject} | {fact.metric} | {plain(fact.quantity.value)} | {fact.nature} | {fact.as_of.value}"
        for fact in read(LEAD + body).facts
    ]


@pytest.mark.parametrize(
    "figure",
    [
        "Sales | 52400000 | actual | 2029-H1",
        "Operating margin | 11.6 | actual | 2029-H1",
        "Operating income | 5500000 | past | 2028-H1",
        "Order intake | 61000000 | actual | 2029-H1",
        "Free cash outflow | 1400000 | actual | 2029-H1",
        "Order backlog | 88000000 | actual | 2029-06-30",
        "employees | 412 | actual | 2029-06",
        "sales growth | 5 | forecast | 2029",
        "operating margin | 10.5 | target | 2029",
        "capital expenditure | 9000000 | planned | 2029",
    ],
)
def test_an_item_of_results_is_the_companys(figure: str) -> None:
    found = figures(RESULTS + SALE + OUTLOOK)
    assert f"Orlanne Scientific S.A. | {figure}" in found, found


def test_a_heading_ends_what_the_list_before_it_forecasts() -> None:
    found = figures(HIGHLIGHTS)
    assert "Orlanne Scientific S.A. | Revenue | 108000000 | forecast | 2029" in found, found
    assert "Orlanne Scientific S.A. | EBITDA | 8100000 | actual | 2029-H1" in found, found


def test_a_figure_in_prose_stays_with_whom_its_sentence_names() -> None:
    assert "Pesafeld GmbH | employees | 52 | actual | 2029-07-21" in figures(RESULTS + SALE)


def test_a_share_of_something_else_is_no_margin() -> None:
    found = figures("• Net income of €4.2 million, or 3% of the group's cash\n")
    assert not [figure for figure in found if "margin" in figure]


def test_a_list_of_parts_measures_what_its_heading_splits_up() -> None:
    text = (
        "Tarnwood Precision: sales at a record in the year to March\n\n13 May 2026\n\nBearing maker Tarnwood Precision Co. on Wednesday"
        " published results for the fiscal year that ended on 31 March 2026.\n\nSales by division\n► Industrial bearings: ¥81.2 billion,"
        " down 1.8%\n► Aerospace parts: ¥22.2 billion, up 2.8%\n\nOther figures\n► Order backlog at the end of March: ¥62 billion\n"
    )
    found = [(f.subject, f.metric.lower(), f.scope, str(f.quantity.value.normalize())) for f in read(text).facts]
    assert found == [
        ("Tarnwood Precision Co.", "sales", "Industrial bearings", "8.12E+10"),
        ("Tarnwood Precision Co.", "sales decline", "Industrial bearings", "1.8"),
        ("Tarnwood Precision Co.", "sales", "Aerospace parts", "2.22E+10"),
        ("Tarnwood Precision Co.", "sales growth", "Aerospace parts", "2.8"),
        ("Tarnwood Precision Co.", "order backlog", None, "6.2E+10"),
    ]
