"""Reverting feeds and subscriptions to what people had decided about them before.

Their rows are never deleted, because the items that a feed has seen and the digests that a channel was sent refer to them. An undone
addition ends them, and an undone ending lets them continue where they were. The next check or digest becomes due at once; this sends
nothing twice, because slots that passed meanwhile collapse into one digest and items that were seen are known. An undone pause is a
resumption: slots that passed meanwhile count as decided, and what they would have shown is news to the next one.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.journal.changes import Image, image, values_of
from storage.records import FeedState, ProgramReason, SubscriptionState
from storage.tables.columns import Scoped
from storage.tables.digests import ScheduleRevisionRow, SubscriptionRow
from storage.tables.feeds import FeedRow

#: Columns that follow the feed itself: it may take another title, and move.
_SET_BY_FEED = frozenset({"title", "url"})


def unchanged_since(row: Scoped, after: Image, *, untouched: bool) -> bool:
    """Whether the row still is as people decided. A feed that the program disabled counts as followed; a digest that the program paused
    (its channel is gone) counts as running, where nobody has paused or resumed it since (``untouched``)."""
    found = image(row)
    now = {name: after[name] if isinstance(row, FeedRow) and name in _SET_BY_FEED else found[name] for name in after}
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
    """Sets the row back to ``before``, or ends it where that is None; a schedule comes back as a new revision of it."""
    match row:
        case FeedRow():
            _set(row, before or {"state": str(FeedState.REMOVED)})
            row.due_at = now if row.state == FeedState.ACTIVE else None
            row.failures, row.failing_since, row.notice = 0, None, ""
            row.reason = ProgramReason.GIVEN_UP_BEFORE if row.state == FeedState.DISABLED else ""
        case SubscriptionRow():
            revision, paused = (row.schedule, row.zone), row.state == SubscriptionState.PAUSED
            _set(row, before or {"state": str(SubscriptionState.ENDED)})
            if paused and row.state == SubscriptionState.ACTIVE:
                row.cursor = now
            if (row.schedule, row.zone) != revision:
                row.revision, row.cursor = row.revision + 1, now
                session.add(revision_of(row, by, now))
            # A watch has no schedule: it hears of what is stored from now on.
            row.due_at = now if row.state == SubscriptionState.ACTIVE and row.watched is None else None
            row.since = now if row.watched is not None else row.since
            if row.state != SubscriptionState.PAUSED:
                row.reason = ""
        case _:
            raise AssertionError(f"{type(row).__name__} is neither a feed nor a subscription")


def _set(row: Scoped, its_image: Image) -> None:
    for name, value in values_of(type(row), its_image).items():
        setattr(row, name, value)


def revision_of(row: SubscriptionRow, by: str, now: datetime) -> ScheduleRevisionRow:
    """The record of the current revision of a subscription's schedule."""
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
