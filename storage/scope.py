"""One workspace's sessions: for reading, for writing, and for doing something that is told in the log and can be taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage import actions
from storage.counting import next_number
from storage.database import Database
from storage.journal import begin_journal
from storage.recording import Clerk
from storage.visibility import View

Clock = Callable[[], datetime]


class Acting:
    """Whatever writes for one workspace what is told in its log and can be taken back."""

    def __init__(self, database: Database, workspace: str) -> None:
        self._database = database
        self._workspace = workspace
        #: The number of the last action that was done through this object; None before the first, or when it changed nothing.
        self.acted: int | None = None

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
    async def _acting_at(
        self, now: datetime, verb: str, by: str, *subjects: str, reason: str = "", part_of: int | None = None
    ) -> AsyncIterator[AsyncSession]:
        """A session whose changes are told in the log as one action; ``subjects`` are names beside those of the entries it touches.

        Raises:
            AlreadyUndone: it would be a part of an action that was taken back.
        """
        async with self._writing() as session:
            if part_of is not None:
                await actions.require_in_force(session, part_of)
            journal = begin_journal(session)
            journal.name(*subjects)
            yield session
            row = await actions.record(session, verb, by, now, reason, part_of=part_of)
            self.acted = None if row is None else row.number


class Scope(Acting):
    """What all that is done for one workspace has in common."""

    def __init__(self, database: Database, workspace: str, clock: Clock) -> None:
        super().__init__(database, workspace)
        self._clock = clock
        self._view = View(workspace)

    @property
    def workspace(self) -> str | None:
        """The workspace's name, or None for the library."""
        return self._workspace or None

    def _acting(
        self, verb: str, by: str, *subjects: str, reason: str = "", part_of: int | None = None
    ) -> AbstractAsyncContextManager[AsyncSession]:
        """A session whose changes are told in the log as one action that is done now."""
        return self._acting_at(self._clock(), verb, by, *subjects, reason=reason, part_of=part_of)

    def _clerk(self, session: AsyncSession, by: str) -> Clerk:
        return Clerk(session, self._view, by, self._clock())
