"""Rows of deliveries: the queries that find them, and the functions that change them, each within its caller's transaction."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, exists, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.digests.records import OPEN_STATES, Claim, Corrected, DeliveryState, LeaseLost, Part, PartState, Plan, PlannedSlot, SendAs
from storage.digests.subscriptions import subscriptions_with_channel, to_slot, to_subscription
from storage.records import ProgramReason, SubscriptionState
from storage.tables.digests import (
    AudienceRow,
    ComparedEntryRow,
    CorrectedEntryRow,
    DeliveredEntryRow,
    DeliveryPartRow,
    DeliveryRow,
    NoticeRow,
    RecappedEntryRow,
    SubscriptionRow,
)

log = logging.getLogger(__name__)

#: Slots that collapsed into a later one have rows of their own up to this many; ``missed`` counts them all.
_COLLAPSED_ROWS = 96
#: No character looks like another one, and without vowels they spell no words.
_REFERENCE_CHARACTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"
#: So long a watch is silent after a message, so that many things that are stored one after the other make few messages.
ALERT_GAP = timedelta(seconds=30)
OPEN = tuple(str(state) for state in OPEN_STATES)
ACTIVE = str(SubscriptionState.ACTIVE)
#: In these states a part may be in the channel.
MAYBE_THERE = (PartState.SENDING, PartState.UNKNOWN, PartState.SENT, PartState.UNVERIFIED)


def due_subscriptions(now: datetime, platforms: Sequence[str]) -> Any:
    """Selects (SubscriptionRow, the channel) where a slot is due and no digest of the subscription is being sent."""
    being_sent = exists().where(
        col(DeliveryRow.subscription_id) == col(SubscriptionRow.id),
        col(DeliveryRow.corrects).is_(None),
        col(DeliveryRow.state).in_(OPEN),
        or_(col(DeliveryRow.begun), and_(col(DeliveryRow.worker) != "", col(DeliveryRow.free_at) > now)),
    )
    return subscriptions_with_channel().where(
        col(SubscriptionRow.state) == ACTIVE,
        col(SubscriptionRow.due_at) <= now,
        col(SubscriptionRow.platform).in_(platforms),
        not_(being_sent),
    )


def free_deliveries(now: datetime, platforms: Sequence[str]) -> Any:
    """Selects (DeliveryRow, SubscriptionRow, the channel) of deliveries that a worker may claim, not of those that will collapse."""
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
        .join(AudienceRow, col(AudienceRow.id) == _audience())
        .where(
            col(DeliveryRow.state).in_(OPEN),
            col(DeliveryRow.free_at) <= now,
            col(DeliveryRow.platform).in_(platforms),
            or_(col(SubscriptionRow.due_at).is_(None), not_(collapses)),
            or_(col(DeliveryRow.corrects).is_(None), not_(_must_wait())),
        )
    )


def _audience() -> ColumnElement[int]:
    """The audience of a delivery: the subscription's. What was begun goes on where it was begun, and a correction goes to whoever got the
    digest, also where the subscription has moved to another channel since."""
    digest = func.coalesce(col(DeliveryRow.corrects), col(DeliveryRow.id))
    composed_for = select(col(DeliveredEntryRow.audience_id)).where(col(DeliveredEntryRow.delivery_id) == digest).limit(1).scalar_subquery()
    has_one = or_(col(DeliveryRow.begun), col(DeliveryRow.corrects).is_not(None))
    return func.coalesce(case((has_one, composed_for)), col(SubscriptionRow.audience_id))


def _must_wait() -> ColumnElement[bool]:
    """Whether a correction has to wait until its digest is sent, or an earlier correction of it."""
    digest, earlier = aliased(DeliveryRow), aliased(DeliveryRow)
    being_sent = exists().where(col(digest.id) == col(DeliveryRow.corrects), col(digest.state).in_(OPEN))
    before = or_(
        col(earlier.created_at) < col(DeliveryRow.created_at),
        and_(col(earlier.created_at) == col(DeliveryRow.created_at), col(earlier.id) < col(DeliveryRow.id)),
    )
    earlier_open = exists().where(col(earlier.corrects) == col(DeliveryRow.corrects), col(earlier.state).in_(OPEN), before)
    return or_(being_sent, earlier_open)


async def claim_slots(
    session: AsyncSession, planned: Sequence[tuple[SubscriptionRow, Plan]], now: datetime
) -> dict[int | None, DeliveryRow]:
    """New deliveries by subscription, each for the newest slot of its plan, into which the older ones collapse; subscriptions that have
    nothing to claim now are left out."""
    valid = [(subscription, plan) for subscription, plan in planned if not pause_if_broken(session, subscription, plan, now)]
    known = await _known_slots(session, valid)
    with_open_digest = await _open_deliveries(session, [subscription for subscription, _ in valid])
    wanted: list[tuple[SubscriptionRow, PlannedSlot]] = []
    windows: dict[int | None, tuple[datetime, int]] = {}
    for subscription, plan in valid:
        fresh = [slot for slot in plan.slots[-_COLLAPSED_ROWS - 1 :] if (subscription.id, subscription.revision, _key(slot)) not in known]
        if fresh:
            collapsed = await collapse_unsent(session, subscription, now) if subscription.id in with_open_digest else []
            if collapsed is None:
                continue
            windows[subscription.id] = window_of(subscription, collapsed, len(plan.slots) - 1)
            wanted += [(subscription, slot) for slot in fresh]
        if plan.slots:
            subscription.cursor = max(subscription.cursor, plan.slots[-1].at)
        subscription.due_at = plan.next_at
    rows: dict[int | None, DeliveryRow] = {}
    for row in await new_slots(session, wanted, now):
        if (older := rows.get(row.subscription_id)) is not None:
            end_delivery(older, DeliveryState.COLLAPSED, ProgramReason.SLOT_MISSED, now)
        rows[row.subscription_id] = row
    for subscription_id, row in rows.items():
        row.window_start, row.missed = windows[subscription_id]
    return rows


async def _known_slots(session: AsyncSession, planned: Sequence[tuple[SubscriptionRow, Plan]]) -> set[tuple[int, int, str]]:
    """The slots (subscription, revision, key) of these plans that have deliveries already."""
    keys = {_key(slot) for _, plan in planned for slot in plan.slots[-_COLLAPSED_ROWS - 1 :]}
    found = select(col(DeliveryRow.subscription_id), col(DeliveryRow.revision), col(DeliveryRow.slot)).where(
        col(DeliveryRow.subscription_id).in_([subscription.id for subscription, _ in planned]), col(DeliveryRow.slot).in_(keys)
    )
    return {(subscription, revision, slot) for subscription, revision, slot in (await session.execute(found)).all()}


async def _open_deliveries(session: AsyncSession, subscriptions: Sequence[SubscriptionRow]) -> set[int]:
    """Those of the subscriptions that have an open digest."""
    found = select(col(DeliveryRow.subscription_id)).where(
        col(DeliveryRow.subscription_id).in_([subscription.id for subscription in subscriptions]),
        col(DeliveryRow.corrects).is_(None),
        col(DeliveryRow.state).in_(OPEN),
    )
    return set((await session.scalars(found)).all())


def _key(slot: PlannedSlot) -> str:
    return slot.local.isoformat(timespec="minutes")


async def collapse_unsent(session: AsyncSession, subscription: SubscriptionRow, now: datetime) -> list[DeliveryRow] | None:
    """The open deliveries of a subscription of which nothing was sent, now collapsed; None when one is being sent."""
    own = (col(DeliveryRow.subscription_id) == subscription.id, col(DeliveryRow.corrects).is_(None))
    found = select(DeliveryRow).where(*own, col(DeliveryRow.state).in_(OPEN))
    number = len((await session.execute(found)).scalars().all())
    # One that another worker is claiming right now is locked and left out here, so that the numbers differ.
    rows = (await session.execute(found.with_for_update(skip_locked=True).execution_options(populate_existing=True))).scalars().all()
    if len(rows) != number or any(row.begun or (row.worker and row.free_at is not None and row.free_at > now) for row in rows):
        return None
    for row in rows:
        end_delivery(row, DeliveryState.COLLAPSED, ProgramReason.DIGEST_UNSENT, now)
        await release(session, [row.id])
    return list(rows)


def window_of(subscription: SubscriptionRow, collapsed: Sequence[DeliveryRow], missed: int) -> tuple[datetime, int]:
    """Where the window of a new delivery begins, and how many slots before it were missed."""
    start = min([subscription.cursor, *(row.window_start for row in collapsed)])
    return start, missed + sum(row.missed + (row.slot_at is not None) for row in collapsed)


async def new_slots(
    session: AsyncSession, wanted: Sequence[tuple[SubscriptionRow, PlannedSlot | None]], now: datetime
) -> list[DeliveryRow]:
    """Stored deliveries for these slots (None: apart from the schedule), claimed by nobody yet."""
    references = await _new_references(session, [subscription.workspace for subscription, _ in wanted])
    rows = []
    for (subscription, slot), reference in zip(wanted, references, strict=True):
        assert subscription.id is not None
        name = secrets.token_hex(8)
        rows.append(
            DeliveryRow(
                workspace=subscription.workspace,
                id=name,
                reference=reference,
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
        )
    session.add_all(rows)
    return rows


async def new_deliveries(session: AsyncSession, corrections: Sequence[tuple[SubscriptionRow, str]], now: datetime) -> None:
    """Stores corrections of digests of these subscriptions, claimed by nobody yet."""
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


async def new_alerts(session: AsyncSession, occasions: Sequence[tuple[SubscriptionRow, str]], now: datetime) -> dict[int, str]:
    """New deliveries of watches, by watch, each named by the occasion that it is to tell of; claimed by nobody yet."""
    references = await _new_references(session, [watch.workspace for watch, _ in occasions])
    gaps = await _ends_of_gaps(session, [watch.id for watch, _ in occasions if watch.id is not None])
    made: dict[int, str] = {}
    for (watch, occasion), reference in zip(occasions, references, strict=True):
        assert watch.id is not None
        made[watch.id] = secrets.token_hex(8)
        session.add(
            DeliveryRow(
                workspace=watch.workspace,
                id=made[watch.id],
                reference=reference,
                subscription_id=watch.id,
                platform=watch.platform,
                revision=watch.revision,
                slot=occasion,
                window_start=now,
                state=DeliveryState.CLAIMED,
                free_at=max(now, gaps.get(watch.id, now)),
                created_at=now,
            )
        )
    await session.flush()
    return made


async def _ends_of_gaps(session: AsyncSession, watches: Sequence[int]) -> dict[int, datetime]:
    """Until when each of these watches is silent after its last message."""
    last = select(col(DeliveryRow.subscription_id), func.max(col(DeliveryRow.finished_at))).where(
        col(DeliveryRow.subscription_id).in_(watches), col(DeliveryRow.corrects).is_(None)
    )
    rows = (await session.execute(last.group_by(col(DeliveryRow.subscription_id)))).all()
    return {watch: at + ALERT_GAP for watch, at in rows if at is not None}


async def _new_references(session: AsyncSession, workspaces: Sequence[str]) -> list[str]:
    """For each of these workspaces a reference that it has not used yet."""
    found: list[str] = []
    taken: set[tuple[str, str]] = set()
    while len(found) < len(workspaces):
        missing = workspaces[len(found) :]
        made = ["".join(secrets.choice(_REFERENCE_CHARACTERS) for _ in range(5)) for _ in missing]
        known = select(col(DeliveryRow.workspace), col(DeliveryRow.reference)).where(col(DeliveryRow.reference).in_(made))
        taken |= {(workspace, reference) for workspace, reference in (await session.execute(known)).all()}
        for workspace, reference in zip(missing, made, strict=True):
            if (workspace, reference) in taken:
                break
            taken.add((workspace, reference))
            found.append(reference)
    return found


def pause_if_broken(session: AsyncSession, subscription: SubscriptionRow, plan: Plan, now: datetime) -> bool:
    """Whether the plan says that nothing can be planned; the subscription is paused then and its maker gets a notice."""
    if not plan.broken:
        return False
    subscription.state, subscription.reason, subscription.due_at = SubscriptionState.PAUSED, plan.broken, None
    add_notice(session, subscription.workspace, subscription.id, subscription.platform, plan.notice, now)
    log.warning("digest d%s of %s is paused: %s", subscription.number, subscription.workspace, plan.broken)
    return True


async def require_lease(session: AsyncSession, claim: Claim) -> DeliveryRow:
    """The delivery of a claim, locked, while the claim's lease is valid.

    Raises:
        LeaseLost: it was taken over, or has ended.
    """
    found = select(DeliveryRow).where(
        col(DeliveryRow.id) == claim.delivery, col(DeliveryRow.fence) == claim.fence, col(DeliveryRow.state).in_(OPEN)
    )
    row: DeliveryRow | None = (await session.execute(found.with_for_update())).scalar_one_or_none()
    if row is None:
        raise lease_lost(claim)
    return row


def lease_lost(claim: Claim) -> LeaseLost:
    return LeaseLost("digest-lease-lost", reference=claim.reference)


async def parts_of(session: AsyncSession, delivery: str) -> tuple[Part, ...]:
    """The stored parts of a delivery, in order."""
    found = select(DeliveryPartRow).where(col(DeliveryPartRow.delivery_id) == delivery).order_by(col(DeliveryPartRow.number))
    rows = (await session.execute(found)).scalars()
    return tuple(
        Part(row.number, row.document, PartState(row.state), row.message_id, row.started_at, SendAs(row.how), row.target) for row in rows
    )


async def corrected_by(session: AsyncSession, row: DeliveryRow) -> Corrected | None:
    """The digest that a delivery corrects; None for a digest."""
    if row.corrects is None:
        return None
    reference = (await session.execute(select(col(DeliveryRow.reference)).where(col(DeliveryRow.id) == row.corrects))).scalar_one()
    return Corrected(row.corrects, reference, await parts_of(session, row.corrects))


async def recapped_versions(session: AsyncSession, audience: int, lineages: Sequence[str]) -> dict[str, int | None]:
    """The version of each of these lineages that the recap of a digest showed the audience last; None: that it was withdrawn."""
    recapped = (
        select(col(RecappedEntryRow.lineage), col(RecappedEntryRow.current_id))
        .join(DeliveryRow, col(DeliveryRow.id) == col(RecappedEntryRow.delivery_id))
        .where(col(RecappedEntryRow.audience_id) == audience, col(RecappedEntryRow.lineage).in_(lineages))
        .order_by(col(DeliveryRow.created_at), col(DeliveryRow.id))
    )
    return {row[0]: row[1] for row in (await session.execute(recapped)).all()}


async def release(session: AsyncSession, deliveries: Sequence[str]) -> None:
    """Entries promised by these unsent digests become news again, and what these unsent corrections would have said is still to be said."""
    if deliveries:
        await session.execute(delete(CorrectedEntryRow).where(col(CorrectedEntryRow.correction_id).in_(deliveries)))
        await session.execute(delete(DeliveredEntryRow).where(col(DeliveredEntryRow.delivery_id).in_(deliveries)))
        await session.execute(delete(ComparedEntryRow).where(col(ComparedEntryRow.delivery_id).in_(deliveries)))
        await session.execute(delete(RecappedEntryRow).where(col(RecappedEntryRow.delivery_id).in_(deliveries)))


async def compose_anew_after_a_move(session: AsyncSession, row: DeliveryRow, subscription: SubscriptionRow) -> None:
    """Lets a digest of which nothing was sent be composed anew where its subscription has moved to another channel since: what is news
    there is another thing."""
    if row.document is None or row.begun or row.corrects is not None or subscription.watched is not None:
        return
    composed_for = select(col(DeliveredEntryRow.audience_id)).where(col(DeliveredEntryRow.delivery_id) == row.id).limit(1)
    if (await session.scalar(composed_for)) in (None, subscription.audience_id):
        return
    await release(session, [row.id])
    await session.execute(delete(DeliveryPartRow).where(col(DeliveryPartRow.delivery_id) == row.id))
    row.document, row.state = None, DeliveryState.CLAIMED


def end_delivery(row: DeliveryRow, state: DeliveryState, reason: str, now: datetime) -> None:
    row.state, row.reason, row.finished_at, row.free_at, row.worker = state, reason, now, None, ""


def add_notice(session: AsyncSession, workspace: str, subscription: int | None, platform: str, document: str, now: datetime) -> None:
    """Stores a notice (a document as JSON) for whoever made the subscription; "" is none."""
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
