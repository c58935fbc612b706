"""Deleting rows with all that hangs on them, whatever tables that may be: new tables are found by their foreign keys."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, ColumnElement, Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import metadata


async def delete_with_dependents(session: AsyncSession, table: Table, condition: ColumnElement[bool]) -> int:
    """How many rows of the table were deleted; with them go the rows of other tables that name them. A row that need not name one, or that
    is of the same table, is only loosened from it."""
    (key,) = table.primary_key.columns
    gone = select(key).where(condition)
    for naming in _naming(table):
        if naming.table is table or naming.nullable:
            loosened = update(naming.table).where(naming.in_(gone.scalar_subquery()))
            await session.execute(loosened.values({naming.name: None}).execution_options(synchronize_session=False))
        elif len(naming.table.primary_key.columns) == 1:
            await delete_with_dependents(session, naming.table, naming.in_(gone.scalar_subquery()))
        else:
            await session.execute(delete(naming.table).where(naming.in_(gone.scalar_subquery())))
    found = await session.execute(delete(table).where(condition).returning(key))
    return len(found.all())


def _naming(table: Table) -> Iterator[Column[object]]:
    """The columns of all tables that name rows of this one; its own first."""
    found = [
        column
        for other in metadata.sorted_tables
        for column in other.columns
        if any(one.column.table is table for one in column.foreign_keys)
    ]
    yield from sorted(found, key=lambda column: column.table is not table)
