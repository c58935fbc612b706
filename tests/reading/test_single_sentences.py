"""One sentence at a time: numbers, periods, denials and speakers in forms that are rarer than most."""

from __future__ import annotations

import io
import json

import pytest

from bot.entries.streaming import read_stream
from bot.reading.article import read
from storage.drafts import ArticleDraft, Vocabulary
from storage.values import Nature, PartialDate, plain

_PUBLISHED = PartialDate.parse("2025-03-05")


def _read(sentence: str) -> ArticleDraft:
    return read(sentence, published=_PUBLISHED)


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("The yard paid € 12.50.", "12.5", "EUR"),
        ("The ticket is 85¢.", "85", "cents"),
        ("A 400-pound boulder fell on the road.", "400", "pounds"),
        ("A 400-pound fine was the end of it.", "400", "GBP"),
        ("The fund lent $300 to 1,500 farmers.", "300", "USD"),
        ("The fund lent $300 to 1,500 farmers.", "1500", "farmers"),
        ("Tarnwood in Malmö, Sweden, paid 7 bn kr for the yard.", "7000000000", "SEK"),
        ("Tarnwood paid zł 6m for the yard.", "6000000", "PLN"),
        ("榆林木业每股派息2元5角。", "2.5", "CNY"),
        ("榆林木业售出１８，３００张桌子。", "18300", "张桌子"),
        ("三成员工离开了榆林木业。", "30", "%"),
        ("Tarnwood paid 4\u200b00 dol\u00adlars.", "400", "USD"),
    ],
)
def test_a_quantity_in_a_rare_form(sentence: str, value: str, unit: str) -> None:
    found = [(plain(mention.quantity.value), mention.quantity.unit) for mention in _read(sentence).quantities]
    assert any(number == value and unit.endswith(word) for number, word in found), found


@pytest.mark.parametrize("sentence", ["榆林木业一度考虑关店。", "榆林木业的董事长三番五次来访。"])
def test_an_adverb_with_a_numeral_is_no_quantity(sentence: str) -> None:
    assert not _read(sentence).quantities


@pytest.mark.parametrize(
    ("sentence", "value", "when"),
    [
        ("Tarnwood's revenue in the six months to June 30, 2024 was $9 million.", "9000000", "2024-H1"),
        ("Tarnwood's revenue for the year ended 31 March 2024 rose 5% to $9 million.", "9000000", "2023-04/2024-03"),
        ("Tarnwood's net sales for the twelve months ended 30 April 2024 came to $12 million.", "12000000", "2023-05/2024-04"),
        ("Tarnwood's profit for the fiscal year ended September 30, 2023, was $8 million.", "8000000", "2022-10/2023-09"),
        ("Tarnwood sold 9 ships in January.", "9", "2025-01"),
        ("Tarnwood sold 9 ships in the first ten days of January.", "9", "2025-01-01/2025-01-10"),
        ("截至2024年3月31日止年度，榆林木业营收30亿元。", "3000000000", "2023-04/2024-03"),
        ("截至2024年9月30日止九个月，榆林木业营收20亿元。", "2000000000", "2024-01/2024-09"),
        ("榆林木业22年净利润2亿元。", "200000000", "2022"),
        ("榆林木业22年来净利润共2亿元。", "200000000", "2025-03-05"),
    ],
)
def test_a_figure_holds_for_its_period(sentence: str, value: str, when: str) -> None:
    found = {plain(fact.quantity.value): fact.as_of.value for fact in _read(sentence).facts}
    assert found.get(value) == when


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("榆林木业于2024年3月最后一个星期日开业。", "2024-03-31"),
        ("榆林木业将于下个月第二个周五开业。", "2025-04-11"),
        ("榆林木业去年12月第一个周一开业。", "2024-12-02"),
    ],
)
def test_a_weekday_is_counted_within_its_month(sentence: str, when: str) -> None:
    assert [mention.value for mention in _read(sentence).dates] == [when]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tarnwood dismissed as false a claim that sales fell 8%.",
        "Tarnwood rejected as untrue the reports that it had lost $5 million.",
        "榆林木业否认裁员500人。",
        "榆林木业称裁员500人的消息不实。",
    ],
)
def test_what_is_denied_is_no_actual_figure(sentence: str) -> None:
    assert {fact.nature for fact in _read(sentence).facts} <= {Nature.DENIED}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“We ship on Monday.”\n\n—Tom Ford", "Tom Ford"),
        ("“We are hiring again,” chimed in Tom Ford.", "Tom Ford"),
        ("“We will build more boats,” said Jean-Luc O'Brien-Smith.", "Jean-Luc O'Brien-Smith"),
        ("“我们周一发货。”——王小明", "王小明"),
    ],
)
def test_who_spoke(sentence: str, speaker: str) -> None:
    assert [quote.speaker for quote in _read(sentence).quotes] == [speaker]


def test_the_end_of_a_year_before_a_name_is_no_part_of_it() -> None:
    assert {fact.subject for text in ("去年底榆林公司员工3000人。", "今年底榆林公司将有员工3100人。") for fact in _read(text).facts} == {
        "榆林公司"
    }


def test_offsets_count_characters_that_nobody_sees() -> None:
    text = "Tarn\u00adwood’s reve\u00adnue was $5 mil\u00adlion in 2024."
    out = io.StringIO()
    read_stream([json.dumps({"id": "a", "text": text})], Vocabulary(), out, io.StringIO())
    (fact,) = json.loads(out.getvalue())["facts"]
    assert (fact["subject"], fact["metric"], fact["value"]) == ("Tarnwood", "revenue", "5000000")
    assert text[fact["start"] : fact["end"]] == text


@pytest.mark.parametrize(
    ("sentence", "buyer"),
    [
        ("Pell Air agreed on Monday to buy rival Norwing for $1.4 billion in cash.", "Pell Air"),
        ("佩尔航空宣布拟以14亿元收购诺翼航空。", "佩尔航空"),
    ],
)
def test_the_price_of_a_purchase_is_the_buyers(sentence: str, buyer: str) -> None:
    assert [fact.subject for fact in _read(sentence).facts] == [buyer]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Havlaks cut its full-year harvest forecast on Monday to 410,000 tonnes from 440,000 tonnes.",
            [("harvest forecast", "410000", Nature.FORECAST), ("harvest forecast", "440000", Nature.PAST)],
        ),
        (
            "Havlaks lowered its forecast for annual profit to 12 million euros from 15 million.",
            [("profit forecast", "12000000", Nature.FORECAST), ("profit forecast", "15000000", Nature.PAST)],
        ),
        (
            "Havlaks lifted its store opening target from 40 to 55.",
            [("store opening target", "40", Nature.PAST), ("store opening target", "55", Nature.TARGET)],
        ),
        (
            "The sale values the four-year-old chain at $620 million, more than double the $280 million it was worth in 2022.",
            [("valuation", "620000000", Nature.ACTUAL), ("valuation", "280000000", Nature.PAST)],
        ),
        (
            "Havlaks's operating profit before fair value adjustments fell to $1.1 billion.",
            [("operating profit", "1100000000", Nature.ACTUAL)],
        ),
    ],
)
def test_what_is_expected_or_worth(sentence: str, expected: list[tuple[str, str, Nature]]) -> None:
    facts = read(f"Havlaks is a salmon farmer. {sentence}", published=_PUBLISHED).facts
    found = [(fact.metric, plain(fact.quantity.value), fact.nature) for fact in facts]
    assert [fact for fact in found if fact in expected] == expected


def test_a_sum_after_a_conversion_is_in_the_money_before_it() -> None:
    text = "Havlaks's revenue fell to 1.1 billion Norwegian crowns ($104 million) from 1.6 billion a year earlier."
    assert [(plain(f.quantity.value), f.quantity.unit) for f in _read(text).facts] == [
        ("1100000000", "NOK"),
        ("104000000", "USD"),
        ("1600000000", "NOK"),
    ]


def test_who_works_in_a_plant_works_there_today() -> None:
    text = "Havlaks said it would close its plant in Hitra, where 120 people work, at the end of October."
    assert [(f.metric, plain(f.quantity.value), f.as_of.value) for f in _read(text).facts] == [("employees", "120", "2025-03-05")]


def test_a_cost_that_is_still_to_fall_is_of_the_day_by_which_it_falls() -> None:
    text = "A delivery costs Havlaks $4, down from $9 two years ago, and it expects to get below $3 by the end of 2030."
    assert [(plain(f.quantity.value), f.as_of.value) for f in _read(text).facts] == [
        ("4", "2025-03-05"),
        ("9", "2023"),
        ("3", "2030-12-31"),
    ]


def test_a_company_that_reports_on_a_day_will_do_so() -> None:
    (event,) = _read("Rival Nordfjord, which reports on Friday, made $3 million.").events
    assert event.date.value == "2025-03-07"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tarn Sweets has been bought by Maison Vautier. Vautier, which had sales of $9 million last year, is private.",
            ("Maison Vautier", "sales", "9000000"),
        ),
        ("Nairobi — The lender Qwikpay said it made its first profit in 2024, of $3 million.", ("Qwikpay", "profit", "3000000")),
        ("茶颜机器人成立于2021年。公司累计出杯量超过6000万杯。", ("茶颜机器人", "出杯量", "60000000")),
        ("茶颜机器人今年计划新增3000台。", ("茶颜机器人", "新增", "3000")),
    ],
)
def test_whose_it_is_and_what_it_measures(text: str, expected: tuple[str, str, str]) -> None:
    owner, measure, value = expected
    found = [(fact.subject, fact.metric, plain(fact.quantity.value)) for fact in _read(text).facts]
    assert any(subject == owner and measure in metric and number == value for subject, metric, number in found), found


def test_a_cup_of_something_is_no_figure() -> None:
    assert not _read("“我们只做一件事，就是把一杯奶茶做好。”茶颜机器人创始人谭雪说。").facts


def test_what_was_promised_is_an_aim() -> None:
    facts = _read("Qwikpay's revenue was $14 million, just short of the $15 million it had promised investors.").facts
    assert [(plain(fact.quantity.value), fact.nature) for fact in facts] == [("14000000", Nature.ACTUAL), ("15000000", Nature.TARGET)]


def test_a_value_before_a_date_with_its_edge() -> None:
    facts = _read("Tarn's users rose to 31 million at the end of December from 24 million a year before.").facts
    assert [(plain(fact.quantity.value), fact.as_of.value) for fact in facts] == [("31000000", "2024-12"), ("24000000", "2023-12")]


def test_months_after_a_year_end_in_a_year() -> None:
    text = "Tarn bought Lagan Toffee in 2020 and closed its plant 14 months later."
    assert [mention.value for mention in _read(text).dates] == ["2020", "2021"]


def test_what_a_device_does_is_the_devices() -> None:
    text = "Volta unveiled the Fold 2, an e-bike that weighs 14.9 kilograms. The bike has a range of 90 km, 25 km more than the first Fold."
    assert [(f.subject, f.metric, plain(f.quantity.value)) for f in _read(text).facts] == [
        ("Fold 2", "weight", "14.9"),
        ("Fold 2", "range", "90"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tarn repurchased 1.1 million shares for $24 million.", ("share buyback", "24000000", Nature.ACTUAL)),
        ("Tellnet must also pay back 7 million euros to its customers.", ("repayment", "7000000", Nature.ACTUAL)),
        (
            "Volta makes its bikes in Gothenburg, where it employs 85 people, and says it will double output next year.",
            ("employees", "85", Nature.ACTUAL),
        ),
        ("Tarn, the world's third-largest farmer, cut its harvest forecast again.", ("farmer rank", "3", Nature.ACTUAL)),
    ],
)
def test_what_is_measured_and_how_sure_it_is(sentence: str, expected: tuple[str, str, Nature]) -> None:
    assert expected in [(fact.metric, plain(fact.quantity.value), fact.nature) for fact in _read(sentence).facts]


def test_a_heading_with_a_remark_in_brackets_is_no_event() -> None:
    text = (
        "Tarn reports\n\nThird Quarter Highlights (all comparisons to the prior-year quarter)\n\nTarn sold 300 cars in the third quarter."
    )
    assert not [event.summary for event in _read(text).events if "Highlights" in event.summary]


def test_it_is_the_machine_that_was_called_by_its_name() -> None:
    text = (
        "剪一颗葡萄要几秒：谷行“青藤2”下果园\n\n2026年5月11日\n\n这台机器叫“青藤2”，是西安公司谷行机器人的第二代采摘机器人。它重186公斤，售价16.8万元。"
        "\n\n谷行机器人目前手上有680台订单。"
    )
    found = {(fact.subject, plain(fact.quantity.value)) for fact in read(text).facts}
    assert found >= {("青藤2", "186"), ("青藤2", "168000"), ("谷行机器人", "680")}


def test_a_name_like_an_adverb_is_known_by_what_it_is() -> None:
    text = "Soupline makes soup for offices. Platterly, its bigger rival with 7,400 offices, laid off 210 people last week."
    assert {fact.subject for fact in _read(text).facts} == {"Platterly"}


def test_the_answers_are_those_of_the_one_who_was_asked() -> None:
    text = (
        "温知远：擦玻璃之前，我们摔坏了19台机器人\n\n2026年3月5日\n\n攀屿机器人周二完成A轮融资。我们采访了创始人温知远。\n\n问：估值是20亿元吗？"
        "\n\n答：这个数字不对，实际是多少我不能说。\n\n问：现在有多少台？\n\n答：到2月底是640台，一年前是210台。"
    )
    assert {quote.speaker for quote in read(text).quotes} == {"温知远"}


def test_each_numbered_story_of_a_letter_is_its_companys() -> None:
    text = (
        "THE OPENING CALL\nThe morning letter | Thursday, January 22, 2026 | Issue 147\n\nSoup, silicon and small birds\n\nGood morning."
        "\n\n1. Broth & Co gets fresh money\n\nBroth & Co has raised $54 million. Revenue came to $120 million last year."
        "\n\n2. Corvid Chips slips again\n\nCorvid Chips said its plant would open in 2028. Capital spending will be around $900 million."
        "\n\n3. Marlow Grocers had a merry Christmas\n\nOnline orders rose 18%. Marlow Grocers has 164 stores."
    )
    found = {(fact.subject, plain(fact.quantity.value)) for fact in read(text).facts}
    assert found >= {("Broth & Co", "120000000"), ("Corvid Chips", "900000000"), ("Marlow Grocers", "18"), ("Marlow Grocers", "164")}


def test_what_was_sold_for_a_sum_is_no_revenue() -> None:
    assert [fact.metric for fact in _read("Trevanion Ropes sold its old mill for £2 million in 2024.").facts] == ["sale price of old mill"]


def test_orders_in_hand_keep_their_name() -> None:
    assert [fact.metric for fact in _read("汇川公司在手订单达104亿元，在职员工5000人。").facts] == ["在手订单", "在职员工"]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "Carmaker recalls 40,000 vans\n\nMay 3, 2031\n\nBrixton Motors is recalling 40,000 vans. Brixton Motors is in Leeds.",
            ["Brixton Motors"],
        ),
        (
            "Toymaker recalls 1.2 million strollers\n\nMay 3, 2031\n\nBritta Kids is recalling 1.2 million strollers. The strollers were"
            " sold for years. Britta Kids makes toys.",
            ["Britta Kids"],
        ),
    ],
)
def test_what_a_company_is_or_makes_is_no_topic(text: str, topics: list[str]) -> None:
    assert [topic.name for topic in read(text).main_subjects] == topics
