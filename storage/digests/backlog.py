"""How far the work that waits in the database is behind: digests and watches, feeds, acknowledged requests. For the operator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.digests.claims import ACTIVE, OPEN
from storage.records import FeedState
from storage.tables.digests import DeliveryRow, SubscriptionRow
from storage.tables.feeds import FeedRow
from storage.tables.requests import RequestRow

NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class BacklogRecord:
    """What waits. ``open_deliveries`` are those that are not finished, by their state; the times say since when the oldest work of its
    kind could have been begun by somebody and was not."""

    open_deliveries: Mapping[str, int] = field(default_factory=dict)
    digests: timedelta = NOTHING
    feeds: timedelta = NOTHING
    requests: timedelta = NOTHING

    @property
    def behind(self) -> Mapping[str, timedelta]:
        return {"digests": self.digests, "feeds": self.feeds, "requests": self.requests}


async def backlog(database: Database, now: datetime, platforms: Sequence[str]) -> BacklogRecord:
    """The backlog of all workspaces, as far as processes with these platforms can work on it. Raises StorageError."""
    states = select(col(DeliveryRow.state), func.count()).where(col(DeliveryRow.state).in_(OPEN)).group_by(col(DeliveryRow.state))
    slot = select(func.min(col(SubscriptionRow.due_at))).where(
        col(SubscriptionRow.state) == ACTIVE, col(SubscriptionRow.due_at) <= now, col(SubscriptionRow.platform).in_(platforms)
    )
    begun = select(func.min(col(DeliveryRow.free_at))).where(
        col(DeliveryRow.state).in_(OPEN), col(DeliveryRow.free_at) <= now, col(DeliveryRow.platform).in_(platforms)
    )
    feed = select(func.min(col(FeedRow.due_at))).where(col(FeedRow.state) == str(FeedState.ACTIVE), col(FeedRow.due_at) <= now)
    request = select(func.min(col(RequestRow.free_at))).where(
        col(RequestRow.answered_at).is_(None),
        col(RequestRow.free_at) <= now,
        col(RequestRow.answer_until) > now,
        col(RequestRow.platform).in_(platforms),
    )
    async with database.reading(EVERYWHERE) as session:
        found = {str(state): int(count) for state, count in (await session.execute(states)).all()}
        since = [await session.scalar(query) for query in (slot, begun, feed, request)]
    slots, deliveries, feeds, requests = (NOTHING if one is None else now - one for one in since)
    return BacklogRecord(found, max(slots, deliveries), feeds, requests)
