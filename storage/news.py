"""What there is to tell an audience: entries that it has not had, what changed by them, and what the archive holds.

``NewsShelf`` serves whoever delivers for all workspaces, and reads as the subscription's workspace each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database import Database
from storage.delivery_records import DeliveryState, Subscription
from storage.delivery_tables import DeliveredEntryRow, DeliveryRow, SubscriptionRow
from storage.knowledge import about_keys, entries_of
from storage.records import Entry, Fact, Topic
from storage.tables import EntryNameRow, EntryRow, FactRow, key_of
from storage.topics import family, find_topic, keys_of, topics
from storage.visibility import View

#: More new entries than this wait for the next digest.
_NEW = 2000
#: Candidates from the archive.
_ARCHIVE = 500


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """A topic that entries are sorted under: by the keys of its own names, and of its descendants' too."""

    name: str
    keys: frozenset[str]
    family_keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class News:
    """What a digest is composed of. ``new`` and ``archive`` are newest first.

    ``since`` is when the last digest was made, or from when on entries are news to a subscription that had none. ``earlier`` are the
    other facts of the subjects and metrics that have new ones, ``archive`` facts, events and quotes that the audience has never been
    shown. ``weights`` tell how often each entry has each name (by key).
    """

    since: datetime
    groups: tuple[TopicGroup, ...] = ()
    new: tuple[Entry, ...] = ()
    earlier: tuple[Fact, ...] = ()
    archive: tuple[Entry, ...] = ()
    weights: Mapping[int, Mapping[str, int]] = field(default_factory=dict)


class NewsShelf:
    """Where news for any subscription is read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def gather(self, subscription: Subscription) -> News:
        """What there is to tell the subscription's audience now. A subscription that is not stored has had nothing."""
        view = View(subscription.workspace)
        async with self._database.reading(subscription.workspace) as session:
            groups = await _groups(session, subscription.topics)
            about: list[ColumnElement[bool]] = []
            if subscription.topics:
                about = [about_keys(frozenset[str]().union(*(group.family_keys for group in groups)))]
            audience = await session.scalar(select(col(SubscriptionRow.audience_id)).where(col(SubscriptionRow.id) == subscription.id))
            fresh = (view.sees(), col(EntryRow.recorded_at) >= subscription.since, not_(_had(audience)), *about)
            new = await _entries(session, view, fresh, _NEW)
            known = {entry.id for entry in new}
            told = (view.sees(), not_(_had(audience, shown=True)), col(EntryRow.kind) != "article", *about)
            archive = [entry for entry in await _entries(session, view, told, _ARCHIVE + len(new)) if entry.id not in known]
            earlier = await _earlier(session, view, [entry for entry in new if isinstance(entry, Fact)])
            weights = await _weights(session, [entry.id for entry in (*new, *archive)])
            since = await _last_digest(session, subscription) or subscription.since
        return News(since, tuple(groups), tuple(new), tuple(earlier), tuple(archive[:_ARCHIVE]), weights)


def _had(audience: int | None, *, shown: bool | None = None) -> ColumnElement[bool]:
    """Whether the audience has been promised any version of the entry; with ``shown`` only if it was (not) shown."""
    held = select(col(DeliveredEntryRow.lineage)).where(col(DeliveredEntryRow.audience_id) == audience)
    if shown is not None:
        held = held.where(col(DeliveredEntryRow.shown) == shown)
    return col(EntryRow.lineage).in_(held)


async def _last_digest(session: AsyncSession, subscription: Subscription) -> datetime | None:
    sent = [str(DeliveryState.SENT), str(DeliveryState.UNVERIFIED)]
    made = select(col(DeliveryRow.created_at)).where(col(DeliveryRow.subscription_id) == subscription.id, col(DeliveryRow.state).in_(sent))
    return await session.scalar(made.order_by(col(DeliveryRow.created_at).desc()).limit(1))


async def _groups(session: AsyncSession, names: Sequence[str]) -> list[TopicGroup]:
    """The groups of the topics of these names, in this order; without names, of all topics that have no parent and are no persons."""
    found: list[Topic] = []
    if names:
        found = [topic for name in names if (topic := await find_topic(session, name)) is not None]
    else:
        everyone = await topics(session)
        found = [topic for topic in everyone if topic.parent is None and topic.kind != "person"]
    return [TopicGroup(topic.name, frozenset(keys_of([topic])), frozenset(keys_of(await family(session, topic)))) for topic in found]


async def _entries(session: AsyncSession, view: View, conditions: Sequence[ColumnElement[bool]], limit: int) -> list[Entry]:
    query = select(col(EntryRow.id), col(EntryRow.kind)).where(*conditions)
    rows = (await session.execute(query.order_by(col(EntryRow.recorded_at).desc(), col(EntryRow.id).desc()).limit(limit))).all()
    return await entries_of(session, view, [(entry_id, kind) for entry_id, kind in rows if entry_id is not None])


async def _earlier(session: AsyncSession, view: View, new: Sequence[Fact]) -> list[Fact]:
    """The visible facts that share subject and metric with a new one and are none of them."""
    pairs = sorted({(key_of(fact.subject), key_of(fact.metric)) for fact in new})
    known = {fact.id for fact in new}
    earlier: list[Fact] = []
    for first in range(0, len(pairs), 200):
        same: Any = or_(*((col(FactRow.subject_key) == s) & (col(FactRow.metric_key) == m) for s, m in pairs[first : first + 200]))
        query = select(col(EntryRow.id)).join(FactRow, col(FactRow.entry_id) == col(EntryRow.id)).where(view.sees(), same)
        wanted = [(entry_id, "fact") for entry_id in (await session.scalars(query)).all() if entry_id is not None and entry_id not in known]
        earlier += [entry for entry in await entries_of(session, view, wanted) if isinstance(entry, Fact)]
    return earlier


async def _weights(session: AsyncSession, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    weights: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for first in range(0, len(ids), 5000):
        query = select(col(EntryNameRow.entry_id), col(EntryNameRow.key), col(EntryNameRow.count))
        for entry_id, key, count in (await session.execute(query.where(col(EntryNameRow.entry_id).in_(ids[first : first + 5000])))).all():
            weights[entry_id][key] += count
    return {entry_id: dict(keys) for entry_id, keys in weights.items()}
