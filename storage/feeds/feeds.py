"""The feeds of one workspace: scoped by construction, like all that commands may touch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.numbering import next_number, number_in
from storage.feeds.records import AlreadyFollowed, Feed, UnknownFeed
from storage.journal.recording import journal_of
from storage.journal.sessions import PROGRAM, WorkspaceSessions
from storage.records import ActionKind, FeedState
from storage.tables.feeds import FeedRow
from storage.urls import url_key
from storage.values import key_of


class Feeds(WorkspaceSessions):
    """The feeds of one workspace; those of others can be neither seen nor changed from here. Changes appear in its log."""

    async def add(
        self,
        url: str,
        *,
        title: str,
        topics: Sequence[str],
        words: Sequence[str],
        every: timedelta,
        full_text: bool,
        platform: str,
        by: str,
        now: datetime,
    ) -> Feed:
        """The feed, followed from now on and due at once.

        Raises:
            AlreadyFollowed: the workspace follows it already.
        """
        key = url_key(url) or key_of(url)
        async with self._logged_action(ActionKind.ADD_FEED, by, now=now) as session:
            number = await next_number(session, "feed")  # also makes two that add the same feed wait for each other
            await self._refuse_followed(session, key)
            row = FeedRow(
                number=number,
                url=url,
                url_key=key,
                title=title,
                topics=list(topics),
                words=list(words),
                every=int(every.total_seconds()),
                full_text=full_text,
                state=FeedState.ACTIVE,
                platform=platform,
                created_by=by,
                created_at=now,
                due_at=now,
            )
            session.add(row)
            await session.flush()
            journal_of(session).name(f"n{number}")
            return to_feed(row)

    async def _refuse_followed(self, session: AsyncSession, key: str) -> None:
        """Raises AlreadyFollowed where the workspace follows a feed of that key."""
        same = select(FeedRow).where(*self._here(), col(FeedRow.url_key) == key)
        if (there := await session.scalar(same.limit(1))) is not None:
            raise AlreadyFollowed("feed-followed-already", number=there.number)

    async def all(self) -> list[Feed]:
        """The feeds that were not removed, the oldest first."""
        async with self._database.reading(self._workspace) as session:
            rows = await session.scalars(select(FeedRow).where(*self._here()).order_by(col(FeedRow.number)))
            return [to_feed(row) for row in rows]

    async def get(self, ref: str) -> Feed:
        """The feed of this reference ("n2", or "2"). Raises UnknownFeed."""
        async with self._database.reading(self._workspace) as session:
            return to_feed(await self._row(session, ref))

    async def pause(self, ref: str, *, by: str = PROGRAM, now: datetime | None = None) -> Feed:
        """The feed, looked at no more until it is resumed. Raises UnknownFeed."""
        async with self._logged_action(ActionKind.PAUSE_FEED, by, now=now) as session:
            row = await self._row(session, ref, locked=True)
            row.state, row.reason, row.due_at = FeedState.PAUSED, "", None
            return to_feed(row)

    async def edit(
        self,
        ref: str,
        *,
        topics: Sequence[str] | None = None,
        words: Sequence[str] | None = None,
        every: timedelta | None = None,
        full_text: bool | None = None,
        by: str = PROGRAM,
        now: datetime | None = None,
    ) -> Feed:
        """The feed with other filters or another interval; None leaves a thing as it is. Raises UnknownFeed."""
        async with self._logged_action(ActionKind.EDIT_FEED, by, now=now) as session:
            row = await self._row(session, ref, locked=True)
            row.topics = row.topics if topics is None else list(topics)
            row.words = row.words if words is None else list(words)
            row.full_text = row.full_text if full_text is None else full_text
            if every is not None and row.every != (seconds := int(every.total_seconds())):
                row.every = seconds
                if row.due_at is not None and now is not None and not row.failures:
                    row.due_at = min(row.due_at, now + every)
            return to_feed(row)

    async def resume(self, ref: str, now: datetime, *, by: str = PROGRAM) -> Feed:
        """The feed, active again and due at once; its earlier failures are forgotten. Raises UnknownFeed."""
        async with self._logged_action(ActionKind.RESUME_FEED, by, now=now) as session:
            row = await self._row(session, ref, locked=True)
            row.state, row.reason, row.due_at = FeedState.ACTIVE, "", now
            row.failures, row.failing_since, row.notice = 0, None, ""
            return to_feed(row)

    async def remove(self, ref: str, *, by: str = PROGRAM, now: datetime | None = None) -> Feed:
        """The feed, followed no more; what was stored from it stays, and its items stay known. Raises UnknownFeed."""
        async with self._logged_action(ActionKind.REMOVE_FEED, by, now=now) as session:
            row = await self._row(session, ref, locked=True)
            row.state, row.due_at, row.notice = FeedState.REMOVED, None, ""
            return to_feed(row)

    def _here(self) -> tuple[ColumnElement[bool], ...]:
        return (col(FeedRow.workspace) == self._workspace, col(FeedRow.state) != str(FeedState.REMOVED))

    async def _row(self, session: AsyncSession, ref: str, *, locked: bool = False) -> FeedRow:
        number = number_in(ref, "n")
        found = select(FeedRow).where(*self._here(), col(FeedRow.number) == number)
        row: FeedRow | None = await session.scalar(found.with_for_update() if locked else found)
        if row is None:
            raise UnknownFeed("feed-unknown", ref=ref.strip())
        journal_of(session).name(f"n{number}")
        return row


def to_feed(row: FeedRow) -> Feed:
    """The record of a feed's row."""
    assert row.id is not None
    return Feed(
        id=row.id,
        ref=f"n{row.number}",
        workspace=row.workspace,
        url=row.url,
        title=row.title,
        topics=tuple(row.topics),
        words=tuple(row.words),
        every=timedelta(seconds=row.every),
        full_text=row.full_text,
        state=FeedState(row.state),
        reason=row.reason,
        platform=row.platform,
        created_by=row.created_by,
        created_at=row.created_at,
        checked_at=row.checked_at,
        good_at=row.good_at,
        stored=row.stored,
        failures=row.failures,
        failing_since=row.failing_since,
        due_at=row.due_at,
    )
