"""Entries that are looked for by measure, office, person or words, without a topic: always so many, and never all of a kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.entries.queries import about_keys, entries_of, newest_known, within
from storage.entries.view import View
from storage.records import EntryKind, Fact, Position
from storage.tables.entries import EntryRow, FactRow, PositionRow
from storage.topics import metric_keys
from storage.values import Nature, key_of

#: Offices are looked for by words among so many positions, the newest stored.
_NEWEST_POSITIONS = 20_000
#: The most keys of measures that are looked up in one call.
_MOST_KEYS = 40


async def facts_measuring(
    session: AsyncSession,
    view: View,
    metrics: Sequence[str],
    *,
    nature: Nature | None,
    since: date | None,
    until: date | None,
    limit: int,
) -> list[Fact]:
    """The newest facts of these measures, whosever they are, the newest as-of first; a measure may be called by any of its names."""
    keys = sorted(await metric_keys(session, *metrics))[:_MOST_KEYS]
    newest = (
        select(col(FactRow.entry_id), col(FactRow.as_of_order))
        .join(EntryRow, col(EntryRow.id) == col(FactRow.entry_id))
        .where(col(FactRow.metric_key) == bindparam("metric"), view.sees(), *within(FactRow.as_of_start, FactRow.as_of_end, since, until))
        .order_by(col(FactRow.as_of_order).desc().nulls_last())
        .limit(limit)
    )
    if nature is not None:
        newest = newest.where(col(FactRow.nature) == nature)
    # One measure at a time is read from an index in the order that is wanted; all at once would have to be sorted.
    found = [row for key in keys for row in (await session.execute(newest, {"metric": key})).all()]
    best = sorted(found, key=lambda row: (row.as_of_order or date.min, row.entry_id), reverse=True)[:limit]
    records = await entries_of(session, view, [(row.entry_id, EntryKind.FACT) for row in best])
    return [record for record in records if isinstance(record, Fact)]


async def positions_held(
    session: AsyncSession, view: View, *, person: str | None, organisation: str | None, title_words: Sequence[str], limit: int
) -> list[Position]:
    """Positions of that person or at that organisation, as far as given, in whose titles all the words stand; the newest first."""
    query = select(col(EntryRow.id)).join(PositionRow, col(PositionRow.entry_id) == col(EntryRow.id)).where(view.sees())
    for role, name in (("person", person), ("organisation", organisation)):
        if name is not None:
            query = query.where(about_keys([key_of(name)], role=role))
    if person is None and organisation is None:
        newest = select(col(PositionRow.entry_id)).order_by(col(PositionRow.entry_id).desc()).limit(_NEWEST_POSITIONS)
        query = query.where(col(EntryRow.id).in_(newest))
    for word in title_words:
        query = query.where(col(PositionRow.title).icontains(word, autoescape=True))
    ids = (await session.scalars(query.order_by(col(EntryRow.id).desc()).limit(limit))).all()
    records = await entries_of(session, view, [(entry_id, EntryKind.POSITION) for entry_id in ids if entry_id is not None])
    return sorted((record for record in records if isinstance(record, Position)), key=newest_known, reverse=True)
