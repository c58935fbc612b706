"""One workspace's sessions together with its view of the entries and a writer of new entries."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from storage.database.engine import Database
from storage.entries.decisions import DecisionWriter
from storage.entries.view import View
from storage.entries.writing import EntryWriter
from storage.journal.sessions import Clock, WorkspaceSessions


class EntrySessions(WorkspaceSessions):
    """Base of what reads or writes entries for one workspace."""

    def __init__(self, database: Database, workspace: str, clock: Clock) -> None:
        super().__init__(database, workspace, clock)
        self._view = View(workspace)

    def _entry_writer(self, session: AsyncSession, by: str) -> EntryWriter:
        return EntryWriter(session, self._view, by, self._clock())

    def _decision_writer(self, session: AsyncSession, by: str) -> DecisionWriter:
        return DecisionWriter(session, self._view, by, self._clock())
