"""Corrections that an audience has not received yet: entries delivered to it that were corrected or withdrawn since.

A digest's recap of corrections is computed from the current state, not from a list of what happened: for each entry the version that a
digest delivered last is compared with the current one. So no correction is repeated, and one that was undone is never mentioned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.digests.claims import OPEN, recapped_versions
from storage.digests.corrections import is_planned
from storage.digests.records import DeliveryState, PendingCorrection
from storage.entries.endings import endings_of
from storage.entries.view import View
from storage.tables.columns import LIBRARY
from storage.tables.digests import ComparedEntryRow, CorrectedEntryRow, DeliveredEntryRow, DeliveryRow, SubscriptionRow
from storage.tables.entries import ClosingRow, EntryRow

#: Entries that ended so long before an audience's last digest are still looked at: the end may have been stored late, or its correction
#: was being sent when that digest was made.
LATE = timedelta(days=7)
#: The most entries that one query returns.
_MOST = 500
_ARRIVED = (str(DeliveryState.SENT), str(DeliveryState.UNVERIFIED))


@dataclass(frozen=True, slots=True)
class _Delivered:
    """The version of a lineage that an audience knows (None: that it was withdrawn), and the digest or alert that it has it from."""

    entry: int | None
    delivery: str
    reference: str
    is_alert: bool


async def ended_since(session: AsyncSession, workspace: str, since: datetime) -> set[str]:
    """The lineages of which something that the workspace sees ended since about then, or held again."""
    ended = _ended(col(EntryRow.lineage), col(ClosingRow.workspace).in_([LIBRARY, workspace]), _changed_at() >= since - LATE)
    return set((await session.scalars(ended)).all())


async def pending_corrections(session: AsyncSession, view: View, audience: int, since: datetime) -> tuple[PendingCorrection, ...]:
    """The entries delivered to this audience that ended, or hold again, since about then and that no digest has mentioned yet; the latest
    first. Those for which a correction is being sent to the audience are left for the digest after that."""
    delivered = await _delivered(session, view.workspace, audience, since - LATE)
    if not delivered:
        return ()
    endings = await endings_of(session, view, {lineage: one.entry for lineage, one in delivered.items()}, since)
    if not endings:
        return ()
    replied = await _corrected_by_replies(session, [delivered[ending.lineage].delivery for ending in endings])
    being_corrected = await _being_corrected(session, [delivered[ending.lineage].delivery for ending in endings])
    unplanned = await _unplanned(session, view.workspace)
    by = await _ended_by(session, [ending.ended or (ending.current.id if ending.current else 0) for ending in endings])
    found = []
    for ending in endings:
        one = delivered[ending.lineage]
        entry = ending.delivered or ending.current
        if entry is None or one.delivery in being_corrected or ending.lineage in unplanned:
            continue
        now = ending.current.id if ending.current else None
        found.append(
            PendingCorrection(
                ending, by.get(ending.ended or entry.id, ""), one.reference, (one.delivery, ending.lineage, now) in replied, one.is_alert
            )
        )
    return tuple(sorted(found, key=lambda one: (one.ending.at, one.ending.lineage), reverse=True))


def _changed_at() -> ColumnElement[Any]:
    return func.coalesce(col(ClosingRow.reopened_at), col(ClosingRow.closed_at))


async def _delivered(session: AsyncSession, workspace: str, audience: int, since: datetime) -> dict[str, _Delivered]:
    """What digests delivered last to the audience, for the lineages of which a version ended since then."""
    ended = _ended(col(EntryRow.id), col(ClosingRow.workspace).in_([LIBRARY, workspace]), _changed_at() >= since)
    digest = (col(DeliveryRow.id), col(DeliveryRow.reference), col(SubscriptionRow.watched).is_not(None))
    shown: Any = (
        select(col(DeliveredEntryRow.lineage), col(DeliveredEntryRow.entry_id), *digest)
        .join(DeliveryRow, col(DeliveryRow.id) == col(DeliveredEntryRow.delivery_id))
        .join(SubscriptionRow, col(SubscriptionRow.id) == col(DeliveryRow.subscription_id))
        .where(col(DeliveredEntryRow.audience_id) == audience, col(DeliveredEntryRow.shown), col(DeliveredEntryRow.entry_id).in_(ended))
        .order_by(col(DeliveredEntryRow.id).desc())
    )
    compared: Any = (
        select(col(ComparedEntryRow.lineage), col(ComparedEntryRow.entry_id), *digest)
        .join(DeliveryRow, col(DeliveryRow.id) == col(ComparedEntryRow.delivery_id))
        .join(SubscriptionRow, col(SubscriptionRow.id) == col(DeliveryRow.subscription_id))
        .where(col(SubscriptionRow.audience_id) == audience, col(ComparedEntryRow.entry_id).in_(ended))
        .order_by(col(DeliveryRow.created_at).desc(), col(DeliveryRow.id), col(ComparedEntryRow.entry_id).desc())
    )
    found: dict[str, _Delivered] = {}
    for query in (shown, compared):
        for lineage, *one in (await session.execute(query.where(_arrived()).limit(_MOST))).all():
            found.setdefault(lineage, _Delivered(*one))
    since_then = await recapped_versions(session, audience, list(found))
    return {lineage: replace(one, entry=since_then.get(lineage, one.entry)) for lineage, one in found.items()}


def _arrived() -> ColumnElement[bool]:
    return col(DeliveryRow.state).in_(_ARRIVED)


async def _corrected_by_replies(session: AsyncSession, digests: Sequence[str]) -> set[tuple[str, str, int | None]]:
    """Digest, lineage and version (None: withdrawn) of all corrections that were sent as replies to these digests."""
    corrected = (
        select(col(CorrectedEntryRow.delivery_id), col(CorrectedEntryRow.lineage), col(CorrectedEntryRow.entry_id))
        .join(DeliveryRow, col(DeliveryRow.id) == col(CorrectedEntryRow.correction_id))
        .where(col(CorrectedEntryRow.delivery_id).in_(digests), _arrived())
    )
    return {(digest, lineage, entry) for digest, lineage, entry in (await session.execute(corrected)).all()}


async def _being_corrected(session: AsyncSession, digests: Sequence[str]) -> set[str]:
    """Those of the digests for which a correction is being sent or about to be."""
    found = select(col(DeliveryRow.corrects)).where(col(DeliveryRow.corrects).in_(digests), col(DeliveryRow.state).in_(OPEN))
    return {digest for digest in (await session.scalars(found)).all() if digest is not None}


async def _unplanned(session: AsyncSession, workspace: str) -> set[str]:
    """The lineages that ended so recently that no corrections were planned yet; there may be some."""
    waiting = _ended(col(EntryRow.lineage), col(ClosingRow.workspace).in_([LIBRARY, workspace]), not_(is_planned()))
    return set((await session.scalars(waiting)).all())


def _ended(what: Any, *closings: ColumnElement[bool]) -> Any:
    """Selects ``what`` of all versions of the entries that these closings ended, and of what was read from them; what the reader closed
    when it read an article again is no correction."""
    closings = (*closings, col(ClosingRow.by_reader).is_(False))
    itself = select(what).join(ClosingRow, col(ClosingRow.lineage) == col(EntryRow.lineage)).where(*closings)
    within = select(what).join(ClosingRow, col(ClosingRow.entry_id) == col(EntryRow.article_id)).where(*closings)
    return union(itself, within)


async def _ended_by(session: AsyncSession, entries: Sequence[int]) -> Mapping[int, str]:
    """Who ended these entries, by themselves or with their article; a workspace's own decision before the library's."""
    theirs = or_(col(ClosingRow.entry_id) == col(EntryRow.id), col(ClosingRow.entry_id) == col(EntryRow.article_id))
    query = (
        select(col(EntryRow.id), col(ClosingRow.closed_by))
        .join(ClosingRow, and_(theirs, col(ClosingRow.reopened_at).is_(None)))
        .where(col(EntryRow.id).in_(entries))
        .order_by(col(ClosingRow.workspace), col(ClosingRow.id))
    )
    return {entry: by for entry, by in (await session.execute(query)).all() if entry is not None}
