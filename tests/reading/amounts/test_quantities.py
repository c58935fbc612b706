"""Amounts: value, unit and comparator, and numbers that are no amounts."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.amounts.quantities import amounts, find
from bot.reading.facts import reparses
from storage.values import Quantity, plain


def short_form(quantity: Quantity) -> str:
    """A quantity in one line: ``>380000000000 CNY``, ``=5..7 %``."""
    high = f"..{plain(quantity.high)}" if quantity.high is not None else ""
    return f"{quantity.comparator.value}{plain(quantity.value)}{high} {quantity.unit}".strip()


def read(text: str) -> list[str]:
    return [short_form(mention.quantity) for mention in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme will invest more than 380 billion yuan.", [">380000000000 CNY"]),
        ("It paid about 53 billion U.S. dollars.", ["~53000000000 USD"]),
        ("The fine was US$5m and the fee HK$2.5bn.", ["=5000000 USD", "=2500000000 HKD"]),
        ("It cost A$12, R$30, £4.20, €7 and ₹1,00,000.", ["=12 AUD", "=30 BRL", "=4.2 GBP", "=7 EUR", "=100000 INR"]),
        ("The plant cost 1.2 lakh crore rupees.", ["=1200000000000 INR"]),
        ("Beijing set aside ¥300 million for it.", ["=300000000 CNY"]),
        ("Tokyo set aside ¥300 million for it.", ["=300000000 JPY"]),
        ("He paid 20 pounds for the book.", ["=20 GBP"]),
        ("The parcel weighs 20 pounds.", ["=20 pounds"]),
    ],
)
def test_money_has_its_iso_code(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose 12.5 per cent.", ["=12.5 %"]),
        ("The margin rose by 2.1 percentage points.", ["=2.1 percentage point"]),
        ("The rate rose 25 basis points.", ["=25 basis point"]),
        ("Over half of the shops closed.", [">50 %"]),
        ("One in five homes is empty.", ["=20 %"]),
        ("Nine out of ten users stayed.", ["=90 %"]),
        ("Two-thirds of the staff left.", ["=66.67 %"]),
        ("A quarter of the shops closed.", ["=25 %"]),
        ("Revenue grew by double digits.", ["~10..99 %"]),
        ("They saw triple-digit growth.", ["~100..999 %"]),
        ("Revenue more than doubled.", [">2 times"]),
        ("Output rose threefold.", ["=3 times"]),
        ("It is 2.5x faster.", ["=2.5 times"]),
        ("Growth was 5 to 7 percent.", ["=5..7 %"]),
        ("Growth will be between 5 and 7 percent.", ["=5..7 %"]),
        ("The share rose from 50 to 70 percent.", ["=50 %", "=70 %"]),
    ],
)
def test_shares_changes_and_multiples(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 105 children were hurt.", [">=105 children"]),
        ("DingTalk has 500,000 AI agents.", ["=500000 AI agents"]),
        ("It has 130 large models, with 64 of them new.", ["=130 models", "=64 models"]),
        ("It cut prices of three of its flagship models.", ["=3 flagship models"]),
        ("The number of native and derivative models exceeded 50,000.", [">50000 models"]),
        ("Acme announced hundreds of new job openings.", ["~200..999 job openings"]),
        ("Tens of thousands of people fled.", ["~20000..99999 people"]),
        ("The storm killed 12 and injured more than 800.", ["=12 people", ">800 people"]),
        ("A release cycle of 6-12 months is usual.", ["=6..12 months"]),
        ("The 24-year-old firm has a 85-inch screen.", ["=24 years", "=85 inches"]),
        ("OPEC produces around 40 million barrels per day.", ["~40000000 barrels per day"]),
        ("Its 170 million daily active user base grew.", ["=170000000 users"]),
        ("Twenty-one ships and a dozen planes searched.", ["=21 ships", "=12 planes"]),
        ("It took two and a half years.", ["=2.5 years"]),
        ("Half a million people came.", ["=500000 people"]),
        ("Up to 3,000 people work there.", ["<=3000 people"]),
        ("It has 100+ partners.", [">100 partners"]),
        ("It trained on 4,096 GPUs.", ["=4096 GPUs"]),
        ("The company has 600,000 employees, of whom 90,000 are engineers.", ["=600000 employees", "=90000 employees"]),
    ],
)
def test_what_is_counted_is_the_unit(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司将投入超过3800亿元（约合530亿美元）。", [">380000000000 CNY", "=53000000000 USD"]),
        ("衍生模型数量突破10万个。", [">100000"]),
        ("营收为二百三十六亿五千万元，同比增长百分之二十。", ["=23650000000 CNY", "=20 %"]),
        ("三分之二的员工离开，约三成留下。", ["=66.67 %", "~30 %"]),
        ("100多家企业参加，三点五万亿美元。", [">100 企业", "=3500000000000 USD"]),
        ("预计增长5%至7%，销量翻了一番。", ["=5..7 %", "=2 times"]),
        ("利率上涨25个基点，每股12.5港元。", ["=25 basis point", "=12.5 HKD"]),
        ("2024年5月9日，第三季度的双11和通义千问。", []),
    ],
)
def test_chinese(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three quarters of a million homes lost power.", ["=750000 homes"]),
        ("A quarter of a mile away stood a mill.", ["=0.25 miles"]),
        ("Some thirty-odd guests came.", ["~30 guests"]),
        ("Seven and three quarters", ["=7.75"]),
        ("nought point five", ["=0.5"]),
        ("It killed 4 of every 10 trees.", ["=40 %"]),
        ("Members save anywhere from $50 to $200.", ["=50..200 USD"]),
        ("Output decreased by 35,700 to 10.1 million.", ["=35700", "=10100000"]),
        ("The song was played more than 22 million times.", [">22000000 times"]),
        ("Venn, 23, scored.", ["=23 years"]),
        ("The painter died at 88.", ["=88 years"]),
        ("A study of adults aged 40 to 69.", ["=40..69 years"]),
        ("They bought a 40-square-metre flat.", ["=40 square metres"]),
        ("It has a 22,000-strong workforce.", ["=22000 people"]),
        ("Shares closed at 412 pence.", ["=412 pence"]),
        ("Exports fell by half to 1.8 million tonnes.", ["=50 %", "=1800000 tonnes"]),
        ("They voted for a cut of a quarter of a percentage point.", ["=0.25 percentage point"]),
        ("Add 3/4 cup of sugar.", ["=0.75 cups"]),
        ("The fund holds just shy of 500 stakes.", ["<500 stakes"]),
        ("It paid 4.5 million crowns.", ["=4500000 crowns"]),
    ],
)
def test_parts_of_units_ages_and_changes(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("十几个城市", ["~11..19 城市"]),
        ("数百家公司", ["~200..999 公司"]),
        ("上百家企业", [">=100 企业"]),
        ("逾百万用户", [">1000000 用户"]),
        ("六七百人", ["=600..700 人"]),
        ("一百来人", ["~100 人"]),
        ("两个半小时", ["=2.5 hours"]),
        ("半年", ["=0.5 years"]),
        ("一刻钟", ["=15 minutes"]),
        ("商品打八五折", ["=85 %"]),
        ("三百万人次", ["=3000000 人次"]),
        ("世界500强", []),
        ("数以千计的学生", ["~2000..9999 学生"]),
        ("五十六", ["=56"]),
        ("二〇二四", []),
        ("十万火急", []),
        ("5G网络", []),
    ],
)
def test_short_chinese_amounts(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_over_before_a_length_of_time_is_no_comparator() -> None:
    assert read("It will invest $5 billion over three years.") == ["=5000000000 USD", "=3 years"]
    assert read("It has worked there for over three years.") == [">3 years"]


@pytest.mark.parametrize(
    "text",
    [
        "Qwen2.5-72B outperforms Llama 3.1-405B and GPT-4o.",
        "The Qwen 2.5-72B outperforms the rest.",
        "Windows 11 and Falcon 9 are names.",
        "Depot number 17 works at night, and plant No. 4 by day.",
        "Depot number 1 employs nobody.",
        "The service is open 24/7.",
        "The Double 11 festival came.",
        "It happened in 2024, on May 5, at 10:30 and again on 2024-05-06.",
        "Call 555-123-4567 or +86 10 1234 5678.",
        "The first quarter of 2024 was the 3rd of its kind.",
        "It grew in the 1990s.",
        "No one knows which one of the shops it is.",
        "Version 1.2.3 of the app is out.",
        "See section 5 and page 12.",
        "Its AI Six Tigers and the Hundred Models War are names.",
        "Visit https://example.com/a/123?x=45 or write to a12@example.com now.",
        "Acme (HK: 9988) is listed.",
    ],
)
def test_names_dates_and_identifying_numbers_are_no_amounts(text: str) -> None:
    assert read(text) == []


def test_the_span_holds_number_and_unit() -> None:
    text = "It spent over 380 billion yuan on it."
    [mention] = find(text)
    assert mention.text == "380 billion yuan" == text[mention.start : mention.end]


@given(st.text(max_size=400))
def test_any_text_is_read_with_exact_offsets_and_always_the_same(text: str) -> None:
    found = find(text)
    assert found == find(text)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert reparses(text, mention.quantity)


_PIECES = st.sampled_from(
    """5 12.5 3,400 2024 one five hundred million billion % percent $ € yuan dollars to from between and over about half a third
    of them in people
    models years -year-old 6-12 two-thirds doubled hundreds x K m bn May 5, (about ) , . ; rose number of the whom killed""".split()
)


@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_odd_sequences_of_number_words_are_read_without_error(text: str) -> None:
    places = [(amount.start, amount.end) for amount in amounts(text)]
    assert places == sorted(places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10) ** 9, places=2))
def test_a_plain_number_keeps_every_digit(number: Decimal) -> None:
    [mention] = find(f"It sold {number:,} tonnes of it.")
    assert mention.quantity.value == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It raised its goal to between $385 and $400, from $360 to $380 previously.", [(385, 400), (360, 380)]),
        ("It now expects 50 to 60 ships, from 40 to 45 ships.", [(50, 60), (40, 45)]),
        ("It expects export revenue of $70–85 million a year.", [(70_000_000, 85_000_000)]),
        ("They would have paid between £38 and £52 a year more.", [(38, 52)]),
        ("It lifted its outlook to €41–43, up from €38 to €40.", [(41, 43), (38, 40)]),
        ("Growth will be 5 to 7 percent, from 3 to 4 percent before.", [(5, 7), (3, 4)]),
        (
            "It expects between 5 million and 6 million guests, from 4 million to 5 million so far.",
            [(5000000, 6000000), (4000000, 5000000)],
        ),
        ("Sales rose from $360 to $380.", [(360, None), (380, None)]),
        ("Its share rose from 12% to 14% before the summer.", [(12, None), (14, None)]),
    ],
)
def test_a_range_that_was_given_before_is_one_quantity(text: str, expected: list[tuple[int, int | None]]) -> None:
    found = [amount.quantity for amount in amounts(text)]
    assert [(int(one.value), None if one.high is None else int(one.high)) for one in found] == expected


@pytest.mark.parametrize("space", ["", " ", "\n", "\t", "\r", "\u2009", "\u3000", "\u00a0"])
@pytest.mark.parametrize("sign", ["Rs", "US$", "€", "CHF"])
def test_any_white_space_may_stand_between_a_sign_and_its_figure(sign: str, space: str) -> None:
    [amount] = amounts(f"Each of them costs {sign}{space}450 now.")
    assert amount.quantity.value == Decimal(450)
    assert amount.kind == "money"
