"""Deliveries: claiming what is due and recording every step of sending it.

``Deliveries`` crosses tenants, because one process delivers for all of them. Every change names the claim's fence, so that a
worker whose lease was taken over can't change anything any more. SQLite lets one writer in at a time (``BEGIN IMMEDIATE``);
on PostgreSQL rows are claimed with ``FOR UPDATE SKIP LOCKED``, which SQLite's dialect leaves out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlmodel import col

from storage.corrections import Corrections, ended_meanwhile
from storage.database import EVERYWHERE, Database
from storage.delivery_records import (
    AlreadyPromised,
    Claim,
    DeliveryState,
    How,
    LeaseLost,
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
    MAYBE_THERE,
    add_notice,
    claim_of,
    claim_slot,
    clear_way,
    corrected_by,
    delivered_row,
    due_subscriptions,
    end_attempts,
    end_delivery,
    free_deliveries,
    held,
    let_go,
    new_deliveries,
    new_delivery,
    part_row,
    parts_of,
    pause_if_broken,
    refuse_promised,
    subscriptions_with_channel,
    window_of,
)
from storage.delivery_tables import (
    AudienceRow,
    DeliveryAttemptRow,
    DeliveryPartRow,
    DeliveryRow,
    NoticeRow,
    SubscriptionRow,
)
from storage.errors import ChangedMeanwhile
from storage.subscriptions import to_subscription

#: A cursor that is further ahead than this was set by a clock that was wrong.
_CLOCK_SLACK = timedelta(minutes=15)


class Deliveries:
    """The deliveries of all workspaces, for whoever sends them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.corrections = Corrections(database)

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
            found = free.order_by(col(DeliveryRow.free_at)).limit(limit).with_for_update(skip_locked=True, of=DeliveryRow)
            for row, subscription, channel in (await session.execute(found)).all():
                row.fence, row.attempts, row.worker, row.free_at = row.fence + 1, row.attempts + 1, worker, now + lease
                claims.append(claim_of(row, subscription, channel, await parts_of(session, row.id), await corrected_by(session, row)))
            found = (
                due.order_by(col(SubscriptionRow.due_at)).limit(limit - len(claims)).with_for_update(skip_locked=True, of=SubscriptionRow)
            )
            for subscription, channel in (await session.execute(found)).all():
                plan = planner(to_subscription(subscription, channel), now)
                if (row := await claim_slot(session, subscription, plan, now)) is not None:
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
            delivery = await new_delivery(session, row, None, now)
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
        try:
            async with self._database.writing(EVERYWHERE) as session:
                row = await held(session, claim)
                own = col(SubscriptionRow.id) == claim.subscription.id
                audience = (await session.execute(select(col(SubscriptionRow.audience_id)).where(own))).scalar_one()
                await refuse_promised(session, audience, promises)
                row.document, row.state, row.reason = document, DeliveryState.COMPOSED, ""
                hows = [How.POST] * len(parts) + [How.REPLY] * len(replies)
                stored = [
                    Part(number, part, PartState.PENDING, how=how)
                    for number, (part, how) in enumerate(zip((*parts, *replies), hows, strict=True))
                ]
                for part in stored:
                    session.add(
                        DeliveryPartRow(
                            workspace=row.workspace,
                            delivery_id=row.id,
                            number=part.number,
                            how=part.how,
                            document=part.document,
                            state=part.state,
                        )
                    )
                session.add_all(delivered_row(row, audience, promise) for promise in promises)
        except (LeaseLost, AlreadyPromised):
            raise
        except ChangedMeanwhile as error:
            raise AlreadyPromised("Another digest of this channel took up one of these entries just now.", "Compose it again.") from error
        return replace(claim, state=DeliveryState.COMPOSED, document=document, parts=tuple(stored))

    async def start_part(self, claim: Claim, number: int, now: datetime, lease: timedelta) -> None:
        """Recorded right before a part is posted; the lease is renewed.

        Raises:
            LeaseLost: the delivery is somebody else's now; post nothing.
        """
        async with self._database.writing(EVERYWHERE) as session:
            row = await held(session, claim)
            part = await part_row(session, row, number)
            row.state, row.begun, row.free_at = DeliveryState.SENDING, True, now + lease
            part.state, part.started_at = PartState.SENDING, part.started_at or now
            session.add(
                DeliveryAttemptRow(
                    workspace=row.workspace, delivery_id=row.id, part=number, fence=row.fence, worker=row.worker, started_at=now
                )
            )

    async def part_settled(
        self, claim: Claim, number: int, state: PartState, message_id: str | None, now: datetime, reason: str = ""
    ) -> None:
        """Recorded when it is known what became of a part: it is there (SENT), it is not (PENDING), or nobody will know (UNVERIFIED)."""
        async with self._database.writing(EVERYWHERE) as session:
            row = await held(session, claim)
            part = await part_row(session, row, number)
            part.state, part.message_id = state, message_id
            await end_attempts(session, row, number, now, str(state), reason)
            begun = select(col(DeliveryPartRow.number)).where(
                col(DeliveryPartRow.delivery_id) == row.id,
                col(DeliveryPartRow.number) != number,
                col(DeliveryPartRow.state).in_([str(maybe) for maybe in MAYBE_THERE]),
            )
            row.begun = state in MAYBE_THERE or (await session.execute(begun.limit(1))).first() is not None
            row.state = DeliveryState.SENDING if row.begun else DeliveryState.COMPOSED

    async def mark_unknown(self, claim: Claim, number: int, now: datetime, reason: str, *, ask_at: datetime) -> None:
        """Recorded when a part went out and no usable answer came; nobody takes the delivery before ``ask_at``."""
        async with self._database.writing(EVERYWHERE) as session:
            row = await held(session, claim)
            (await part_row(session, row, number)).state = PartState.UNKNOWN
            row.state, row.reason, row.worker, row.free_at = DeliveryState.UNKNOWN, reason, "", ask_at
            await end_attempts(session, row, number, now, str(PartState.UNKNOWN), reason)

    async def postpone(self, claim: Claim, until: datetime, reason: str) -> None:
        """The delivery is let go; nobody takes it up before ``until``."""
        async with self._database.writing(EVERYWHERE) as session:
            row = await held(session, claim)
            row.worker, row.free_at, row.reason = "", until, reason

    async def finish(self, claim: Claim, now: datetime, state: DeliveryState = DeliveryState.SENT, *, notice: str = "") -> None:
        """The delivery is done: SENT, or UNVERIFIED where a part could not be looked up."""
        async with self._database.writing(EVERYWHERE) as session:
            row = await held(session, claim)
            end_delivery(row, state, "", now)
            if row.corrects is None and await ended_meanwhile(session, row):
                subscription = (
                    await session.execute(select(SubscriptionRow).where(col(SubscriptionRow.id) == row.subscription_id))
                ).scalar_one()
                await new_deliveries(session, [(subscription, row.id)], now)
            add_notice(session, row.workspace, row.subscription_id, row.platform, notice, now)

    async def skip(self, claim: Claim, now: datetime, reason: str) -> None:
        """The delivery ends without anything being sent."""
        async with self._database.writing(EVERYWHERE) as session:
            row = await held(session, claim)
            end_delivery(row, DeliveryState.SKIPPED, reason, now)
            await let_go(session, row)

    async def fail(self, claim: Claim, now: datetime, reason: str, *, pause: bool, notice: str = "") -> None:
        """The delivery ends for good; what it held and did not send is news again. ``pause`` also pauses the subscription."""
        async with self._database.writing(EVERYWHERE) as session:
            # Whoever claims locks the subscription before its deliveries; so do we.
            found = select(SubscriptionRow).where(col(SubscriptionRow.id) == claim.subscription.id).with_for_update()
            subscription = (await session.execute(found)).scalar_one()
            row = await held(session, claim)
            end_delivery(row, DeliveryState.FAILED, reason, now)
            if not row.begun:
                await let_go(session, row)
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
