"""Deleting a workspace with all that it has. It crosses tenants by its nature; the operator asks for it, or the end of a grace period."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.digests.presence import LEFT_AT
from storage.errors import NotStorable
from storage.tables import metadata
from storage.tables.columns import LIBRARY
from storage.tables.installations import InstallationRow
from storage.tables.workspaces import NoteRow


async def workspaces(database: Database) -> dict[str, int]:
    """The names of all workspaces that anything is kept of, each with the number of its entries. Raises StorageError."""
    found: dict[str, int] = {}
    async with database.reading(EVERYWHERE) as session:
        for table in metadata.sorted_tables:
            names = select(table.c.workspace, func.count()).where(table.c.workspace != LIBRARY).group_by(table.c.workspace)
            for name, count in (await session.execute(names)).all():
                found[name] = found.get(name, 0) + (count if table.name == "entries" else 0)
    return dict(sorted(found.items()))


async def delete_workspace(database: Database, workspace: str) -> int:
    """How many rows the workspace had; all of them are deleted now, in one transaction, tokens and requests among them.

    Raises:
        NotStorable: it is the library, which is no workspace.
    """
    if workspace == LIBRARY:
        raise NotStorable("library-not-deletable")
    async with database.writing(EVERYWHERE) as session:
        return await _delete(session, workspace)


async def delete_departed(database: Database, workspace: str, moment: datetime) -> int:
    """How many rows the workspace had, which are deleted now; 0 where it has the bot again since ``departed_before`` was asked."""
    async with database.writing(EVERYWHERE) as session:
        if workspace not in await _departed(session, moment, only=workspace):
            return 0
        return await _delete(session, workspace)


async def _delete(session: AsyncSession, workspace: str) -> int:
    rows = 0
    for table in reversed(metadata.sorted_tables):
        gone = await session.execute(delete(table).where(table.c.workspace == workspace).returning(table.c.workspace))
        rows += len(gone.all())
    return rows


async def departed_before(database: Database, moment: datetime) -> list[str]:
    """The workspaces that removed the bot before that moment and did not take it back. Raises StorageError."""
    async with database.reading(EVERYWHERE) as session:
        return sorted(await _departed(session, moment))


async def _departed(session: AsyncSession, moment: datetime, *, only: str | None = None) -> set[str]:
    """See ``departed_before``. The row that says it of the ``only`` workspace is locked: who installs the bot meanwhile waits."""
    closed = select(col(InstallationRow.workspace)).where(col(InstallationRow.closed_at) < moment)
    left = select(col(NoteRow.workspace), col(NoteRow.value)).where(col(NoteRow.name) == LEFT_AT)
    if only is not None:
        closed = closed.where(col(InstallationRow.workspace) == only).with_for_update()
        left = left.where(col(NoteRow.workspace) == only).with_for_update()
    found = set(await session.scalars(closed))
    return found | {workspace for workspace, value in (await session.execute(left)).all() if datetime.fromisoformat(value) < moment}
