"""What figures in Chinese lists of results, interviews and launches measure, and when they hold."""

from __future__ import annotations

import pytest

from bot.entries.vocabulary import load_vocabulary
from bot.reading.article import read
from bot.reading.sentences import is_chinese
from storage.values import PartialDate
from tests.reading.facts.chinese_passages import FIRST, KEPT_ASIDE, Expected


@pytest.mark.parametrize(("text", "figures"), [*FIRST, *KEPT_ASIDE], ids=lambda part: part[:8] if isinstance(part, str) else "")
def test_a_chinese_figure_is_named_and_dated(text: str, figures: tuple[Expected, ...]) -> None:
    draft = read(text, vocabulary=load_vocabulary(), published=PartialDate.parse("2026-02-10"))
    wrong: list[str] = []
    for figure, metric, date in figures:
        place = text.rindex(figure)
        fact = next((f for f in draft.facts if f.figure_start == place), None)
        if (fact is None) != (metric is None) or (fact is not None and metric is not None and metric not in fact.metric):
            wrong.append(f"{figure}: {fact.metric if fact else None}")
        elif fact is not None and date and fact.as_of.value != date:
            wrong.append(f"{figure}: {fact.as_of.value}")
    assert wrong == []


@pytest.mark.parametrize(
    ("sentence", "chinese"),
    [
        ("• 毛利率21.4%，上年为19.8%", True),
        ("净利润3.2亿元", True),
        ("Alibaba (阿里巴巴) reported 21.4%, against 19.8% in 2024.", False),
        ("The “Cloud” unit grew 21%.", False),
    ],
)
def test_digits_do_not_decide_the_language(sentence: str, chinese: bool) -> None:
    assert is_chinese(sentence) is chinese


@pytest.mark.parametrize("mark", ["●", "▪", "■", "◆", "•", "-", "1."])
def test_an_item_of_a_list_is_no_heading(mark: str) -> None:
    text = f"长滩食品发布2025年年报\n\n长滩食品集团周四发布2025年年报。\n\n业绩要点：\n{mark} 毛利率28.7%，上年为30.1%\n{mark} 净利率4.9%\n"
    draft = read(text, vocabulary=load_vocabulary(), published=PartialDate.parse("2026-02-10"))
    assert {"28.7%", "30.1%", "4.9%"} <= {text[fact.figure_start : fact.figure_end] for fact in draft.facts}


def test_what_a_question_supposes_is_no_fact() -> None:
    text = "对话松针咖啡\n\n外界说松针咖啡已有1500家门店了？松针咖啡目前有310家门店。"
    draft = read(text, vocabulary=load_vocabulary(), published=PartialDate.parse("2026-02-10"))
    assert [int(fact.quantity.value) for fact in draft.facts] == [310]
