"""Which articles need a review."""

from __future__ import annotations

import pytest

from bot.entries.reviewing import needs_review
from storage.records import ReviewMode
from storage.values import Origin


@pytest.mark.parametrize(
    ("mode", "origin", "waits"),
    [
        (ReviewMode.ON, Origin.READ, True),
        (ReviewMode.ON, Origin.FEED, False),
        (ReviewMode.FEEDS, Origin.READ, True),
        (ReviewMode.FEEDS, Origin.FEED, True),
        (ReviewMode.OFF, Origin.READ, False),
        (ReviewMode.OFF, Origin.FEED, False),
    ],
)
def test_which_articles_need_a_review(mode: ReviewMode, origin: Origin, waits: bool) -> None:
    assert needs_review(mode, origin) is waits
    assert not needs_review(mode, origin, by_operator=True)
