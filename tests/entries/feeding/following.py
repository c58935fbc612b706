"""Following the local feed, and checking it when it is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.entries.feeding.feeder import FeedCheck, Feeder
from storage.feeds.records import Feed
from storage.store import ScopedStore, Store
from tests.entries.feed_server import Site
from tests.fakes import FakeClock

OURS = "slack:T1"

LONG = tuple(
    f"Globex Freight moved {number} thousand parcels through its depot in Rotterdam in May 2024, more than in any month before, and its "
    f"harbour master number {number} told reporters that the cranes had not stood still for a single hour since the spring."
    for number in range(2, 12)
)


async def follow(
    store: Store,
    site: Site,
    *,
    topics: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    full: bool = True,
    url: str = "/feed",
    workspace: str = OURS,
) -> Feed:
    """The feed, followed from now on by the workspace."""
    return await store.scoped(workspace).feeds.add(
        site.url + url,
        title="",
        topics=topics,
        words=words,
        every=timedelta(minutes=30),
        full_text=full,
        platform="slack",
        by="ann",
        now=datetime(2026, 11, 16, 6, tzinfo=UTC),
    )


async def check_later(feeder: Feeder, clock: FakeClock, *, hours: float = 1) -> FeedCheck:
    """The check of the one feed that is due after so many hours."""
    clock.advance(hours=hours)
    [check] = await feeder.check_due()
    return check


async def titles(ours: ScopedStore) -> set[str]:
    return {article.title for article in await ours.articles()}
