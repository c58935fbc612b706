from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.language import speaking
from bot.wording.changes import describe_change, describe_value
from storage.actions.changes import (
    BeforeAfter,
    FeedChanged,
    FeedFollowed,
    OtherChange,
    ReviewChanged,
    RoleChanged,
    SettingsChanged,
    TopicChanged,
    TopicHidden,
)
from storage.records import FeedState, ReviewMode
from storage.reviews import ReviewState


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "none"), ("", "none"), ([], "none"), (True, "on"), ("Acme", "“Acme”"), (["a", "b"], "“a, b”"), ([["1", "2"]], "“1..2”")],
)
def test_a_value_stands_in_quotation_marks(value: object, words: str) -> None:
    assert describe_value(value) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (TopicChanged(name=BeforeAfter("Acme", "Apex")), "name: “Acme” → “Apex”"),
        (TopicChanged(name=BeforeAfter("Acme", "Acme")), ""),
        (TopicHidden(), "hidden"),
        (RoleChanged(BeforeAfter(None, "editor"), is_group=False), "role: none → “editor”"),
        (
            FeedChanged(state=BeforeAfter(FeedState.ACTIVE, FeedState.PAUSED), topics=BeforeAfter((), ("Acme",))),
            "followed → paused, topics: all → “Acme”",
        ),
        (SettingsChanged(review=BeforeAfter(ReviewMode.OFF, ReviewMode.FEEDS)), "review: “off” → “on, also what feeds bring”"),
        (
            FeedFollowed(url="https://news.example/feed", topics=(), words=("chip",), every=timedelta(hours=1), full_text=False),
            "not followed → followed, https://news.example/feed, every hour, words: none → “chip”, as the feed has them",
        ),
    ],
)
def test_a_change_is_described_by_what_was_before_and_after(change: OtherChange, words: str) -> None:
    assert describe_change(change) == words


@pytest.mark.parametrize(("after", "words"), [(ReviewState.APPROVED, "待审核 → 已批准"), (ReviewState.REJECTED, "待审核 → 已拒绝")])
def test_what_became_of_a_review_is_told_in_chinese(after: ReviewState, words: str) -> None:
    with speaking("zh"):
        assert words in describe_change(ReviewChanged(state=BeforeAfter(ReviewState.PENDING, after)))
