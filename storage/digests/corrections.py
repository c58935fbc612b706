"""Corrections of delivered digests: which digests contain an entry that was corrected or withdrawn, and what their audiences know of it.

A correction is a delivery of its own, claimed and recorded like every other one, so that it too arrives once.
Like ``Deliveries`` this crosses tenants.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.digests.claims import OPEN, new_deliveries, require_lease
from storage.digests.records import Claim, DeliveryState, Part, PartState, SendAs
from storage.entries.endings import endings_of
from storage.entries.view import View
from storage.errors import ChangedMeanwhile
from storage.records import Ending
from storage.tables.columns import LIBRARY
from storage.tables.digests import (
    ComparedEntryRow,
    CorrectedEntryRow,
    DeliveredEntryRow,
    DeliveryPartRow,
    DeliveryRow,
    PlannedClosingRow,
    SubscriptionRow,
)
from storage.tables.entries import ClosingRow, EntryRow

#: Closings that are read together, and digests whose corrections are planned in one transaction.
_CLOSINGS = 50
_DIGESTS = 500


class Corrections:
    """The corrections of all workspaces' digests, for whoever sends them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def plan_corrections(self, now: datetime) -> int:
        """How many corrections were planned, because of entries that ended since the last call."""
        planned = 0
        while True:
            async with self._database.reading(EVERYWHERE) as session:
                found = select(ClosingRow).where(not_(is_planned())).order_by(col(ClosingRow.id)).limit(_CLOSINGS)
                closings = (await session.execute(found)).scalars().all()
            for closing in closings:
                try:
                    planned += await self._plan_corrections_for(closing, now)
                except ChangedMeanwhile:
                    continue  # another process does
            if len(closings) < _CLOSINGS:
                return planned

    async def _plan_corrections_for(self, closing: ClosingRow, now: datetime) -> int:
        planned, last = 0, ""
        while True:
            async with self._database.writing(EVERYWHERE) as session:
                # Another process that plans for the same closing waits here, and then sees that it was done.
                own = select(col(ClosingRow.id)).where(col(ClosingRow.id) == closing.id, not_(is_planned()))
                if (await session.execute(own.with_for_update(of=ClosingRow))).first() is None:
                    return planned
                digests = (await session.execute(_digests_with(closing, after=last))).all()
                await new_deliveries(session, [(subscription, digest.id) for digest, subscription in digests], now)
                planned += len(digests)
                if len(digests) < _DIGESTS:
                    assert closing.id is not None
                    await session.merge(
                        PlannedClosingRow(workspace=closing.workspace, closing_id=closing.id, reopened_at=closing.reopened_at)
                    )
                    return planned
                last = digests[-1][0].id

    async def endings(self, claim: Claim, *, as_composed: bool = False) -> list[Ending]:
        """What was delivered to the audience of a correction's digest and no longer holds, in the order of the digest; ``as_composed``:
        compared with the digest as it was composed, as if no correction had been sent since."""
        assert claim.corrects is not None
        workspace = claim.subscription.workspace
        view = View(workspace)
        async with self._database.reading(workspace) as session:
            return await endings_of(
                session, view, await _delivered(session, claim.corrects.delivery, as_composed=as_composed), claim.created_at
            )

    async def save_corrected(
        self, claim: Claim, said: Sequence[str], target: str | None, amended: Sequence[Part], endings: Sequence[Ending]
    ) -> Claim:
        """The claim with its correction, stored before any of it is sent: first the edits of messages, then ``said``, the messages that
        are posted under ``target`` (None: in the channel). ``amended`` are the digest's parts with their new documents.

        Raises:
            LeaseLost: another worker has the correction now.
        """
        assert claim.corrects is not None
        parts = [
            Part(number, one.document, PartState.PENDING, how=SendAs.AMEND, target=one.message_id) for number, one in enumerate(amended)
        ]
        how = SendAs.REPLY if target else SendAs.POST
        parts += [Part(number, document, PartState.PENDING, None, None, how, target) for number, document in enumerate(said, len(parts))]
        async with self._database.writing(EVERYWHERE) as session:
            row = await require_lease(session, claim)
            row.document, row.state, row.reason = said[0], DeliveryState.COMPOSED, ""
            session.add_all(_part_row(row, part) for part in parts)
            await _store_edits(session, claim.corrects.delivery, amended)
            session.add_all(
                CorrectedEntryRow(
                    workspace=row.workspace,
                    correction_id=row.id,
                    lineage=ending.lineage,
                    delivery_id=claim.corrects.delivery,
                    entry_id=ending.current.id if ending.current else None,
                )
                for ending in endings
            )
        return replace(claim, state=DeliveryState.COMPOSED, document=said[0], parts=tuple(parts))


def _part_row(delivery: DeliveryRow, part: Part) -> DeliveryPartRow:
    return DeliveryPartRow(
        workspace=delivery.workspace,
        delivery_id=delivery.id,
        number=part.number,
        how=part.how,
        target=part.target,
        document=part.document,
        state=part.state,
    )


async def _store_edits(session: AsyncSession, digest: str, amended: Sequence[Part]) -> None:
    """Stores the new documents of a digest's parts."""
    documents = {part.number: part.document for part in amended}
    parts = select(DeliveryPartRow).where(col(DeliveryPartRow.delivery_id) == digest, col(DeliveryPartRow.number).in_(list(documents)))
    for row in (await session.execute(parts)).scalars():
        row.document = documents[row.number]


def is_planned() -> ColumnElement[bool]:
    """Whether corrections were planned since a closing was made, undone or made again; what the reader closed needs none."""
    as_it_is = or_(
        and_(col(PlannedClosingRow.reopened_at).is_(None), col(ClosingRow.reopened_at).is_(None)),
        col(PlannedClosingRow.reopened_at) == col(ClosingRow.reopened_at),
    )
    return or_(col(ClosingRow.by_reader), exists().where(col(PlannedClosingRow.closing_id) == col(ClosingRow.id), as_it_is))


def _digests_with(closing: ClosingRow, after: str) -> Any:
    """Selects (DeliveryRow, SubscriptionRow) of digests that show the closed entry, any version of it or what was read from it; without
    those for which a correction is planned that nobody has begun to send."""
    ended = select(col(EntryRow.id)).where(or_(col(EntryRow.lineage) == closing.lineage, col(EntryRow.article_id) == closing.entry_id))
    showing = union(
        select(col(DeliveredEntryRow.delivery_id)).where(col(DeliveredEntryRow.entry_id).in_(ended), col(DeliveredEntryRow.shown)),
        select(col(ComparedEntryRow.delivery_id)).where(col(ComparedEntryRow.entry_id).in_(ended)),
    )
    correction = aliased(DeliveryRow)
    untouched = (col(correction.state).in_(OPEN), col(correction.worker) == "", col(correction.document).is_(None))
    planned = exists().where(col(correction.corrects) == col(DeliveryRow.id), *untouched)
    found = (
        select(DeliveryRow, SubscriptionRow)
        .join(SubscriptionRow, col(SubscriptionRow.id) == col(DeliveryRow.subscription_id))
        .where(col(DeliveryRow.id).in_(showing.scalar_subquery()), not_(planned), col(DeliveryRow.id) > after)
    )
    if closing.workspace != LIBRARY:
        found = found.where(col(DeliveryRow.workspace) == closing.workspace)
    return found.order_by(col(DeliveryRow.id)).limit(_DIGESTS)


async def ended_meanwhile(session: AsyncSession, deliveries: Collection[str]) -> list[str]:
    """Those of these digests that contain an entry which has ended: they were being composed when it ended, so that no correction was
    planned for them."""
    delivered = set((await session.scalars(_ended_in(DeliveredEntryRow, deliveries).where(col(DeliveredEntryRow.shown)))).all())
    beside = set((await session.scalars(_ended_in(ComparedEntryRow, deliveries))).all())
    return sorted(delivered | beside)


def _ended_in(table: type[DeliveredEntryRow | ComparedEntryRow], deliveries: Collection[str]) -> Any:
    """Selects those of these digests that have, in this table, an entry which has ended."""
    theirs = or_(
        col(ClosingRow.entry_id) == col(EntryRow.id),
        col(ClosingRow.entry_id) == col(EntryRow.article_id),
        and_(
            col(ClosingRow.lineage) == col(EntryRow.lineage),
            col(ClosingRow.workspace) == col(table.workspace),
            col(ClosingRow.undone).is_(False),
        ),
    )
    return (
        select(col(table.delivery_id))
        .join(EntryRow, col(EntryRow.id) == col(table.entry_id))
        .join(ClosingRow, theirs)
        .where(
            col(table.delivery_id).in_(deliveries),
            or_(col(ClosingRow.workspace) == LIBRARY, col(ClosingRow.workspace) == col(table.workspace)),
            col(ClosingRow.reopened_at).is_(None),
            col(ClosingRow.by_reader).is_(False),
        )
    )


async def _delivered(session: AsyncSession, delivery: str, *, as_composed: bool = False) -> dict[str, int | None]:
    """The version of each lineage that the audience of a digest knows, by the digest and (unless ``as_composed``) its corrections; None: it
    knows that it was withdrawn."""
    shown = select(col(DeliveredEntryRow.lineage), col(DeliveredEntryRow.entry_id)).where(
        col(DeliveredEntryRow.delivery_id) == delivery, col(DeliveredEntryRow.shown)
    )
    compared = select(col(ComparedEntryRow.lineage), col(ComparedEntryRow.entry_id)).where(col(ComparedEntryRow.delivery_id) == delivery)
    since = (
        select(col(CorrectedEntryRow.lineage), col(CorrectedEntryRow.entry_id))
        .join(DeliveryRow, col(DeliveryRow.id) == col(CorrectedEntryRow.correction_id))
        .where(col(CorrectedEntryRow.delivery_id) == delivery)
        .order_by(col(DeliveryRow.created_at), col(DeliveryRow.id))
    )
    delivered: dict[str, int | None] = {}
    for query in (compared, shown.order_by(col(DeliveredEntryRow.id)), *(() if as_composed else (since,))):
        delivered.update((row[0], row[1]) for row in (await session.execute(query)).all())
    return delivered
