"""One workspace's database sessions: for reading, for writing, and for a logged action that can be undone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.engine import Database
from storage.database.numbering import next_number
from storage.errors import ChangedMeanwhile
from storage.journal.recording import begin_journal, record, require_in_effect
from storage.records import ActionKind
from storage.tables.requests import RequestRow

Clock = Callable[[], datetime]
#: The author of actions that no person asked for.
PROGRAM = "bot"


@dataclass(frozen=True, slots=True)
class RequestInHand:
    """A written-down request by its platform and the id there, and the process that works on it."""

    platform: str
    id: str
    worker: str


#: The request that is being answered: what it does is noted with it, in the same transaction.
REQUEST_IN_HAND: ContextVar[RequestInHand | None] = ContextVar("request in hand", default=None)


class WorkspaceSessions:
    """Gives sessions that read and write for one workspace; what one writes is one action in the workspace's log and can be undone."""

    def __init__(self, database: Database, workspace: str, clock: Clock) -> None:
        self._database = database
        self._workspace = workspace
        self._clock = clock
        #: The number in the log of the last action done through this object; None before the first one, or when that changed nothing.
        self.last_action_number: int | None = None

    @property
    def workspace(self) -> str | None:
        """The workspace's name, or None for the library."""
        return self._workspace or None

    def _reading(self) -> AbstractAsyncContextManager[AsyncSession]:
        return self._database.reading(self._workspace)

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncSession]:
        async with self._database.writing(self._workspace) as session:
            # Held until the end, so that two writers of one workspace see each other's work (SQLite has one writer anyway).
            if not self._database.is_sqlite:
                await next_number(session, "turn")
            yield session

    @asynccontextmanager
    async def _logged_action(
        self, kind: ActionKind, by: str, *subjects: str, reason: str = "", part_of: int | None = None, now: datetime | None = None
    ) -> AsyncIterator[AsyncSession]:
        """A session whose changes become one action in the log; ``subjects`` are names beside those of the entries it touches.

        Raises:
            AlreadyUndone: it would be a part of an action that was undone.
        """
        async with self._writing() as session:
            if part_of is not None:
                await require_in_effect(session, part_of)
            journal = begin_journal(session)
            journal.name(*subjects)
            yield session
            row = await record(session, kind, by, now or self._clock(), reason, part_of=part_of)
            if row is not None:
                await note_done(session, row.number)
            self.last_action_number = None if row is None else row.number


async def note_done(session: AsyncSession, number: int) -> None:
    """Notes that the request in hand, where there is one, did the action of that number, if it did nothing before.

    Raises:
        ChangedMeanwhile: another process has taken the request over, because this one seemed dead; it is not done twice.
    """
    request = REQUEST_IN_HAND.get()
    if request is None:
        return
    this = (col(RequestRow.platform) == request.platform, col(RequestRow.request_id) == request.id)
    ours = or_(col(RequestRow.worker).in_(["", request.worker]), col(RequestRow.answered_at).is_not(None))
    noted = update(RequestRow).where(*this, ours).values(done_action=func.coalesce(col(RequestRow.done_action), number))
    if (await session.execute(noted.returning(col(RequestRow.request_id)))).first() is not None:
        return
    if (await session.execute(select(col(RequestRow.request_id)).where(*this))).first() is not None:
        raise ChangedMeanwhile("database-conflict")
