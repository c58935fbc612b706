"""What was delivered to audiences: the entries that digests promised them, by lineage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, not_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.digests.records import DeliveryState, Place, Subscription
from storage.records import Show
from storage.tables.digests import ComparedEntryRow, DeliveredEntryRow, DeliveryRow, SubscriptionRow
from storage.tables.entries import EntryRow

#: For an audience with more delivered entries than this the database is asked each time, instead of keeping all of them in memory.
MANY = 2000
#: What was recorded so shortly before a recap of what changed may have been stored after it was composed.
_LATE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class DeliveryHistory:
    """The lineages that were delivered to a subscription's audience: all of them, those of them that were shown and not only counted, and
    those that were shown only for comparison with a newer entry.

    ``since`` is when the subscription's last digest was made, or from when on entries are news to it; ``before`` is where that digest's
    window began, so that corrections which did not fit into it are looked at once more. ``is_long``: there were too many to list here.
    ``recapped`` is what digests of this very subscription told, where it tells only what changed: what else its audience had may be in it.
    """

    since: datetime
    before: datetime
    delivered: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    is_long: bool = False
    recapped: frozenset[str] | None = None

    @property
    def since_last(self) -> datetime:
        """From when on entries are looked at for a recap of what changed: a little before the last one, for what was stored late."""
        return self.since - _LATE


async def delivery_histories(session: AsyncSession, subscriptions: Sequence[Subscription]) -> list[DeliveryHistory]:
    """What was delivered to the audience of each subscription, in their order; nothing for a subscription that is not stored."""
    audiences = {one.audience for one in subscriptions}
    counted = select(col(DeliveredEntryRow.audience_id), func.count()).where(col(DeliveredEntryRow.audience_id).in_(audiences))
    counts = (await session.execute(counted.group_by(col(DeliveredEntryRow.audience_id)))).all()
    long = {audience for audience, number in counts if number > MANY}
    delivered: dict[int, set[str]] = defaultdict(set)
    shown: dict[int, set[str]] = defaultdict(set)
    query = select(col(DeliveredEntryRow.audience_id), col(DeliveredEntryRow.lineage), col(DeliveredEntryRow.shown))
    query = query.where(col(DeliveredEntryRow.audience_id).in_(audiences - long))
    for audience, lineage, was_shown in (await session.execute(query)).all():
        delivered[audience].add(lineage)
        if was_shown:
            shown[audience].add(lineage)
    beside = await _compared(session, audiences - long)
    recapped = await _recapped(session, [one.id for one in subscriptions if one.options.show is Show.CHANGES])
    last = await _last_sent(session, [one.id for one in subscriptions])
    return [
        DeliveryHistory(
            *last.get(one.id, (one.since, one.since)),
            frozenset(delivered[one.audience]),
            frozenset(shown[one.audience]),
            frozenset(beside.get(one.audience, ())),
            one.audience in long,
            frozenset(recapped.get(one.id, ())) if one.options.show is Show.CHANGES else None,
        )
        for one in subscriptions
    ]


async def _compared(session: AsyncSession, audiences: set[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    compared = (
        select(col(SubscriptionRow.audience_id), col(ComparedEntryRow.lineage))
        .join(DeliveryRow, col(DeliveryRow.id) == col(ComparedEntryRow.delivery_id))
        .join(SubscriptionRow, col(SubscriptionRow.id) == col(DeliveryRow.subscription_id))
        .where(col(SubscriptionRow.audience_id).in_(audiences))
    )
    for audience, lineage in (await session.execute(compared)).all():
        found[audience].add(lineage)
    return found


async def _recapped(session: AsyncSession, subscriptions: Sequence[int]) -> dict[int, set[str]]:
    """The lineages that digests of each of these subscriptions told, whatever else told them to the same audience."""
    found: dict[int, set[str]] = defaultdict(set)
    tables: tuple[type[ComparedEntryRow | DeliveredEntryRow], ...] = (ComparedEntryRow, DeliveredEntryRow)
    for table in tables if subscriptions else ():
        query = select(col(DeliveryRow.subscription_id), col(table.lineage))
        query = query.join(DeliveryRow, col(DeliveryRow.id) == col(table.delivery_id))
        query = query.where(col(DeliveryRow.subscription_id).in_(subscriptions), col(table.place) != str(Place.COMPARED))
        for subscription, lineage in (await session.execute(query)).all():
            found[subscription].add(lineage)
    return found


async def _last_sent(session: AsyncSession, subscriptions: Sequence[int]) -> dict[int, tuple[datetime, datetime]]:
    """When the last digest of each of these subscriptions that was sent (as far as is known) was made, and when its window began."""
    sent = [str(DeliveryState.SENT), str(DeliveryState.UNVERIFIED)]
    made, began = func.max(col(DeliveryRow.created_at)), func.max(col(DeliveryRow.window_start))
    last = select(col(DeliveryRow.subscription_id), made, began).where(
        col(DeliveryRow.subscription_id).in_(subscriptions), col(DeliveryRow.corrects).is_(None), col(DeliveryRow.state).in_(sent)
    )
    found = (await session.execute(last.group_by(col(DeliveryRow.subscription_id)))).all()
    return {subscription: (at, min(at, start)) for subscription, at, start in found}


def not_delivered(audience: int, *, shown: bool | None = None) -> ColumnElement[bool]:
    """Whether no version of the entry was delivered to the audience; with ``shown`` only those that were (not) shown count."""
    delivered: Any = select(col(DeliveredEntryRow.lineage)).where(col(DeliveredEntryRow.audience_id) == audience)
    if shown is not None:
        delivered = delivered.where(col(DeliveredEntryRow.shown) == shown)
    return not_(col(EntryRow.lineage).in_(delivered))
