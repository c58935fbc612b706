"""What money was put into, second values of a measure, what is only supposed, rows that count things, dates of inserted clauses."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from bot.reading.facts import reparses
from storage.values import PartialDate

HEAD = (
    "Varden Cranes ASA opens a yard in Stord\n\nVarden Cranes ASA, a Norwegian maker of harbour cranes, opened a yard in Stord on Tuesday."
)
PUBLISHED = PartialDate.parse("2031-05-14")


def figures(text: str) -> list[str]:
    draft = read(f"{HEAD} {text}", published=PUBLISHED)
    return [f"{fact.subject.split()[0]}: {fact.metric} {fact.quantity.value.normalize():f}" for fact in draft.facts]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The old slipway was rebuilt in 2029 for 48 million crowns.", ["Varden: cost 48000000"]),
        ("It wants to open a second paint hall, for 32 million crowns, by the summer.", ["Varden: cost 32000000"]),
        ("Ships carried 8 percent fewer containers last year.", ["Varden: containers decline 8"]),
        (
            "Of that, 310 million crowns will go into new sites and 145 million crowns will be used to repay debt.",
            ["Varden: investment 310000000", "Varden: debt repayment 145000000"],
        ),
        ("Varden had 980 employees when she came and has 835 today.", ["Varden: employees 980", "Varden: employees 835"]),
        ("At a distance of 3 metres it is no louder than 38 dB.", ["Varden: noise level 38"]),
        ("The founder will keep 48.5 percent after the listing.", ["Varden: stake 48.5"]),
        ("The motor delivers 4.2 kW.", ["Varden: power output 4.2"]),
        ("It raised the minimum reserve to 9 percent of sales.", ["Varden: minimum reserve 9"]),
        ("The rate stood at 6 percent in December and reached a peak of 7.25 percent in May.", ["Varden: rate 6", "Varden: rate 7.25"]),
        ("Dutch market leader Zeelak, which had sales of 5.9 billion euros, looked at Varden.", ["Zeelak: sales 5900000000"]),
        # kept aside
        ("The canteen was extended for 9 million crowns.", ["Varden: cost 9000000"]),
        ("About 140 million crowns of that went into the quay.", ["Varden: investment 140000000"]),
        ("If the price is under 10 million crowns, they will buy, he said.", []),
        ("If 40 cranes were sold in a year, it would be a wonder.", []),
        (
            "Fuel, a third of costs, was 9 percent dearer.",
            ["Varden: share of costs 33.33", "Varden: fuel price increase 9"],
        ),
        ("Steel was 4 percent cheaper.", ["Varden: steel price decrease 4"]),
        ("Its drivers earn 1.9 million naira a month.", ["Varden: monthly wage 1900000"]),
        ("On average, households used 31% less energy for heating.", ["Varden: energy reduction 31"]),
        ("In its last full year it carried 17.4 million tonnes.", ["Varden: tonnes carried 17400000"]),
        ("The quay, 1,870 metres long with a main deck of 640 metres, is new.", ["Varden: length 1870", "Varden: main deck 640"]),
        # kept aside
        ("Last year Varden handled 12 million tonnes of ore.", ["Varden: tonnes handled 12000000"]),
        ("The new cranes need 8% less power.", ["Varden: power reduction 8"]),
        # look-alikes
        ("On the wall hangs a cable, 14 millimetres thick, from the first crane.", []),
        ("It bought the yard for 9 million crowns.", ["Varden: purchase of the yard 9000000"]),
        ("It sold 12 percent more than in 2030.", []),
    ],
)
def test_words_around_a_figure_say_what_it_measures(text: str, right: list[str]) -> None:
    assert figures(text) == right


TABLE = """Lakeford in numbers

Lakeford had 212,400 inhabitants at the end of 2030, the city said on Tuesday.

Lakeford | 2030 | 2029
Flats completed | 1,180 | 1,350
Hotel nights | 0.94 million | 0.91 million
Tram rides a day | 41,000 | 38,500
Rubbish, tonnes | 0.11 million | 0.12 million
"""


def test_rows_of_a_table_count_things_by_year() -> None:
    draft = read(TABLE, published=PUBLISHED)
    rows = [fact for fact in draft.facts if fact.as_of.value == "2030"]
    assert [f"{fact.metric}: {fact.quantity.value.normalize():f} {fact.quantity.unit}".strip() for fact in rows] == [
        "Flats completed: 1180", "Hotel nights: 940000", "Tram rides a day: 41000", "Rubbish: 110000 tonnes",
    ]  # fmt: skip
    assert all(reparses(TABLE[fact.start : fact.end], fact.quantity) for fact in rows)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Varden, the crane business that was carved out of a shipyard in 2017, employs 2,140 people.", "2031-05-14"),
        ("The Moss dock, which was built in 1998, holds 30 ships.", "2031-05-14"),
        # kept aside
        ("Varden, founded in 1961, now has 640 employees.", "2031-05-14"),
        ("Varden has built 2,600 cranes so far, 190 of them last year.", "2031-05-14 2030"),
        ("Varden's board voted 31 to 14 on Monday to build a hall, although one was sold in 2028.", "2031-05-12 2031-05-12"),
        ("The deal values Varden at $480 million, up from $210 million in its last round in 2029.", "2031-05-14 2029"),
        ("Varden, which was listed in 2017, employed 900 people in 2020.", "2020"),
    ],
)
def test_the_date_of_an_inserted_clause_is_not_that_of_the_figure(text: str, when: str) -> None:
    assert [fact.as_of.value for fact in read(f"{HEAD} {text}", published=PUBLISHED).facts] == when.split()


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Shares in Varden closed at 41.50 crowns.", [None]),
        ("It has 64 employees in three cities and plans to double that number.", ["in three cities", None]),
        # kept aside
        ("Sales in Norway reached 90 million crowns.", ["in Norway"]),
    ],
)
def test_a_scope_says_more_than_whose_a_figure_is(text: str, scopes: list[str | None]) -> None:
    assert [fact.scope for fact in read(f"{HEAD} {text}", published=PUBLISHED).facts] == scopes


def test_what_somebody_does_for_a_firm_is_the_firms() -> None:
    text = (
        "The woman who runs the railway\n\nNomsa Dube took over Veldline, the freight railway, in April 2028. Dube is 54. "
        "She sold 90 old locomotives for scrap and hired 240 engineers. She owns 2 percent of the company. Dube wants to stay."
    )
    found = [(fact.subject, fact.metric) for fact in read(text, published=PUBLISHED).facts]
    assert found == [("Veldline", "old locomotives sold"), ("Veldline", "engineers hired"), ("Nomsa Dube", "stake")]
