"""The vocabulary that comes with the program: names are unique, parents exist, and slash names leave command words alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from bot.commands.all import catalog
from bot.entries.seed_articles import seed_articles
from bot.entries.vocabulary import load_vocabulary
from bot.reading.lexicon import Lexicon
from storage.values import fold

TOPICS = load_vocabulary().topics
METRICS = load_vocabulary().metrics
LEXICON = Lexicon.of(load_vocabulary())


def test_no_name_belongs_to_two_topics() -> None:
    owners = Counter(key for topic in TOPICS for key in {fold(name) for name in (topic.name, *topic.aliases)})
    assert [name for name, count in owners.items() if count > 1] == []


def test_slash_names_are_unique_and_neither_command_words_nor_names_of_other_topics() -> None:
    slashes = [topic.slash for topic in TOPICS if topic.slash]
    assert len(slashes) == len(set(slashes))
    assert set(slashes).isdisjoint(catalog().reserved)
    for topic in TOPICS:
        if topic.slash:
            meant = LEXICON.topic(topic.slash)
            assert meant is None or meant is topic


def test_parents_are_topics_and_no_topic_is_its_own_ancestor() -> None:
    parents = {topic.name: topic.parent for topic in TOPICS}
    for topic in TOPICS:
        seen, at = [topic.name], topic.parent
        while at is not None:
            assert at in parents
            assert at not in seen
            seen.append(at)
            at = parents[at]


def test_every_topic_is_mentioned_in_an_article() -> None:
    named = {topic for article in seed_articles() for _, _, topic, _ in LEXICON.find(f"{article.title}\n{article.text}")}
    assert {topic.name for topic in TOPICS} - named == set()


def test_every_topic_is_of_a_known_kind_and_described() -> None:
    for topic in TOPICS:
        assert topic.kind in {"organisation", "person", "product", "place", "event", "other"}
        assert topic.description


def test_people_are_known_by_more_than_a_surname() -> None:
    for topic in TOPICS:
        if topic.kind == "person":
            for name in (topic.name, *topic.aliases):
                assert " " in name or re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name), name


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("Alibaba Group Holding", "Alibaba"),
        ("Alibaba Cloud", "Alibaba Cloud"),
        ("Tongyi Qianwen", "Qwen"),
        ("Tongyi", "Qwen"),
        ("通义千问", "Qwen"),
        ("阿里巴巴", "Alibaba"),
        ("阿里云", "Alibaba Cloud"),
        ("Wu Yongming", "Eddie Wu"),
        ("吴泳铭", "Eddie Wu"),
        ("Cloud Town Conference", "Apsara Conference"),
        ("Qwen 2.5-72B", "Qwen2.5-72B"),
        ("Taobao and Tmall Group", "Taobao and Tmall Group"),
    ],
)
def test_common_names_find_their_topics(words: str, topic: str) -> None:
    assert LEXICON.canonical(words) == topic
    assert [found for _, _, found, _ in LEXICON.find(f"In May {words} was in the news.")] == [topic]


def test_longer_names_are_not_taken_for_shorter_ones() -> None:
    text = "Qwen-Long and Qwen-Max run on Alibaba Cloud; WeChat Pay, GPT-4 Turbo and GPT-4o don't."
    found = [topic for _, _, topic, _ in LEXICON.find(text)]
    assert found == ["Qwen-Long", "Qwen-Max", "Alibaba Cloud", "WeChat Pay", "GPT-4 Turbo", "GPT-4o"]


def test_the_owner_of_quark_is_not_claimed() -> None:
    assert next(topic for topic in TOPICS if topic.name == "Quark").parent is None


def test_no_words_belong_to_two_metrics() -> None:
    owners = Counter(key for metric in METRICS for key in {fold(name) for name in (metric.name, *metric.aliases)})
    assert [name for name, count in owners.items() if count > 1] == []
    for metric in METRICS:
        for name in (metric.name, *metric.aliases):
            assert LEXICON.metric(name) == metric.name, name


@pytest.mark.parametrize(
    ("words", "metric"),
    [
        ("the number of derived models", "derivative models"),
        ("net profit", "net income"),
        ("turnover", "revenue"),
        ("API price reduction", "price cut"),
        ("DAUs", "daily active users"),
        ("headcount", "employees"),
        ("capex", "capital expenditure"),
        ("market capitalisation", "market value"),
    ],
)
def test_common_words_for_a_metric_find_it(words: str, metric: str) -> None:
    assert LEXICON.metric(words) == metric


def test_ebita_is_not_ebitda() -> None:
    assert LEXICON.metric("adjusted EBITA growth") != LEXICON.metric("adjusted EBITDA growth")
