"""Watches of one workspace: scoped by construction, like all that commands may touch. A watch is a subscription without a schedule."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.numbering import number_in
from storage.digests.records import Subscription, UnknownWatch, Watched
from storage.digests.subscriptions import audience_id, subscriptions_with_channel, to_subscription
from storage.journal.recording import journal_of
from storage.journal.sessions import PROGRAM, WorkspaceSessions
from storage.records import ActionKind, SubscriptionState
from storage.tables.digests import AudienceRow, SubscriptionRow


class Watches(WorkspaceSessions):
    """The watches of one workspace. What is changed for a channel is in its log; a person's own watches are nobody else's business."""

    async def add(
        self, platform: str, channel: str, watched: Watched, *, zone: str, by: str, now: datetime, person: str = ""
    ) -> Subscription:
        """A new active watch, which hears of what is stored from now on. ``person`` is whose direct messages the channel is."""
        async with self._logged_action(ActionKind.WATCH, by, now=now) as session:
            row = SubscriptionRow(
                workspace=self._workspace,
                number=await self._next_number(session),
                audience_id=await audience_id(session, self._workspace, platform, channel),
                platform=platform,
                topics=[watched.topic] if watched.topic else [],
                schedule="",
                zone=zone,
                options={},
                person=person,
                watched=watched.stored(),
                state=SubscriptionState.ACTIVE,
                created_by=by,
                created_at=now,
                since=now,
                cursor=now,
                due_at=None,
            )
            session.add(row)
            await session.flush()
            if not person:
                journal_of(session).name(f"w{-row.number}")
            return to_subscription(row, channel)

    async def _next_number(self, session: AsyncSession) -> int:
        """Numbers of watches go down from -1."""
        newest = select(func.min(col(SubscriptionRow.number))).where(col(SubscriptionRow.workspace) == self._workspace)
        return min(0, int(await session.scalar(newest) or 0)) - 1

    async def all(self, platform: str | None = None, channel: str | None = None, *, person: str | None = "") -> list[Subscription]:
        """The watches of channels that are active or paused, oldest first; of one channel where it is given. With ``person`` those that
        they made for themselves; with None everybody's."""
        found = self._watches()
        if person is not None:
            found = found.where(col(SubscriptionRow.person) == person)
        if platform is not None and channel is not None:
            found = found.where(col(AudienceRow.platform) == platform, col(AudienceRow.channel) == channel)
        async with self._database.reading(self._workspace) as session:
            rows = (await session.execute(found.order_by(col(SubscriptionRow.number).desc()))).all()
        return [to_subscription(row, its_channel) for row, its_channel in rows]

    def _watches(self) -> Any:
        return subscriptions_with_channel().where(
            col(SubscriptionRow.workspace) == self._workspace,
            col(SubscriptionRow.watched).is_not(None),
            col(SubscriptionRow.state) != str(SubscriptionState.ENDED),
        )

    async def get(self, ref: str) -> Subscription:
        """The watch that people call by this reference ("w1", or "1").

        Raises:
            UnknownWatch: this workspace has no watch with that reference, or it has ended.
        """
        async with self._database.reading(self._workspace) as session:
            row, channel = await self._row(session, ref)
        return to_subscription(row, channel)

    async def _row(self, session: AsyncSession, ref: str, *, locked: bool = False) -> tuple[SubscriptionRow, str]:
        number = number_in(ref, "w")
        found = self._watches().where(col(SubscriptionRow.number) == -number)
        if locked:
            found = found.with_for_update(of=SubscriptionRow)
        row = (await session.execute(found)).one_or_none()
        if row is None:
            raise UnknownWatch("watch-unknown", ref=ref)
        if not row[0].person:
            journal_of(session).name(f"w{number}")
        return row[0], row[1]

    async def change(self, ref: str, watched: Watched, *, zone: str, by: str, now: datetime) -> Subscription:
        """The watch as changed. What waits for something else than before hears of what is stored from now on."""
        async with self._logged_action(ActionKind.EDIT_WATCH, by, now=now) as session:
            row, channel = await self._row(session, ref, locked=True)
            before = to_subscription(row, channel).watched
            if before is not None and replace(before, quiet=watched.quiet) != watched:
                row.since = now
            row.topics, row.watched, row.zone = [watched.topic] if watched.topic else [], watched.stored(), zone
            return to_subscription(row, channel)

    async def pause_until(self, ref: str, day: str, *, by: str, now: datetime) -> Subscription:
        """The watch, which hears of nothing that is stored before that day (ISO) of its zone; of all again with ""."""
        async with self._logged_action(ActionKind.PAUSE_WATCH if day else ActionKind.RESUME_WATCH, by, now=now) as session:
            row, channel = await self._row(session, ref, locked=True)
            options = {name: value for name, value in row.options.items() if name != "paused_until"}
            row.options = options | ({"paused_until": day} if day else {})
            return to_subscription(row, channel)

    async def pause(self, ref: str, reason: str, *, by: str = PROGRAM, now: datetime | None = None) -> Subscription:
        """The watch, paused: it never hears of what is stored meanwhile."""
        async with self._logged_action(ActionKind.PAUSE_WATCH, by, now=now) as session:
            row, channel = await self._row(session, ref, locked=True)
            row.state, row.reason = SubscriptionState.PAUSED, reason
            return to_subscription(row, channel)

    async def resume(self, ref: str, *, now: datetime, by: str = PROGRAM) -> Subscription:
        """The watch, active again for what is stored from now on."""
        async with self._logged_action(ActionKind.RESUME_WATCH, by, now=now) as session:
            row, channel = await self._row(session, ref, locked=True)
            if row.state != SubscriptionState.ACTIVE:
                row.state, row.reason, row.since = SubscriptionState.ACTIVE, "", now
            row.options = {name: value for name, value in row.options.items() if name != "paused_until"}
            return to_subscription(row, channel)

    async def end(self, ref: str, *, by: str = PROGRAM, now: datetime | None = None) -> Subscription:
        """The watch, ended. What it told stays recorded, so that corrections of it are told."""
        async with self._logged_action(ActionKind.UNWATCH, by, now=now) as session:
            row, channel = await self._row(session, ref, locked=True)
            row.state = SubscriptionState.ENDED
            return to_subscription(row, channel)
