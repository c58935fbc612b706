"""Everything of one workspace as JSON lines, and a copy of a whole embedded database."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, Table, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database, make_private_file
from storage.errors import NotReachable, WrongDatabaseUrl
from storage.tables import metadata
from storage.tables.entries import ClosingRow, EntryRow


async def export(database: Database, workspace: str, *, in_effect: bool = False) -> AsyncIterator[str]:
    """Every row that belongs to the workspace ("" for the library), as JSON lines: table by table, each by its primary key.

    Derived tables are left out: they can be made again from the rest. So are tables with secrets, sealed or not. With ``in_effect``
    also the log, the counters, closings that were undone, and entries whose adding was undone.
    """
    async with database.reading(EVERYWHERE) as session:
        undone = await _undone(session, workspace) if in_effect else set()
        for table in metadata.sorted_tables:
            if table.info.get("derived") or table.info.get("secret") or (in_effect and (table.info.get("log") or table.name == "counters")):
                continue
            query: Select[Any] = select(table).where(table.c.workspace == workspace).order_by(*_order(table, in_effect=in_effect))
            async for row in await session.stream(query):
                if in_effect and _is_void(table.name, row._mapping, undone):
                    continue
                values = {"table": table.name, **row._mapping}
                if in_effect and table.name == "entry_names":
                    del values["id"]
                yield json.dumps(values, ensure_ascii=False, default=_as_json)


async def export_all(database: Database, *, with_secrets: bool = False) -> AsyncIterator[str]:
    """Every row of the library and of all workspaces as JSON lines, for a move to another database: also what watches saw and have not told
    yet. ``with_secrets``: also the workspaces' sealed tokens, and the requests that were not answered with the addresses for their answers.
    """
    async with database.reading(EVERYWHERE) as session:
        for table in metadata.sorted_tables:
            if (table.info.get("derived") and not table.info.get("pending")) or (table.info.get("secret") and not with_secrets):
                continue
            query: Select[Any] = select(table).order_by(*table.primary_key.columns)
            async for row in await session.stream(query):
                yield json.dumps({"table": table.name, **row._mapping}, ensure_ascii=False, default=_as_json)


def _order(table: Table, *, in_effect: bool) -> Sequence[ColumnElement[Any]]:
    """By primary key. Names in effect are exported without their keys and are ordered by their content, so that an undo and its undo in
    between leave no trace."""
    if in_effect and table.name == "entry_names":
        return [column for column in table.columns if not column.primary_key]
    return list(table.primary_key.columns)


async def _undone(session: AsyncSession, workspace: str) -> set[int]:
    """The ids of entries whose adding was undone, with those that were read from them."""
    taken_back = select(col(ClosingRow.entry_id)).where(
        col(ClosingRow.workspace) == workspace, col(ClosingRow.undone), col(ClosingRow.reopened_at).is_(None)
    )
    within = select(col(EntryRow.id)).where(col(EntryRow.workspace) == workspace, col(EntryRow.article_id).in_(taken_back))
    found = (*(await session.scalars(taken_back)).all(), *(await session.scalars(within)).all())
    return {entry_id for entry_id in found if entry_id is not None}


def _is_void(table: str, row: RowMapping, undone: set[int]) -> bool:
    if table == "closings" and row["reopened_at"] is not None:
        return True
    name = "id" if table == "entries" else "article_id" if table in ("retellings", "article_cards") else "entry_id"
    return row.get(name) in undone


def _as_json(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


async def backup(database: Database, path: Path) -> None:
    """A complete copy of the embedded database in a new file, taken while others go on working.

    Raises:
        WrongDatabaseUrl: the database is no SQLite file; PostgreSQL has its own tools.
        NotReachable: the new file is there already, or its folder is not.
    """
    if not database.is_sqlite:
        raise WrongDatabaseUrl("backup-needs-sqlite")
    _require_free(path)
    quoted = str(path).replace("'", "''")
    make_private_file(path)  # SQLite copies into an empty file
    try:
        await database.outside_transaction(f"VACUUM INTO '{quoted}'")
    except BaseException:
        path.unlink(missing_ok=True)  # noqa: ASYNC240 - takes no time
        raise


def _require_free(path: Path) -> None:
    if path.exists():
        raise NotReachable("export-file-exists", path=path)
    if not path.parent.is_dir():
        raise NotReachable("export-file-without-folder", path=path)
