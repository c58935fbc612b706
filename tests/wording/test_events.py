from __future__ import annotations

from dataclasses import replace

import pytest

from bot.wording.events import undated_summary
from tests.digests.entries import event


@pytest.mark.parametrize(
    ("summary", "when", "words"),
    [
        ("In March 2024, Alca opened a yard in Kiel.", "2024-03", "Alca opened a yard in Kiel."),
        ("Alca opened a yard in Kiel in March 2024.", "2024-03", "Alca opened a yard in Kiel."),
        ("Alca, which dates from 1911, opened a yard in 2024.", "1911", "Alca, which dates from 1911, opened a yard in 2024."),
        ("云杉重工2009年在西安成立，2017年6月上市，2021年退市。", "2009", "云杉重工2009年在西安成立"),
        ("云杉重工2009年在西安成立，2017年6月上市，2021年退市。", "2017-06", "2017年6月上市"),
        ("云杉重工2009年在西安成立，2017年6月上市，2021年退市。", "2021", "2021年退市。"),
        ("云杉重工2017年6月上市，市值曾达90亿元。", "2017-06", "云杉重工2017年6月上市，市值曾达90亿元。"),
        ("2024年，云杉重工卖出3万辆，2025年卖出4万辆。", "2024", "2024年，云杉重工卖出3万辆"),
        ("工厂2024年3月至2025年5月停产。", "2024-03/2025-05", "工厂2024年3月至2025年5月停产。"),
        ("云杉日报2025年8月3日讯（记者 陆遥）新车2025年10月上市。", "2025-10", "新车2025年10月上市。"),
    ],
)
def test_what_happened_is_told_without_its_date_and_of_several_dates_each_with_its_own(summary: str, when: str, words: str) -> None:
    assert undated_summary(replace(event(1, when), summary=summary)) == words
