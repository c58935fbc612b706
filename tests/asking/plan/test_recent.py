from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.asking.plan.model import Plan
from bot.asking.plan.recent import KEPT, KEPT_IN_THREAD, RecentQuestions
from bot.core.request import Caller, Platform

NOW = datetime(2031, 5, 14, 9, 0, tzinfo=UTC)


def caller(user: str) -> Caller:
    return Caller(Platform.DISCORD, "discord:1", "7", user)


def test_the_last_question_is_kept_for_a_while() -> None:
    recent = RecentQuestions()
    for text in ("first", "second"):
        recent.remember(caller("a"), Plan(text, text), NOW)
    assert recent.last(caller("a"), NOW + KEPT) == Plan("second", "second")
    assert recent.last(caller("a"), NOW + KEPT + timedelta(seconds=1)) is None
    assert recent.last(caller("b"), NOW) is None


def test_a_thread_keeps_its_question_and_its_topic_for_longer() -> None:
    recent, first, second = RecentQuestions(), replace(caller("a"), thread="1.1"), replace(caller("a"), thread="2.2")
    recent.remember_topic(first, "Acme", NOW)
    recent.remember(first, Plan("first", "first"), NOW)
    recent.remember_topic(caller("a"), "Globex", NOW)
    assert (recent.topic(first, NOW + KEPT_IN_THREAD), recent.last(first, NOW + KEPT_IN_THREAD)) == ("Acme", Plan("first", "first"))
    assert recent.topic(first, NOW + KEPT_IN_THREAD + timedelta(seconds=1)) == ""
    assert (recent.topic(second, NOW), recent.last(second, NOW), recent.topic(caller("a"), NOW)) == ("", None, "")
    recent.remember_topic(first, "Globex", NOW)
    assert recent.last(first, NOW) is None, "a question about another topic is not gone on from"


def test_no_more_than_a_fixed_number_is_kept_and_the_oldest_go_first() -> None:
    recent = RecentQuestions()
    for number in range(2_001):
        recent.remember(caller(str(number)), Plan("q", "q"), NOW)
    assert recent.last(caller("0"), NOW) is None
    assert recent.last(caller("1"), NOW) is not None
    assert recent.last(caller("2000"), NOW) is not None
