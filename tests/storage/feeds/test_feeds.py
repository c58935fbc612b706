"""Feeds belong to one workspace; looking at them is claimed, so that several processes never look at one at the same time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from storage.feeds.queue import MOST_TRIES, FeedQueue
from storage.feeds.records import AlreadyFollowed, Feed, FeedBusy, FeedLost, ItemOutcome, UnknownFeed
from storage.records import FeedState
from storage.store import Store
from tests.refusals import raises_explained

OURS, THEIRS = "slack:T1", "discord:4711"
NOW = datetime(2026, 11, 16, 7, tzinfo=UTC)
LEASE = timedelta(minutes=2)
LATER = NOW + timedelta(hours=1)


async def follow(store: Store, workspace: str = OURS, url: str = "https://news.example/feed") -> Feed:
    return await store.scoped(workspace).feeds.add(
        url,
        title="Acme News",
        topics=("Acme",),
        words=("plant", "depot"),
        every=timedelta(minutes=30),
        full_text=True,
        platform="slack",
        by="ann",
        now=NOW,
    )


async def test_a_feed_comes_back_as_it_was_made(store: Store) -> None:
    made = await follow(store)
    feeds = store.scoped(OURS).feeds
    assert [made] == await feeds.all() == [await feeds.get("N1")]
    assert (made.ref, made.state, made.due_at, made.every) == ("n1", FeedState.ACTIVE, NOW, timedelta(minutes=30))
    with raises_explained(AlreadyFollowed, "n1"):
        await follow(store, url="http://www.news.example/feed/?utm_source=x")
    await feeds.remove("n1")
    assert await feeds.all() == []
    assert (await follow(store)).ref == "n2"


async def test_nobody_else_sees_or_changes_it(store: Store) -> None:
    await follow(store)
    theirs = store.scoped(THEIRS).feeds
    assert await theirs.all() == []
    for ref in ("n1", "1", "", "n", "x1", "n1e3"):
        for attempt in (theirs.get(ref), theirs.pause(ref), theirs.resume(ref, NOW), theirs.remove(ref)):
            with pytest.raises(UnknownFeed):
                await attempt
    assert (await follow(store, THEIRS)).ref == "n1"


async def test_a_due_feed_is_claimed_by_one_of_many(store: Store) -> None:
    await follow(store)
    queue = FeedQueue(store.database)
    assert await queue.claim_due(NOW - timedelta(seconds=1), "early", LEASE) == []
    taken = await asyncio.gather(*(queue.claim_due(NOW, f"w{number}", LEASE) for number in range(4)))
    [claim] = [claim for claims in taken for claim in claims]
    with pytest.raises(FeedBusy):
        await queue.claim(claim.feed, NOW, "by hand", LEASE)
    await queue.succeed(claim, NOW, LATER, etag='"1"', modified="yesterday", url="https://news.example/new", title="News", stored=2)
    assert await queue.claim_due(NOW + timedelta(minutes=59), "w", LEASE) == []
    [again] = await queue.claim_due(LATER, "w", LEASE)
    assert (again.etag, again.modified, again.feed.url, again.feed.title, again.feed.stored) == (
        '"1"', "yesterday", "https://news.example/new", "News", 2,
    )  # fmt: skip


async def test_a_worker_whose_lease_has_ended_changes_nothing(store: Store) -> None:
    await follow(store)
    queue = FeedQueue(store.database)
    [slow] = await queue.claim_due(NOW, "slow", LEASE)
    await queue.renew(slow, NOW + 2 * LEASE)
    assert await queue.claim_due(NOW + LEASE, "quick", LEASE) == []
    [quick] = await queue.claim_due(NOW + 2 * LEASE, "quick", LEASE)
    for attempt in (
        queue.renew(slow, LATER),
        queue.settle_items(slow, {"guid:1": ItemOutcome.STORED}, NOW),
        queue.succeed(slow, NOW, LATER, etag=None, modified=None),
        queue.fail(slow, NOW, LATER, "late", disable=False),
    ):
        with pytest.raises(FeedLost):
            await attempt
    assert await queue.is_new(quick)
    await queue.succeed(quick, NOW, LATER, etag=None, modified=None)


async def test_a_feed_that_is_paused_or_removed_while_it_is_looked_at_stays_so(store: Store) -> None:
    await follow(store)
    feeds, queue = store.scoped(OURS).feeds, FeedQueue(store.database)
    [claim] = await queue.claim_due(NOW, "w", LEASE)
    await feeds.pause("n1")
    assert (await queue.succeed(claim, NOW, LATER, etag=None, modified=None)).due_at is None
    assert await queue.claim_due(LATER, "w", LEASE) == []
    resumed = await feeds.resume("n1", LATER)
    [claim] = await queue.claim_due(LATER, "w", LEASE)
    await feeds.remove("n1")
    with pytest.raises(FeedLost):
        await queue.succeed(claim, LATER, LATER, etag=None, modified=None)
    with pytest.raises(UnknownFeed):
        await queue.claim(resumed, LATER + LEASE, "w", LEASE)


async def test_items_are_known_by_their_marks_and_tried_a_few_times(store: Store) -> None:
    await follow(store)
    await follow(store, url="https://other.example/feed")
    queue = FeedQueue(store.database)
    one, other = await queue.claim_due(NOW, "w", LEASE)
    assert await queue.is_new(one)
    await queue.settle_items(one, {"guid:1": ItemOutcome.STORED, "url:1": ItemOutcome.STORED, "guid:2": ItemOutcome.TRIED}, NOW)
    assert not await queue.is_new(one)
    assert await queue.known(one, {"guid:1", "url:1", "guid:2", "guid:3"}) == {"guid:1", "url:1"}
    assert await queue.known(other, {"guid:1"}) == set()
    for number in range(2, MOST_TRIES + 1):
        await queue.settle_items(one, {"guid:2": ItemOutcome.TRIED, "guid:1": ItemOutcome.FILTERED}, NOW)
        assert await queue.tries(one, {"guid:2"}) == number
    assert await queue.known(one, {"guid:1", "guid:2"}) == {"guid:1", "guid:2"}


async def test_a_failing_feed_is_reported_once_and_disabled(store: Store) -> None:
    await follow(store)
    queue, feeds = FeedQueue(store.database), store.scoped(OURS).feeds
    [claim] = await queue.claim_due(NOW, "w", LEASE)
    failing = await queue.fail(claim, NOW, LATER, "no such host", disable=False, notice="it fails")
    assert (failing.failures, failing.failing_since, failing.reason, failing.due_at) == (1, NOW, "no such host", LATER)
    assert await queue.take_notices(["discord"]) == []
    taken = await asyncio.gather(*(queue.take_notices(["slack"]) for _ in range(3)))
    assert [notice.document for notices in taken for notice in notices] == ["it fails"]
    [claim] = await queue.claim_due(LATER, "w", LEASE)
    disabled = await queue.fail(claim, LATER, LATER, "still none", disable=True, notice="given up")
    assert (disabled.state, disabled.due_at, disabled.failing_since) == (FeedState.DISABLED, None, NOW)
    assert [notice.document for notice in await queue.take_notices(["slack"])] == ["given up"]
    resumed = await feeds.resume("n1", LATER)
    assert (resumed.state, resumed.failures, resumed.failing_since, resumed.reason) == (FeedState.ACTIVE, 0, None, "")
