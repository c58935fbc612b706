"""What markets quote: levels and moves of indices, goods, currencies and yields, each of the thing that moved."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate, plain

_PUBLISHED = PartialDate.parse("2031-03-05")


def _facts(sentence: str) -> list[tuple[str, str, str]]:
    return [(fact.subject, fact.metric, plain(fact.quantity.value)) for fact in read(sentence, published=_PUBLISHED).facts]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Dow Jones Industrial Average fell 2.1%, or 410.3 points, at the close, reaching a level of 19,130.2 on Wednesday.",
            [
                ("Dow Jones Industrial Average", "index decline", "2.1"),
                ("Dow Jones Industrial Average", "index decline", "410.3"),
                ("Dow Jones Industrial Average", "index level", "19130.2"),
            ],
        ),
        (
            "The Nasdaq Composite gained 54.2 points to 9,299.6, while the Standard & Poor's 500 slid 0.4% to 4,682.5.",
            [
                ("Nasdaq Composite", "index increase", "54.2"),
                ("Nasdaq Composite", "index level", "9299.6"),
                ("Standard & Poor's 500", "index decline", "0.4"),
                ("Standard & Poor's 500", "index level", "4682.5"),
            ],
        ),
        (
            "In Tokyo the Nikkei 225 closed down 1.1% at 38,237.",
            [("Nikkei 225", "index decline", "1.1"), ("Nikkei 225", "index level", "38237")],
        ),
        ("Brent crude rose $1.42 to $82.30 a barrel in London.", [("Brent", "price increase", "1.42"), ("Brent", "price", "82.3")]),
        ("Copper settled at $9,400 a tonne on Wednesday.", [("Copper", "price", "9400")]),
        (
            "The euro bought $1.1985, up from $1.1915 on Tuesday.",
            [("euro", "exchange rate", "1.1985"), ("euro", "exchange rate", "1.1915")],
        ),
        (
            "The yield on the 10-year Treasury note slipped to 4.24% from 4.30%.",
            [("10-year Treasury note", "yield", "4.24"), ("10-year Treasury note", "yield", "4.3")],
        ),
    ],
)
def test_what_a_market_quotes(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert _facts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Stock markets in Asia dropped to twelve-year lows on Thursday.",
        "Tarn Mining sold 40 tonnes of copper and hired 300 people.",
        "Tarn's oil output rose 3% to 40,000 barrels.",
        "The dollar store chain Tarn opened 30 shops.",
    ],
)
def test_what_only_looks_like_a_quote(sentence: str) -> None:
    assert not {metric for _, metric, _ in _facts(sentence)} & {"price", "index level", "exchange rate", "price increase"}
    assert not [metric for _, metric, _ in _facts(sentence) if "market" in metric]


def test_a_figure_of_a_year_named_right_before_it_is_of_that_year() -> None:
    text = "Tarn Motors posted a profit of $3 million last year, better than in 2028, when it made a loss of $15 million."
    assert {plain(f.quantity.value): f.as_of.value for f in read(text, published=_PUBLISHED).facts} == {
        "3000000": "2030",
        "15000000": "2028",
    }


def test_a_difference_is_no_level() -> None:
    text = "Tarn Motors had cut its costs to $118 million last year, $19 million less than the year before."
    assert [plain(f.quantity.value) for f in read(text, published=_PUBLISHED).facts] == ["118000000"]
