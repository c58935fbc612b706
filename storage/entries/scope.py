"""A scope that sees entries: the sessions of one workspace, its view of the entries, and the writer of new ones."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage.database.engine import Database
from storage.entries.view import View
from storage.entries.writing import Clerk
from storage.journal.scope import Acting

Clock = Callable[[], datetime]


class Scope(Acting):
    """What everything that is done for one workspace has in common."""

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
        """A session whose changes become one action in the log, done now."""
        return self._acting_at(self._clock(), verb, by, *subjects, reason=reason, part_of=part_of)

    def _clerk(self, session: AsyncSession, by: str) -> Clerk:
        return Clerk(session, self._view, by, self._clock())
