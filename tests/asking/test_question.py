from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking.question import Wants, understand
from bot.asking.words import stems
from bot.reading.lexicon import Lexicon
from storage.drafts import MetricDraft, TopicDraft, Vocabulary

LEXICON = Lexicon.of(
    Vocabulary(
        topics=(TopicDraft(name="Acme", aliases=("Acme Robotics",)), TopicDraft(name="Rover", kind="product")),
        metrics=(MetricDraft(name="downloads"), MetricDraft(name="paying users", aliases=("paid users",))),
    )
)


@pytest.mark.parametrize(
    ("asked", "wants"),
    [
        ("How many robots did Acme sell?", Wants.FIGURE),
        ("By how much did sales grow?", Wants.FIGURE),
        ("When did Acme open its plant?", Wants.DATE),
        ("On which day was the call?", Wants.DATE),
        ("What did Ortiz say about kettles?", Wants.WORDS),
        ("Are Acme and Acme Robotics the same?", Wants.SAMENESS),
        ("Who runs Acme?", Wants.ANYTHING),
    ],
)
def test_the_kind_of_answer_follows_from_the_question(asked: str, wants: Wants) -> None:
    assert understand(asked, LEXICON).wants is wants


def test_topics_are_found_in_any_case_and_are_not_content() -> None:
    question = understand("how many downloads does the rover of acme have?", LEXICON)
    assert (question.topics, question.metric) == (("Rover", "Acme"), "downloads")
    assert question.stems == stems("downloads")


@pytest.mark.parametrize(
    ("asked", "period"),
    [
        ("downloads in 2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("q2-2024", (date(2024, 4, 1), date(2024, 6, 30))),
        ("what happened in March 2024?", (date(2024, 3, 1), date(2024, 3, 31))),
        ("from 2023 to 2024", (date(2023, 1, 1), date(2024, 12, 31))),
        ("downloads", None),
    ],
)
def test_a_time_expression_in_a_question_is_its_period(asked: str, period: tuple[date, date] | None) -> None:
    assert understand(asked, LEXICON).period == period


def test_names_that_are_no_topics_are_listed_separately() -> None:
    assert understand("Is Rover better than Zephyr?", LEXICON).names == stems("Zephyr")
    assert understand("is rover better than DeepBot", LEXICON).names == stems("DeepBot")


@pytest.mark.parametrize(
    ("one", "other"),
    [("grew", "growth"), ("CEO", "chief"), ("cut", "reduction"), ("users", "customers"), ("took", "takes"), ("spent", "investment")],
)
def test_words_that_mean_the_same_have_one_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@given(st.text(max_size=300))
def test_any_text_is_a_question(text: str) -> None:
    question = understand(text, LEXICON)
    assert question.names <= question.stems
