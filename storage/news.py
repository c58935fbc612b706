"""What there is to tell an audience: entries that it has not had, what changed by them, and what the archive holds.

``NewsShelf`` serves whoever delivers for all workspaces, and reads as the subscription's workspace each time.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, exists, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.action_tables import CardRow, PreferenceRow, RetellingRow
from storage.database import Database
from storage.delivery_records import DeliveryState, Subscription
from storage.delivery_tables import DeliveredEntryRow, DeliveryRow, SubscriptionRow
from storage.knowledge import about_keys, entries_of
from storage.records import Entry, Fact, Topic
from storage.tables import (
    LIBRARY,
    ArticleRow,
    ClosingRow,
    EntryNameRow,
    EntryRow,
    FactRow,
    RowId,
    Scoped,
    UtcTime,
    key_of,
)
from storage.topic_tables import TopicAliasRow, TopicHidingRow, TopicRow
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


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all subscriptions of one workspace on the same topics share: their groups, and how to ask for new and for old entries."""

    groups: tuple[TopicGroup, ...]
    new: Select[int | None, str]
    archive: Select[int | None, str]


@dataclass(slots=True)
class _Memory:
    """What was read already, by workspace. One reads at a time, so that the others find it."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    desks: dict[tuple[str, tuple[str, ...], tuple[str, ...], str], _Desk] = field(default_factory=dict)
    entries: dict[tuple[str, int], Entry] = field(default_factory=dict)
    weights: dict[tuple[str, int], Mapping[str, int]] = field(default_factory=dict)
    earlier: dict[tuple[str, frozenset[int]], tuple[Fact, ...]] = field(default_factory=dict)


class NewsShelf:
    """Where news for any subscription is read."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._memory: _Memory | None = None

    def for_a_moment(self) -> NewsShelf:
        """A shelf that remembers what it read, for many subscriptions at the same moment."""
        shelf = NewsShelf(self._database)
        shelf._memory = _Memory()
        return shelf

    async def gather(self, subscription: Subscription) -> News:
        """What there is to tell the subscription's audience now. A subscription that is not stored has had nothing."""
        memory = self._memory or _Memory()
        async with memory.lock, self._database.reading(subscription.workspace) as session:
            # A workspace with nothing of its own sees what the library sees; all of those share what was read.
            own = subscription.workspace if await _has_own(session, subscription.workspace) else LIBRARY
            return await _Reader(session, memory, subscription, own).news()


class _Reader:
    def __init__(self, session: AsyncSession, memory: _Memory, subscription: Subscription, workspace: str) -> None:
        self._session = session
        self._memory = memory
        self._subscription = subscription
        self._workspace = workspace
        self._view = View(workspace)

    async def news(self) -> News:
        desk = await self._desk()
        own = col(SubscriptionRow.id) == self._subscription.id
        audience = await self._session.scalar(select(col(SubscriptionRow.audience_id)).where(own))
        asked = {"audience": audience, "since": self._subscription.since}
        new = await self._entries((await self._session.execute(desk.new, asked)).all())
        fresh = {entry.id for entry in new}
        old = (await self._session.execute(desk.archive, {"audience": audience, "most": _ARCHIVE + len(new)})).all()
        archive = await self._entries([(entry_id, kind) for entry_id, kind in old if entry_id not in fresh][:_ARCHIVE])
        earlier = await self._earlier([entry for entry in new if isinstance(entry, Fact)])
        weights = await self._weights([entry.id for entry in new])
        since = await _last_digest(self._session, self._subscription) or self._subscription.since
        return News(since, desk.groups, tuple(new), earlier, tuple(archive), weights)

    async def _desk(self) -> _Desk:
        options = self._subscription.options
        key = (self._workspace, self._subscription.topics, options.kinds, options.language)
        if key not in self._memory.desks:
            groups = await _groups(self._session, self._subscription.topics)
            about: list[ColumnElement[bool]] = []
            if self._subscription.topics:
                about = [about_keys(frozenset[str]().union(*(group.family_keys for group in groups)))]
            if options.kinds:
                about.append(col(EntryRow.kind).in_(options.kinds))
            if options.language:
                written = select(col(ArticleRow.entry_id)).where(col(ArticleRow.language) == options.language)
                about.append(func.coalesce(col(EntryRow.article_id), col(EntryRow.id)).in_(written))
            visible = select(col(EntryRow.id), col(EntryRow.kind)).where(self._view.sees(), *about)
            visible = visible.order_by(col(EntryRow.recorded_at).desc(), col(EntryRow.id).desc())
            since = bindparam("since", type_=UtcTime)
            self._memory.desks[key] = _Desk(
                tuple(groups),
                visible.where(col(EntryRow.recorded_at) >= since, not_(_had())).limit(_NEW),
                visible.where(col(EntryRow.kind) != "article", not_(_had(shown=True))).limit(bindparam("most", type_=Integer)),
            )
        return self._memory.desks[key]

    async def _entries(self, wanted: Sequence[Any]) -> list[Entry]:
        """The records of these (id, kind), in this order."""
        known = self._memory.entries
        missing = [(entry_id, kind) for entry_id, kind in wanted if (self._workspace, entry_id) not in known]
        for entry in await entries_of(self._session, self._view, missing):
            known[self._workspace, entry.id] = entry
        return [known[self._workspace, entry_id] for entry_id, _ in wanted if (self._workspace, entry_id) in known]

    async def _earlier(self, new: Sequence[Fact]) -> tuple[Fact, ...]:
        key = (self._workspace, frozenset(fact.id for fact in new))
        if key not in self._memory.earlier:
            self._memory.earlier[key] = tuple(await _earlier(self._session, self._view, new))
        return self._memory.earlier[key]

    async def _weights(self, ids: Sequence[int]) -> dict[int, Mapping[str, int]]:
        known = self._memory.weights
        missing = [entry_id for entry_id in ids if (self._workspace, entry_id) not in known]
        found = await _weights(self._session, missing)
        for entry_id in missing:
            known[self._workspace, entry_id] = found.get(entry_id, {})
        return {entry_id: known[self._workspace, entry_id] for entry_id in ids}


async def _has_own(session: AsyncSession, workspace: str) -> bool:
    """Whether the workspace has entries or topics of its own, or decided anything about the library's."""
    of_topics: tuple[type[Scoped], ...] = (TopicRow, TopicAliasRow, TopicHidingRow)
    tables: tuple[type[Scoped], ...] = (EntryRow, ClosingRow, RetellingRow, PreferenceRow, CardRow, *of_topics)
    return bool(await session.scalar(select(or_(*(exists().where(col(table.workspace) == workspace) for table in tables)))))


def _had(*, shown: bool | None = None) -> ColumnElement[bool]:
    """Whether the audience (a parameter) has been promised any version of the entry; with ``shown`` only if it was (not) shown."""
    audience = bindparam("audience", type_=RowId)
    held = select(col(DeliveredEntryRow.lineage)).where(col(DeliveredEntryRow.audience_id) == audience)
    if shown is not None:
        held = held.where(col(DeliveredEntryRow.shown) == shown)
    return col(EntryRow.lineage).in_(held)


async def _last_digest(session: AsyncSession, subscription: Subscription) -> datetime | None:
    sent = [str(DeliveryState.SENT), str(DeliveryState.UNVERIFIED)]
    own = (col(DeliveryRow.subscription_id) == subscription.id, col(DeliveryRow.corrects).is_(None))
    made = select(col(DeliveryRow.created_at)).where(*own, col(DeliveryRow.state).in_(sent))
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
