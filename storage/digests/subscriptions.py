"""Subscriptions of one workspace, and what was delivered for them: scoped by construction, like all that commands may touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import false, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.actions.revert import revision_of
from storage.database.numbering import number_in
from storage.digests.records import (
    DeliveryRecord,
    DeliveryState,
    PartState,
    Place,
    PlannedSlot,
    Promise,
    SentDigest,
    Subscription,
    UnknownDelivery,
    UnknownSubscription,
    Watched,
)
from storage.entries.endings import endings_of
from storage.entries.view import View
from storage.journal.recording import journal_of
from storage.journal.sessions import PROGRAM, WorkspaceSessions
from storage.records import ActionKind, Ending, SubscriptionOptions, SubscriptionState
from storage.tables.digests import (
    AudienceRow,
    ComparedEntryRow,
    DeliveredEntryRow,
    DeliveryPartRow,
    DeliveryRow,
    RecappedEntryRow,
    SubscriptionRow,
)
from storage.tables.entries import EntryRow


class Subscriptions(WorkspaceSessions):
    """The subscriptions of one workspace; those of others can be neither seen nor changed from here. What is changed is in its log."""

    async def add(
        self,
        platform: str,
        channel: str,
        *,
        topics: Sequence[str],
        schedule: str,
        zone: str,
        options: SubscriptionOptions,
        by: str,
        now: datetime,
        since: datetime,
        due_at: datetime,
        person: str = "",
    ) -> Subscription:
        """A new active subscription. ``due_at`` is its first slot's instant; entries recorded before ``since`` are no news to it.
        ``person`` is whose direct messages the channel is; their subscription is not in the log."""
        async with self._logged_action(ActionKind.SUBSCRIBE, by, now=now) as session:
            audience = await audience_id(session, self._workspace, platform, channel)
            row = SubscriptionRow(
                workspace=self._workspace,
                number=await self._next_number(session),
                audience_id=audience,
                platform=platform,
                topics=list(topics),
                schedule=schedule,
                zone=zone,
                options=asdict(options),
                person=person,
                state=SubscriptionState.ACTIVE,
                created_by=by,
                created_at=now,
                since=since,
                cursor=now,
                due_at=due_at,
            )
            session.add(row)
            await session.flush()
            journal_of(session).name(f"d{row.number}")
            session.add(revision_of(row, by, now))
            return to_subscription(row, channel)

    async def _next_number(self, session: AsyncSession) -> int:
        newest = select(func.max(col(SubscriptionRow.number))).where(col(SubscriptionRow.workspace) == self._workspace)
        return max(0, int(await session.scalar(newest) or 0)) + 1

    async def all(self, platform: str | None = None, channel: str | None = None, *, person: str = "") -> list[Subscription]:
        """The subscriptions of channels that are active or paused, oldest first; of one channel where it is given. With ``person`` those
        that they made for themselves."""
        found = subscriptions_with_channel().where(
            col(SubscriptionRow.workspace) == self._workspace,
            col(SubscriptionRow.person) == person,
            col(SubscriptionRow.watched).is_(None),
            col(SubscriptionRow.state) != str(SubscriptionState.ENDED),
        )
        if platform is not None and channel is not None:
            found = found.where(col(AudienceRow.platform) == platform, col(AudienceRow.channel) == channel)
        async with self._database.reading(self._workspace) as session:
            rows = (await session.execute(found.order_by(col(SubscriptionRow.number)))).all()
        return [to_subscription(row, found_channel) for row, found_channel in rows]

    async def all_personal(self) -> list[Subscription]:
        """The subscriptions that people made for themselves, active or paused, oldest first."""
        found = subscriptions_with_channel().where(
            col(SubscriptionRow.workspace) == self._workspace,
            col(SubscriptionRow.person) != "",
            col(SubscriptionRow.watched).is_(None),
            col(SubscriptionRow.state) != str(SubscriptionState.ENDED),
        )
        async with self._database.reading(self._workspace) as session:
            rows = (await session.execute(found.order_by(col(SubscriptionRow.number)))).all()
        return [to_subscription(row, channel) for row, channel in rows]

    async def get(self, ref: str) -> Subscription:
        """The subscription that people call by this reference ("d3", or "3").

        Raises:
            UnknownSubscription: this workspace has no subscription with that reference, or it has ended.
        """
        async with self._database.reading(self._workspace) as session:
            row, channel = await self._row(session, ref)
        return to_subscription(row, channel)

    async def _row(self, session: AsyncSession, ref: str, *, locked: bool = False) -> tuple[SubscriptionRow, str]:
        number = number_in(ref, "d")
        found = subscriptions_with_channel().where(
            col(SubscriptionRow.workspace) == self._workspace,
            col(SubscriptionRow.number) == number,
            col(SubscriptionRow.watched).is_(None),
            col(SubscriptionRow.state) != str(SubscriptionState.ENDED),
        )
        if locked:
            found = found.with_for_update(of=SubscriptionRow)
        row = (await session.execute(found)).one_or_none()
        if row is None:
            raise UnknownSubscription("subscription-unknown", ref=ref)
        journal_of(session).name(f"d{number}")
        return row[0], row[1]

    async def change(
        self,
        ref: str,
        *,
        by: str,
        now: datetime,
        schedule: str,
        zone: str,
        due_at: datetime,
        topics: Sequence[str],
        options: SubscriptionOptions,
        channel: str | None = None,
    ) -> Subscription:
        """The subscription as changed. Another schedule or zone is a new revision, whose slots begin now; a digest that is being sent is
        still sent. With another ``channel`` it goes on there, also where it was paused."""
        async with self._logged_action(ActionKind.EDIT_SUBSCRIPTION, by, now=now) as session:
            row, old_channel = await self._row(session, ref, locked=True)
            before = to_subscription(row, old_channel).options
            channel = channel or old_channel
            if channel != old_channel:
                await self._move(session, row, channel, now)
                row.due_at = due_at
            row.topics, row.options = list(topics), asdict(options)
            is_otherwise_quiet = (before.quiet, before.paused_until) != (options.quiet, options.paused_until)
            if is_otherwise_quiet and row.state == SubscriptionState.ACTIVE:
                row.due_at = due_at
            if (schedule, zone) != (row.schedule, row.zone):
                row.schedule, row.zone, row.revision, row.cursor = schedule, zone, row.revision + 1, now
                session.add(revision_of(row, by, now))
                if row.state == SubscriptionState.ACTIVE:
                    row.due_at = due_at
            return to_subscription(row, channel)

    async def _move(self, session: AsyncSession, row: SubscriptionRow, channel: str, now: datetime) -> None:
        """Lets the subscription go to that channel from now on; what its last digest had is no news there."""
        wanted = (col(DeliveryRow.subscription_id) == row.id, col(DeliveryRow.state) == str(DeliveryState.SENT))
        last: datetime | None = await session.scalar(select(func.max(col(DeliveryRow.created_at))).where(*wanted))
        row.audience_id = await audience_id(session, self._workspace, row.platform, channel)
        row.since = max(last or row.since, row.since)
        if row.state != SubscriptionState.ACTIVE:
            row.state, row.reason, row.cursor = SubscriptionState.ACTIVE, "", now

    async def pause(self, ref: str, reason: str, *, by: str = PROGRAM, now: datetime | None = None) -> Subscription:
        """The subscription, paused: its slots are skipped until it is resumed."""
        async with self._logged_action(ActionKind.PAUSE_SUBSCRIPTION, by, now=now) as session:
            row, channel = await self._row(session, ref, locked=True)
            row.state, row.reason, row.due_at = SubscriptionState.PAUSED, reason, None
            return to_subscription(row, channel)

    async def resume(self, ref: str, *, now: datetime, due_at: datetime, by: str = PROGRAM) -> Subscription:
        """The subscription, active again from the slot at ``due_at`` on; the slots that passed meanwhile are not sent one by one."""
        async with self._logged_action(ActionKind.RESUME_SUBSCRIPTION, by, now=now) as session:
            row, channel = await self._row(session, ref, locked=True)
            if row.state != SubscriptionState.ACTIVE:
                row.state, row.reason, row.cursor, row.due_at = SubscriptionState.ACTIVE, "", now, due_at
            return to_subscription(row, channel)

    async def end(self, ref: str, *, by: str = PROGRAM, now: datetime | None = None) -> Subscription:
        """The subscription, ended until that is undone. What was delivered to its channel stays recorded."""
        async with self._logged_action(ActionKind.UNSUBSCRIBE, by, now=now) as session:
            row, channel = await self._row(session, ref, locked=True)
            row.state, row.due_at = SubscriptionState.ENDED, None
            return to_subscription(row, channel)

    async def delivery(self, reference: str) -> DeliveryRecord:
        """The delivery that people call by this reference ("8F3K2"): what it contained, when it was due and when it was sent.

        Raises:
            UnknownDelivery: this workspace has no digest with that reference.
        """
        async with self._database.reading(self._workspace) as session:
            wanted = (col(DeliveryRow.workspace) == self._workspace, col(DeliveryRow.reference) == reference.strip().upper())
            row = (await session.execute(select(DeliveryRow).where(*wanted))).scalar_one_or_none()
            if row is None:
                raise UnknownDelivery("digest-unknown", reference=reference.strip().upper())
            found = subscriptions_with_channel().where(col(SubscriptionRow.id) == row.subscription_id)
            subscription, channel = (await session.execute(found)).one()
            return await _record(session, row, to_subscription(subscription, channel))

    async def sent_lately(self, platform: str, person: str, limit: int) -> list[SentDigest]:
        """The digests that were sent to channels, and on this platform to that person alone, the latest first."""
        for_all = col(SubscriptionRow.person) == ""
        theirs = (col(SubscriptionRow.person) == person) & (col(DeliveryRow.platform) == platform) if person else false()
        found = (
            select(col(DeliveryRow.reference), col(DeliveryRow.created_at), SubscriptionRow)
            .join(SubscriptionRow, col(SubscriptionRow.id) == col(DeliveryRow.subscription_id))
            .where(
                col(DeliveryRow.workspace) == self._workspace,
                col(DeliveryRow.state) == DeliveryState.SENT,
                col(DeliveryRow.corrects).is_(None),
                col(SubscriptionRow.watched).is_(None),
                for_all | theirs,
            )
            .order_by(col(DeliveryRow.created_at).desc(), col(DeliveryRow.reference))
            .limit(limit)
        )
        async with self._database.reading(self._workspace) as session:
            rows = (await session.execute(found)).all()
        return [SentDigest(reference, at, to_subscription(row, "").ref) for reference, at, row in rows]

    async def endings_since(self, delivered: Mapping[str, int | None], at: datetime) -> list[Ending]:
        """What no longer holds here of these delivered versions (by lineage); ``at`` is used for those that ended at an unknown time."""
        async with self._database.reading(self._workspace) as session:
            return await endings_of(session, View(self._workspace), delivered, at)


async def _record(session: AsyncSession, row: DeliveryRow, subscription: Subscription) -> DeliveryRecord:
    parts = select(DeliveryPartRow).where(col(DeliveryPartRow.delivery_id) == row.id).order_by(col(DeliveryPartRow.number))
    delivered = select(DeliveredEntryRow).where(col(DeliveredEntryRow.delivery_id) == row.id).order_by(col(DeliveredEntryRow.id))
    compared = select(ComparedEntryRow).where(col(ComparedEntryRow.delivery_id) == row.id).order_by(col(ComparedEntryRow.entry_id))
    sent = [part for part in (await session.execute(parts)).scalars() if part.state == PartState.SENT]
    promises = [Promise(one.lineage, one.entry_id, Place(one.place)) for one in (await session.execute(delivered)).scalars()]
    promises += [Promise(one.lineage, one.entry_id, Place(one.place)) for one in (await session.execute(compared)).scalars()]
    recapped = select(RecappedEntryRow).where(col(RecappedEntryRow.delivery_id) == row.id).order_by(col(RecappedEntryRow.lineage))
    promises += [Promise(one.lineage, one.entry_id, Place.CORRECTED, one.current_id) for one in (await session.execute(recapped)).scalars()]
    named = select(col(EntryRow.id), col(EntryRow.ref)).where(col(EntryRow.id).in_([promise.entry for promise in promises]))
    refs = {entry_id: ref for entry_id, ref in (await session.execute(named)).all() if entry_id is not None}
    digest = select(col(DeliveryRow.reference)).where(col(DeliveryRow.id) == row.corrects)
    return DeliveryRecord(
        delivery=row.id,
        reference=row.reference,
        subscription=subscription,
        slot=to_slot(row),
        state=DeliveryState(row.state),
        reason=row.reason,
        created_at=row.created_at,
        finished_at=row.finished_at,
        message_ids=tuple(part.message_id for part in sent if part.message_id is not None),
        promises=tuple(promises),
        refs=refs,
        document=row.document,
        corrects=(await session.execute(digest)).scalar_one_or_none() if row.corrects else None,
    )


def to_subscription(row: SubscriptionRow, channel: str) -> Subscription:
    """The record of a subscription's row."""
    assert row.id is not None
    return Subscription(
        id=row.id,
        ref=f"d{row.number}" if row.watched is None else f"w{-row.number}",
        workspace=row.workspace,
        platform=row.platform,
        channel=channel,
        revision=row.revision,
        topics=tuple(row.topics),
        schedule=row.schedule,
        zone=row.zone,
        options=SubscriptionOptions.from_stored(row.options),
        state=SubscriptionState(row.state),
        reason=row.reason,
        created_by=row.created_by,
        created_at=row.created_at,
        since=row.since,
        cursor=row.cursor,
        due_at=row.due_at,
        audience=row.audience_id,
        person=row.person,
        watched=None if row.watched is None else Watched.from_stored(row.watched),
    )


def to_slot(row: DeliveryRow) -> PlannedSlot | None:
    """The slot of a delivery; None for one that was sent by hand."""
    return None if row.slot_at is None else PlannedSlot(datetime.fromisoformat(row.slot), row.slot_at)


async def audience_id(session: AsyncSession, workspace: str, platform: str, channel: str) -> int:
    """The number of a channel's audience, which is stored where it is new."""
    own = (col(AudienceRow.workspace) == workspace, col(AudienceRow.platform) == platform, col(AudienceRow.channel) == channel)
    found: int | None = (await session.execute(select(col(AudienceRow.id)).where(*own))).scalar_one_or_none()
    if found is not None:
        return found
    row = AudienceRow(workspace=workspace, platform=platform, channel=channel)
    session.add(row)
    await session.flush()
    assert row.id is not None
    return row.id


def subscriptions_with_channel() -> Any:
    """Selects (SubscriptionRow, the channel)."""
    return select(SubscriptionRow, col(AudienceRow.channel)).join(AudienceRow, col(AudienceRow.id) == col(SubscriptionRow.audience_id))
