"""Kinds of Chinese dates: for each a table of sentences with the values that must be read, and those that must not."""

from __future__ import annotations

import pytest

from bot.reading import dates
from bot.reading.sentences import split
from storage.values import PartialDate

#: A Wednesday.
NOW = "2025-03-05"
Row = tuple[str, tuple[str, ...], tuple[str, ...]]


def values(text: str, published: str | None = NOW) -> list[str]:
    return [mention.value for mention in dates.find(text, split(text), PartialDate.parse(published) if published else None)]


def spans(text: str, published: str | None = NOW) -> list[str]:
    found = dates.find(text, split(text), PartialDate.parse(published) if published else None)
    return [mention.when.value for mention in found if mention.when is not None]


CHINESE: tuple[Row, ...] = (
    ("上上周，公司裁员。", ("2025-W08",), ("2025-W09",)),
    ("会议将于下下周五召开。", ("2025-03-21",), ("2025-03-14",)),
    ("上上周三，公司上市。", ("2025-02-19",), ("2025-02-26",)),
    ("上上个月，公司上市。", ("2025-01",), ("2025-02",)),
    ("下下个月，公司上市。", ("2025-05",), ("2025-04",)),
    ("大前天，公司上市。", ("2025-03-02",), ("2025-03-03",)),
    ("公司大前年上市。", ("2022",), ("2023",)),
    ("大后天公司开会。", ("2025-03-08",), ("2025-03-07",)),
    ("半年前，公司搬迁。", ("2024-09",), ("P6M",)),
    ("一年半前，公司搬迁。", ("2023-09",), ()),
    ("两个半月后，工厂投产。", ("2025-05",), ()),
    ("半个月前，公司搬迁。", ("2025-W08",), ()),
    ("半年后，工厂投产。", ("2025-09",), ()),
    ("截至今天，公司有三家工厂。", ("2025-03-05",), ("PRESENT_REF",)),
    ("该厂达产后年产能将增加，明年产能翻番。", ("2026",), ("2027",)),
    ("该厂后年产能将增加。", ("2027",), ()),
    ("截至今年底，公司将有三家工厂。", ("2025",), ("PRESENT_REF",)),
    ("截至今年3月，公司有三家工厂。", ("2025-03",), ("PRESENT_REF",)),
    ("至今，公司有三家工厂。", ("PRESENT_REF",), ()),
    ("19年公司上市，22年退市。", ("2019", "2022"), ()),
    ("98年公司成立。", ("1998",), ()),
    ("公司成立20年来，一直盈利。", ("P20Y",), ("2020",)),
    ("民国105年，该校成立。", ("2016",), ()),
    ("会议于2021年6月4日（星期五）举行。", ("2021-06-04",), ("2025-02-28",)),
    ("会议于2021年6月4日(周五)下午举行。", ("2021-06-04TAF",), ("2025-02-28",)),
    ("会议于2021/6/4举行。", ("2021-06-04",), ()),
    ("会议于2021.6.4举行。", ("2021-06-04",), ()),
    ("会议于2021-06-04举行。", ("2021-06-04",), ()),
    ("会议于20210604举行。", ("2021-06-04",), ()),
    ("2022/23财年，收入增长。", ("FY2023",), ()),
    ("2022-2023财年，收入增长。", ("FY2023",), ()),
    ("2025财年，收入增长。", ("FY2025",), ()),
    ("2025财年第二季度，收入增长。", ("FY2025-Q2",), ()),
    ("2025财年第二财季，收入增长。", ("FY2025-Q2",), ()),
    ("2018年至2020年，收入增长。", ("2018", "2020"), ()),
    ("2018至2020年，收入增长。", ("2018", "2020"), ()),
    ("2018-2020年，收入增长。", ("2018", "2020"), ()),
    ("今年一季度，收入增长。", ("2025-Q1",), ()),
    ("2024年四季度，收入增长。", ("2024-Q4",), ()),
    ("会议将于下周二举行。", ("2025-03-11",), ()),
    ("公司位于第5街，有21年历史。", ("P21Y",), ("2021",)),
)


@pytest.mark.parametrize(("text", "right", "wrong"), CHINESE)
def test_chinese_days_and_periods(text: str, right: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    read = values(text)
    assert [value for value in right if value not in read] == []
    assert [value for value in wrong if value in read] == []


CHINESE_SPANS = (
    ("2023年前三季度，收入增长。", "2023-01/2023-09"),
    ("今年前两个月，收入增长。", "2025-01/2025-02"),
    ("2024年1至9月，收入增长。", "2024-01/2024-09"),
    ("去年前十个月，收入增长。", "2024-01/2024-10"),
)


@pytest.mark.parametrize(("text", "span"), CHINESE_SPANS)
def test_chinese_spans(text: str, span: str) -> None:
    assert span in spans(text)
