"""Figures in set phrases: averages for each customer, parts of a sum, what is put aside, given, approved or demanded."""

from __future__ import annotations

import pytest

from bot.reading.article import read


def figures(text: str) -> list[tuple[str, str]]:
    whole = f"Halden Air grows\n\nBERGEN, May 12, 2031 (Quaynews) - Halden Air spoke about its plans.\n\n{text}"
    return [(fact.metric, f"{fact.quantity.value:f}".removesuffix(".0")) for fact in read(whole, title="Halden Air grows").facts]


SEEN = (
    ("For 2032 it expects a harvest of 92,000 tonnes.", ("harvest", "92000")),
    ("Halden Air had hedged 20 percent of its needs and would raise that to about 50 percent by December.", ("share of needs", "50")),
    ("Halden Air has paid £7.9m in compensation, an average of £129 a customer.", ("average compensation per customer", "129")),
    ("The province pays £400 million, and the Maseko Foundation gave £150 million in 2023.", ("contribution", "150000000")),
    ("Bellwood Ventures, Halden Air's largest investor with 22 percent, has pressed for a sale.", ("stake", "22")),
    ("Customers paying more than $100,000 a year numbered 1,486, up 17% from 1,270.", ("Customers", "1486")),
    ("Halden Air, which he founded in 2014 with €60,000 from his mother, makes microscopes.", ("starting capital", "60000")),
    ("It has raised €11 million so far, €7 million of it in March 2025 from the fund Skjold.", ("investment", "7000000")),
    ("Halden Air has put aside only £12 million for the case.", ("provision", "12000000")),
    ("The core capital ratio comes out at 14.5%.", ("core capital ratio", "14.5")),
    ("The cabin crew union demands 14 per cent over three years.", ("pay demand", "14")),
    ("The Kestrel dries 30 tonnes a day, where the old one manages 11.", ("amount dried", "11")),
    ("Halden Air's headcount is to grow to 300 by the middle of next year from 215 today.", ("headcount", "215")),
    ("According to Halden Air, 38 per cent of it is done.", ("share done", "38")),
    ("That is £175 million more than the £640 million approved in March 2022.", ("amount approved", "640000000")),
    ("On 28 August the council votes on another £35 million, for solar panels on the roof.", ("proposed spending", "35000000")),
    ("Of the sum, $30 million is equity and $8 million is debt from Volta.", ("debt", "8000000")),
)
KEPT_ASIDE = (
    ("Halden Air counted on a catch of 4,100 tonnes this season.", ("catch", "4100")),
    ("Halden Air lowered its quota to 310 tonnes.", ("quota", "310")),
    ("The average fare works out at £212.", ("average fare", "212")),
    ("Halden Air has laid aside €3 million for claims.", ("provision", "3000000")),
    ("Some 60 per cent of the line is finished.", ("share finished", "60")),
    ("It would cost £40 million more than the £300 million agreed in 2029.", ("amount agreed", "300000000")),
    ("Parliament will vote on another £90 million, for new boats.", ("proposed spending", "90000000")),
    ("Of that amount, €12 million was cash and €4 million was shares.", ("cash", "12000000")),
    ("The drivers' union asks for 9 per cent over two years; Halden Air has offered 5 per cent.", ("pay offer", "5")),
    ("Halden Air refunded €2 million, an average of €54 per passenger.", ("average refunded per passenger", "54")),
    ("The city gave £2 million, and the Harlow Trust donated £600,000.", ("contribution", "600000")),
    ("Two banks lent £30 million, and Fenland Water put in £5 million.", ("investment", "5000000")),
    ("Halden Air, started in 2019 with €20,000 from an aunt, has 40 staff.", ("starting capital", "20000")),
    ("Quorum Partners, an owner with just 4 per cent, wants a sale.", ("stake", "4")),
    ("Passengers paying over £300 a trip numbered 14,200.", ("Passengers", "14200")),
    ("The new press prints 900 pages a minute, while its predecessor managed 400.", ("pages", "400")),
)


@pytest.mark.parametrize(("text", "expected"), SEEN + KEPT_ASIDE)
def test_a_set_phrase_says_what_is_measured(text: str, expected: tuple[str, str]) -> None:
    assert (expected[0].lower(), expected[1]) in [(metric.lower(), value) for metric, value in figures(text)]


@pytest.mark.parametrize(
    ("text", "not_read"),
    [
        ("He gave £5 to a beggar.", "contribution"),
        ("Halden Air offers 40 per cent off its fares.", "pay offer"),
        ("Guests earning more than £90,000 a year may stay at Halden Air.", "price per year"),
        ("Halden Air was founded in 1998 with two aircraft.", "starting capital"),
        ("Halden Air laid 12 million pounds of rail aside the road.", "provision"),
    ],
)
def test_look_alikes_measure_something_else(text: str, not_read: str) -> None:
    assert not_read not in [metric for metric, _ in figures(text)]
