"""When a feed is checked next and when it is given up."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import NotFetched
from bot.entries.feeding.timing import GIVE_UP_AFTER, LONGEST_PAUSE, is_given_up, next_check
from bot.reading.fetch import GoneForGood
from storage.feeds.records import Feed
from storage.records import FeedState
from tests.entries.feeding.following import OURS


@given(
    every=st.timedeltas(timedelta(minutes=15), timedelta(days=7)),
    failures=st.integers(0, 10_000),
    chance=st.floats(0, 1),
    retry_after=st.none() | st.floats(0, 1e9),
)
def test_pauses_grow_and_stay_within_bounds(every: timedelta, failures: int, chance: float, retry_after: float | None) -> None:
    now = datetime(2026, 11, 16, tzinfo=UTC)
    pause = next_check(now, every, failures, chance, retry_after) - now
    longest = max(LONGEST_PAUSE, every) * 1.2
    assert (every if not failures else min(every, LONGEST_PAUSE) * 0.8) <= pause <= longest
    assert (
        next_check(now, every, failures + 1, chance) >= next_check(now, every, failures, chance)
        or failures == 0
        or pause >= LONGEST_PAUSE * 0.8
    )


def test_a_feed_is_given_up_after_a_week_of_failures_not_before() -> None:
    now = datetime(2026, 11, 16, tzinfo=UTC)
    feed = Feed(1, "n1", OURS, "https://x.example", "", (), (), LONGEST_PAUSE, True, FeedState.ACTIVE, "", "slack", "ann", now)
    error = NotFetched("page-missing", host="x.example", status=404)
    failing = dataclasses.replace(feed, failing_since=now, failures=9)
    assert not is_given_up(feed, now, error)
    assert not is_given_up(failing, now + GIVE_UP_AFTER - timedelta(seconds=1), error)
    assert is_given_up(failing, now + GIVE_UP_AFTER, error)
    assert not is_given_up(dataclasses.replace(failing, failures=1), now + GIVE_UP_AFTER, error)
    assert is_given_up(feed, now, GoneForGood("page-missing", host="x.example", status=410))
