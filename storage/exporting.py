"""Everything of one workspace as JSON lines, and a copy of a whole SQLite database."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import Select, select

from storage.database import EVERYWHERE, Database
from storage.tables import metadata


async def export(database: Database, workspace: str) -> AsyncIterator[str]:
    """Every row that belongs to the workspace ("" for the library), as JSON lines: table by table, each by its primary key.

    Derived tables are left out: they can be made again from the rest.
    """
    async with database.reading(EVERYWHERE) as session:
        for table in metadata.sorted_tables:
            if table.info.get("derived") or "workspace" not in table.c:
                continue
            query: Select[Any] = select(table).where(table.c.workspace == workspace).order_by(*table.primary_key.columns)
            for row in (await session.execute(query)).mappings():
                yield json.dumps({"table": table.name, **row}, ensure_ascii=False, default=str)
