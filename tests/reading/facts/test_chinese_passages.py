"""What figures in Chinese lists of results, interviews and launches measure, and when they hold."""

from __future__ import annotations

import pytest

from bot.entries.vocabulary import load_vocabulary
from bot.reading.article import read
from bot.reading.sentences import is_chinese
from storage.values import PartialDate
from tests.reading.facts.chinese_passages import FIRST, KEPT_ASIDE, Told


@pytest.mark.parametrize(("text", "figures"), [*FIRST, *KEPT_ASIDE], ids=lambda part: part[:8] if isinstance(part, str) else "")
def test_a_chinese_figure_is_named_and_dated(text: str, figures: tuple[Told, ...]) -> None:
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
