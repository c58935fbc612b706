"""Events in Chinese sentences: dates that are only compared with, and what is past, planned or predicted."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate

PUBLISHED = PartialDate.parse("2024-08-20")


def events(text: str) -> list[tuple[str, str]]:
    return [(e.date.value, e.status.value) for e in read(f"{text}会议开始，代表出席，讨论方案，随后结束。", published=PUBLISHED).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年3月，晨星科技在匈牙利的工厂正式投产。", [("2024-03", "past")]),
        ("晨星科技计划在2025年推出8款新车。", [("2025", "planned")]),
        ("公司预计2026年年底前全部完工并投入使用。", [("2026", "predicted")]),
        ("晨星科技的出口比2022年增长了一倍多。", []),
        ("平湖县1998年遭遇过一次严重的洪水。", [("1998", "past")]),
    ],
)
def test_dated_events(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(value[:7], status) for value, status in events(text)] == expected
