"""Statements that were compiled in one test are not compiled again in the next one.

SQLAlchemy keeps compiled statements by engine, and every test opens engines of its own: without this, compiling took a third of the time
of all tests that touch a store. A bot that runs for long has one engine, and compiles each statement once, as it is here.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite

#: By dialect, of which any two of a kind are the same here: they come from the same library and speak to the same server.
_COMPILED: dict[Any, Any] = {}


def share() -> None:
    """From now on all engines of this process share what they compile."""
    for kind in (SQLiteDialect_aiosqlite, PGDialect_asyncpg):
        # The dialect is a part of the key that a compiled statement is kept under, by identity unless this is said.
        setattr(kind, "__eq__", lambda self, other: type(self) is type(other))  # noqa: B010
        setattr(kind, "__hash__", lambda self: hash(type(self)))  # noqa: B010
    if not event.contains(Engine, "engine_connect", _take_shared):
        event.listen(Engine, "engine_connect", _take_shared)


def _take_shared(connection: Connection) -> None:
    connection.execution_options(compiled_cache=_COMPILED)
