"""What was delivered to audiences: the entries that digests promised them, by lineage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, not_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.digests.records import DeliveryState, Subscription
from storage.tables.digests import ComparedEntryRow, DeliveredEntryRow, DeliveryRow, SubscriptionRow
from storage.tables.entries import EntryRow

#: For an audience with more delivered entries than this the database is asked each time, instead of keeping all of them in memory.
MANY = 2000


@dataclass(frozen=True, slots=True)
class DeliveryHistory:
    """The lineages that were delivered to a subscription's audience: all of them, those of them that were shown and not only counted, and
    those that were shown only for comparison with a newer entry.

    ``since`` is when the subscription's last digest was made, or from when on entries are news to it; ``before`` is where that digest's
    window began, so that corrections which did not fit into it are looked at once more. ``is_long``: there were too many to list here.
    """

    since: datetime
    before: datetime
    delivered: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    is_long: bool = False


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
    last = await _last_sent(session, [one.id for one in subscriptions])
    return [
        DeliveryHistory(
            *last.get(one.id, (one.since, one.since)),
            frozenset(delivered[one.audience]),
            frozenset(shown[one.audience]),
            frozenset(beside.get(one.audience, ())),
            one.audience in long,
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
