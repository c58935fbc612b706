"""Entries of things about which very much may be stored: the newest so many, those of certain sentences, and how many there are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.entries.kinds import CITED
from storage.entries.queries import NEWEST_FACT, about_keys, carries_one_of, entries_of, published_before, within
from storage.entries.view import View
from storage.records import MOST_COUNTED, Entry, EntryKind, Event, Fact, Measured, Named
from storage.tables.entries import EntryRow, EventRow, FactRow
from storage.topics import keys_of


@dataclass(frozen=True, slots=True)
class Bounds:
    """The time that entries must overlap, and by when their article must have been published."""

    since: date | None = None
    until: date | None = None
    published_by: date | None = None

    def __bool__(self) -> bool:
        return any(one is not None for one in (self.since, self.until, self.published_by))


async def measured(session: AsyncSession, topics: Sequence[Named]) -> list[Measured]:
    """What is measured of the topics, with how many facts are stored of each, ended ones too; from an index alone."""
    query = (
        select(col(FactRow.subject_key), col(FactRow.metric_key), func.count())
        .where(col(FactRow.subject_key).in_(keys_of(topics)))
        .group_by(col(FactRow.subject_key), col(FactRow.metric_key))
        .order_by(col(FactRow.subject_key), col(FactRow.metric_key))
    )
    return [Measured(subject, metric, count) for subject, metric, count in (await session.execute(query)).all()]


async def newest_facts(
    session: AsyncSession, view: View, wanted: Sequence[Measured], bounds: Bounds, *, each: int, enough: int
) -> list[Fact]:
    """The newest visible facts of what is measured, at most so many of each, until there are enough of all together."""
    ids: list[int] = []
    for one in wanted:
        # One measure at a time is read from an index in the order that is wanted; all at once would have to be sorted.
        query = (
            view.cited(FactRow)
            .with_only_columns(col(FactRow.entry_id))
            .where(col(FactRow.subject_key) == one.subject_key, col(FactRow.metric_key) == one.metric_key)
            .where(*within(FactRow.as_of_start, FactRow.as_of_end, bounds.since, bounds.until), *published_before(bounds.published_by))
            .order_by(NEWEST_FACT[0])
            .limit(each)
        )
        ids += (await session.scalars(query)).all()
        if len(ids) >= enough:
            break
    records = await entries_of(session, view, [(entry_id, EntryKind.FACT) for entry_id in ids])
    return [record for record in records if isinstance(record, Fact)]


async def dated_events(
    session: AsyncSession, view: View, topics: Sequence[Named], bounds: Bounds, limit: int, *, oldest: bool = False
) -> tuple[list[Event], int]:
    """The latest (or ``oldest``) visible events of the topics in the order of their dates, and how many there are, counted up to
    MOST_COUNTED."""
    keys = keys_of(topics)
    conditions = [
        *within(EventRow.date_start, EventRow.date_end, bounds.since, bounds.until),
        *published_before(bounds.published_by),
    ]
    every = view.cited(EventRow).with_only_columns(col(EventRow.entry_id)).where(*conditions)
    counted = select(func.count()).select_from(every.where(about_keys(keys)).limit(MOST_COUNTED).subquery())
    count = int((await session.execute(counted)).scalar_one())
    # Few events are found by their names and put in order; of very many the latest are met soon where all events are walked through.
    about = about_keys(keys) if count < MOST_COUNTED else carries_one_of(keys)
    order = (col(EventRow.date_order).asc().nulls_last(),) if oldest else (col(EventRow.date_order).desc().nulls_last(),)
    ids = (await session.scalars(every.where(about).order_by(*order).limit(limit))).all()
    records = await entries_of(session, view, [(entry_id, EntryKind.EVENT) for entry_id in ids])
    events = [record for record in records if isinstance(record, Event)]
    return sorted(events, key=lambda event: (event.date.sort_key, event.id)), count


async def entries_at(session: AsyncSession, view: View, places: Collection[tuple[str, int]], kinds: Sequence[EntryKind]) -> list[Entry]:
    """The visible entries of these kinds that were read from the sentences at these places of articles, in the order of the text."""
    articles: Any = aliased(EntryRow)
    wanted: list[tuple[int, str]] = []
    for kind in kinds:
        row = CITED[kind]
        query = (
            select(col(row.entry_id), articles.ref, col(row.start))
            .select_from(articles)
            .join(EntryRow, col(EntryRow.article_id) == articles.id)
            .join(row, col(row.entry_id) == col(EntryRow.id))
            .where(articles.ref.in_(sorted({ref for ref, _ in places})), col(EntryRow.kind) == kind.value, view.sees())
            .order_by(articles.id, col(row.start), col(row.entry_id))
        )
        found = (await session.execute(query)).all()
        wanted += [(entry_id, kind) for entry_id, ref, start in found if (ref, start) in places]
    return await entries_of(session, view, wanted)
