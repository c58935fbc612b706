"""Deliveries: claiming what is due and recording every step of sending it.

``Deliveries`` crosses tenants, because one process delivers for all of them. Every change names the claim's fence, so that a
worker whose lease was taken over can't change anything any more. SQLite allows one writer at a time (``BEGIN IMMEDIATE``);
on PostgreSQL rows are claimed with ``FOR UPDATE SKIP LOCKED``, which SQLite's dialect leaves out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import select
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.database.group_commit import GroupCommit
from storage.digests.alerts import Alerts
from storage.digests.claims import (
    ACTIVE,
    add_notice,
    claim_of,
    claim_slots,
    collapse_unsent,
    compose_anew_after_a_move,
    corrected_by,
    due_subscriptions,
    end_delivery,
    free_deliveries,
    new_slots,
    parts_of,
    pause_if_broken,
    release,
    require_lease,
    window_of,
)
from storage.digests.corrections import Corrections
from storage.digests.records import (
    Claim,
    DeliveryState,
    Part,
    PartState,
    PendingNotice,
    Planner,
    Promise,
    SendAs,
    StillOpen,
    Subscription,
    UnknownSubscription,
)
from storage.digests.senders import Senders
from storage.digests.step_writing import write_steps
from storage.digests.steps import DeliveryEnded, DeliveryPostponed, DigestComposed, PartSettled, PartStarted, PartUnknown, Step
from storage.digests.subscriptions import subscriptions_with_channel, to_subscription
from storage.records import ProgramReason, SubscriptionState
from storage.tables.digests import AudienceRow, DeliveryRow, NoticeRow, SubscriptionRow

#: A cursor that is further in the future than this was set while a clock was wrong.
_CLOCK_SLACK = timedelta(minutes=15)


class Deliveries:
    """The deliveries of all workspaces, for whoever sends them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._steps: GroupCommit[Step, None] = GroupCommit(partial(write_steps, database), database.running)
        self.corrections = Corrections(database)
        self.alerts = Alerts(database)
        self.senders = Senders(database)

    async def claim_due(
        self, now: datetime, worker: str, lease: timedelta, planner: Planner, platforms: Sequence[str], *, limit: int = 16
    ) -> list[Claim]:
        """At most ``limit`` deliveries for this worker, leased: new ones for slots that are due, and begun ones whose lease has ended or
        whose pause is over. Missed slots collapse into the newest one, and so does a delivery of which nothing was sent."""
        due, free = due_subscriptions(now, platforms), free_deliveries(now, platforms)
        async with self._database.reading(EVERYWHERE) as session:
            # Reading first spares most ticks the writers' lock.
            if not (await session.execute(due.limit(1))).first() and not (await session.execute(free.limit(1))).first():
                return []
        claims: list[Claim] = []
        async with self._database.writing(EVERYWHERE) as session:
            found = (
                free.order_by(col(DeliveryRow.free_at), col(DeliveryRow.created_at), col(DeliveryRow.id))
                .limit(limit)
                .with_for_update(skip_locked=True, of=DeliveryRow)
            )
            for row, subscription, channel in (await session.execute(found)).all():
                row.fence, row.attempts, row.worker, row.free_at = row.fence + 1, row.attempts + 1, worker, now + lease
                await compose_anew_after_a_move(session, row, subscription)
                claims.append(claim_of(row, subscription, channel, await parts_of(session, row.id), await corrected_by(session, row)))
            found = (
                due.order_by(col(SubscriptionRow.due_at), col(SubscriptionRow.id))
                .limit(limit - len(claims))
                .with_for_update(skip_locked=True, of=SubscriptionRow)
            )
            pairs = (await session.execute(found)).all()
            planned = [(subscription, planner(to_subscription(subscription, channel), now)) for subscription, channel in pairs]
            made = await claim_slots(session, planned, now)
            for subscription, channel in pairs:
                if (row := made.get(subscription.id)) is not None:
                    row.worker, row.free_at = worker, now + lease
                    claims.append(claim_of(row, subscription, channel))
        return claims

    async def claim_now(self, subscription: int, now: datetime, worker: str, lease: timedelta) -> Claim:
        """A delivery apart from the schedule, leased to this worker.

        Raises:
            UnknownSubscription: it has ended.
            StillOpen: another delivery of it is being sent.
        """
        async with self._database.writing(EVERYWHERE) as session:
            found = subscriptions_with_channel().where(
                col(SubscriptionRow.id) == subscription, col(SubscriptionRow.state) != str(SubscriptionState.ENDED)
            )
            pair = (await session.execute(found.with_for_update(of=SubscriptionRow))).one_or_none()
            if pair is None:
                raise UnknownSubscription("subscription-ended")
            row, channel = pair
            collapsed = await collapse_unsent(session, row, now)
            if collapsed is None:
                raise StillOpen("digest-being-sent")
            [delivery] = await new_slots(session, [(row, None)], now)
            delivery.window_start, delivery.missed = window_of(row, collapsed, 0)
            delivery.worker, delivery.free_at = worker, now + lease
            return claim_of(delivery, row, channel)

    async def save_composed(
        self,
        claim: Claim,
        now: datetime,
        document: str,
        parts: Sequence[str],
        promises: Sequence[Promise],
        replies: Sequence[str] = (),
    ) -> Claim:
        """The claim with its digest, stored in the parts it will be sent in before any is sent. Its entries are promised to the audience.

        ``replies`` are further parts, sent as replies to the first message after it has arrived.

        Raises:
            AlreadyPromised: another digest for this audience contains one of the entries; compose again.
            LeaseLost: another worker has the delivery now.
        """
        hows = [SendAs.POST] * len(parts) + [SendAs.REPLY] * len(replies)
        stored = tuple(
            Part(number, part, PartState.PENDING, how=how) for number, (part, how) in enumerate(zip((*parts, *replies), hows, strict=True))
        )
        await self._steps.do(DigestComposed(claim, now, document, stored, tuple(promises)))
        return replace(claim, state=DeliveryState.COMPOSED, document=document, parts=stored)

    async def _record_always(self, step: Step) -> None:
        """Stores what has happened already, even when the waiting task is cancelled."""
        await asyncio.shield(self._steps.do(step))

    async def start_part(self, claim: Claim, number: int, now: datetime, lease: timedelta) -> None:
        """Recorded right before a part is posted; the lease is renewed.

        Raises:
            LeaseLost: another worker has the delivery now; post nothing.
        """
        await self._steps.do(PartStarted(claim, now, number, lease))

    async def part_settled(
        self, claim: Claim, number: int, state: PartState, message_id: str | None, now: datetime, reason: str = ""
    ) -> None:
        """Recorded when it is known what became of a part: it arrived (SENT), it did not (PENDING), or it stays unknown (UNVERIFIED)."""
        await self._record_always(PartSettled(claim, now, number, state, message_id, reason))

    async def mark_unknown(self, claim: Claim, number: int, now: datetime, reason: str, *, ask_at: datetime) -> None:
        """Recorded when a part was posted and no usable answer came back; nobody claims the delivery before ``ask_at``."""
        await self._record_always(PartUnknown(claim, now, number, reason, ask_at))

    async def postpone(self, claim: Claim, until: datetime, reason: str) -> None:
        """The claim is given up; nobody claims the delivery again before ``until``."""
        await self._steps.do(DeliveryPostponed(claim, until, reason))

    async def finish(
        self,
        claim: Claim,
        now: datetime,
        state: DeliveryState = DeliveryState.SENT,
        *,
        notice: str = "",
        arrived: tuple[int, str | None] | None = None,
    ) -> None:
        """The delivery is done: SENT, or UNVERIFIED where it could not be found out whether a part arrived. ``arrived`` is the part, by
        number and message, that is known to have arrived and not recorded yet; that is stored together with the rest."""
        await self._record_always(DeliveryEnded(claim, now, state, "", notice, arrived))

    async def skip(self, claim: Claim, now: datetime, reason: str) -> None:
        """The delivery ends without anything being sent."""
        await self._steps.do(DeliveryEnded(claim, now, DeliveryState.SKIPPED, reason))

    async def fail(self, claim: Claim, now: datetime, reason: str, *, pause: bool, notice: str = "") -> None:
        """The delivery ends for good; if nothing of it was sent, its entries are news again. ``pause`` also pauses the subscription."""
        async with self._database.writing(EVERYWHERE) as session:
            # Claiming locks the subscription before its deliveries; the same order here prevents deadlocks.
            found = select(SubscriptionRow).where(col(SubscriptionRow.id) == claim.subscription.id).with_for_update()
            subscription = (await session.execute(found)).scalar_one()
            row = await require_lease(session, claim)
            end_delivery(row, DeliveryState.FAILED, reason, now)
            if not row.begun:
                await release(session, [row.id])
            if pause and subscription.state == ACTIVE:
                subscription.state, subscription.reason, subscription.due_at = SubscriptionState.PAUSED, reason, None
            add_notice(session, row.workspace, row.subscription_id, row.platform, notice, now)

    async def end_personal(self, claim: Claim, now: datetime) -> None:
        """The delivery ends unsent, and so does all that its person made for themselves in the workspace, which they have left."""
        async with self._database.writing(EVERYWHERE) as session:
            found = select(SubscriptionRow).where(
                col(SubscriptionRow.workspace) == claim.subscription.workspace,
                col(SubscriptionRow.platform) == claim.subscription.platform,
                col(SubscriptionRow.person) == claim.subscription.person,
                col(SubscriptionRow.state) != str(SubscriptionState.ENDED),
            )
            for row in (await session.execute(found.order_by(col(SubscriptionRow.id)).with_for_update())).scalars():
                row.state, row.reason, row.due_at = SubscriptionState.ENDED, ProgramReason.PERSON_LEFT, None
        await self.skip(claim, now, ProgramReason.PERSON_LEFT)

    async def replan(self, now: datetime, planner: Planner) -> int:
        """Computes anew when each subscription is due, for clocks that jumped and zones whose rules changed; how many changed."""
        changed, last = 0, 0
        while True:
            async with self._database.writing(EVERYWHERE) as session:
                found = subscriptions_with_channel().where(
                    col(SubscriptionRow.state) == ACTIVE, col(SubscriptionRow.watched).is_(None), col(SubscriptionRow.id) > last
                )
                found = found.order_by(col(SubscriptionRow.id)).limit(500).with_for_update(skip_locked=True, of=SubscriptionRow)
                rows = (await session.execute(found)).all()
                for row, channel in rows:
                    last = row.id
                    before = (row.cursor, row.due_at, row.state)
                    if row.cursor > now + _CLOCK_SLACK:
                        row.cursor = now
                    plan = planner(to_subscription(row, channel), now)
                    if not pause_if_broken(session, row, plan, now):
                        row.due_at = plan.slots[0].at if plan.slots else plan.next_at
                    changed += before != (row.cursor, row.due_at, row.state)
            if not rows:
                return changed

    async def subscriptions(self) -> list[Subscription]:
        """The subscriptions of all workspaces that have not ended, for the operator's check."""
        found = subscriptions_with_channel().where(
            col(SubscriptionRow.state) != str(SubscriptionState.ENDED), col(SubscriptionRow.watched).is_(None)
        )
        async with self._database.reading(EVERYWHERE) as session:
            rows = (await session.execute(found.order_by(col(SubscriptionRow.id)))).all()
        return [to_subscription(row, channel) for row, channel in rows]

    async def take_notices(self, now: datetime, platforms: Sequence[str]) -> list[PendingNotice]:
        """The private messages that are waiting for people; each is returned once."""
        found = (
            select(NoticeRow, SubscriptionRow, col(AudienceRow.channel))
            .join(SubscriptionRow, col(SubscriptionRow.id) == col(NoticeRow.subscription_id))
            .join(AudienceRow, col(AudienceRow.id) == col(SubscriptionRow.audience_id))
            .where(col(NoticeRow.handed_out_at).is_(None), col(NoticeRow.platform).in_(platforms))
        )
        async with self._database.reading(EVERYWHERE) as session:
            if (await session.execute(found.limit(1))).first() is None:
                return []
        taken: list[PendingNotice] = []
        async with self._database.writing(EVERYWHERE) as session:
            for row, subscription, channel in (await session.execute(found.with_for_update(skip_locked=True, of=NoticeRow))).all():
                row.handed_out_at = now
                taken.append(PendingNotice(to_subscription(subscription, channel), row.document))
        return taken
