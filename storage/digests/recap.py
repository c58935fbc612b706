"""What an audience has had that no longer holds, or holds otherwise, and that no digest has told it since.

A digest's recap of corrections is read from how things stand, not from when they happened: for each entry the version that the
audience was told last by a digest is compared with the one that holds now. So nothing is told twice, and what was taken back isn't told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.digests.claims import OPEN, told_by_digests
from storage.digests.corrections import is_heeded
from storage.digests.records import DeliveryState, Mended
from storage.entries.endings import endings_of
from storage.entries.view import View
from storage.tables.columns import LIBRARY
from storage.tables.digests import ComparedEntryRow, CorrectedEntryRow, DeliveredEntryRow, DeliveryRow, SubscriptionRow
from storage.tables.entries import ClosingRow, EntryRow

#: How long before an audience's last digest an entry may have ended that is still looked at: it may have been stored late, or its
#: correction may have been on its way when that digest was made.
LATE = timedelta(days=7)
#: Entries that are looked at together at the most.
_MOST = 500
_ARRIVED = (str(DeliveryState.SENT), str(DeliveryState.UNVERIFIED))


@dataclass(frozen=True, slots=True)
class _Had:
    """The version that an audience was told of a lineage (None: that it was withdrawn), in which digest, and that one's reference."""

    entry: int | None
    delivery: str
    reference: str


async def ended_since(session: AsyncSession, workspace: str, since: datetime) -> set[str]:
    """The lineages of which something that the workspace sees ended since about then, or held again."""
    ended = _ended(col(EntryRow.lineage), col(ClosingRow.workspace).in_([LIBRARY, workspace]), _changed_at() >= since - LATE)
    return set((await session.scalars(ended)).all())


async def mended(session: AsyncSession, view: View, audience: int, since: datetime) -> tuple[Mended, ...]:
    """The entries that this audience has had and that ended, or hold again, since about then, as far as no digest has told it; the latest
    first. Those whose correction is on its way to the audience are left for the digest after that."""
    had = await _had(session, view.workspace, audience, since - LATE)
    if not had:
        return ()
    endings = await endings_of(session, view, {lineage: one.entry for lineage, one in had.items()}, since)
    if not endings:
        return ()
    told = await _told_by_reply(session, [had[ending.lineage].delivery for ending in endings])
    coming = await _coming(session, [had[ending.lineage].delivery for ending in endings])
    unheeded = await _unheeded(session, view.workspace)
    by = await _by(session, [one.id for ending in endings for one in (ending.told, ending.now) if one is not None])
    found = []
    for ending in endings:
        one = had[ending.lineage]
        entry = ending.told or ending.now
        if entry is None or one.delivery in coming or ending.lineage in unheeded:
            continue
        now = ending.now.id if ending.now else None
        found.append(Mended(ending, by.get(entry.id, ""), one.reference, (one.delivery, ending.lineage, now) in told))
    return tuple(sorted(found, key=lambda one: (one.ending.at, one.ending.lineage), reverse=True))


def _changed_at() -> ColumnElement[Any]:
    return func.coalesce(col(ClosingRow.reopened_at), col(ClosingRow.closed_at))


async def _had(session: AsyncSession, workspace: str, audience: int, since: datetime) -> dict[str, _Had]:
    """What the audience was told last by digests, of the lineages of which something ended since then."""
    ended = _ended(col(EntryRow.id), col(ClosingRow.workspace).in_([LIBRARY, workspace]), _changed_at() >= since)
    shown: Any = (
        select(col(DeliveredEntryRow.lineage), col(DeliveredEntryRow.entry_id), col(DeliveryRow.id), col(DeliveryRow.reference))
        .join(DeliveryRow, col(DeliveryRow.id) == col(DeliveredEntryRow.delivery_id))
        .where(col(DeliveredEntryRow.audience_id) == audience, col(DeliveredEntryRow.shown), col(DeliveredEntryRow.entry_id).in_(ended))
        .order_by(col(DeliveredEntryRow.id).desc())
    )
    compared: Any = (
        select(col(ComparedEntryRow.lineage), col(ComparedEntryRow.entry_id), col(DeliveryRow.id), col(DeliveryRow.reference))
        .join(DeliveryRow, col(DeliveryRow.id) == col(ComparedEntryRow.delivery_id))
        .join(SubscriptionRow, col(SubscriptionRow.id) == col(DeliveryRow.subscription_id))
        .where(col(SubscriptionRow.audience_id) == audience, col(ComparedEntryRow.entry_id).in_(ended))
        .order_by(col(DeliveryRow.created_at).desc(), col(DeliveryRow.id), col(ComparedEntryRow.entry_id).desc())
    )
    found: dict[str, _Had] = {}
    for query in (shown, compared):
        for lineage, entry, delivery, reference in (await session.execute(query.where(_arrived()).limit(_MOST))).all():
            found.setdefault(lineage, _Had(entry, delivery, reference))
    since_then = await told_by_digests(session, audience, list(found))
    return {lineage: _Had(since_then.get(lineage, one.entry), one.delivery, one.reference) for lineage, one in found.items()}


def _arrived() -> ColumnElement[bool]:
    return col(DeliveryRow.state).in_(_ARRIVED)


async def _told_by_reply(session: AsyncSession, digests: Sequence[str]) -> set[tuple[str, str, int | None]]:
    """Digest, lineage and version (None: withdrawn) of all that replies to these digests told."""
    told = (
        select(col(CorrectedEntryRow.delivery_id), col(CorrectedEntryRow.lineage), col(CorrectedEntryRow.entry_id))
        .join(DeliveryRow, col(DeliveryRow.id) == col(CorrectedEntryRow.correction_id))
        .where(col(CorrectedEntryRow.delivery_id).in_(digests), _arrived())
    )
    return {(digest, lineage, entry) for digest, lineage, entry in (await session.execute(told)).all()}


async def _coming(session: AsyncSession, digests: Sequence[str]) -> set[str]:
    """Those of the digests to which a correction is on its way."""
    found = select(col(DeliveryRow.corrects)).where(col(DeliveryRow.corrects).in_(digests), col(DeliveryRow.state).in_(OPEN))
    return {digest for digest in (await session.scalars(found)).all() if digest is not None}


async def _unheeded(session: AsyncSession, workspace: str) -> set[str]:
    """The lineages that ended so lately that their digests were not looked up yet; a correction may come of it."""
    waiting = _ended(col(EntryRow.lineage), col(ClosingRow.workspace).in_([LIBRARY, workspace]), not_(is_heeded()))
    return set((await session.scalars(waiting)).all())


def _ended(what: Any, *closings: ColumnElement[bool]) -> Any:
    """Selects ``what`` of all versions of the entries that these closings ended, and of what was read from them."""
    itself = select(what).join(ClosingRow, col(ClosingRow.lineage) == col(EntryRow.lineage)).where(*closings)
    within = select(what).join(ClosingRow, col(ClosingRow.entry_id) == col(EntryRow.article_id)).where(*closings)
    return union(itself, within)


async def _by(session: AsyncSession, entries: Sequence[int]) -> Mapping[int, str]:
    """Who ended these entries, by themselves or with their article; a workspace's own decision before the library's."""
    theirs = or_(col(ClosingRow.entry_id) == col(EntryRow.id), col(ClosingRow.entry_id) == col(EntryRow.article_id))
    query = (
        select(col(EntryRow.id), col(ClosingRow.closed_by))
        .join(ClosingRow, and_(theirs, col(ClosingRow.reopened_at).is_(None)))
        .where(col(EntryRow.id).in_(entries))
        .order_by(col(ClosingRow.workspace), col(ClosingRow.id))
    )
    return {entry: by for entry, by in (await session.execute(query)).all() if entry is not None}
