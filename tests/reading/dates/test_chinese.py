"""Chinese time expressions, with the same values as English ones."""

from __future__ import annotations

import pytest

from bot.reading import dates
from bot.reading.sentences import split
from storage.values import PartialDate


def values(text: str, published: str | None = "2024-09-24") -> list[tuple[str, str]]:
    found = dates.find(text, split(text), PartialDate.parse(published) if published else None)
    assert all(text[m.start : m.end] == m.text for m in found)
    return [(mention.text, mention.value) for mention in found]


CASES: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("2024年9月19日，公司开会。", [("2024年9月19日", "2024-09-19")]),
    ("二〇二四年十二月三日公布。", [("二〇二四年十二月三日", "2024-12-03")]),
    ("去年4月发布，今年5月降价。", [("去年4月", "2023-04"), ("今年5月", "2024-05")]),
    ("8月上线，1999年成立。", [("8月", "2024-08"), ("1999年", "1999")]),
    ("2024年第三季度预计增长。", [("2024年第三季度", "2024-Q3")]),
    ("第二季度增长，去年上半年亏损。", [("第二季度", "2024-Q2"), ("去年上半年", "2023-H1")]),
    ("昨天，上周五，本月，上个月。", [("昨天", "2024-09-23"), ("上周五", "2024-09-20"), ("本月", "2024-09"), ("上个月", "2024-08")]),
    ("周三公布。", [("周三", "2024-09-18")]),
    ("三年前成立。", [("三年前", "2021")]),
    ("持续24小时，两个月。", [("24小时", "PT24H"), ("两个月", "P2M")]),
    ("每天调用。", [("每天", "P1D")]),
    ("目前，近日，今后。", [("目前", "PRESENT_REF"), ("近日", "PAST_REF"), ("今后", "FUTURE_REF")]),
    ("2025财年第一季度收入。", [("2025财年第一季度", "FY2025-Q1")]),
    ("上世纪九十年代。", [("上世纪九十年代", "199")]),
    ("下午3点30分开会。", [("下午3点30分", "2024-09-24T15:30")]),
    ("增长10%，共64个模型，日均10万次。", []),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_chinese_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


SPANS = (
    ("未来三年投入。", "P3Y", "2024-09/2027-09"),
    ("过去十年。", "P10Y", "2014-09/2024-09"),
    ("前7个月增长。", "P7M", "2024-01/2024-07"),
)


@pytest.mark.parametrize(("text", "value", "when"), SPANS)
def test_chinese_durations_that_have_a_calendar_span(text: str, value: str, when: str) -> None:
    (mention,) = dates.find(text, split(text), PartialDate.parse("2024-09-24"))
    assert (mention.value, mention.when.value if mention.when else "") == (value, when)


def test_without_a_publication_date_they_stay_unresolved() -> None:
    assert values("周三，9月，9月19日。", None) == [("周三", "XXXX-WXX-3"), ("9月", "XXXX-09"), ("9月19日", "XXXX-09-19")]


def test_evenings_and_future_months() -> None:
    found = values("28日晚，新车上市，3月21日晚开始交付。4月将达一万辆。", "2024-03-29")
    assert [value for _, value in found] == ["2024-03-28TEV", "2024-03-21TEV", "2024-04"]
