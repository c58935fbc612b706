"""When a feed is checked next, and when a failing one is given up: decided on values alone."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.errors import BriefingError
from bot.reading.fetch import GoneForGood
from storage.feeds.records import Feed

#: A failing feed is tried at least this often.
LONGEST_PAUSE = timedelta(hours=24)
#: A feed is given up when it has failed for this long and at least this often.
GIVE_UP_AFTER, GIVE_UP_MIN_FAILURES = timedelta(days=7), 5
#: Its owner gets a notice at this failure in a row, once.
NOTIFY_AFTER_FAILURES = 3


def next_check(now: datetime, every: timedelta, failures: int, chance: float, retry_after: float | None = None) -> datetime:
    """When a feed is checked next: after its interval, and after ever longer pauses while it fails.

    ``chance`` from 0 to 1 spreads the checks, so that the feeds of one server are not all fetched at once. ``retry_after`` is how many
    seconds the server asks to be left alone, which is respected up to a day.
    """
    if not failures:
        return now + every * (1 + 0.1 * chance)
    pause = min(every * (1 << min(failures, 10)), max(LONGEST_PAUSE, every)) * (0.8 + 0.4 * chance)
    asked = timedelta(seconds=min(retry_after or 0, LONGEST_PAUSE.total_seconds()))
    return now + max(pause, asked)


def is_given_up(feed: Feed, now: datetime, error: BriefingError) -> bool:
    """Whether a feed that failed once more is disabled: it is gone for good, or has failed for a week."""
    since = feed.failing_since or now
    return isinstance(error, GoneForGood) or (now - since >= GIVE_UP_AFTER and feed.failures + 1 >= GIVE_UP_MIN_FAILURES)
