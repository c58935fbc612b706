"""What watches saw: entries that were stored and not looked at yet, and the messages that are to tell of them.

An entry's occasion is written with the entry. Here it becomes a delivery of each watch that it concerns, in one transaction in which the
occasion goes, so that a watch tells of it once. Like ``Deliveries`` this crosses tenants; it reads as one workspace at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.digests.claims import ACTIVE, new_alerts
from storage.digests.news import News, TopicGroup, groups_of, series, weights_of, with_own_entries
from storage.digests.records import Claim, DeliveryState, Subscription
from storage.digests.subscriptions import subscriptions_with_channel, to_subscription
from storage.drafts import MetricDraft
from storage.entries.queries import about_keys, entries_of
from storage.entries.view import View
from storage.records import Article, Entry, EntryKind, Event, Fact, Position, Quote
from storage.tables.columns import LIBRARY
from storage.tables.digests import DeliveredEntryRow, DeliveryRow, OccasionRow, SeenEntryRow, SubscriptionRow
from storage.tables.entries import EntryRow, RevisionRow
from storage.tables.feeds import FeedRow
from storage.topics import known_metrics
from storage.values import key_of

#: Occasions that are looked at together.
_TOGETHER = 200
#: A feed that is checked again so soon after a check had more new items than one check reads.
_SOON = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Occasion:
    """An entry that was stored and that no watch has looked at yet. ``workspace`` is "" for the library; ``comes_with_more``: its feed is
    being read just now, and more may come."""

    id: int
    workspace: str
    entry: int
    recorded_at: datetime
    comes_with_more: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """What one workspace sees of some occasions. ``entries`` by the entry of their occasion; ``topics`` by name, with which of the entries
    are about them; ``earlier`` are other facts of the subjects and metrics that have new ones; ``texts`` by the article's id."""

    entries: Mapping[int, tuple[Entry, ...]] = field(default_factory=dict)
    topics: Mapping[str, TopicGroup] = field(default_factory=dict)
    about: Mapping[str, frozenset[int]] = field(default_factory=dict)
    earlier: tuple[Fact, ...] = ()
    texts: Mapping[int, str] = field(default_factory=dict)
    metrics: tuple[MetricDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """That a watch is to tell these entries, because of what was stored with the ``occasion``'s entry."""

    watch: int
    occasion: int
    entries: tuple[int, ...]


class Alerts:
    """What the watches of all workspaces saw, for whoever sends it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def occasions(self, now: datetime) -> list[Occasion]:
        """The oldest occasions that no watch has looked at."""
        async with self._database.reading(EVERYWHERE) as session:
            found = select(OccasionRow).order_by(col(OccasionRow.id)).limit(_TOGETHER)
            rows = (await session.execute(found)).scalars().all()
            feeds = await _feeds_being_read(session, now) if any(row.recorded_by.startswith("feed ") for row in rows) else set()
        return [
            Occasion(row.id or 0, row.workspace, row.entry_id, row.recorded_at, (row.workspace, row.recorded_by) in feeds) for row in rows
        ]

    async def watches(self) -> list[Subscription]:
        """The active watches of all workspaces."""
        found = subscriptions_with_channel().where(col(SubscriptionRow.state) == ACTIVE, col(SubscriptionRow.watched).is_not(None))
        async with self._database.reading(EVERYWHERE) as session:
            rows = (await session.execute(found.order_by(col(SubscriptionRow.id)))).all()
        return [to_subscription(row, channel) for row, channel in rows]

    async def views(self, workspaces: Collection[str]) -> dict[str, str]:
        """As which workspace each of these sees: itself, or the library where it has nothing of its own."""
        async with self._database.reading(EVERYWHERE) as session:
            own = await with_own_entries(session, workspaces)
        return {workspace: workspace if workspace in own else LIBRARY for workspace in workspaces}

    async def look(self, workspace: str, occasions: Sequence[Occasion], topics: Collection[str], *, with_texts: bool) -> Sight:
        """What the workspace sees of these occasions, and which of it is about the topics of these names."""
        entries = [one.entry for one in occasions]
        async with self._database.reading(workspace) as session:
            view = View(workspace)
            named = select(col(EntryRow.id), col(EntryRow.kind), func.coalesce(col(EntryRow.article_id), col(EntryRow.id)))
            wanted = or_(col(EntryRow.id).in_(entries), col(EntryRow.article_id).in_(entries))
            rows = (await session.execute(named.where(view.sees(), wanted).order_by(col(EntryRow.id)))).all()
            records = {one.id: one for one in await entries_of(session, view, _named(rows))}
            of_occasion = {
                entry: tuple(records[row[0]] for row in rows if row[0] in records and entry in (row[0], row[2])) for entry in entries
            }
            # By the names that the watches have: a topic may have been renamed since.
            groups = {name: group for name in topics for group in await groups_of(session, [name])}
            about = {name: await _about(session, view, group, list(records)) for name, group in groups.items()}
            facts = [one for one in records.values() if isinstance(one, Fact)]
            articles = [one for one in records.values() if isinstance(one, Article)]
            texts = await _texts(session, articles) if with_texts else {}
            metrics = tuple(await known_metrics(session))
            return Sight(of_occasion, groups, about, await _earlier(session, view, facts), texts, metrics)

    async def plan(self, now: datetime, occasions: Sequence[Occasion], hits: Sequence[Hit]) -> int:
        """How many watches are to tell something: the hits become deliveries, and all of these occasions have been looked at.

        Nothing happens where another process looked at one of them first. A watch that was paused or ended meanwhile tells nothing."""
        async with self._database.writing(EVERYWHERE) as session:
            ids = [one.id for one in occasions]
            held = select(col(OccasionRow.id)).where(col(OccasionRow.id).in_(ids)).order_by(col(OccasionRow.id)).with_for_update()
            if len((await session.scalars(held)).all()) < len(set(ids)):
                return 0
            told = await _tell(session, hits, now)
            await session.execute(delete(OccasionRow).where(col(OccasionRow.id).in_(ids)))
            return told

    async def gather(self, claim: Claim) -> tuple[News, Mapping[int, str]]:
        """What the watch of this claim saw and its audience has not been shown yet, with the texts of articles among it by their ids."""
        one = claim.subscription
        async with self._database.reading(one.workspace) as session:
            view = View(one.workspace)
            shown: Any = select(col(DeliveredEntryRow.lineage)).where(
                col(DeliveredEntryRow.audience_id) == one.audience,
                col(DeliveredEntryRow.shown),
                col(DeliveredEntryRow.delivery_id) != claim.delivery,
            )
            seen = (
                select(col(EntryRow.id), col(EntryRow.kind), col(EntryRow.lineage).in_(shown))
                .join(SeenEntryRow, col(SeenEntryRow.entry_id) == col(EntryRow.id))
                .where(col(SeenEntryRow.delivery_id) == claim.delivery, view.sees())
                .order_by(col(EntryRow.known_since).desc(), col(EntryRow.id).desc())
            )
            rows = (await session.execute(seen)).all()
            known = {
                one.ref for one in await entries_of(session, view, _named([row for row in rows if row[2]])) if isinstance(one, Article)
            }
            found = await entries_of(session, view, _named([row for row in rows if not row[2]]))
            # Of an article that was told by another watch, what was read from it is not told by itself.
            new = [entry for entry in found if not (isinstance(entry, Fact | Event | Quote | Position) and entry.citation.article in known)]
            groups = tuple(await groups_of(session, one.topics)) if one.topics else ()
            earlier = await _earlier(session, view, [entry for entry in new if isinstance(entry, Fact)])
            weights = await weights_of(session, [entry.id for entry in new])
            texts = await _texts(session, [entry for entry in new if isinstance(entry, Article)])
        return News(one.since, groups, tuple(new), earlier, (), weights), texts


def _named(rows: Sequence[Any]) -> list[tuple[int, str]]:
    """The id and the kind of each entry."""
    return [(row[0], row[1]) for row in rows]


async def _feeds_being_read(session: AsyncSession, now: datetime) -> set[tuple[str, str]]:
    """The feeds (workspace, name of the author) of which more items are being read now or very soon."""
    held = and_(col(FeedRow.worker) != "", col(FeedRow.free_at) > now)
    goes_on = and_(col(FeedRow.checked_at) > now - _SOON, col(FeedRow.due_at) <= now + _SOON)
    found = select(col(FeedRow.workspace), col(FeedRow.number)).where(or_(held, goes_on))
    return {(workspace, f"feed n{number}") for workspace, number in (await session.execute(found)).all()}


async def _about(session: AsyncSession, view: View, group: TopicGroup, entries: Sequence[int]) -> frozenset[int]:
    """Those of the entries that are about the topic or what belongs to it."""
    found = select(col(EntryRow.id)).where(view.sees(), col(EntryRow.id).in_(entries), about_keys(group.family_keys, found_again=False))
    return frozenset(one for one in (await session.scalars(found)).all() if one is not None)


async def _earlier(session: AsyncSession, view: View, new: Sequence[Fact]) -> tuple[Fact, ...]:
    """The visible facts that share subject and metric with a new one and are not new themselves."""
    fresh = {fact.id for fact in new}
    pairs = sorted({(key_of(fact.subject), key_of(fact.metric)) for fact in new})
    ids = [entry for found in (await series(session, view, pairs)).values() for entry in found if entry not in fresh]
    return tuple(one for one in await entries_of(session, view, [(entry, EntryKind.FACT) for entry in ids]) if isinstance(one, Fact))


async def _texts(session: AsyncSession, articles: Sequence[Article]) -> dict[int, str]:
    """The current texts of the articles, by their ids."""
    revisions = {article.id: article.revision for article in articles}
    found = select(col(RevisionRow.entry_id), col(RevisionRow.revision), col(RevisionRow.text))
    rows = (await session.execute(found.where(col(RevisionRow.entry_id).in_(list(revisions))))).all()
    return {entry: text for entry, revision, text in rows if revisions.get(entry) == revision}


async def _tell(session: AsyncSession, hits: Sequence[Hit], now: datetime) -> int:
    """Stores the hits with deliveries of their watches: with one that waits already and that nobody has begun, else with a new one."""
    by_watch: dict[int, list[Hit]] = {}
    for hit in hits:
        by_watch.setdefault(hit.watch, []).append(hit)
    # Two processes that saw something for one watch wait for each other here, so that it is told in one message.
    found = select(SubscriptionRow).where(col(SubscriptionRow.id).in_(list(by_watch)), col(SubscriptionRow.state) == ACTIVE)
    watches = (await session.execute(found.order_by(col(SubscriptionRow.id)).with_for_update())).scalars().all()
    waiting = await _waiting(session, [row.id for row in watches if row.id is not None])
    missing = [(row, f"entry {by_watch[row.id or 0][0].occasion}") for row in watches if row.id not in waiting]
    waiting |= await new_alerts(session, missing, now)
    for watch in watches:
        delivery = waiting[watch.id or 0]
        entries = dict.fromkeys(entry for hit in by_watch[watch.id or 0] for entry in hit.entries)
        known = set((await session.scalars(select(col(SeenEntryRow.entry_id)).where(col(SeenEntryRow.delivery_id) == delivery))).all())
        session.add_all(
            SeenEntryRow(workspace=watch.workspace, delivery_id=delivery, entry_id=entry) for entry in entries if entry not in known
        )
    return len(watches)


async def _waiting(session: AsyncSession, watches: Sequence[int]) -> dict[int, str]:
    """The deliveries of these watches that wait to be claimed and are not composed, by watch."""
    unclaimed: tuple[Any, ...] = (
        col(DeliveryRow.subscription_id).in_(watches),
        col(DeliveryRow.corrects).is_(None),
        col(DeliveryRow.state) == str(DeliveryState.CLAIMED),
        col(DeliveryRow.worker) == "",
        col(DeliveryRow.document).is_(None),
    )
    rows = (await session.execute(select(DeliveryRow).where(*unclaimed).with_for_update(skip_locked=True))).scalars().all()
    return {row.subscription_id: row.id for row in rows}
