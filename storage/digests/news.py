"""What a digest can be composed of: entries not yet delivered to its audience, what changed by them, and entries from the archive.

``NewsShelf`` serves whoever delivers for all workspaces, and reads as the subscription's workspace each time.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.digests.delivered import MANY, DeliveryHistory, delivery_histories, not_delivered
from storage.digests.recap import ended_since, pending_corrections
from storage.digests.records import PendingCorrection, Subscription
from storage.digests.with_words import with_words
from storage.entries.queries import about_keys, entries_of
from storage.entries.view import View
from storage.records import Entry, EntryKind, Fact, Topic
from storage.tables.columns import LIBRARY, Scoped
from storage.tables.decisions import ArticleDetailsRow, PreferenceRow, RetellingRow
from storage.tables.entries import ArticleRow, ClosingRow, EntryNameRow, EntryRow, FactRow
from storage.tables.topics import TopicAliasRow, TopicHidingRow, TopicRow
from storage.topics import family, find_topic, keys_of, topics
from storage.values import Nature, key_of

#: More new entries than this wait for the next digest.
_NEW = 2000
#: Candidates from the archive.
_ARCHIVE = 500
#: Earlier facts of one subject and metric.
_SERIES = 200
#: The kinds of entries that are worth recalling; who held an office once is not.
_RECALLED = (EntryKind.FACT, EntryKind.EVENT, EntryKind.QUOTE)
#: What was recorded so recently before the last digest does not come from the archive yet.
_RECENT = timedelta(days=7)
#: Seconds for which a shelf caches what it read.
_CACHE_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """A topic that entries are grouped under, with the keys of its own names and those of its descendants' names too."""

    name: str
    keys: frozenset[str]
    family_keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class News:
    """What a digest is composed of. ``new`` and ``archive`` are newest first.

    ``since`` is when the last digest was made, or from when on entries are news to a subscription that had none. ``earlier`` are the
    other facts of the subjects and metrics that have new ones, ``archive`` facts, events and quotes that the audience was never shown;
    ``newest`` are the ids of those archive facts about followed topics for whose subject and metric nothing newer is known. ``weights``:
    how often each entry has each name (by key). ``pending_corrections``: what was delivered to the audience and no longer holds.
    ``first``: no digest was delivered to the audience yet; ``stored`` is then how many entries of each kind there are on the topics.
    """

    since: datetime
    groups: tuple[TopicGroup, ...] = ()
    new: tuple[Entry, ...] = ()
    earlier: tuple[Fact, ...] = ()
    archive: tuple[Entry, ...] = ()
    weights: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    newest: frozenset[int] = frozenset()
    pending_corrections: tuple[PendingCorrection, ...] = ()
    first: bool = False
    stored: Mapping[EntryKind, int] = field(default_factory=dict)


@dataclass(slots=True)
class _SharedEntries:
    """What all subscriptions of one workspace to the same topics share: the groups, and the entries visible in them, newest first.

    ``fresh`` are those since ``since``; ``old`` are the newest ``old_limit`` that may be recalled. ``newsworthy`` are the visible ones
    less those that are in the topics only since their articles were read again.
    """

    groups: tuple[TopicGroup, ...]
    visible: Select[Any]
    newsworthy: Select[Any]
    fresh: list[_Candidate] = field(default_factory=list)
    since: datetime | None = None
    old: list[_Candidate] = field(default_factory=list)
    old_limit: int = 0
    stored: Mapping[EntryKind, int] | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An entry that may be news to some audience."""

    id: int
    kind: str
    lineage: str
    known_since: datetime


@dataclass(slots=True)
class _Cache:
    """What was read already, by workspace, and when (on the monotonic clock). One task reads at a time, so that the others find it here."""

    read_at: float
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    shared: dict[tuple[str, tuple[str, ...], tuple[str, ...], str], _SharedEntries] = field(default_factory=dict)
    entries: dict[tuple[str, int], Entry] = field(default_factory=dict)
    weights: dict[tuple[str, int], Mapping[str, int]] = field(default_factory=dict)
    series: dict[tuple[str, str, str], tuple[int, ...]] = field(default_factory=dict)
    latest: dict[tuple[str, str, str], date | None] = field(default_factory=dict)
    ended: dict[str, tuple[datetime, frozenset[str]]] = field(default_factory=dict)


class NewsShelf:
    """Reads the news for any subscription."""

    def __init__(self, database: Database, *, caches: bool = False) -> None:
        self._database = database
        self._caches = caches
        self._cache = _Cache(time.monotonic())

    def with_cache(self) -> NewsShelf:
        """A shelf that caches what it read for some seconds, for many subscriptions at the same time. An entry that ends meanwhile
        may still get into a digest, and is corrected like every entry that ends after it was delivered."""
        return NewsShelf(self._database, caches=True)

    async def gather(self, subscription: Subscription) -> News:
        """The news for the subscription's audience now. To a subscription that is not stored nothing was delivered yet."""
        return (await self.gather_all([subscription]))[0]

    async def gather_all(self, subscriptions: Sequence[Subscription]) -> list[News]:
        """The news for the audience of each of these subscriptions now, in their order."""
        if not self._caches or time.monotonic() - self._cache.read_at > _CACHE_SECONDS:
            self._cache = _Cache(time.monotonic())
        cache = self._cache
        async with cache.lock:
            async with self._database.reading(EVERYWHERE) as session:
                histories = await delivery_histories(session, subscriptions)
                with_own = await with_own_entries(session, {one.workspace for one in subscriptions})
            # A workspace with nothing of its own sees what the library sees; all of those share what was read.
            views = [one.workspace if one.workspace in with_own else LIBRARY for one in subscriptions]
            found: dict[int, News] = {}
            alone: list[int] = []
            for workspace in dict.fromkeys(views):
                async with self._database.reading(workspace) as session:
                    reader = _Reader(session, cache, workspace)
                    for place, one in enumerate(subscriptions):
                        if views[place] == workspace:
                            if not histories[place].is_long or histories[place].recapped is not None:
                                found[place] = await reader.news(one, histories[place])
                            if histories[place].is_long or await reader.has_ended(histories[place]):
                                alone.append(place)
            for place in alone:
                # What was delivered to an audience is its workspace's own, even where it sees only the library.
                one, history = subscriptions[place], histories[place]
                async with self._database.reading(one.workspace) as session:
                    news = found.get(place) or await _Reader(session, cache, views[place]).long_news(one, history)
                    corrected = await pending_corrections(session, View(views[place]), one.audience, history.before)
                found[place] = replace(news, pending_corrections=corrected)
        return [found[place] for place in range(len(subscriptions))]


def _is_old(one: _Candidate, subscription: Subscription, history: DeliveryHistory) -> bool:
    """Whether it was known before the channel had digests, or so long ago that it would not just repeat recent news."""
    return one.known_since < max(subscription.since, history.since - _RECENT)


class _Reader:
    def __init__(self, session: AsyncSession, cache: _Cache, workspace: str) -> None:
        self._session = session
        self._cache = cache
        self._workspace = workspace
        self._view = View(workspace)

    async def news(self, subscription: Subscription, history: DeliveryHistory) -> News:
        """The news for an audience, read together with that for others on the same topics."""
        shared = await self._shared(subscription)
        if history.recapped is not None:
            return await self._recap_of_changes(subscription, history, history.recapped, shared)
        recent = (one for one in await self._fresh(shared, subscription.since) if one.known_since >= subscription.since)
        new = await self._entries(islice((one for one in recent if one.lineage not in history.delivered), _NEW))
        new_ids = {entry.id for entry in new}
        old = await self._old(shared, _ARCHIVE + len(new) + len(history.shown))
        kept = (one for one in old if one.lineage not in history.shown and one.id not in new_ids and _is_old(one, subscription, history))
        archive = await self._entries(islice(kept, _ARCHIVE))
        return await self._news(subscription, history, shared, new, archive)

    async def long_news(self, subscription: Subscription, history: DeliveryHistory) -> News:
        """The same for an audience with a long history, filtered by the database."""
        shared, audience = await self._shared(subscription), subscription.audience
        fresh = shared.newsworthy.where(col(EntryRow.known_since) >= subscription.since, not_delivered(audience)).limit(_NEW)
        new = await self._entries(await self._candidates(fresh))
        new_ids = {entry.id for entry in new}
        cited = shared.visible.where(col(EntryRow.kind).in_(_RECALLED))
        unseen = cited.where(not_delivered(audience, shown=True)).limit(_ARCHIVE + len(new))
        old = await self._candidates(unseen)
        archive = await self._entries(
            islice((one for one in old if one.id not in new_ids and _is_old(one, subscription, history)), _ARCHIVE)
        )
        return await self._news(subscription, history, shared, new, archive)

    async def _recap_of_changes(
        self, subscription: Subscription, history: DeliveryHistory, recapped: frozenset[str], shared: _SharedEntries
    ) -> News:
        """What came since the subscription's last digest and was in none of its own; others may have told the audience."""
        since = max(subscription.since, history.since_last)
        recent = (one for one in await self._fresh(shared, since) if one.known_since >= since and one.lineage not in recapped)
        new = await self._entries(islice(recent, _NEW))
        new = await with_words(self._session, new, subscription.options.words)
        earlier = await self._earlier([entry for entry in new if isinstance(entry, Fact)])
        return News(history.since, shared.groups, tuple(new), earlier)

    async def _news(
        self, subscription: Subscription, history: DeliveryHistory, shared: _SharedEntries, new: list[Entry], archive: list[Entry]
    ) -> News:
        new = await with_words(self._session, new, subscription.options.words)
        archive = await with_words(self._session, archive, subscription.options.words)
        earlier = await self._earlier([entry for entry in new if isinstance(entry, Fact)])
        weights = await self._weights([entry.id for entry in new])
        newest = await self._newest(shared, archive) if subscription.options.archive else frozenset[int]()
        first = history.since == subscription.since and not history.delivered and not history.is_long
        stored = await self._stored(shared) if first else {}
        return News(history.since, shared.groups, tuple(new), earlier, tuple(archive), weights, newest, first=first, stored=stored)

    async def _stored(self, shared: _SharedEntries) -> Mapping[EntryKind, int]:
        """How many entries of each kind are visible."""
        if shared.stored is None:
            visible = shared.visible.order_by(None).subquery()
            counts = await self._session.execute(select(visible.c.kind, func.count()).group_by(visible.c.kind))
            shared.stored = {EntryKind(kind): number for kind, number in counts.all()}
        return shared.stored

    async def _newest(self, shared: _SharedEntries, archive: Sequence[Entry]) -> frozenset[int]:
        """Those facts of the archive whose subject is followed and for whose subject and metric no later figure is known."""
        followed = frozenset[str]().union(*(group.family_keys for group in shared.groups))
        facts = [entry for entry in archive if isinstance(entry, Fact) and entry.nature is Nature.ACTUAL]
        facts = [fact for fact in facts if fact.as_of.end is not None and key_of(fact.subject) in followed]
        known = self._cache.latest
        pairs = {(key_of(fact.subject), key_of(fact.metric)) for fact in facts}
        missing = sorted(pair for pair in pairs if (self._workspace, *pair) not in known)
        found = await _latest(self._session, self._view, missing)
        known.update({(self._workspace, *pair): found.get(pair) for pair in missing})
        found = {pair: known[self._workspace, *pair] for pair in pairs}
        return frozenset(fact.id for fact in facts if fact.as_of.end == found[key_of(fact.subject), key_of(fact.metric)])

    async def has_ended(self, history: DeliveryHistory) -> bool:
        """Whether something that was delivered to the audience ended recently, or holds again; most of the time nothing did."""
        since, lineages = self._cache.ended.get(self._workspace, (None, frozenset[str]()))
        if since is None or history.before < since:
            since, lineages = history.before, frozenset(await ended_since(self._session, self._workspace, history.before))
            self._cache.ended[self._workspace] = (since, lineages)
        return not lineages.isdisjoint(history.delivered | history.compared)

    async def _shared(self, subscription: Subscription) -> _SharedEntries:
        options = subscription.options
        key = (self._workspace, subscription.topics, options.kinds, options.language)
        if key not in self._cache.shared:
            groups = await groups_of(self._session, subscription.topics)
            about: list[ColumnElement[bool]] = []
            first_read: list[ColumnElement[bool]] = []
            if subscription.topics:
                keys = frozenset[str]().union(*(group.family_keys for group in groups))
                about.append(about_keys(keys))
                first_read.append(about_keys(keys, found_again=False))
            if options.kinds:
                about.append(col(EntryRow.kind).in_(options.kinds))
            if options.language:
                written = select(col(ArticleRow.entry_id)).where(col(ArticleRow.language) == options.language)
                about.append(func.coalesce(col(EntryRow.article_id), col(EntryRow.id)).in_(written))
            columns: tuple[Any, ...] = (col(EntryRow.id), col(EntryRow.kind), col(EntryRow.lineage), col(EntryRow.known_since))
            visible: Select[Any] = select(*columns).where(self._view.sees(), *about)
            visible = visible.order_by(col(EntryRow.known_since).desc(), col(EntryRow.id).desc())
            self._cache.shared[key] = _SharedEntries(tuple(groups), visible, visible.where(*first_read))
        return self._cache.shared[key]

    async def _fresh(self, shared: _SharedEntries, since: datetime) -> list[_Candidate]:
        if shared.since is None or since < shared.since:
            recent = shared.newsworthy.where(col(EntryRow.known_since) >= since).limit(_NEW + MANY)
            shared.fresh, shared.since = await self._candidates(recent), since
        return shared.fresh

    async def _old(self, shared: _SharedEntries, limit: int) -> list[_Candidate]:
        if limit > shared.old_limit:
            # More than is needed now, since the next subscription may need a few more.
            shared.old_limit = limit + _ARCHIVE
            shared.old = await self._candidates(shared.visible.where(col(EntryRow.kind).in_(_RECALLED)).limit(shared.old_limit))
        return shared.old

    async def _candidates(self, query: Select[Any]) -> list[_Candidate]:
        return [_Candidate(*row) for row in (await self._session.execute(query)).all()]

    async def _entries(self, wanted: Iterable[_Candidate]) -> list[Entry]:
        """The records of these, in this order."""
        return await self._records([(one.id, one.kind) for one in wanted])

    async def _records(self, named: Sequence[tuple[int, str]]) -> list[Entry]:
        known = self._cache.entries
        missing = [(entry_id, kind) for entry_id, kind in named if (self._workspace, entry_id) not in known]
        for entry in await entries_of(self._session, self._view, missing):
            known[self._workspace, entry.id] = entry
        return [known[self._workspace, entry_id] for entry_id, _ in named if (self._workspace, entry_id) in known]

    async def _earlier(self, new: Sequence[Fact]) -> tuple[Fact, ...]:
        """The visible facts that share subject and metric with a new one and are not new themselves."""
        known, fresh = self._cache.series, {fact.id for fact in new}
        pairs = sorted({(key_of(fact.subject), key_of(fact.metric)) for fact in new})
        missing = [pair for pair in pairs if (self._workspace, *pair) not in known]
        found = await series(self._session, self._view, missing)
        known.update({(self._workspace, *pair): tuple(found.get(pair, ())) for pair in missing})
        wanted = [entry_id for pair in pairs for entry_id in known[self._workspace, *pair] if entry_id not in fresh]
        facts = await self._records([(entry_id, EntryKind.FACT) for entry_id in wanted])
        return tuple(fact for fact in facts if isinstance(fact, Fact))

    async def _weights(self, ids: Sequence[int]) -> dict[int, Mapping[str, int]]:
        known = self._cache.weights
        missing = [entry_id for entry_id in ids if (self._workspace, entry_id) not in known]
        found = await weights_of(self._session, missing)
        for entry_id in missing:
            known[self._workspace, entry_id] = found.get(entry_id, {})
        return {entry_id: known[self._workspace, entry_id] for entry_id in ids}


async def with_own_entries(session: AsyncSession, workspaces: Collection[str]) -> set[str]:
    """Those of the workspaces that have entries or topics of their own, or changed for themselves what they see of the library."""
    of_topics: tuple[type[Scoped], ...] = (TopicRow, TopicAliasRow, TopicHidingRow)
    tables: tuple[type[Scoped], ...] = (EntryRow, ClosingRow, RetellingRow, PreferenceRow, ArticleDetailsRow, *of_topics)
    found = union(*(select(col(table.workspace)).where(col(table.workspace).in_(workspaces)) for table in tables))
    return set((await session.scalars(found)).all())


async def groups_of(session: AsyncSession, names: Sequence[str]) -> list[TopicGroup]:
    """The groups of the topics of these names, in this order; without names, of all topics without a parent except persons."""
    found: list[Topic] = []
    if names:
        found = [topic for name in names if (topic := await find_topic(session, name)) is not None]
    else:
        everyone = await topics(session)
        found = [topic for topic in everyone if topic.parent is None and topic.kind != "person"]
    return [TopicGroup(topic.name, frozenset(keys_of([topic])), frozenset(keys_of(await family(session, topic)))) for topic in found]


async def series(session: AsyncSession, view: View, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[int]]:
    """The ids of the visible facts of each subject and metric (by key), the latest first and at most _SERIES."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for first in range(0, len(pairs), 200):
        same: Any = or_(*((col(FactRow.subject_key) == s) & (col(FactRow.metric_key) == m) for s, m in pairs[first : first + 200]))
        query = select(col(FactRow.subject_key), col(FactRow.metric_key), col(EntryRow.id))
        query = query.join(FactRow, col(FactRow.entry_id) == col(EntryRow.id)).where(view.sees(), same)
        latest = (col(FactRow.as_of_order).desc().nulls_last(), col(EntryRow.id).desc())
        for subject, metric, entry_id in (await session.execute(query.order_by(*latest))).all():
            if entry_id is not None and len(found[subject, metric]) < _SERIES:
                found[subject, metric].append(entry_id)
    return found


async def _latest(session: AsyncSession, view: View, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], date | None]:
    """The last day for which there is a visible actual figure (no plan or forecast) of each subject and metric (by key)."""
    latest: dict[tuple[str, str], date | None] = {}
    for first in range(0, len(pairs), 200):
        same: Any = or_(*((col(FactRow.subject_key) == s) & (col(FactRow.metric_key) == m) for s, m in pairs[first : first + 200]))
        last = func.max(func.coalesce(col(FactRow.as_of_end), col(FactRow.as_of_start)))
        query = select(col(FactRow.subject_key), col(FactRow.metric_key), last).join(EntryRow, col(FactRow.entry_id) == col(EntryRow.id))
        query = query.where(view.sees(), same, col(FactRow.nature) == str(Nature.ACTUAL)).group_by(
            col(FactRow.subject_key), col(FactRow.metric_key)
        )
        latest.update({(subject, metric): day for subject, metric, day in (await session.execute(query)).all()})
    return latest


async def weights_of(session: AsyncSession, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    weights: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for first in range(0, len(ids), 5000):
        query = select(col(EntryNameRow.entry_id), col(EntryNameRow.key), col(EntryNameRow.count))
        for entry_id, key, count in (await session.execute(query.where(col(EntryNameRow.entry_id).in_(ids[first : first + 5000])))).all():
            weights[entry_id][key] += count
    return {entry_id: dict(keys) for entry_id, keys in weights.items()}
