"""Figures that need the words around them: values before a change, inserted clauses, "the figure", whole markets."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate, plain

PUBLISHED = PartialDate.parse("2031-03-11")


def rows(text: str) -> list[str]:
    """The facts of a text, each as "subject | metric | value unit | nature | date"."""
    return [
        f"{f.subject} | {f.metric} | {plain(f.quantity.value)} {f.quantity.unit} | {f.nature.value} | {f.as_of.value}"
        for f in read(text, published=PUBLISHED).facts
    ]


EARLIER = [
    ("Varlo Foods had 5,300 employees, down from 6,000 in 2029.", "Varlo Foods | employees | 6000 employees | past | 2029"),
    ("Net debt of Varlo Foods fell to 5.5 billion euros (2030: 6.1 billion).", "Varlo Foods | Net debt | 6100000000 EUR | past | 2030"),
    ("Varlo Foods made a net profit of €55 million (prior year: €61 million).", "Varlo Foods | net profit | 61000000 EUR | past | 2030"),
    ("Varlo Foods sold 71,000 robots (2029: 64,000).", "Varlo Foods | robots sold | 64000 robots | past | 2029"),
    ("The operating margin of Varlo Foods was 8.4% (9.1% in 2029).", "Varlo Foods | operating margin | 9.1 % | past | 2029"),
    ("The operating margin of Varlo Foods was 8.4% (9.1% in 2029).", "Varlo Foods | operating margin | 8.4 % | actual | 2031-03-11"),
    ("About 6,200 hospitals use Varlo, up from 4,500 a year ago.", "Varlo | hospitals | 4500 hospitals | past | 2030"),
]
INSERTED = [
    (
        "Varlo Foods, which employs 4,300 people, will pay $3 million to its owners.",
        "Varlo Foods | employees | 4300 people | actual | 2031-03-11",
    ),
    (
        "Varlo Foods, which employs 4,300 people, will pay $3 million to its owners.",
        "Varlo Foods | payment to owners | 3000000 USD | planned | 2031-03-11",
    ),
    (
        "Varlo Foods, which plans to close its plant in Lund, employs 4,300 people.",
        "Varlo Foods | employees | 4300 people | actual | 2031-03-11",
    ),
    (
        "Varlo Foods, which expects to hire 200 engineers this year, had revenue of $30 million.",
        "Varlo Foods | engineers hired | 200 engineers | forecast | 2031",
    ),
    (
        "Varlo Foods will buy Brema Seafood, which has 62 vessels and 400 employees.",
        "Brema Seafood | employees | 400 employees | actual | 2031-03-11",
    ),
    (
        "The board of Varlo Foods approved an investment of $4 million in a plant.",
        "Varlo Foods | investment | 4000000 USD | planned | 2031-03-11",
    ),
]
POINTING = [
    ("Varlo Foods employs 31,000 people. That is down from 52,000 in 2021.", "Varlo Foods | employees | 52000  | past | 2021"),
    ("Varlo Foods employs 31,000 people. It was 52,000 in 2021.", "Varlo Foods | employees | 52000  | actual | 2021"),
    (
        "Varlo Foods had 31,000 customers in 2029. The figure has since risen to 45,000.",
        "Varlo Foods | customers | 45000  | actual | 2031-03-11",
    ),
    ("Varlo Foods runs 90 shops. In 2020 the number was 40.", "Varlo Foods | shops | 40  | actual | 2020"),
    (
        "Varlo Foods had revenue of $30 million. That was 12% more than in 2029.",
        "Varlo Foods | revenue growth | 12 % | actual | 2031-03-11",
    ),
    ("Varlo Foods had an operating margin of 8%. A year earlier it was 11%.", "Varlo Foods | operating margin | 11 % | actual | 2030"),
]
MARKETS = [
    ("In Hamburg, fares rose 4% last year, the statistics office said.", "Hamburg"),
    ("Hotel revenue across Norway rose 4%, according to data from the trade body StayWell.", "Norway"),
    ("The German government pays 4% of the cost.", "German government"),
    ("The state of Lower Saxony is paying 4% of the cost.", "Lower Saxony"),
    ("Varlo's biggest rival, Voltano of Italy, increased deliveries by 4% to 430,000.", "Voltano"),
    ("Global shipments of frozen fish fell 4%, the trade group FishWorld said.", "frozen fish market"),
    ("Shipments worldwide fell 4%.", "market"),
    ("Worldwide, frozen fish prices dropped 4%, according to broker Simmons Reed.", "frozen fish market"),
    ("New car registrations in Germany fell 4% in June, the dealers' federation ZDK said.", "Germany"),
    ("Its global shipments of fish fell 4%.", "Varlo Foods"),
    ("Global sales fell 4%.", "Varlo Foods"),
    ("Varlo's market share in Europe fell to 4%, according to Lattice Insight.", "Varlo Foods"),
]


DEALS = [
    ("Varlo Foods expects cost savings of $18 million a year by 2032.", "Varlo Foods | savings | 18000000 USD | forecast | 2032"),
    ("Varlo Foods sold 20% of the company to Northgate for $12 million.", "Varlo Foods | stake | 20 % | actual | 2031-03-11"),
    ("Varlo Foods bought a 30% stake in Batterix for $12 million.", "Varlo Foods | stake price | 12000000 USD | actual | 2031-03-11"),
    ("Ofwat fined Varlo Foods Ltd $3 million. Its sales were $40 million.", "Varlo Foods Ltd | fine | 3000000 USD | actual | 2031-03-11"),
    ("Ofwat fined Varlo Foods Ltd $3 million. Its sales were $40 million.", "Varlo Foods Ltd | sales | 40000000 USD | actual | 2031-03-11"),
    (
        "Varlo Foods AB sold fish for 14 billion crowns, up from 13 billion in 2030.",
        "Varlo Foods AB | sale of fish | 13000000000 crowns | past | 2030",
    ),
    (
        "Varlo Foods AB agreed to buy the Danish firm Orsay Shipping for $3 billion.",
        "Varlo Foods AB | purchase of the Danish firm Orsay Shipping | 3000000000 USD | planned | 2031-03-11",
    ),
    (
        "Varlo Foods will offer 41 euros a share, a premium of 28% over Friday's close.",
        "Varlo Foods | offer premium | 28 % | planned | 2031-03-11",
    ),
    ("Shares in Orsay rose 24% in Paris, while Varlo fell 3%.", "Varlo | share price decline | 3 % | actual | 2031-03-11"),
    ("Shares in Orsay rose 24% in Paris, while Varlo fell 3%.", "Orsay | share price growth | 24 % | actual | 2031-03-11"),
    ("Exports of Varlo Foods were 410,000 units.", "Varlo Foods | Exports | 410000 units | actual | 2031-03-11"),
]
CARRIED_CHANGES = [
    ("Oslo-listed Varlo Foods sold 61,000.", "Varlo Foods | unit sales | 61000  | actual | 2031-03-11"),
    ("In Norway, Varlo Automation increased deliveries by 5%.", "Varlo Automation | deliveries increase | 5 % | actual | 2031-03-11"),
    ("Varlo Foods plans to cut 600 of its 8,200 jobs.", "Varlo Foods | jobs | 8200 jobs | actual | 2031-03-11"),
    ("Varlo Foods sells software. Its price for the team plan falls to $199.", "Varlo Foods | price | 199 USD | actual | 2031-03-11"),
    (
        "Varlo Foods will spend €24 million on its mill. That is €5 million more than planned in 2027.",
        "Varlo Foods | spending increase | 5000000 EUR | actual | 2031-03-11",
    ),
    ("Varlo Foods employs 85 people in four countries; a year ago it was 60.", "Varlo Foods | employees | 60  | actual | 2030"),
    ("Dutch maker Varlo sold 510,000, down from 600,000.", "Varlo | unit sales | 600000  | past | "),
]
REPORT = (
    "Varlo Foods half-year profit up 6%\n\nVarlo Foods plc said pre-tax profit rose 6% to £41 million in the six months to "
    "30 September 2030, against £38 million a year ago. Occupancy was 78%; a year earlier it was 75%."
)


def test_a_year_ago_is_the_same_half_in_a_report_on_a_half() -> None:
    found = {plain(f.quantity.value): f.as_of.value for f in read(REPORT, published=PUBLISHED).facts}
    assert (found["38000000"], found["75"]) == ("2029-04/2029-09", "2029-04/2029-09")


PORTRAIT = (
    "The quiet baker of Leeds\n\nPriya Raman started Varlo Bread in 2009. The chain has 84 shops.\n\n"
    "Raman worked for Tessaly Foods, which had 2,100 employees. It was sold in 2020."
)


def test_a_portrait_is_about_the_company_of_its_person() -> None:
    draft = read(PORTRAIT, published=PUBLISHED)
    assert [(fact.subject, plain(fact.quantity.value)) for fact in draft.facts] == [("Varlo Bread", "84"), ("Tessaly Foods", "2100")]
    assert "Varlo Bread" in [topic.name for topic in draft.main_subjects]


@pytest.mark.parametrize(("text", "row"), [*EARLIER, *INSERTED, *POINTING, *DEALS, *CARRIED_CHANGES])
def test_a_figure_is_read_by_its_context(text: str, row: str) -> None:
    assert row in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Varlo Foods runs 90 shops. It has 12 lawyers.",  # "it" is the company here
        "Varlo Foods runs 90 shops. It was founded in 1987 and has 12 lawyers.",
        "Varlo Foods, which has 90 shops, paid $4 million to 12 shops.",
        "Varlo Foods had 90 shops. That is 12 more than the 78 of Brema Seafood.",
    ],
)
def test_what_only_looks_like_a_second_value_is_none(text: str) -> None:
    assert not [row for row in rows(text) if "| shops | 12" in row or "| shops | 40" in row]


@pytest.mark.parametrize(("sentence", "owner"), MARKETS)
def test_a_whole_market_has_its_own_figures(sentence: str, owner: str) -> None:
    facts = read(f"Varlo Foods had revenue of $30 million last year. {sentence}", published=PUBLISHED).facts
    assert [fact.subject for fact in facts if plain(fact.quantity.value) == "4"] == [owner]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Varlo Foods appealed. That compares with a fine of $9 million against Bexar Coatings in 2027.", "Bexar Coatings"),
        ("Varlo Foods will merge with Orsay. The combined group will have revenue of $9 million.", "combined group"),
    ],
)
def test_whose_it_is_behind_the_figure_or_of_both(text: str, owner: str) -> None:
    assert [fact.subject for fact in read(text, published=PUBLISHED).facts] == [owner]
