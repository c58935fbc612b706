"""Figures about subjects: whose, what, how many, as of when, and who said so."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.article import read
from bot.reading.facts import reparses
from storage.drafts import FactDraft, MetricDraft, TopicDraft, Vocabulary
from storage.values import Basis, Nature, PartialDate, plain
from tests.examples import examples

PUBLISHED = PartialDate.parse("2024-05-09")

EARNINGS = (
    "Acme Cloud beats forecasts as demand lifts revenue\n\n"
    "LONDON, May 9, 2024 (Reuters) - Acme Cloud reported first-quarter revenue of $3.4 billion on Thursday, up 12% from a year "
    "earlier.\n\n"
    "Net profit rose 18% to $410 million, or $1.25 per share, compared with $347 million a year ago. "
    "Advertising sales fell 3 percent to $620 million.\n\n"
    "The company raised its full-year revenue forecast to between $14.2 billion and $14.6 billion. It expects capital expenditure of "
    "about "
    "$2 billion in 2024.\n\n"
    '"We added more than 1.2 million paying customers," Chief Executive Jane Porter said.\n\n'
    "Shares of Acme Cloud climbed 6.5% to $84.20.\n"
)
LAYOFFS = (
    "Borealis Systems said on Tuesday it will cut about 1,200 jobs, or 8% of its global workforce. Borealis, which employed 15,300 "
    "people as of "
    "Sept. 30, expects annual savings of $200 million. The cuts follow a round in March, when Borealis laid off 500 employees."
)
FUNDING = (
    "Lumen Robotics has raised $85 million in a funding round, valuing the company at $600 million. The four-year-old start-up, which "
    "has 230 employees, "
    "plans to double its headcount by the end of 2026. Its revenue tripled to 22 million euros."
)
MODELS = (
    "Zephyr AI released an open model in May. The Zephyr models have gathered over 40 million downloads, and the number of "
    "native and derivative "
    "models has passed 50,000. Zephyr AI hopes to reach 100 million users by the end of 2025. The chatbot has 30 million users, "
    "compared with 90 million for "
    "Borealis Chat."
)
DISASTER = (
    "Quake kills 105 in Peru\n\nA strong earthquake struck Peru early on Monday, killing at least 105 people and injuring more than "
    "800, officials said. "
    "Some 12,000 homes were destroyed, according to the civil defense agency. The government will provide 500 million soles ($134 "
    "million) in emergency aid."
)
BANK = (
    "The Northern Bank raised its key interest rate by 25 basis points to 3.5%. The bank now expects inflation to average 5.4% in "
    "2023, 3.0% in 2024 and 2.2% in "
    "2025. The unemployment rate stood at 6.5 per cent in April."
)
DEAL = (
    "Orion Group agreed on Monday to acquire Delta Foods for $4.2 billion in cash and stock. Orion Group's shares fell as much as 4%, "
    "while Delta Foods' rose. "
    "Delta Foods, founded in 1968, has 9,800 workers and 14 plants. Delta Foods ranks third in the United States."
)
PLAN = (
    "Acme Group has said that it plans to invest over 240 billion yuan (roughly 33 billion US dollars) in building data "
    "centres in the next three "
    "years. With its 64 million daily active users, Acme Maps leads the market."
)


CITY = (
    "Riverton approves new tram line\n\n"
    "Riverton Transit reported pretax profit for the six months to June 30 of 18 million pounds ($23 million) on Thursday. "
    "Riverton Transit's ridership decreased by 35,700 to 10.1 million. Its app was downloaded more than 22 million times. "
    "The project cost $3.2 million, of which 70 percent came from the state. It sold 1.3 million tickets, 8 percent more than a year "
    "ago. Riverton Transit sent 40 tonnes of sand. Fuel costs $0.15 per million passengers.\n"
)


STATISTICS = (
    "Jobless rate edges up\n\n"
    "The unemployment rate in Arden rose to 4.3 per cent in February, the Bureau of Statistics said. Full-time employment decreased by "
    "5 per cent.\n"
)
LIFE = (
    "Maker of home computers dies\n\n"
    "Jane Porter was born in Aberdeen. She founded Porter Electronics. Its P80 computer was launched in 1981 at £80. The company had "
    "640 employees. She was 88. Her firm lost to rivals. She held 38 patents.\n"
)
MARKETS = (
    "Shares slide\n\n"
    "Indexes fell on Thursday, led by a 9% plunge in shares of chipmaker Orion Group. The dollar slipped 0.3% to 154.9 yen. "
    "Tyre wear accounted for 21 percent and packaging for 9 percent. Acme said gold added $14 to $2,755 an ounce.\n"
)


DRUGS = (
    "Castle Pharma lifts outlook\n\n"
    "Castle Pharma now sees revenue growth of between 24% and 30% this year. Castle Pharma will spend $25 million, twice as much as "
    "in 2022. Its energy costs have more than tripled. The krone weakened 0.4% after the news.\n"
)


@cache
def facts(text: str) -> tuple[FactDraft, ...]:
    return read(text, published=PUBLISHED).facts


def lines(text: str) -> list[str]:
    return [
        f"{f.subject} | {f.metric} | {f.quantity.comparator.value}{plain(f.quantity.value)} {f.quantity.unit} | {f.nature.value}"
        for f in facts(text)
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (CITY, "Riverton Transit | ridership decrease | =35700  | actual"),
        (CITY, "Riverton Transit | ridership | =10100000  | actual"),
        (DRUGS, "Castle Pharma | revenue growth | =24 % | forecast"),
        (DRUGS, "Castle Pharma | spending growth | =2 times | planned"),
        (DRUGS, "Castle Pharma | energy costs growth | >3 times | actual"),
        (DRUGS, "krone | krone decline | =0.4 % | actual"),
        (STATISTICS, "Arden | unemployment rate | =4.3 % | actual"),
        (STATISTICS, "Arden | Full-time employment decline | =5 % | actual"),
        (LIFE, "Porter Electronics | employees | =640 employees | actual"),
        (LIFE, "Jane Porter | patents | =38 patents | actual"),
        (MARKETS, "Orion Group | share price plunge | =9 % | actual"),
        (MARKETS, "dollar | exchange rate decline | =0.3 % | actual"),
        (MARKETS, "packaging | share | =9 % | actual"),
        (CITY, "Riverton Transit | downloads | >22000000 times | actual"),
        (CITY, "Riverton Transit | sand | =40 tonnes | actual"),
        (EARNINGS, "Acme Cloud | revenue | =3400000000 USD | actual"),
        (EARNINGS, "Acme Cloud | revenue growth | =12 % | actual"),
        (EARNINGS, "Acme Cloud | Net profit growth | =18 % | actual"),
        (EARNINGS, "Acme Cloud | Net profit | =410000000 USD | actual"),
        (EARNINGS, "Acme Cloud | Net profit | =347000000 USD | past"),
        (EARNINGS, "Acme Cloud | Advertising sales decline | =3 % | actual"),
        (EARNINGS, "Acme Cloud | capital expenditure | ~2000000000 USD | forecast"),
        (EARNINGS, "Acme Cloud | paying customers added | >1200000 customers | actual"),
        (EARNINGS, "Acme Cloud | share price | =84.2 USD | actual"),
        (LAYOFFS, "Borealis Systems | jobs cut | ~1200 jobs | planned"),
        (LAYOFFS, "Borealis Systems | share of global workforce | =8 % | planned"),
        (LAYOFFS, "Borealis Systems | employees | =15300 people | actual"),
        (LAYOFFS, "Borealis Systems | employees laid off | =500 employees | actual"),
        (FUNDING, "Lumen Robotics | funding raised | =85000000 USD | actual"),
        (FUNDING, "Lumen Robotics | valuation | =600000000 USD | actual"),
        (FUNDING, "Lumen Robotics | age | =4 years | actual"),
        (FUNDING, "Lumen Robotics | headcount growth | =2 times | planned"),
        (FUNDING, "Lumen Robotics | revenue growth | =3 times | actual"),
        (MODELS, "Zephyr AI | downloads | >40000000 downloads | actual"),
        (MODELS, "Zephyr AI | users | =100000000 users | target"),
        (MODELS, "Borealis Chat | users | =90000000 users | actual"),
        (DISASTER, "Peru | people killed | >=105 people | actual"),
        (DISASTER, "Peru | people injured | >800 people | actual"),
        (DISASTER, "Peru | homes destroyed | ~12000 homes | actual"),
        (DISASTER, "Peru | emergency aid | =134000000 USD | planned"),
        (BANK, "Northern Bank | key interest rate | =3.5 % | actual"),
        (DEAL, "Orion Group | purchase of Delta Foods | =4200000000 USD | planned"),
        (DEAL, "Orion Group | share price decline | <=4 % | actual"),
        (DEAL, "Delta Foods | workers | =9800 workers | actual"),
        (DEAL, "Delta Foods | rank | =3 rank | actual"),
        (PLAN, "Acme Group | investment in building data centres | >240000000000 CNY | planned"),
        (PLAN, "Acme Group | investment in building data centres | ~33000000000 USD | planned"),
        (PLAN, "Acme Group | investment horizon | =3 years | planned"),
        (PLAN, "Acme Maps | daily active users | =64000000 users | actual"),
    ],
)
def test_subject_metric_and_nature(text: str, line: str) -> None:
    assert line.casefold() in [found.casefold() for found in lines(text)]


def test_figures_of_one_metric_for_several_years_each_have_their_date() -> None:
    inflation = [(plain(f.quantity.value), f.as_of.value) for f in facts(BANK) if f.metric == "inflation"]
    assert inflation == [("5.4", "2023"), ("3", "2024"), ("2.2", "2025")]


@pytest.mark.parametrize(
    ("text", "metric", "value", "basis"),
    [
        (LAYOFFS, "employees", "2023-09-30", Basis.RESOLVED),
        (LAYOFFS, "savings", "2024-05-09", Basis.INFERRED),  # the date of the clause in between is not its own
        (DEAL, "workers", "2024-05-09", Basis.INFERRED),  # "founded in 1968" is about something else
        (FUNDING, "headcount growth", "2026-12-31", Basis.STATED),
    ],
)
def test_the_date_that_governs_a_figure(text: str, metric: str, value: str, basis: Basis) -> None:
    [as_of] = [f.as_of for f in facts(text) if f.metric.endswith(metric)]
    assert (as_of.value, as_of.basis) == (value, basis)


def test_an_unknown_publication_day_leaves_the_date_unknown() -> None:
    [fact] = read("Acme Cloud has 40 employees in a town by the sea.").facts
    assert fact.as_of.basis is Basis.UNKNOWN


def test_who_said_it() -> None:
    assert next(f for f in facts(EARNINGS) if "customers" in f.metric).attributed_to == "Jane Porter"
    assert next(f for f in facts(DISASTER) if "homes" in f.metric).attributed_to == "the civil defense agency"
    assert next(f for f in facts(EARNINGS) if f.metric == "Net profit").attributed_to is None


def test_what_limits_a_figure_is_its_scope() -> None:
    [models] = [f for f in facts(MODELS) if f.quantity.unit == "models"]
    assert "native and derivative" in (models.scope or "")
    [rank] = [f for f in facts(DEAL) if f.quantity.unit == "rank"]
    assert rank.scope == "in the United States"


def test_topics_and_metrics_have_their_canonical_names() -> None:
    vocabulary = Vocabulary(
        topics=(TopicDraft(name="Acme", aliases=("Acme Group",)),),
        metrics=(MetricDraft(name="derivative models", aliases=("derived models",)),),
    )
    [fact] = read("Acme Group has spawned over 100,000 derived models.", vocabulary=vocabulary, published=PUBLISHED).facts
    assert (fact.subject, fact.metric) == ("Acme", "derivative models")


@pytest.mark.parametrize(
    "text",
    [
        "Acme released Nova 3 with Windows 11 in 2024, as many had hoped.",
        "There are three ways to look at what Acme has done in the market.",
        "Acme Cloud Wins 5 Prizes For Its Work\n\nAcme Cloud thanked the jury for the work that it had done.",
    ],
)
def test_names_vague_counts_and_headings_are_no_facts(text: str) -> None:
    assert facts(text) == ()


@pytest.mark.parametrize("text", [EARNINGS, LAYOFFS, FUNDING, MODELS, DISASTER, BANK, DEAL, PLAN])
def test_every_figure_can_be_parsed_again_out_of_its_sentence(text: str) -> None:
    assert facts(text)
    for fact in facts(text):
        assert reparses(text[fact.start : fact.end], fact.quantity)


_PIECES = st.sampled_from(
    """Acme Cloud said it rose fell by to from 5% $3 billion 1,200 jobs over the next three years in 2024 , . ; with its revenue of
    users which has     ranks third in Europe compared with a year earlier double half of will cut and ( ) " the company's
    second-largest bank""".split(" ")
)


@examples(150)
@given(st.lists(_PIECES, min_size=6, max_size=40).map(" ".join))
def test_figures_of_odd_sentences_can_be_parsed_again_too(text: str) -> None:
    whole = f"Acme Cloud reported revenue of $5 million. {text}"
    for fact in read(whole, published=PUBLISHED).facts:
        assert fact.start <= fact.figure_start < fact.figure_end <= fact.end
        assert reparses(whole[fact.start : fact.end], fact.quantity)
        assert fact.nature in Nature
