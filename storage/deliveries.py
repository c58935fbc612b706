"""Deliveries: claiming what is due and recording every step of sending it.

``Deliveries`` crosses tenants, because one process delivers for all of them. Every change names the claim's fence, so that a
worker whose lease was taken over can't change anything any more. SQLite lets one writer in at a time (``BEGIN IMMEDIATE``);
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

from storage.corrections import Corrections
from storage.database import EVERYWHERE, Database
from storage.delivery_records import (
    Claim,
    DeliveryState,
    How,
    Part,
    PartState,
    PendingNotice,
    Planner,
    Promise,
    StillOpen,
    Subscription,
    SubscriptionState,
    UnknownSubscription,
)
from storage.delivery_rows import (
    ACTIVE,
    add_notice,
    claim_of,
    claim_slots,
    clear_way,
    corrected_by,
    due_subscriptions,
    end_delivery,
    free_deliveries,
    held,
    let_go,
    new_slots,
    parts_of,
    pause_if_broken,
    subscriptions_with_channel,
    window_of,
)
from storage.delivery_steps import Composed, Doubted, Ended, Postponed, Settled, Started, Step, write_steps
from storage.delivery_tables import (
    AudienceRow,
    DeliveryRow,
    NoticeRow,
    SubscriptionRow,
)
from storage.senders import Senders
from storage.subscriptions import to_subscription
from storage.together import Together

#: A cursor that is further ahead than this was set by a clock that was wrong.
_CLOCK_SLACK = timedelta(minutes=15)


class Deliveries:
    """The deliveries of all workspaces, for whoever sends them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._steps: Together[Step, None] = Together(partial(write_steps, database), database.running)
        self.corrections = Corrections(database)
        self.senders = Senders(database)

    async def claim_due(
        self, now: datetime, worker: str, lease: timedelta, planner: Planner, platforms: Sequence[str], *, limit: int = 16
    ) -> list[Claim]:
        """At most ``limit`` deliveries for this worker, held until the lease ends: new ones for slots that are due, and begun ones whose
        worker is gone or whose pause is over. Missed slots collapse into the newest, a delivery of which nothing was sent too."""
        due, free = due_subscriptions(now, platforms), free_deliveries(now, platforms)
        async with self._database.reading(EVERYWHERE) as session:
            # Looking first spares the writers' lock in most ticks.
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
        """A delivery apart from the schedule, held by this worker.

        Raises:
            UnknownSubscription: it has ended.
            StillOpen: one of it is under way.
        """
        async with self._database.writing(EVERYWHERE) as session:
            found = subscriptions_with_channel().where(
                col(SubscriptionRow.id) == subscription, col(SubscriptionRow.state) != str(SubscriptionState.ENDED)
            )
            pair = (await session.execute(found.with_for_update(of=SubscriptionRow))).one_or_none()
            if pair is None:
                raise UnknownSubscription("This digest subscription has ended.", "/brief digest list shows those that there are.")
            row, channel = pair
            cleared = await clear_way(session, row, now)
            if cleared is None:
                raise StillOpen(
                    "A digest of this subscription is being sent right now.", "Look into the channel, then try again in a few minutes."
                )
            [delivery] = await new_slots(session, [(row, None)], now)
            delivery.window_start, delivery.missed = window_of(row, cleared, 0)
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
        """The claim with its digest, stored in the parts it will be sent in before any is sent. The audience is promised what it holds.

        ``replies`` are further parts, sent as replies to the first message once that is there.

        Raises:
            AlreadyPromised: another digest of this audience holds one of the entries; compose again.
            LeaseLost: the delivery is somebody else's now.
        """
        hows = [How.POST] * len(parts) + [How.REPLY] * len(replies)
        stored = tuple(
            Part(number, part, PartState.PENDING, how=how) for number, (part, how) in enumerate(zip((*parts, *replies), hows, strict=True))
        )
        await self._steps.do(Composed(claim, now, document, stored, tuple(promises)))
        return replace(claim, state=DeliveryState.COMPOSED, document=document, parts=stored)

    async def _surely(self, step: Step) -> None:
        """Stores what has happened already, also when whoever waits for that is cancelled."""
        await asyncio.shield(self._steps.do(step))

    async def start_part(self, claim: Claim, number: int, now: datetime, lease: timedelta) -> None:
        """Recorded right before a part is posted; the lease is renewed.

        Raises:
            LeaseLost: the delivery is somebody else's now; post nothing.
        """
        await self._steps.do(Started(claim, now, number, lease))

    async def part_settled(
        self, claim: Claim, number: int, state: PartState, message_id: str | None, now: datetime, reason: str = ""
    ) -> None:
        """Recorded when it is known what became of a part: it is there (SENT), it is not (PENDING), or nobody will know (UNVERIFIED)."""
        await self._surely(Settled(claim, now, number, state, message_id, reason))

    async def mark_unknown(self, claim: Claim, number: int, now: datetime, reason: str, *, ask_at: datetime) -> None:
        """Recorded when a part went out and no usable answer came; nobody takes the delivery before ``ask_at``."""
        await self._surely(Doubted(claim, now, number, reason, ask_at))

    async def postpone(self, claim: Claim, until: datetime, reason: str) -> None:
        """The delivery is let go; nobody takes it up before ``until``."""
        await self._steps.do(Postponed(claim, until, reason))

    async def finish(
        self,
        claim: Claim,
        now: datetime,
        state: DeliveryState = DeliveryState.SENT,
        *,
        notice: str = "",
        arrived: tuple[int, str | None] | None = None,
    ) -> None:
        """The delivery is done: SENT, or UNVERIFIED where a part could not be looked up. ``arrived`` is the part, by number and message,
        that is known to be there by now and not recorded yet; that is stored together with the rest."""
        await self._surely(Ended(claim, now, state, "", notice, arrived))

    async def skip(self, claim: Claim, now: datetime, reason: str) -> None:
        """The delivery ends without anything being sent."""
        await self._steps.do(Ended(claim, now, DeliveryState.SKIPPED, reason))

    async def fail(self, claim: Claim, now: datetime, reason: str, *, pause: bool, notice: str = "") -> None:
        """The delivery ends for good; what it held and did not send is news again. ``pause`` also pauses the subscription."""
        async with self._database.writing(EVERYWHERE) as session:
            # Whoever claims locks the subscription before its deliveries; so do we.
            found = select(SubscriptionRow).where(col(SubscriptionRow.id) == claim.subscription.id).with_for_update()
            subscription = (await session.execute(found)).scalar_one()
            row = await held(session, claim)
            end_delivery(row, DeliveryState.FAILED, reason, now)
            if not row.begun:
                await let_go(session, [row.id])
            if pause and subscription.state == ACTIVE:
                subscription.state, subscription.reason, subscription.due_at = SubscriptionState.PAUSED, reason, None
            add_notice(session, row.workspace, row.subscription_id, row.platform, notice, now)

    async def replan(self, now: datetime, planner: Planner) -> int:
        """How many subscriptions changed after working out anew when each is due, for clocks that jumped and zones whose rules changed."""
        changed, last = 0, 0
        while True:
            async with self._database.writing(EVERYWHERE) as session:
                found = subscriptions_with_channel().where(col(SubscriptionRow.state) == ACTIVE, col(SubscriptionRow.id) > last)
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
        found = subscriptions_with_channel().where(col(SubscriptionRow.state) != str(SubscriptionState.ENDED))
        async with self._database.reading(EVERYWHERE) as session:
            rows = (await session.execute(found.order_by(col(SubscriptionRow.id)))).all()
        return [to_subscription(row, channel) for row, channel in rows]

    async def take_notices(self, now: datetime, platforms: Sequence[str]) -> list[PendingNotice]:
        """What people are to be told; each is handed out once."""
        found = (
            select(NoticeRow, SubscriptionRow, col(AudienceRow.channel))
            .join(SubscriptionRow, col(SubscriptionRow.id) == col(NoticeRow.subscription_id))
            .join(AudienceRow, col(AudienceRow.id) == col(SubscriptionRow.audience_id))
            .where(col(NoticeRow.told_at).is_(None), col(NoticeRow.platform).in_(platforms))
        )
        async with self._database.reading(EVERYWHERE) as session:
            if (await session.execute(found.limit(1))).first() is None:
                return []
        taken: list[PendingNotice] = []
        async with self._database.writing(EVERYWHERE) as session:
            for row, subscription, channel in (await session.execute(found.with_for_update(skip_locked=True, of=NoticeRow))).all():
                row.told_at = now
                taken.append(PendingNotice(to_subscription(subscription, channel), row.document))
        return taken
