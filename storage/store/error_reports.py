"""What people of one workspace have reported as wrong."""

from __future__ import annotations

from storage import error_reports
from storage.error_reports import ErrorOutcome, ErrorReport
from storage.journal.sessions import WorkspaceSessions


class ErrorReports(WorkspaceSessions):
    """Reporting entries as wrong and settling these reports. What is done about the entry itself is in the log; a report is none."""

    async def report_error(self, entry: str, words: str, *, by: str, platform: str) -> ErrorReport:
        """The person's open report of the entry of that reference; reporting it again changes its words."""
        async with self._writing() as session:
            return await error_reports.report(session, entry, words, by=by, platform=platform, now=self._clock())

    async def open_error_reports(self, limit: int = 20) -> tuple[list[ErrorReport], int]:
        """The reports that wait longest, and how many wait in all."""
        async with self._reading() as session:
            return await error_reports.open_reports(session, limit)

    async def open_error_reports_of(self, user: str) -> int:
        """How many reports of that user wait."""
        async with self._reading() as session:
            return await error_reports.open_of(session, user)

    async def settle_error_reports(self, entry: str, outcome: ErrorOutcome, by: str) -> list[ErrorReport]:
        """The reports of the entry that were open until now."""
        async with self._writing() as session:
            return await error_reports.settle(session, entry, outcome, by=by, now=self._clock())
