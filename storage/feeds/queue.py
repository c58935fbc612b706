"""The queue of feeds to check: claiming those that are due and recording the outcome of each.

``FeedQueue`` crosses tenants, because one process checks the feeds of all of them. Every change names the claim's fence, so that
a worker whose lease has ended can't change anything. SQLite lets one writer in at a time; on PostgreSQL rows are
claimed with ``FOR UPDATE SKIP LOCKED``, which SQLite's dialect leaves out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.feeds.feeds import to_feed
from storage.feeds.records import Feed, FeedBusy, FeedClaim, FeedLost, FeedNotice, ItemOutcome, UnknownFeed
from storage.records import FeedState
from storage.tables.feeds import FeedItemRow, FeedRow
from storage.urls import url_key

#: An item is given up after so many attempts.
MOST_TRIES = 3


class FeedQueue:
    """The feeds of all workspaces, for the process that checks them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim_due(self, now: datetime, worker: str, lease: timedelta, *, limit: int = 4) -> list[FeedClaim]:
        """At most ``limit`` feeds that are due, held by this worker until the lease ends."""
        due = select(FeedRow).where(col(FeedRow.state) == str(FeedState.ACTIVE), col(FeedRow.due_at) <= now, _free(now))
        async with self._database.reading(EVERYWHERE) as session:
            # Reading first spares most ticks the writers' lock.
            if (await session.execute(due.limit(1))).first() is None:
                return []
        async with self._database.writing(EVERYWHERE) as session:
            rows = await session.scalars(due.order_by(col(FeedRow.due_at)).limit(limit).with_for_update(skip_locked=True))
            return [_taken(row, now, worker, lease) for row in rows]

    async def claim(self, feed: Feed, now: datetime, worker: str, lease: timedelta) -> FeedClaim:
        """The feed, held by this worker though it may not be due.

        Raises:
            UnknownFeed: it was removed.
            FeedBusy: another worker checks it right now.
        """
        async with self._database.writing(EVERYWHERE) as session:
            row = await session.scalar(select(FeedRow).where(col(FeedRow.id) == feed.id).with_for_update())
            if row is None or row.state == FeedState.REMOVED:
                raise UnknownFeed("feed-removed", ref=feed.ref)
            if row.worker and row.free_at is not None and row.free_at > now:
                raise FeedBusy("feed-being-checked", ref=feed.ref)
            return _taken(row, now, worker, lease)

    async def renew(self, claim: FeedClaim, until: datetime) -> None:
        """Holds the feed for longer. Raises FeedLost."""
        async with self._database.writing(EVERYWHERE) as session:
            (await _held(session, claim)).free_at = until

    async def is_new(self, claim: FeedClaim) -> bool:
        """Whether nothing of the feed was ever seen."""
        async with self._database.reading(EVERYWHERE) as session:
            seen = select(col(FeedItemRow.mark)).where(col(FeedItemRow.feed_id) == claim.feed.id)
            return (await session.execute(seen.limit(1))).first() is None

    async def known(self, claim: FeedClaim, marks: Collection[str]) -> set[str]:
        """Those of the marks by which an item was seen and settled."""
        wanted = (col(FeedItemRow.feed_id) == claim.feed.id, col(FeedItemRow.mark).in_(list(marks)))
        settled = or_(col(FeedItemRow.outcome) != str(ItemOutcome.TRIED), col(FeedItemRow.tries) >= MOST_TRIES)
        async with self._database.reading(EVERYWHERE) as session:
            return set(await session.scalars(select(col(FeedItemRow.mark)).where(*wanted, settled)))

    async def tries(self, claim: FeedClaim, marks: Collection[str]) -> int:
        """How often an item with one of these marks was tried."""
        wanted = (col(FeedItemRow.feed_id) == claim.feed.id, col(FeedItemRow.mark).in_(list(marks)))
        async with self._database.reading(EVERYWHERE) as session:
            return max(await session.scalars(select(col(FeedItemRow.tries)).where(*wanted)), default=0)

    async def settle_items(self, claim: FeedClaim, outcomes: Mapping[str, ItemOutcome], now: datetime) -> None:
        """Records the outcomes of items by mark; a mark that has an outcome keeps it, unless that was a failed attempt. Raises FeedLost."""
        async with self._database.writing(EVERYWHERE) as session:
            await _held(session, claim)
            wanted = (col(FeedItemRow.feed_id) == claim.feed.id, col(FeedItemRow.mark).in_(list(outcomes)))
            there = {row.mark: row for row in await session.scalars(select(FeedItemRow).where(*wanted))}
            for mark, outcome in outcomes.items():
                row = there.get(mark)
                if row is None:
                    row = FeedItemRow(workspace=claim.feed.workspace, feed_id=claim.feed.id, mark=mark, outcome=outcome, seen_at=now)
                    session.add(row)
                elif row.outcome == ItemOutcome.TRIED:
                    row.outcome = outcome
                row.seen_at = now
                row.tries += outcome is ItemOutcome.TRIED

    async def succeed(
        self,
        claim: FeedClaim,
        now: datetime,
        due_at: datetime,
        *,
        etag: str | None,
        modified: str | None,
        url: str | None = None,
        title: str = "",
        stored: int = 0,
    ) -> Feed:
        """The feed, released until ``due_at``; ``url`` is where it has moved for good. Raises FeedLost."""
        async with self._database.writing(EVERYWHERE) as session:
            row = await _held(session, claim)
            row.etag, row.modified, row.stored, row.reason = etag, modified, row.stored + stored, ""
            row.title = title or row.title
            if url is not None and url != row.url:
                row.url, row.url_key = url, url_key(url) or url
            row.checked_at = row.good_at = now
            row.failures, row.failing_since, row.notice = 0, None, ""
            _release(row, due_at)
            return to_feed(row)

    async def fail(self, claim: FeedClaim, now: datetime, due_at: datetime, reason: str, *, disable: bool, notice: str = "") -> Feed:
        """The feed, released until ``due_at``, or disabled; the notice is for its owner. Raises FeedLost."""
        async with self._database.writing(EVERYWHERE) as session:
            row = await _held(session, claim)
            row.checked_at, row.reason, row.failures = now, reason, row.failures + 1
            row.failing_since, row.notice = row.failing_since or now, notice or row.notice
            if disable and row.state == FeedState.ACTIVE:
                row.state = FeedState.DISABLED
            _release(row, due_at)
            return to_feed(row)

    async def take_notices(self, platforms: Sequence[str]) -> list[FeedNotice]:
        """The notices for owners on these platforms; each is handed out once."""
        found = select(FeedRow).where(col(FeedRow.notice) != "", col(FeedRow.platform).in_(platforms))
        async with self._database.reading(EVERYWHERE) as session:
            if (await session.execute(found.limit(1))).first() is None:
                return []
        taken: list[FeedNotice] = []
        async with self._database.writing(EVERYWHERE) as session:
            for row in await session.scalars(found.with_for_update(skip_locked=True)):
                taken.append(FeedNotice(to_feed(row), row.notice))
                row.notice = ""
        return taken


def _free(now: datetime) -> Any:
    return or_(col(FeedRow.free_at).is_(None), col(FeedRow.free_at) <= now)


def _taken(row: FeedRow, now: datetime, worker: str, lease: timedelta) -> FeedClaim:
    row.fence, row.worker, row.free_at = row.fence + 1, worker, now + lease
    return FeedClaim(to_feed(row), row.fence, row.etag, row.modified)


def _release(row: FeedRow, due_at: datetime) -> None:
    row.worker, row.free_at = "", None
    row.due_at = due_at if row.state == FeedState.ACTIVE else None


async def _held(session: AsyncSession, claim: FeedClaim) -> FeedRow:
    found = select(FeedRow).where(
        col(FeedRow.id) == claim.feed.id, col(FeedRow.fence) == claim.fence, col(FeedRow.state) != str(FeedState.REMOVED)
    )
    row: FeedRow | None = await session.scalar(found.with_for_update())
    if row is None:
        raise FeedLost("feed-lease-lost", ref=claim.feed.ref)
    return row
