"""Where a sentence begins behind its dateline, as it is shown to people."""

from __future__ import annotations

import pytest

from bot.reading.headings import after_dateline


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("BERGEN, Norway, Oct 14, 2026 (Northline Wire) - Shipbuilder Halvard bought a yard.", "Shipbuilder Halvard bought a yard."),
        ("LONDON, May 8 (Reuters) - Copper rose.", "Copper rose."),
        ("AUSTIN, Texas, November 5, 2026 - Lumen Works reported a loss.", "Lumen Works reported a loss."),
        ("PARIS (AFP) — “We are open,” the owner said.", "“We are open,” the owner said."),
        ("新华社北京2月27日电（记者王某）中国去年造船3000艘。", "中国去年造船3000艘。"),
        ("中新财讯 2026年10月9日电 蓝岸汽车公布销量。", "蓝岸汽车公布销量。"),
    ],
)
def test_a_dateline_is_left_out(sentence: str, shown: str) -> None:
    assert sentence[after_dateline(sentence) :] == shown


@pytest.mark.parametrize(
    "sentence",
    [
        "BMW said sales - its best in ten years - rose by 4%.",
        "AI spending — up 40% — surprised analysts.",
        "US chipmaker Corvid (a unit of Rook) - said it would close.",
        "IBM - The company said it would close a plant.",
        "Lena Ortiz: We are open.",
        "公司10月9日电话会议上称，销量增长。",
        "据报道，10月9日电池厂投产。",
    ],
)
def test_what_only_looks_like_one_stays(sentence: str) -> None:
    assert after_dateline(sentence) == 0
