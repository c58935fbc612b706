"""Figures in plain words and in phrases that say whose they are: capacities, wages, prices apiece, stakes, sizes of markets."""

from __future__ import annotations

import pytest

from bot.reading.article import read

CRANES = (
    "Varden Cranes ASA opens a yard in Stord\n\nVarden Cranes ASA, a Norwegian maker of harbour cranes, opened a yard in Stord on Tuesday."
)
FRUIT = "Okavo Foods builds a cannery in Mombasa\n\nOkavo Foods Ltd, a Kenyan fruit canner, opened a cannery in Mombasa on Tuesday."


def figures(head: str, text: str) -> list[str]:
    return [f"{fact.subject}: {fact.metric} {fact.quantity.value.normalize():f}" for fact in read(f"{head} {text}").facts]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Full output, about 120 cranes a year, should be reached by March, yard manager Kari Lie said.",
            ["Varden Cranes ASA: output 120"],
        ),
        ("The yard has room for 300 workers.", ["Varden Cranes yard in Stord: room for workers 300"]),
        (
            "The crane is sold as Varden Lite, a range of nine models at €1.2 million to €3 million apiece.",
            ["Varden Lite: models 9", "Varden Lite: price 1200000"],
        ),
        (
            "Its sister yard lost 37 workers last year; 90 are left.",
            ["Varden Cranes sister yard: workers lost 37", "Varden Cranes sister yard: workers left 90"],
        ),
        (
            "Alfa Bank lent 187 million crowns, Beta Bank 94 million crowns and Delta, a savings bank, 20 million crowns.",
            ["Alfa Bank: loan 187000000", "Beta Bank: loan 94000000", "Delta: loan 20000000"],
        ),
        (
            "Net debt would climb to 2.8 times core earnings from 1.4 times.",
            ["Varden Cranes ASA: Net debt to core earnings 2.8", "Varden Cranes ASA: Net debt to core earnings 1.4"],
        ),
        (
            "The yard was meant to cost 38 million crowns; by the end of April the bill had reached 66 million crowns, "
            "and the auditor thinks it will come to 81 million crowns.",
            [
                "Varden Cranes yard in Stord: cost 38000000",
                "Varden Cranes yard in Stord: bill 66000000",
                "Varden Cranes yard in Stord: bill 81000000",
            ],
        ),
        (
            "It set aside 12 million crowns to refund the fee, 247 crowns each, to buyers who had paid it.",
            ["Varden Cranes ASA: provision 12000000", "Varden Cranes ASA: fee 247"],
        ),
        (
            "It asked for another 200 hectares in 2029, and the county allowed 120 hectares last February.",
            ["Varden Cranes ASA: hectares requested 200", "Varden Cranes ASA: hectares allowed 120"],
        ),
        ("Under a licence deal signed in 2028 it pays a royalty of 4 percent of sales.", ["Varden Cranes ASA: royalty 4"]),
        ("The new chip is 28 percent faster than last year's.", ["Varden Cranes ASA: speed increase 28"]),
        (
            "From June the basic plan will include 100 GB of storage instead of 50 GB.",
            ["Varden Cranes ASA: storage 100", "Varden Cranes ASA: storage 50"],
        ),
        ("So far the crane business loses money: 12 million crowns last year.", ["Varden Cranes ASA: net loss 12000000"]),
        ("Together they are good for 3,600 tonnes of steel a year.", ["Varden Cranes ASA: capacity 3600"]),
        ("The firm now takes only steel from Sweden, 940 tonnes of it last year.", ["Varden Cranes ASA: steel 940"]),
        ("A solar roof should cover 35 percent of what the yard needs.", ["Varden Cranes ASA: share of needs covered 35"]),
        ("Orders are worth 4.4 billion crowns, enough for two years.", ["Varden Cranes ASA: value of orders 4400000000"]),
        ("Of its 640 employees, 212 work in Stord.", ["Varden Cranes ASA: employees 640", "Varden Cranes ASA: employees 212"]),
        (
            "The shares, which had cost 41 crowns before the news, closed at 37.50 crowns.",
            ["Varden Cranes ASA: share price 41", "Varden Cranes ASA: share price 37.5"],
        ),
        ("A crane driver earns 52,000 crowns a month in Stord.", ["Varden Cranes ASA: monthly wage 52000"]),
        (
            "The company has 9 percent of the market, behind Konecrane with 31 percent.",
            ["Varden Cranes ASA: market share 9", "Konecrane: market share 31"],
        ),
    ],
)
def test_plain_words_say_what_a_figure_measures(text: str, right: list[str]) -> None:
    assert figures(CRANES, text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Daily output, now 40,000 tins, should double, said plant manager Asha Omar.", ["Okavo Foods Ltd: daily output 40000"]),
        ("The older plant in Thika can pack 12,000 tonnes a year.", ["Okavo Foods older plant in Thika: capacity 12000"]),
        ("The canteen has seats for 220 people.", ["Okavo Foods Ltd: room for people 220"]),
        ("The juice comes in six flavours at 120 shillings a bottle.", ["Okavo Foods Ltd: price 120"]),
        ("Organic pineapple sells at 450 shillings a kilo.", ["Okavo Foods Ltd: price 450"]),
        (
            "The consultancy Agrivista values the African market for canned fruit at $900 million "
            "and thinks that it could reach $1.4 billion by 2036.",
            ["African market for canned fruit: market size 900000000", "African market for canned fruit: market size 1400000000"],
        ),
        ("The market for canned mango was worth $210 million last year.", ["market for canned mango: market size 210000000"]),
        ("The Kamau family, which holds 54 percent of Okavo, will not sell.", ["Kamau: stake 54"]),
        ("Baobab Fund, which owns 11 percent of the company, wants a seat on the board.", ["Baobab Fund: stake 11"]),
        ("The cheapest offer, from Nairobi Steelworks, was 310 million shillings.", ["Nairobi Steelworks: cheapest offer 310000000"]),
        ("The engineers had put the work at 280 million shillings.", ["Okavo Foods Ltd: estimated cost 280000000"]),
        ("The bottle is 15 percent lighter than before.", ["Okavo Foods Ltd: weight decrease 15"]),
        (
            "Pickers earn 900 shillings a day, drivers 52,000 shillings a month.",
            ["Okavo Foods Ltd: daily wage 900", "Okavo Foods Ltd: monthly wage 52000"],
        ),
        ("The farm arm makes a loss: 60 million shillings in 2030.", ["Okavo Foods Ltd: net loss 60000000"]),
        ("It bought mangoes from small farmers, 3,100 tonnes of them last season.", ["Okavo Foods Ltd: mangoes 3100"]),
        ("Solar panels supply 45 percent of the plant's electricity.", ["Okavo Foods Ltd: share of needs covered 45"]),
        ("Contracts worth 2.2 billion shillings were signed in Dubai.", ["Okavo Foods Ltd: value of contracts 2200000000"]),
        (
            "The shares, which traded at 61 shillings a month ago, closed at 55 shillings on Monday.",
            ["Okavo Foods Ltd: share price 61", "Okavo Foods Ltd: share price 55"],
        ),
        (
            "The county granted it 90 hectares in March, and it leased 40 hectares from a church.",
            ["Okavo Foods Ltd: hectares granted 90", "Okavo Foods Ltd: hectares leased 40"],
        ),
        ("In 2009 it had 400 workers; only 60 are left.", ["Okavo Foods Ltd: workers 400", "Okavo Foods Ltd: workers left 60"]),
        (
            "Net debt stands at 3.1 times EBITDA, against 2.6 times a year ago.",
            ["Okavo Foods Ltd: Net debt to EBITDA 3.1", "Okavo Foods Ltd: Net debt to EBITDA 2.6"],
        ),
        (
            "Okavo had 23 percent of the market last year, ahead of Delmora with 19 percent.",
            ["Okavo Foods Ltd: market share 23", "Delmora: market share 19"],
        ),
        (
            "The plant was to cost 1.1 billion shillings; the bill has now reached 1.6 billion shillings, "
            "and Omar fears that it will rise to 2 billion shillings.",
            ["Okavo Foods Ltd: cost 1100000000", "Okavo Foods Ltd: bill 1600000000", "Okavo Foods Ltd: bill 2000000000"],
        ),
        ("Buyers paid a deposit, 5,000 shillings each.", ["Okavo Foods Ltd: deposit 5000"]),
        ("The basic version has 64 GB of memory instead of 32 GB.", ["Okavo Foods Ltd: memory 64", "Okavo Foods Ltd: memory 32"]),
        (
            "Lender Equatra gave 300 million shillings, Barako 120 million shillings and Simba, a pension fund, 80 million shillings.",
            ["Equatra: contribution 300000000", "Barako: contribution 120000000", "Simba: contribution 80000000"],
        ),
        ("Of the 640 workers, 210 live in Mombasa.", ["Okavo Foods Ltd: workers 640", "Okavo Foods Ltd: workers 210"]),
    ],
)
def test_they_do_in_other_words(text: str, right: list[str]) -> None:
    assert figures(FRUIT, text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Investors value Varden at 3 billion crowns.", ["Varden Cranes ASA: valuation 3000000000"]),
        ("Varden, which has 14 percent of the European market, is content.", ["Varden Cranes ASA: share of European market 14"]),
        ("The market is worried about prices of 140 crowns.", ["market: price 140"]),
        ("It earned 340 million crowns a month earlier.", ["Varden Cranes ASA: earnings 340000000"]),
    ],
)
def test_words_that_only_look_alike_keep_their_meaning(text: str, right: list[str]) -> None:
    assert figures(CRANES, text) == right
