"""Everything of one workspace as JSON lines, and a copy of a whole embedded database."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select

from storage import delivery_tables, member_tables, topic_tables
from storage.database import EVERYWHERE, Database
from storage.errors import NotReachable, WrongDatabaseUrl
from storage.tables import metadata

__all__ = ("ALL_TABLES", "backup", "export", "metadata")

#: Naming the modules here makes sure that ``metadata`` knows all tables.
ALL_TABLES = (delivery_tables, member_tables, topic_tables)


async def export(database: Database, workspace: str) -> AsyncIterator[str]:
    """Every row that belongs to the workspace ("" for the library), as JSON lines: table by table, each by its primary key.

    Derived tables are left out: they can be made again from the rest.
    """
    async with database.reading(EVERYWHERE) as session:
        for table in metadata.sorted_tables:
            if table.info.get("derived"):
                continue
            query: Select[Any] = select(table).where(table.c.workspace == workspace).order_by(*table.primary_key.columns)
            async for row in await session.stream(query):
                yield json.dumps({"table": table.name, **row._mapping}, ensure_ascii=False, default=_as_json)


def _as_json(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


async def backup(database: Database, path: Path) -> None:
    """A complete copy of the embedded database in a new file, taken while others go on working.

    Raises:
        WrongDatabaseUrl: the database is no SQLite file; PostgreSQL has its own tools.
        NotReachable: the new file is there already, or its folder is not.
    """
    if not database.is_sqlite:
        raise WrongDatabaseUrl(
            "Only the embedded SQLite database is copied here.", "For PostgreSQL use pg_dump, or briefing-bot db export."
        )
    _require_free(path)
    quoted = str(path).replace("'", "''")
    await database.outside_transaction(f"VACUUM INTO '{quoted}'")


def _require_free(path: Path) -> None:
    if path.exists() or not path.parent.is_dir():
        what = "is there already" if path.exists() else "has no folder to be in"
        raise NotReachable(f"The file {path} {what}.", "Name a new file in a folder that exists.")
