"""What the database server allows."""

from __future__ import annotations

from sqlalchemy import text

from storage.database.engine import Database


async def connection_limit(database: Database) -> int | None:
    """How many connections PostgreSQL takes, of all programs together; None for SQLite, which has no such limit. Raises StorageError."""
    if database.is_sqlite:
        return None
    async with database.connecting() as connection:
        return int((await connection.execute(text("SELECT current_setting('max_connections')"))).scalar_one())
