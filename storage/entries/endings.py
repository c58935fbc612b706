"""How versions of entries ended that were delivered: the current versions, since when and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.entries.queries import entries_of
from storage.entries.view import View
from storage.records import Ending
from storage.tables.entries import ClosingRow, EntryRow


async def endings_of(session: AsyncSession, view: View, delivered: Mapping[str, int | None], at: datetime) -> list[Ending]:
    """The endings of the delivered versions, by lineage (None: the withdrawal was delivered), in their order; ``at`` is the time where the
    ending's own is not known."""
    current = await _current(session, view, list(delivered))
    read_as = await _read_again(session, {entry for entry in delivered.values() if entry})
    changed = {
        lineage: entry
        for lineage, entry in delivered.items()
        if (became := read_as.get(entry or 0, entry)) != (current[lineage][0] if lineage in current else None)
        and not (entry and became is None)
    }
    kinds = select(col(EntryRow.id), col(EntryRow.kind)).where(col(EntryRow.id).in_([one for one in changed.values() if one]))
    wanted: list[Any] = [*(await session.execute(kinds)).all(), *(current[one] for one in changed if one in current)]
    records = {entry.id: entry for entry in await entries_of(session, view, wanted, closed_too=True)}
    ended = {lineage: read_as.get(entry or 0, entry) or 0 for lineage, entry in changed.items()}
    reasons = await _reasons(session, [one for one in ended.values() if one])
    endings = []
    for lineage, entry_id in changed.items():
        now = records.get(current[lineage][0]) if lineage in current else None
        ended_at, reason = reasons.get(ended[lineage], (at, ""))
        endings.append(Ending(records.get(entry_id or 0), lineage, now, ended_at, reason, ended[lineage]))
    return endings


async def _read_again(session: AsyncSession, entries: Collection[int]) -> dict[int, int | None]:
    """What reading their articles again made of these versions, of those where it did: a later version, or None where it closed them."""
    became: dict[int, int | None] = {}
    asked: set[int] = set(entries)
    while asked:
        query = select(col(ClosingRow.entry_id), col(ClosingRow.replaced_by)).where(
            col(ClosingRow.entry_id).in_(asked), col(ClosingRow.by_reader), col(ClosingRow.reopened_at).is_(None)
        )
        closed = (await session.execute(query)).all()
        found: dict[int, int | None] = {row[0]: row[1] for row in closed}
        became |= found
        asked = {later for later in found.values() if later is not None}
    last: dict[int, int | None] = {}
    for entry in entries:
        later: int | None = entry
        while later is not None and later in became:
            later = became[later]
        if later != entry:
            last[entry] = later
    return last


async def _current(session: AsyncSession, view: View, lineages: Sequence[str]) -> dict[str, tuple[int, str]]:
    """The visible version (id, kind) of each lineage that has one, or what it was merged with."""
    query = select(col(EntryRow.lineage), col(EntryRow.id), col(EntryRow.kind)).where(view.sees(), col(EntryRow.lineage).in_(lineages))
    found: dict[str, tuple[int, str]] = {}
    for lineage, entry_id, kind in (await session.execute(query.order_by(col(EntryRow.version)))).all():
        assert entry_id is not None
        found[lineage] = (entry_id, kind)
    if missing := [lineage for lineage in lineages if lineage not in found]:
        other = aliased(EntryRow)
        merged = (
            select(col(ClosingRow.lineage), col(other.lineage))
            .join(other, col(other.id) == col(ClosingRow.replaced_by))
            .where(
                col(ClosingRow.lineage).in_(missing), col(ClosingRow.reopened_at).is_(None), col(other.lineage) != col(ClosingRow.lineage)
            )
        )
        into: dict[str, str] = {one: whole for one, whole in (await session.execute(merged)).all() if whole not in lineages}
        wholes = await _current(session, view, sorted(set(into.values()))) if into else {}
        found.update((one, wholes[whole]) for one, whole in into.items() if whole in wholes)
    return found


async def _reasons(session: AsyncSession, ids: Sequence[int]) -> dict[int, tuple[datetime, str]]:
    """When and why these entries ended, by themselves or with their article; a workspace's own decision before the library's."""
    query = (
        select(col(EntryRow.id), ClosingRow)
        .join(ClosingRow, or_(col(ClosingRow.entry_id) == col(EntryRow.id), col(ClosingRow.entry_id) == col(EntryRow.article_id)))
        .where(col(EntryRow.id).in_(ids), col(ClosingRow.reopened_at).is_(None), col(ClosingRow.by_reader).is_(False))
        .order_by(col(ClosingRow.workspace), col(ClosingRow.id))
    )
    return {entry_id or 0: (closing.closed_at, closing.reason) for entry_id, closing in (await session.execute(query)).all()}
