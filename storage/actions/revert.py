"""Feeds and subscriptions as people decided them: whether one still stands so, and what it takes to let it stand as before.

Their rows are never deleted: what a feed has seen, and what a channel was sent, hang on them. An undone addition ends them, and
an undone ending lets them go on where they were. When the next look or digest is due is worked out by whoever does it; here it is
due at once, which never sends what was sent: slots that passed meanwhile collapse into one digest, items that were seen are known.
An undone pause is a resumption: slots that passed meanwhile are decided, and what they would have told is news to the next one.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.journal.changes import Image, image, values_of
from storage.records import FeedState, SubscriptionState
from storage.tables.columns import Scoped
from storage.tables.digests import ScheduleRevisionRow, SubscriptionRow
from storage.tables.feeds import FeedRow

#: What feeds tell of themselves: they may take another title, and move.
_TOLD_BY_FEEDS = frozenset({"title", "url"})


def unchanged_since(row: Scoped, after: Image, *, untouched: bool) -> bool:
    """Whether the row still stands as it was decided. A feed that the program gave up is one that is followed; a digest that it paused
    (its channel is gone) is one that runs, where nobody has paused or resumed it since (``untouched``)."""
    found = image(row)
    now = {name: after[name] if isinstance(row, FeedRow) and name in _TOLD_BY_FEEDS else found[name] for name in after}
    gave_up = isinstance(row, FeedRow) and row.state == FeedState.DISABLED
    paused = isinstance(row, SubscriptionRow) and row.state == SubscriptionState.PAUSED and untouched
    if (gave_up or paused) and after.get("state") == FeedState.ACTIVE:
        now["state"] = after["state"]
    return now == dict(after)


async def duplicate_feed(session: AsyncSession, row: Scoped, before: Image | None) -> FeedRow | None:
    """Another feed of the same address that is followed, where this one would be followed again; else None."""
    if not isinstance(row, FeedRow) or row.state != FeedState.REMOVED or before is None or before.get("state") == FeedState.REMOVED:
        return None
    same = (col(FeedRow.workspace) == session.info["workspace"], col(FeedRow.url_key) == row.url_key, col(FeedRow.id) != row.id)
    found: FeedRow | None = await session.scalar(select(FeedRow).where(*same, col(FeedRow.state) != str(FeedState.REMOVED)).limit(1))
    return found


async def revert(session: AsyncSession, row: Scoped, before: Image | None, by: str, now: datetime) -> None:
    """Lets the row stand as ``before``, ended where that is None; a schedule comes back as a new edition of it."""
    match row:
        case FeedRow():
            _set(row, before or {"state": str(FeedState.REMOVED)})
            row.due_at = now if row.state == FeedState.ACTIVE else None
            row.failures, row.failing_since, row.notice = 0, None, ""
            row.reason = "it had been given up before" if row.state == FeedState.DISABLED else ""
        case SubscriptionRow():
            edition, paused = (row.schedule, row.zone), row.state == SubscriptionState.PAUSED
            _set(row, before or {"state": str(SubscriptionState.ENDED)})
            if paused and row.state == SubscriptionState.ACTIVE:
                row.cursor = now
            if (row.schedule, row.zone) != edition:
                row.revision, row.cursor = row.revision + 1, now
                session.add(revision_of(row, by, now))
            row.due_at = now if row.state == SubscriptionState.ACTIVE else None
            if row.state != SubscriptionState.PAUSED:
                row.reason = ""
        case _:
            raise AssertionError(f"{type(row).__name__} does not stand for anything")


def _set(row: Scoped, its_image: Image) -> None:
    for name, value in values_of(type(row), its_image).items():
        setattr(row, name, value)


def revision_of(row: SubscriptionRow, by: str, now: datetime) -> ScheduleRevisionRow:
    """The record of the edition of its schedule that a subscription has now."""
    assert row.id is not None
    return ScheduleRevisionRow(
        workspace=row.workspace,
        subscription_id=row.id,
        revision=row.revision,
        schedule=row.schedule,
        zone=row.zone,
        made_by=by,
        made_at=now,
    )
