"""One workspace's sessions together with its view of the entries, the clock, and a writer of new entries."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage.database.engine import Database
from storage.entries.view import View
from storage.entries.writing import EntryWriter
from storage.journal.sessions import WorkspaceSessions

Clock = Callable[[], datetime]


class EntrySessions(WorkspaceSessions):
    """Base of what reads or writes entries for one workspace."""

    def __init__(self, database: Database, workspace: str, clock: Clock) -> None:
        super().__init__(database, workspace)
        self._clock = clock
        self._view = View(workspace)

    @property
    def workspace(self) -> str | None:
        """The workspace's name, or None for the library."""
        return self._workspace or None

    def _logged_action(
        self, verb: str, by: str, *subjects: str, reason: str = "", part_of: int | None = None
    ) -> AbstractAsyncContextManager[AsyncSession]:
        """A session whose changes become one action in the log, done now."""
        return self._logged_action_at(self._clock(), verb, by, *subjects, reason=reason, part_of=part_of)

    def _entry_writer(self, session: AsyncSession, by: str) -> EntryWriter:
        return EntryWriter(session, self._view, by, self._clock())
