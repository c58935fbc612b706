"""The lexicon: topics and metrics by the words that texts use for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.lexicon import Lexicon
from storage.drafts import MetricDraft, TopicDraft, Vocabulary

VOCABULARY = Vocabulary(
    topics=(
        TopicDraft(name="Alibaba", aliases=("Alibaba Group", "Alibaba Group Holding", "阿里巴巴", "BABA")),
        TopicDraft(name="Alibaba Cloud", aliases=("Aliyun", "阿里云")),
        TopicDraft(name="Qwen", kind="product", aliases=("Tongyi Qianwen", "通义千问")),
        TopicDraft(name="Apple", aliases=("apple",)),
        TopicDraft(name="McDonald's"),
    ),
    metrics=(
        MetricDraft(name="derivative models", aliases=("derived models", "derivatives")),
        MetricDraft(name="revenue", aliases=("sales", "turnover")),
    ),
)
LEXICON = Lexicon.of(VOCABULARY)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], topic) for start, end, topic, _ in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alibaba Cloud is not Alibaba.", [("Alibaba Cloud", "Alibaba Cloud"), ("Alibaba", "Alibaba")]),
        ("Alibaba Group Holding and Alibaba Group", [("Alibaba Group Holding", "Alibaba"), ("Alibaba Group", "Alibaba")]),
        ("Alibaba\nGroup", [("Alibaba\nGroup", "Alibaba")]),
        ("Tongyi Qianwen's Qwen-based tools", [("Tongyi Qianwen", "Qwen"), ("Qwen", "Qwen")]),
        ("Qwen-Max, Qwen2.5 and Qwenling are others", []),
        ("alibaba, qwen and an apple", []),
        ("Apple sells no apples", [("Apple", "Apple")]),
        ("ALIBABA RISES", [("ALIBABA", "Alibaba")]),
        ("McDonald’s and McDonald's", [("McDonald’s", "McDonald's"), ("McDonald's", "McDonald's")]),
        (
            "阿里巴巴旗下阿里云发布通义千问Qwen",
            [("阿里巴巴", "Alibaba"), ("阿里云", "Alibaba Cloud"), ("通义千问", "Qwen"), ("Qwen", "Qwen")],
        ),
        ("", []),
    ],
)
def test_names_in_running_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("name", "topic"),
    [("alibaba", "Alibaba"), ("the ALIBABA  group", "Alibaba"), ("Qwen’s", "Qwen"), ("通义千问", "Qwen"), ("Acme", None), ("", None)],
)
def test_the_canonical_name_ignores_case(name: str, topic: str | None) -> None:
    assert LEXICON.canonical(name) == topic


@pytest.mark.parametrize(
    ("phrase", "metric"),
    [
        ("derived models", "derivative models"),
        ("the number of derivative model", "derivative models"),
        ("Total Sales", "revenue"),
        ("cloud revenue", None),
        ("", None),
    ],
)
def test_metrics_by_phrase(phrase: str, metric: str | None) -> None:
    assert LEXICON.metric(phrase) == metric


def test_a_topics_own_name_takes_precedence_over_anothers_alias() -> None:
    lexicon = Lexicon.of(Vocabulary(topics=(TopicDraft(name="Acme", aliases=("Globex",)), TopicDraft(name="Globex"))))
    assert lexicon.canonical("Globex") == "Globex"
    assert [topic for *_, topic, _ in lexicon.find("Globex and Acme")] == ["Globex", "Acme"]


#: Every name of the lexicon, with its topic.
NAMES = {name: topic.name for topic in VOCABULARY.topics for name in (topic.name, *topic.aliases)}


@given(st.text(max_size=300))
def test_spans_are_in_order_and_do_not_overlap(text: str) -> None:
    last = 0
    for start, end, topic, kind in LEXICON.find(text + " Alibaba Cloud " + text):
        assert last <= start < end
        assert topic in {"Alibaba", "Alibaba Cloud", "Qwen", "Apple", "McDonald's"}
        assert kind in ("organisation", "product")
        last = end


@given(st.sampled_from(sorted(NAMES)), st.text(" \t\n", max_size=3), st.sampled_from([str.lower, str.upper, str.title]))
def test_a_name_is_known_in_any_case_and_within_any_space(name: str, space: str, written: Callable[[str], str]) -> None:
    assert LEXICON.canonical(space + written(name) + space) == NAMES[name]


@given(st.text(max_size=300))
def test_what_is_no_name_is_of_no_topic(text: str) -> None:
    assert LEXICON.canonical(f"{text} of Umbra") is None
    assert LEXICON.metric(f"{text} of Umbra") is None
