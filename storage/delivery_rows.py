"""Rows of deliveries: the queries that find them and the steps that change them, each within a caller's transaction."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.delivery_records import (
    OPEN_STATES,
    AlreadyPromised,
    Claim,
    Corrected,
    DeliveryState,
    How,
    LeaseLost,
    Part,
    PartState,
    Place,
    Plan,
    PlannedSlot,
    Promise,
    SubscriptionState,
)
from storage.delivery_tables import (
    AudienceRow,
    ComparedEntryRow,
    CorrectedEntryRow,
    DeliveredEntryRow,
    DeliveryAttemptRow,
    DeliveryPartRow,
    DeliveryRow,
    MendedEntryRow,
    NoticeRow,
    SubscriptionRow,
)
from storage.subscriptions import to_slot, to_subscription

#: Slots that collapsed into a later one have rows of their own up to this many; ``missed`` counts them all.
_COLLAPSED_ROWS = 96
#: No sign looks like another or makes words.
_REFERENCE_SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ"
OPEN = tuple(str(state) for state in OPEN_STATES)
ACTIVE = str(SubscriptionState.ACTIVE)
#: In these states a part may be in the channel.
MAYBE_THERE = (PartState.SENDING, PartState.UNKNOWN, PartState.SENT, PartState.UNVERIFIED)


def subscriptions_with_channel() -> Any:
    """Selects (SubscriptionRow, the channel)."""
    return select(SubscriptionRow, col(AudienceRow.channel)).join(AudienceRow, col(AudienceRow.id) == col(SubscriptionRow.audience_id))


def due_subscriptions(now: datetime, platforms: Sequence[str]) -> Any:
    """Selects (SubscriptionRow, the channel) where a slot is due and no delivery stands in its way."""
    in_the_way = exists().where(
        col(DeliveryRow.subscription_id) == col(SubscriptionRow.id),
        col(DeliveryRow.corrects).is_(None),
        col(DeliveryRow.state).in_(OPEN),
        or_(col(DeliveryRow.begun), and_(col(DeliveryRow.worker) != "", col(DeliveryRow.free_at) > now)),
    )
    return subscriptions_with_channel().where(
        col(SubscriptionRow.state) == ACTIVE,
        col(SubscriptionRow.due_at) <= now,
        col(SubscriptionRow.platform).in_(platforms),
        not_(in_the_way),
    )


def free_deliveries(now: datetime, platforms: Sequence[str]) -> Any:
    """Selects (DeliveryRow, SubscriptionRow, the channel) of deliveries to be taken up, save those that will collapse into a later one."""
    collapses = and_(
        not_(col(DeliveryRow.begun)),
        col(DeliveryRow.corrects).is_(None),
        col(SubscriptionRow.state) == ACTIVE,
        col(SubscriptionRow.due_at).is_not(None),
        col(SubscriptionRow.due_at) <= now,
    )
    return (
        select(DeliveryRow, SubscriptionRow, col(AudienceRow.channel))
        .join(SubscriptionRow, col(SubscriptionRow.id) == col(DeliveryRow.subscription_id))
        .join(AudienceRow, col(AudienceRow.id) == col(SubscriptionRow.audience_id))
        .where(
            col(DeliveryRow.state).in_(OPEN),
            col(DeliveryRow.free_at) <= now,
            col(DeliveryRow.platform).in_(platforms),
            or_(col(SubscriptionRow.due_at).is_(None), not_(collapses)),
            or_(col(DeliveryRow.corrects).is_(None), not_(_waits())),
        )
    )


def _waits() -> ColumnElement[bool]:
    """Whether a correction waits for its digest to be through, or for an earlier correction of it."""
    digest, earlier = aliased(DeliveryRow), aliased(DeliveryRow)
    under_way = exists().where(col(digest.id) == col(DeliveryRow.corrects), col(digest.state).in_(OPEN))
    before = or_(
        col(earlier.created_at) < col(DeliveryRow.created_at),
        and_(col(earlier.created_at) == col(DeliveryRow.created_at), col(earlier.id) < col(DeliveryRow.id)),
    )
    behind = exists().where(col(earlier.corrects) == col(DeliveryRow.corrects), col(earlier.state).in_(OPEN), before)
    return or_(under_way, behind)


async def claim_slot(session: AsyncSession, subscription: SubscriptionRow, plan: Plan, now: datetime) -> DeliveryRow | None:
    """A new delivery for the newest slot of a plan, into which the older ones collapse; None when there is nothing to claim (now)."""
    if pause_if_broken(session, subscription, plan, now):
        return None
    known = await _known_slots(session, subscription, plan.slots[-_COLLAPSED_ROWS - 1 :])
    fresh = [slot for slot in plan.slots[-_COLLAPSED_ROWS - 1 :] if _key(slot) not in known]
    row: DeliveryRow | None = None
    if fresh:
        cleared = await clear_way(session, subscription, now)
        if cleared is None:
            return None
        for slot in fresh[:-1]:
            end_delivery(
                await new_delivery(session, subscription, slot, now), DeliveryState.COLLAPSED, "missed; a later digest covers it", now
            )
        row = await new_delivery(session, subscription, fresh[-1], now)
        row.window_start, row.missed = window_of(subscription, cleared, len(plan.slots) - 1)
    if plan.slots:
        subscription.cursor = max(subscription.cursor, plan.slots[-1].at)
    subscription.due_at = plan.next_at
    return row


async def _known_slots(session: AsyncSession, subscription: SubscriptionRow, slots: Sequence[PlannedSlot]) -> set[str]:
    found = select(col(DeliveryRow.slot)).where(
        col(DeliveryRow.subscription_id) == subscription.id,
        col(DeliveryRow.revision) == subscription.revision,
        col(DeliveryRow.slot).in_([_key(slot) for slot in slots]),
    )
    return set((await session.execute(found)).scalars())


def _key(slot: PlannedSlot) -> str:
    return slot.local.isoformat(timespec="minutes")


async def clear_way(session: AsyncSession, subscription: SubscriptionRow, now: datetime) -> list[DeliveryRow] | None:
    """The open deliveries of a subscription of which nothing was sent, now collapsed; None when one stands in the way."""
    own = (col(DeliveryRow.subscription_id) == subscription.id, col(DeliveryRow.corrects).is_(None))
    found = select(DeliveryRow).where(*own, col(DeliveryRow.state).in_(OPEN))
    number = len((await session.execute(found)).scalars().all())
    # One that another worker is taking up right now is locked and left out here, so that the numbers differ.
    rows = (await session.execute(found.with_for_update(skip_locked=True).execution_options(populate_existing=True))).scalars().all()
    if len(rows) != number or any(row.begun or (row.worker and row.free_at is not None and row.free_at > now) for row in rows):
        return None
    for row in rows:
        end_delivery(row, DeliveryState.COLLAPSED, "could not be sent; a later digest covers it", now)
        await let_go(session, row)
    return list(rows)


def window_of(subscription: SubscriptionRow, collapsed: Sequence[DeliveryRow], missed: int) -> tuple[datetime, int]:
    """Where the window of a new delivery begins, and how many slots before it were missed."""
    start = min([subscription.cursor, *(row.window_start for row in collapsed)])
    return start, missed + sum(row.missed + (row.slot_at is not None) for row in collapsed)


async def new_delivery(session: AsyncSession, subscription: SubscriptionRow, slot: PlannedSlot | None, now: datetime) -> DeliveryRow:
    """A stored delivery, claimed by nobody yet."""
    assert subscription.id is not None
    name = secrets.token_hex(8)
    row = DeliveryRow(
        workspace=subscription.workspace,
        id=name,
        reference=(await _new_references(session, [subscription.workspace]))[0],
        subscription_id=subscription.id,
        platform=subscription.platform,
        revision=subscription.revision,
        slot=_key(slot) if slot else f"now {name}",
        slot_at=slot.at if slot else None,
        window_start=subscription.cursor,
        state=DeliveryState.CLAIMED,
        free_at=now,
        created_at=now,
    )
    session.add(row)
    await session.flush()
    return row


async def new_deliveries(session: AsyncSession, corrections: Sequence[tuple[SubscriptionRow, str]], now: datetime) -> None:
    """Stores corrections of these subscriptions' digests, claimed by nobody yet."""
    references = await _new_references(session, [subscription.workspace for subscription, _ in corrections])
    for (subscription, corrects), reference in zip(corrections, references, strict=True):
        assert subscription.id is not None
        name = secrets.token_hex(8)
        session.add(
            DeliveryRow(
                workspace=subscription.workspace,
                id=name,
                reference=reference,
                corrects=corrects,
                subscription_id=subscription.id,
                platform=subscription.platform,
                revision=subscription.revision,
                slot=f"correction {name}",
                window_start=now,
                state=DeliveryState.CLAIMED,
                free_at=now,
                created_at=now,
            )
        )


async def _new_references(session: AsyncSession, workspaces: Sequence[str]) -> list[str]:
    """A reference for each of these workspaces that it has not had yet."""
    found: list[str] = []
    taken: set[tuple[str, str]] = set()
    while len(found) < len(workspaces):
        missing = workspaces[len(found) :]
        made = ["".join(secrets.choice(_REFERENCE_SIGNS) for _ in range(5)) for _ in missing]
        known = select(col(DeliveryRow.workspace), col(DeliveryRow.reference)).where(col(DeliveryRow.reference).in_(made))
        taken |= {(workspace, reference) for workspace, reference in (await session.execute(known)).all()}
        for workspace, reference in zip(missing, made, strict=True):
            if (workspace, reference) in taken:
                break
            taken.add((workspace, reference))
            found.append(reference)
    return found


def pause_if_broken(session: AsyncSession, subscription: SubscriptionRow, plan: Plan, now: datetime) -> bool:
    """Whether the plan tells that nothing can be planned; the subscription is paused then and its maker will be told."""
    if not plan.broken:
        return False
    subscription.state, subscription.reason, subscription.due_at = SubscriptionState.PAUSED, plan.broken, None
    add_notice(session, subscription.workspace, subscription.id, subscription.platform, plan.notice, now)
    return True


async def held(session: AsyncSession, claim: Claim) -> DeliveryRow:
    """The delivery of a claim, locked, if the claim still holds it.

    Raises:
        LeaseLost: it was taken over, or has ended.
    """
    found = select(DeliveryRow).where(
        col(DeliveryRow.id) == claim.delivery, col(DeliveryRow.fence) == claim.fence, col(DeliveryRow.state).in_(OPEN)
    )
    row: DeliveryRow | None = (await session.execute(found.with_for_update())).scalar_one_or_none()
    if row is None:
        raise LeaseLost(f"Digest {claim.reference} is in the hands of another process now.", "Leave it to that one.")
    return row


async def part_row(session: AsyncSession, delivery: DeliveryRow, number: int) -> DeliveryPartRow:
    found = select(DeliveryPartRow).where(col(DeliveryPartRow.delivery_id) == delivery.id, col(DeliveryPartRow.number) == number)
    row: DeliveryPartRow = (await session.execute(found)).scalar_one()
    return row


async def parts_of(session: AsyncSession, delivery: str) -> tuple[Part, ...]:
    """The stored parts of a delivery, in order."""
    found = select(DeliveryPartRow).where(col(DeliveryPartRow.delivery_id) == delivery).order_by(col(DeliveryPartRow.number))
    rows = (await session.execute(found)).scalars()
    return tuple(
        Part(row.number, row.document, PartState(row.state), row.message_id, row.started_at, How(row.how), row.target) for row in rows
    )


async def corrected_by(session: AsyncSession, row: DeliveryRow) -> Corrected | None:
    """The digest that a delivery corrects; None for a digest."""
    if row.corrects is None:
        return None
    reference = (await session.execute(select(col(DeliveryRow.reference)).where(col(DeliveryRow.id) == row.corrects))).scalar_one()
    return Corrected(row.corrects, reference, await parts_of(session, row.corrects))


async def refuse_promised(session: AsyncSession, audience: int, promises: Sequence[Promise]) -> None:
    """Raises AlreadyPromised when the audience has been promised one of the entries in the same way already."""
    for shown in (True, False):
        places = {Place.MORE} if not shown else set(Place) - {Place.MORE, Place.COMPARED, Place.MENDED}
        entries = [promise.entry for promise in promises if promise.place in places]
        taken = select(col(DeliveredEntryRow.id)).where(
            col(DeliveredEntryRow.audience_id) == audience,
            col(DeliveredEntryRow.shown) == shown,
            col(DeliveredEntryRow.entry_id).in_(entries),
        )
        if entries and (await session.execute(taken.limit(1))).first() is not None:
            raise AlreadyPromised("Another digest of this channel holds one of these entries.", "Compose it again.")
    mended = {promise.lineage: promise.now for promise in promises if promise.place is Place.MENDED}
    if mended:
        # Whoever else tells this audience of corrections waits here, and finds then that it was done.
        await session.execute(select(col(AudienceRow.id)).where(col(AudienceRow.id) == audience).with_for_update())
        told = await told_by_digests(session, audience, list(mended))
        if any(lineage in told and told[lineage] == now for lineage, now in mended.items()):
            raise AlreadyPromised("Another digest of this channel told of one of these corrections.", "Compose it again.")


async def told_by_digests(session: AsyncSession, audience: int, lineages: Sequence[str]) -> dict[str, int | None]:
    """The version of each of these lineages that digests told the audience last among what was corrected; None: that it was withdrawn."""
    told = (
        select(col(MendedEntryRow.lineage), col(MendedEntryRow.now_id))
        .join(DeliveryRow, col(DeliveryRow.id) == col(MendedEntryRow.delivery_id))
        .where(col(MendedEntryRow.audience_id) == audience, col(MendedEntryRow.lineage).in_(lineages))
        .order_by(col(DeliveryRow.created_at), col(DeliveryRow.id))
    )
    return {row[0]: row[1] for row in (await session.execute(told)).all()}


def delivered_row(delivery: DeliveryRow, audience: int, promise: Promise) -> DeliveredEntryRow | ComparedEntryRow | MendedEntryRow:
    if promise.place is Place.COMPARED:
        return ComparedEntryRow(workspace=delivery.workspace, delivery_id=delivery.id, entry_id=promise.entry, lineage=promise.lineage)
    if promise.place is Place.MENDED:
        return MendedEntryRow(
            workspace=delivery.workspace,
            delivery_id=delivery.id,
            lineage=promise.lineage,
            audience_id=audience,
            entry_id=promise.entry,
            now_id=promise.now,
        )
    return DeliveredEntryRow(
        workspace=delivery.workspace,
        audience_id=audience,
        delivery_id=delivery.id,
        lineage=promise.lineage,
        entry_id=promise.entry,
        place=promise.place,
        shown=promise.place is not Place.MORE,
    )


async def let_go(session: AsyncSession, delivery: DeliveryRow) -> None:
    """What the delivery held and did not send is news again."""
    if delivery.corrects is not None:
        await session.execute(delete(CorrectedEntryRow).where(col(CorrectedEntryRow.correction_id) == delivery.id))
        return
    await session.execute(delete(DeliveredEntryRow).where(col(DeliveredEntryRow.delivery_id) == delivery.id))
    await session.execute(delete(ComparedEntryRow).where(col(ComparedEntryRow.delivery_id) == delivery.id))
    await session.execute(delete(MendedEntryRow).where(col(MendedEntryRow.delivery_id) == delivery.id))


async def end_attempts(session: AsyncSession, delivery: DeliveryRow, number: int, now: datetime, outcome: str, reason: str) -> None:
    """Records what came of the attempts at a part of which nobody knew."""
    found = select(DeliveryAttemptRow).where(
        col(DeliveryAttemptRow.delivery_id) == delivery.id,
        col(DeliveryAttemptRow.part) == number,
        col(DeliveryAttemptRow.outcome).in_(["", str(PartState.UNKNOWN)]),
    )
    for row in (await session.execute(found)).scalars():
        row.ended_at, row.outcome, row.reason = now, outcome, reason


def end_delivery(row: DeliveryRow, state: DeliveryState, reason: str, now: datetime) -> None:
    row.state, row.reason, row.finished_at, row.free_at, row.worker = state, reason, now, None, ""


def add_notice(session: AsyncSession, workspace: str, subscription: int | None, platform: str, document: str, now: datetime) -> None:
    """Something to be told to whoever made the subscription; "" is nothing."""
    if document:
        assert subscription is not None
        session.add(NoticeRow(workspace=workspace, subscription_id=subscription, platform=platform, document=document, made_at=now))


def claim_of(
    row: DeliveryRow, subscription: SubscriptionRow, channel: str, parts: tuple[Part, ...] = (), corrects: Corrected | None = None
) -> Claim:
    """The record of a claimed delivery."""
    assert row.free_at is not None
    return Claim(
        delivery=row.id,
        reference=row.reference,
        fence=row.fence,
        worker=row.worker,
        lease_until=row.free_at,
        subscription=to_subscription(subscription, channel),
        slot=to_slot(row),
        window_start=row.window_start,
        missed=row.missed,
        state=DeliveryState(row.state),
        attempts=row.attempts,
        created_at=row.created_at,
        document=row.document,
        parts=parts,
        corrects=corrects,
    )
