"""The measures of business news: what they can be counted in, and for how much time a figure of them is true."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.reading.article import read as read_article
from bot.reading.facts.measures import Holds, measure_of, measures
from storage.values import Quantity

CLASSES = frozenset(
    "money share ratio count duration length area volume weight energy power data speed temperature charge score any".split()
)


def test_every_measure_has_units_of_known_classes() -> None:
    assert len(measures()) > 150
    for measure in measures():
        assert measure.units, measure.name
        assert measure.units <= CLASSES, measure.name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("quarterly turnover", "revenue"),
        ("group revenue", "revenue"),
        ("headcount", "employees"),
        ("GAAP gross margin", "gross margin"),
        ("room occupancy", "occupancy"),
        ("passenger load factor", "load factor"),
        ("on-time performance", "punctuality"),
        ("CET1 ratio", "core capital ratio"),
        ("bad-loan ratio", "non-performing loan ratio"),
        ("client assets", "assets under management"),
        ("net dollar retention", "net revenue retention"),
        ("container volume", "container throughput"),
        ("average basket size", "average order value"),
        ("营业收入", "revenue"),
        ("产能利用率", "capacity utilisation"),
    ],
)
def test_a_phrase_means_its_measure_by_its_last_words(phrase: str, name: str) -> None:
    found = measure_of(phrase)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("phrase", ["donkey", "share of donkeys", "It", "", "Revenue of Delta Foods' owner"])
def test_other_phrases_mean_none(phrase: str) -> None:
    assert measure_of(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "unit", "fits"),
    [
        ("branches", "EUR", False),
        ("net interest margin", "EUR", False),
        ("assets under management", "%", False),
        ("branches", "branches", True),
        ("revenue", "EUR", True),
        ("revenue", "%", False),
        ("revenue growth", "%", True),
        ("doctors", "GBP", False),
        ("production capacity", "kilometres", True),
        ("production capacity", "EUR", False),
        ("power capacity", "gigawatts", True),
        ("battery capacity", "mAh", True),
        ("area", "square metres", True),
        ("length", "kilometres", True),
        ("employees", "", True),
        ("employees", "years", False),
        ("dividend", "pence", True),
    ],
)
def test_a_measure_admits_only_its_units(phrase: str, unit: str, *, fits: bool) -> None:
    measure = measure_of(phrase)
    assert measure is not None
    assert measure.admits(Quantity(Decimal(7), unit)) is fits


def test_a_measure_says_for_how_much_time_it_holds() -> None:
    held = {name: found.holds for name in ("revenue", "staff", "takeover price") if (found := measure_of(name))}
    assert held == {"revenue": Holds.PERIOD, "staff": Holds.MOMENT, "takeover price": Holds.DAY}


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Return on equity at Lorne Bank was 11.4%.", "return on equity"),
        ("Greyfriars Holdings has assets under management of £88bn.", "assets under management"),
        ("Ostara Pharma's vaccine showed 91% efficacy.", "efficacy"),
        ("The drug from Mirabel reduced the risk of death by 34%.", "risk of death cut"),
        ("Aldgate Bank's tier 1 ratio was 13.6%.", "core capital ratio"),
    ],
)
def test_the_whole_name_of_a_measure_is_read(text: str, metric: str) -> None:
    read = [fact.metric for fact in read_article(text).facts]
    known = [measure_of(name) for name in read]
    assert [measure.name if measure else name for name, measure in zip(read, known, strict=True)] == [metric]
