"""What people have reported as wrong: one open report of each person for an entry, until an editor has looked at it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.tables.error_reports import ErrorReportRow


class ErrorOutcome(StrEnum):
    """What became of a report. Databases hold the values, so they stay as they are."""

    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"  #: an editor has looked at it, and the entry stays as it is


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """One person's report about the entry of that reference; ``words`` say what is wrong. ``is_news``: it is new, or says
    something else than before."""

    entry: str
    words: str
    platform: str
    reported_by: str
    reported_at: datetime
    is_news: bool = False


async def report(session: AsyncSession, entry: str, words: str, *, by: str, platform: str, now: datetime) -> ErrorReport:
    """The person's report of that entry: a new one, or the open one with these words in place of the earlier ones."""
    same = select(ErrorReportRow).where(*_open(session), col(ErrorReportRow.entry) == entry, col(ErrorReportRow.reported_by) == by)
    row = await session.scalar(same.limit(1))
    if row is None:
        row, is_news = ErrorReportRow(entry=entry, words=words, platform=platform, reported_by=by, reported_at=now), True
        session.add(row)
    else:
        is_news = row.words != words
        row.words, row.platform = words, platform
    await session.flush()
    return replace(_record(row), is_news=is_news)


async def open_reports(session: AsyncSession, limit: int) -> tuple[list[ErrorReport], int]:
    """The oldest open reports of the workspace, and how many there are in all."""
    rows = await session.scalars(select(ErrorReportRow).where(*_open(session)).order_by(col(ErrorReportRow.id)).limit(limit))
    count = await session.scalar(select(func.count()).select_from(ErrorReportRow).where(*_open(session)))
    return [_record(row) for row in rows], count or 0


async def open_of(session: AsyncSession, by: str) -> int:
    """How many reports of that person are open here."""
    mine = select(func.count()).select_from(ErrorReportRow).where(*_open(session), col(ErrorReportRow.reported_by) == by)
    return await session.scalar(mine) or 0


async def settle(session: AsyncSession, entry: str, outcome: ErrorOutcome, *, by: str, now: datetime) -> list[ErrorReport]:
    """The reports of that entry that were open until now; each is settled once, whoever else does it at the same moment."""
    found = select(ErrorReportRow).where(*_open(session), col(ErrorReportRow.entry) == entry).order_by(col(ErrorReportRow.id))
    rows = (await session.scalars(found.with_for_update())).all()
    for row in rows:
        row.outcome, row.settled_by, row.settled_at = outcome, by, now
    return [_record(row) for row in rows]


def _open(session: AsyncSession) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """That a report is of the session's workspace and not settled yet."""
    return col(ErrorReportRow.workspace) == session.info["workspace"], col(ErrorReportRow.settled_at).is_(None)


def _record(row: ErrorReportRow) -> ErrorReport:
    return ErrorReport(row.entry, row.words, row.platform, row.reported_by, row.reported_at)
