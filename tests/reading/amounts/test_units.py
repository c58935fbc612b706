"""Units: what a number measures or counts, in symbols, words and compounds."""

from __future__ import annotations

import pytest

from tests.reading.amounts.test_quantities import read

MONEY = [
    ("The dividend is 75 cents a share.", ["=75 cents"]),
    ("Shares fell 12.5p to 340p.", ["=12.5 pence", "=340 pence"]),
    ("Fares cost US$1.20 for adults.", ["=1.2 USD"]),
    ("The stock rose 8c to $2.15.", ["=8 cents", "=2.15 USD"]),
    ("The call costs 30¢ a minute.", ["=30 cents"]),
    ("He owed 20 dollars and fifteen cents.", ["=20.15 USD"]),
    ("The toll is 4 euros 50 cents.", ["=4.5 EUR"]),
    ("A loaf cost two pounds and 40 pence.", ["=2.4 GBP"]),
    ("Iden Power paid 25 MEUR for the site.", ["=25000000 EUR"]),
    ("The order is worth 6 M€ in all.", ["=6000000 EUR"]),
    ("The lease is 80 k€ a year.", ["=80000 EUR"]),
    ("It spent 12 Mio. euros on silos.", ["=12000000 EUR"]),
    ("Power cost 82 EUR/MWh in March.", ["=82 EUR/MWh"]),
    ("Gas traded at €31/MWh.", ["=31 EUR/MWh"]),
    ("Brent fell to $71 a barrel.", ["=71 USD"]),
    ("The rate is $0.04 per vCPU-hour.", ["=0.04 USD"]),
    ("They paid 40 million Norwegian crowns.", ["=40000000 NOK"]),
    ("They paid 3 million Czech crowns.", ["=3000000 CZK"]),
    ("It cost 900 million Colombian pesos.", ["=900000000 COP"]),
    ("It cost 900 million pesos.", ["=900000000 pesos"]),
    ("It raised 55 million Canadian dollars.", ["=55000000 CAD"]),
    ("It paid 3 million francs.", ["=3000000 francs"]),
    ("It paid 70 billion CFA francs.", ["=70000000000 XOF"]),
    ("It paid 12 million Egyptian pounds.", ["=12000000 EGP"]),
    ("The tenant paid SEK 1.4bn.", ["=1400000000 SEK"]),
]

MEASURES = [
    ("The bus uses 1.1 kWh/km.", ["=1.1 kWh/km"]),
    ("The phone has 12GB and 512 GB.", ["=12 GB", "=512 GB"]),
    ("The hall covers 3,400 m².", ["=3400 square metres"]),
    ("The mine digs 6,200 tpd.", ["=6200 tonnes per day"]),
    ("The line makes 40,000 tpa.", ["=40000 tonnes per year"]),
    ("The smelter makes 300,000 tonnes a year.", ["=300000 tonnes per year"]),
    ("The model has 34B parameters.", ["=34000000000 parameters"]),
    ("They trained a 13B-parameter model.", ["=13000000000 parameters"]),
    ("The flat has 900 square feet.", ["=900 square feet"]),
    ("The flat has 900 sq ft.", ["=900 square feet"]),
    ("The farm makes 2.2 gigawatts.", ["=2.2 GW"]),
    ("The farm has a capacity of 450 MW.", ["=450 MW"]),
    ("The parcel weighs 12 kg.", ["=12 kg"]),
    ("The road is 42 km.", ["=42 km"]),
    ("The bank cut its rate by 50 basis points.", ["=50 basis point"]),
    ("The spread widened by 12bps.", ["=12 basis point"]),
    ("The server has 64 vCPUs.", ["=64 vCPUs"]),
    ("The plant stores 600 MWh.", ["=600 MWh"]),
    ("The chip draws 350W.", ["=350 W"]),
    ("The lake is 14 sq km.", ["=14 square km"]),
    ("Emissions fell by 2.1 MtCO2e.", ["=2.1 MtCO2e"]),
    ("The pipe carries 5 bcm a year.", ["=5 bcm per year"]),
    ("The port handled 2.3m TEU.", ["=2300000 TEU"]),
]

POINTS = [
    ("The bank raised its rate by half a percentage point.", ["=0.5 percentage point"]),
    ("The Fed cut rates by a quarter point.", ["=0.25 percentage point"]),
    ("Markets expect a half-point cut in rates.", ["=0.5 percentage point"]),
    ("A quarter-point rise in interest rates is likely.", ["=0.25 percentage point"]),
    ("Rates went up by three-quarters of a percentage point.", ["=0.75 percentage point"]),
    ("The bank cut its rate by a quarter of a percentage point.", ["=0.25 percentage point"]),
    ("Inflation fell by a tenth of a percentage point.", ["=0.1 percentage point"]),
    ("It backed a half-percentage-point cut.", ["=0.5 percentage point"]),
    ("The yield rose half a point.", ["=0.5 percentage point"]),
    ("Turnout rose by one and a half percentage points.", ["=1.5 percentage point"]),
    ("The party gained 3.4 points in the poll.", ["=3.4 points"]),
    ("Its lead shrank by 2 %-points.", ["=2 percentage point"]),
    ("More than half of the points came late.", [">50 %"]),
]

NOUNS = [
    ("The group runs 89 data centres.", ["=89 data centres"]),
    ("It hired 300 sales staff.", ["=300 sales staff"]),
    ("It trained 40 police officers.", ["=40 police officers"]),
    ("It owns 12 savings banks.", ["=12 savings banks"]),
    ("The town opened 3 sports halls.", ["=3 sports halls"]),
    ("They bought 250 electric buses.", ["=250 electric buses"]),
    ("Three armed men fled.", ["=3 men"]),
    ("The plant near Dock 4 employs 1,200 people.", ["=1200 people"]),
    ("The shop in Hall 9 sells books.", []),
    ("It fitted 4,000 heat pumps.", ["=4000 heat pumps"]),
    ("The charity sent 15 news crews.", ["=15 news crews"]),
    ("Bay Inc owns 1987 vans.", ["=1987 vans"]),
    ("The park planted 2021 oaks and sold 1900 tickets.", ["=2021 oaks", "=1900 tickets"]),
    ("It reported 2023 results and raised its 2025 targets.", []),
    ("The 2022 elections and the 1998 floods are forgotten.", []),
    ("In 2019 voters chose him.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*MONEY, *MEASURES, *POINTS, *NOUNS])
def test_units(text: str, expected: list[str]) -> None:
    assert read(text) == expected
