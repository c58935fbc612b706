"""Approximate, vague and relative amounts, and numbers that are no amounts."""

from __future__ import annotations

import pytest

from tests.reading.amounts.test_quantities import read

APPROXIMATE = [
    ("It hired 40 or so cooks.", ["~40 cooks"]),
    ("Some 300 guests came.", ["~300 guests"]),
    ("The 300-odd guests left.", ["~300 guests"]),
    ("A dozen or so boats sank.", ["~12 boats"]),
    ("It runs 450-plus stores.", [">450 stores"]),
    ("It bought a pair of trams.", ["=2 trams"]),
    ("A couple of ships ran aground.", ["~2 ships"]),
    ("It lasted ten minutes or so.", ["~10 minutes"]),
    ("Upwards of 90 firms bid.", [">90 firms"]),
    ("Close to 5,000 fans sang.", ["~5000 fans"]),
    ("It bought two dozen trucks.", ["=24 trucks"]),
    ("They wore a pair of glasses.", []),
    ("It paid $2 million or thereabouts.", ["~2000000 USD"]),
    ("Just under 400 pupils passed.", ["<400 pupils"]),
    ("No fewer than 60 lorries queued.", [">=60 lorries"]),
]

VAGUE = [
    ("It faces a multi-million dollar fine.", ["~2000000..999000000 USD"]),
    ("It signed a multibillion-euro deal.", ["~2000000000..999000000000 EUR"]),
    ("He earns a six-figure salary.", ["~100000..999999"]),
    ("It paid a seven-figure sum.", ["~1000000..9999999"]),
    ("It saw double-digit growth.", ["~10..99 %"]),
    ("Hundreds of sheep died.", ["~200..999 sheep"]),
    ("The firm made a multimillion-pound offer.", ["~2000000..999000000 GBP"]),
    ("It is a multi-year plan.", []),
    ("The high five-figure bill shocked him.", ["~10000..99999"]),
    ("Tens of millions of euros vanished.", ["~20000000..99999999 EUR"]),
]

PARTS_AND_MULTIPLES = [
    ("Eight in 10 tenants agreed.", ["=80 %"]),
    ("Three in four pupils walk.", ["=75 %"]),
    ("One in 12 cars failed.", ["=8.33 %"]),
    ("Four out of five dentists agree.", ["=80 %"]),
    ("6 in 10 voters stayed home.", ["=60 %"]),
    ("Sales doubled to 3 million euros.", ["=2 times", "=3000000 EUR"]),
    ("Prices tripled.", ["=3 times"]),
    ("Profit halved to $3 million.", ["=50 %", "=3000000 USD"]),
    ("It scored 3 in 10 games.", ["=3", "=10 games"]),
]

NO_AMOUNTS = [
    ("It is among the top 10 firms.", []),
    ("The top five banks lend less.", []),
    ("She is a top-20 player.", []),
    ("Sales will top $3 billion.", [">3000000000 USD"]),
    ("The bottom 40 percent earn less.", ["=40 %"]),
    ("The file is dated 20240305.", []),
    ("The letter is of 2024/3/5 or 2024.3.5.", []),
    ("It was posted on 18-DEC-19 and 21Sep2023.", []),
    ("They won 3-1 after extra time.", []),
    ("He won 6-4, 7-5.", []),
    ("She finished third, and he came 4th.", []),
    ("The train leaves at 10.30 am.", []),
    ("Route 66 and Highway 9 are closed.", []),
    ("The No. 2 reactor is off.", []),
]

LOOK_ALIKES = [
    ("Section 5c applies, and so does Exhibit 12p.", []),
    ("The 4K screen costs $900.", ["=900 USD"]),
    ("The top 1% own half the land.", ["=1 %", "=50 %"]),
    ("On page 12 400 names are listed.", ["=400 names"]),
    ("Since 2019 300 000 people have left.", ["=300000 people"]),
    ("Bus 12 opens 30 doors.", ["=30 doors"]),
    ("The IP 192.168.100.200 is blocked, and build 1.234.567 is out.", []),
    ("Fuel costs €1.459 a litre.", ["=1.459 EUR"]),
    ("The euro rose to $1.085.", ["=1.085 USD"]),
    ("Chapters 3, 4 and 5 are long.", ["=4", "=5"]),
    ("The pair of them left, and a couple sang.", []),
    ("A half-point lead in the league is enough.", ["=0.5 points"]),
    ("He got 5 out of 10 right.", ["=50 %"]),
    ("They are two in 10 years.", ["=10 years"]),
    ("It caught 30 fish boats off 12 silver mines.", ["=30 fish boats", "=12 silver mines"]),
    ("总投资两个半亿元。", ["=250000000 CNY"]),
    ("第1千2百个访客来了。", []),
]

OF_EVERY_KIND = [
    ("The firm paid EUR 12.500.000 for the dock.", ["=12500000 EUR"]),
    ("The prize is 250 000 francs.", ["=250000 francs"]),
    ("Exports reached 4,6 billion euros.", ["=4600000000 EUR"]),
    ("The villa cost 2'450'000 dollars.", ["=2450000 USD"]),
    ("It lost $(3.1)bn last year.", ["=3100000000 USD"]),
    ("The unit ran a negative €45 million cash flow.", ["=45000000 EUR"]),
    ("The fund gave 18 kEUR to each school.", ["=18000 EUR"]),
    ("It bought 3 Mrd. euros of bonds.", ["=3000000000 EUR"]),
    ("Wholesale power fell to £61/MWh.", ["=61 GBP/MWh"]),
    ("The field pumps 120,000 b/d.", ["=120000 barrels per day"]),
    ("The fee is 85p a mile.", ["=85 pence"]),
    ("The stock gained 14 cents to $3.02.", ["=14 cents", "=3.02 USD"]),
    ("Analysts expect a quarter-percentage-point hike.", ["=0.25 percentage point"]),
    ("The ECB may cut by half a point.", ["=0.5 percentage point"]),
    ("A third of a point separated the skaters.", ["=0.333 points"]),
    ("The bid is worth £3m-£4m.", ["=3000000..4000000 GBP"]),
    ("It will hire 40–60 welders.", ["=40..60 welders"]),
    ("Two million and a half trees were felled.", ["=2500000 trees"]),
    ("They sold one and three quarter million tickets.", ["=1750000 tickets"]),
    ("It has a multi-billion dollar backlog.", ["~2000000000..999000000000 USD"]),
    ("She got an eight-figure advance.", ["~10000000..99999999"]),
    ("The 200-odd islands are bare.", ["~200 islands"]),
    ("Another 60 or so homes are at risk.", ["~60 homes"]),
    ("They sent 1,500-plus letters.", [">1500 letters"]),
    ("4 in 10 shops stand empty.", ["=40 %"]),
    ("It is one of the top 50 employers.", []),
    ("The world's top three miners met.", []),
    ("Losses could top $900 million.", [">900000000 USD"]),
    ("The bank has 1999 branches.", ["=1999 branches"]),
    ("It built 1,600 flats and 2000 garages.", ["=1600 flats", "=2000 garages"]),
    ("Its 2021 profits fell and its 2022 dividends rose.", []),
    ("The SUV costs 9万8千元。", ["=98000 CNY"]),
    ("全年产量达4亿6千万吨。", ["=460000000 tonnes"]),
    ("上月气温降至-12℃。", ["=12 °C"]),
    ("近三成受访者反对。", ["~30 %"]),
    ("大约有四五十户人家。", ["~40..50 人家"]),
    ("每辆车便宜了1万2。", ["=12000"]),
    ("港口吞吐量突破1千5百万吨。", [">15000000 tonnes"]),
    ("两国于2022-06-08签约。", []),
]


@pytest.mark.parametrize(("text", "expected"), [*APPROXIMATE, *VAGUE, *PARTS_AND_MULTIPLES, *NO_AMOUNTS, *OF_EVERY_KIND, *LOOK_ALIKES])
def test_hedges_and_parts(text: str, expected: list[str]) -> None:
    assert read(text) == expected
