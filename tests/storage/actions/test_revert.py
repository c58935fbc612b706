"""Feeds and subscriptions are set back to what was decided before; their rows are never deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from storage.errors import AlreadyUndone, ChangedSince, UnknownAction
from storage.feeds.queue import FeedQueue
from storage.feeds.records import ItemOutcome
from storage.records import FeedState, ProgramReason, SubscriptionOptions
from storage.store import Store
from storage.tables.digests import SubscriptionRow
from tests.refusals import raises_explained
from tests.storage.actions.states import BY, HOUR, NOON, OURS, THEIRS


async def test_feeds_are_set_back_and_never_deleted(store: Store) -> None:
    feeds, ours, queue = store.scoped(OURS).feeds, store.scoped(OURS), FeedQueue(store.database)
    await feeds.add(
        "https://acme.example/feed", title="Acme", topics=("Acme",), words=("shop",), every=HOUR, full_text=True,
        platform="slack", by=BY, now=NOON,
    )  # fmt: skip
    [claim] = await queue.claim_due(NOON, "w", HOUR)
    await queue.settle_items(claim, {"guid:1": ItemOutcome.STORED}, NOON)
    await queue.succeed(claim, NOON, NOON + HOUR, etag="e", modified=None, url="https://acme.example/moved", title="Acme anew")
    await feeds.remove("n1", by="ben", now=NOON)
    with raises_explained(ChangedSince, "by action 2"):
        await ours.undo(1, BY)
    undoing = await ours.undo(2, BY)
    assert undoing.subjects == ("n1",)
    [claim] = await queue.claim_due(datetime.now(UTC), "w", HOUR)
    assert (claim.etag, await queue.known(claim, {"guid:1", "guid:2"})) == ("e", {"guid:1"})
    with pytest.raises(UnknownAction):
        await store.scoped(THEIRS).undo(1, BY)
    await ours.undo(1, BY)
    assert await feeds.all() == []
    with pytest.raises(AlreadyUndone):
        await ours.undo(1, BY)
    assert [(one.number, one.kind, one.undoes, one.undone_by) for one in await ours.log()] == [
        (4, "undo", 1, None), (3, "undo", 2, None), (2, "feed remove", None, 3), (1, "feed add", None, 4),
    ]  # fmt: skip


async def test_a_feed_that_was_given_up_is_so_again_after_its_removal_was_undone_and_says_why(store: Store) -> None:
    feeds, ours, queue = store.scoped(OURS).feeds, store.scoped(OURS), FeedQueue(store.database)
    await feeds.add(
        "https://acme.example/feed", title="Acme", topics=(), words=(), every=HOUR, full_text=True, platform="slack", by=BY, now=NOON
    )
    [claim] = await queue.claim_due(NOON, "w", HOUR)
    await queue.fail(claim, NOON, NOON + HOUR, "no such host", disable=True, notice="given up")
    await feeds.remove("n1", by=BY, now=NOON)
    await ours.undo(2, BY)
    found = await feeds.get("n1")
    assert (found.state, found.reason, found.due_at) == (FeedState.DISABLED, ProgramReason.GIVEN_UP_BEFORE, None)


async def test_a_subscription_is_set_back_to_what_was_decided_alone(store: Store) -> None:
    subscriptions, ours = store.scoped(OURS).subscriptions, store.scoped(OURS)
    usual = SubscriptionOptions()
    made = await subscriptions.add(
        "slack", "C1", topics=("Acme",), schedule="daily 09:00", zone="UTC", options=usual, by=BY, now=NOON, since=NOON, due_at=NOON + HOUR
    )  # fmt: skip
    wished = replace(usual, kinds=("fact",), quiet=(("2026-12-24", "2026-12-26"),))
    changes = {"topics": (), "options": wished, "now": NOON + HOUR, "by": BY, "due_at": NOON + HOUR}
    await subscriptions.change("d1", schedule="daily 10:00", zone="UTC", **changes)  # type: ignore[arg-type]
    await subscriptions.change("d1", schedule="daily 10:00", zone="UTC", **changes)  # type: ignore[arg-type]
    assert subscriptions.last_action_number is None, "the same again is no action"
    await ours.undo(2, BY)
    found = await subscriptions.get("d1")
    assert (found.topics, found.schedule, found.options, found.revision) == (made.topics, made.schedule, usual, 3)
    await ours.undo(3, BY)
    found = await subscriptions.get("d1")
    assert (found.topics, found.schedule, found.options, found.revision) == ((), "daily 10:00", wished, 4)
    # What the program changed meanwhile was nobody's decision.
    async with store.database.writing(OURS) as session:
        row = (await session.scalars(select(SubscriptionRow))).one()
        row.state, row.reason, row.due_at, row.cursor = "paused", "the channel is gone", None, NOON + HOUR * 9
    await ours.undo(4, BY)
    await ours.undo(1, BY)
    assert await subscriptions.all() == []
