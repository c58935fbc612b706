"""Which country's crowns, francs, pesos, dollars, pounds and rupees an article speaks of."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from bot.reading.facts import reparses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry line paid 40 million Norwegian crowns.\n\nIt had set aside 55 million crowns for it.", ["NOK", "NOK"]),
        ("COPENHAGEN, May 3 - The brewer set aside 55 million crowns for a new hall.", ["DKK"]),
        (
            "COPENHAGEN, May 3 - Sales fell to 55 million crowns in the nine months to May, "
            "while operating profit was 12 million, down from 16 million.",
            ["DKK", "months", "DKK", "DKK"],
        ),
        ("The brewer set aside 55 million crowns for a new hall.", ["crowns"]),
        ("OSLO - Hvalen ASA paid 3 million kroner for a small boat.", ["NOK"]),
        ("The Danish and Norwegian firms paid 3 million kroner for a boat.", ["kroner"]),
        ("Zurich's tram company paid 3 million francs for new rails.", ["CHF"]),
        ("The mine paid 900 million Colombian pesos.\n\nA year ago it paid 700 million pesos.", ["COP", "COP"]),
        ("OSLO - Sales at the ferry line rose to 55 million crowns, up from 40 million a year ago.", ["NOK", "NOK"]),
        ("MANILA - The airline paid 900 million pesos for spare parts.", ["PHP"]),
        ("The bank lent 5 million Australian dollars.\n\nIt lost 2 million dollars of them.", ["AUD", "AUD"]),
        ("SYDNEY - The bank lent 2 million dollars to an American firm.", ["USD"]),
        ("The bank lent 5 million Canadian dollars and 3 million US dollars.\n\nIt lost 2 million dollars of it.", ["CAD", "USD", "CAD"]),
        ("CAIRO - The ministry paid 80 million pounds for new buses.", ["EGP"]),
        ("LONDON - The ministry paid 80 million pounds for new buses.", ["GBP"]),
        ("KARACHI - The port paid Rs 300 million to the dredging firm.", ["PKR"]),
        ("The port paid 300 million rupees to the dredging firm.", ["INR"]),
        ("The stadium cost R1.2 billion, and a seat costs R85.50.", ["ZAR", "ZAR"]),
        ("The brewer turned over SKr41bn and paid NKr3.2bn and DKr250m.", ["SEK", "NOK", "DKK"]),
        ("NAIROBI - The dairy took in 88 million shillings.", ["KES"]),
        ("The R21 highway and the R2 road need an R134a unit.", []),
    ],
)
def test_the_article_decides(text: str, expected: list[str]) -> None:
    draft = read(text, title="News")
    assert [
        mention.quantity.unit for mention in draft.quantities if mention.quantity.unit.isupper() or mention.quantity.unit.isalpha()
    ] == expected
    for fact in draft.facts:
        assert reparses(text[fact.start : fact.end], fact.quantity)


def test_a_bare_sum_has_the_currency_of_the_article() -> None:
    text = "Fenland Bank's net profit rose to 420 million euros in 2031.\n\nFenland Bank's revenue was 1.2 billion in 2030."
    facts = read(text, title="Fenland Bank earns more").facts
    assert [fact.quantity.unit for fact in facts] == ["EUR", "EUR"]
    for fact in facts:
        assert reparses(text[fact.start : fact.end], fact.quantity)


def test_a_bare_count_has_none() -> None:
    text = "Fenland Bank's net profit rose to 420 million euros in 2031.\n\nFenland Bank has 1.2 million users."
    assert [fact.quantity.unit for fact in read(text, title="Fenland Bank earns more").facts] == ["EUR", "users"]
