"""Numbers as they are written in different countries, with scale words, as ranges, and with a sign."""

from __future__ import annotations

import pytest

from bot.reading.amounts.quantities import amounts
from tests.reading.amounts.test_quantities import read

GROUPS_AND_POINTS = [
    ("The yard paid 14 300 euros for the crane.", ["=14300 EUR"]),
    ("The county spent 1 234 567 kroner on salt.", ["=1234567 kroner"]),
    ("The villa went for 1.234.567,89 euros.", ["=1234567.89 EUR"]),
    ("Ilmar Foods paid CHF 3'450'000 for the mill.", ["=3450000 CHF"]),
    ("The ticket cost EUR 45,50 at the door.", ["=45.5 EUR"]),
    ("The harbour sold 27 800 tonnes of cod.", ["=27800 tonnes"]),
    ("The flat cost €985.000 in spring.", ["=985000 EUR"]),
    ("They counted 12,34,567 voters in the district.", ["=1234567 voters"]),
    ("The scheme costs Rs 1,23,456 per farm.", ["=123456 INR"]),
    ("The state will borrow Rs 1.2 lakh crore.", ["=1200000000000 INR"]),
    ("The mill yields 4·2 million litres.", ["=4200000 litres"]),
    ("The chain raised €7,5 million from banks.", ["=7500000 EUR"]),
    ("It spent 2’300’000 euros on pumps.", ["=2300000 EUR"]),
    ("Some 31 000 people crossed the bridge.", ["~31000 people"]),
    ("The ministry gave 3.750,00 euros to each family.", ["=3750 EUR"]),
    ("The dam holds 2 500 000 cubic metres.", ["=2500000 cubic metres"]),
    # what only looks like a group
    ("On May 12 500 people came.", ["=500 people"]),
    ("In 2023 150 workers left.", ["=150 workers"]),
    ("The index closed at 1,234.5 points.", ["=1234.5 points"]),
    ("Growth was 3.125 percent.", ["=3.125 %"]),
]

SCALES = [
    ("The bridge cost a million and a half euros.", ["=1500000 EUR"]),
    ("One and a half million homes lost power.", ["=1500000 homes"]),
    ("The fund lost three million and a half pounds.", ["=3500000 GBP"]),
    ("They moved four and a quarter million tonnes.", ["=4250000 tonnes"]),
    ("It borrowed five and three quarters million euros.", ["=5750000 EUR"]),
    ("The town spent two and one-half billion yen.", ["=2500000000 JPY"]),
    ("A billion and a half birds cross the strait.", ["=1500000000 birds"]),
    ("Two and a half thousand nurses marched.", ["=2500 nurses"]),
    ("The dam cost half a billion dollars.", ["=500000000 USD"]),
    ("Three quarters of a billion people use it.", ["=750000000 people"]),
    ("The operator moves 2.4m b/d of crude.", ["=2400000 barrels per day"]),
    ("Output fell to 870,000 bpd.", ["=870000 barrels per day"]),
    ("The statue is 5m tall and cost £5m.", ["=5 metres", "=5000000 GBP"]),
    ("They built a 3m wall round a 2.5m euro villa.", ["=3 metres", "=2500000 EUR"]),
    ("The firm has 12m users and a 40m pool.", ["=12000000 users", "=40 metres"]),
    ("He won the 100m and the 4x100m relay.", ["=100 metres"]),
    ("The wave was 7m high.", ["=7 metres"]),
    ("The grant is 2m kroner.", ["=2000000 kroner"]),
    ("A score of 3 was enough.", ["=3"]),
]

RANGES = [
    ("Vell Partners raised $20–25m.", ["=20000000..25000000 USD"]),
    ("The turbine makes 8-9MW.", ["=8..9 MW"]),
    ("It sold 3m-4m euros of tiles.", ["=3000000..4000000 EUR"]),
    ("The fee is €5-7 per bag.", ["=5..7 EUR"]),
    ("It expects sales of $1.2bn-$1.3bn.", ["=1200000000..1300000000 USD"]),
    ("It expects sales of between $1.2 billion and $1.3 billion.", ["=1200000000..1300000000 USD"]),
    ("The cut will cost from 200 to as many as 300 jobs.", ["=200..300 jobs"]),
    ("Prices run from $30 to as much as $90.", ["=30..90 USD"]),
    ("It needs 12 to 15 per cent more staff.", ["=12..15 %"]),
    ("Highs of 21–24°C are forecast.", ["=21..24 °C"]),
    ("The trip takes two to three hours.", ["=2..3 hours"]),
    ("The bond pays 4.5%-5% a year.", ["=4.5..5 %"]),
    ("The price is £300,000 to £350,000.", ["=300000..350000 GBP"]),
    ("Wages rose from $12 to $15 an hour.", ["=12 USD", "=15 USD"]),
    ("The plan covers 2025-2030.", []),
]

LOSSES = [
    ("The line posted a profit of -$14 million.", ["=14000000 USD"]),
    ("Operating profit was minus 3.5 million euros.", ["=3500000 EUR"]),
    ("Net income: $(27) million", ["=27000000 USD"]),
    ("Net income: $(27.4) million", ["=27400000 USD"]),
    ("Growth was (3)% in the north.", ["=3 %"]),
    ("Yields fell to -0.4%.", ["=0.4 %"]),
    ("It was minus 21 degrees Celsius at dawn.", ["=21 °C"]),
    ("The margin was negative 2.5%.", ["=2.5 %"]),
    ("The result was €(8.2)m.", ["=8200000 EUR"]),
    ("The balance stood at –£3m.", ["=3000000 GBP"]),
    ("Cash flow was negative $40 million.", ["=40000000 USD"]),
    ("Earnings were -12 cents a share.", ["=12 cents"]),
]


@pytest.mark.parametrize(("text", "expected"), [*GROUPS_AND_POINTS, *SCALES, *RANGES, *LOSSES])
def test_numbers_as_they_are_written(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in LOSSES])
def test_a_negative_amount_is_marked(text: str) -> None:
    assert [amount.negative for amount in amounts(text)] == [True]


@pytest.mark.parametrize(
    "text", ["It earned $14 million.", "The 10-15 MW plant opened.", "Sales (3 million) rose.", "It sold ships - 40 of them."]
)
def test_a_dash_or_bracket_alone_is_no_minus(text: str) -> None:
    assert not any(amount.negative for amount in amounts(text))
