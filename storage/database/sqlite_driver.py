"""SQLite's connections for SQLAlchemy, each statement in one trip to the connection's thread.

SQLAlchemy's own adapter makes four trips: for a cursor, the statement, its rows, and closing the cursor. Each of them wakes a thread and
the event loop again, which took longer than most of our statements.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any, NamedTuple

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection, AsyncAdapt_aiosqlite_dbapi
from sqlalchemy.util.concurrency import await_


class _Done(NamedTuple):
    """What a statement left: of a cursor that is closed already."""

    description: Any
    rows: list[Any]
    rowcount: int
    lastrowid: int


def _run(connection: sqlite3.Connection, many: bool, statement: str, parameters: Any) -> _Done:
    """Runs a statement in the connection's thread, fetching all of its rows."""
    cursor = connection.cursor()
    try:
        (cursor.executemany if many else cursor.execute)(statement, parameters)
        rows = cursor.fetchall() if cursor.description else []
        return _Done(cursor.description, rows, cursor.rowcount, cursor.lastrowid or 0)
    finally:
        cursor.close()


class OneTripCursor:
    """A cursor as SQLAlchemy wants it, which is asked for its rows after they have all arrived."""

    server_side = False
    arraysize = 1
    __slots__ = ("_adapted", "_done", "_rows")

    def __init__(self, adapted: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapted = adapted
        self._done = _Done(None, [], -1, 0)
        self._rows: deque[Any] = deque()

    @property
    def description(self) -> Any:
        return self._done.description

    @property
    def rowcount(self) -> int:
        return self._done.rowcount

    @property
    def lastrowid(self) -> int:
        return self._done.lastrowid

    def execute(self, statement: str, parameters: Any = None) -> Any:
        return self._wait_for(False, statement, () if parameters is None else parameters)

    def executemany(self, statement: str, parameters: Sequence[Any]) -> Any:
        return self._wait_for(True, statement, parameters)

    def _wait_for(self, many: bool, statement: str, parameters: Any) -> Any:
        try:
            self._done = await_(self._in_thread(many, statement, parameters))
        except Exception as error:
            self._adapted._handle_exception(error)
        self._rows = deque(self._done.rows)
        return self

    async def _in_thread(self, many: bool, statement: str, parameters: Any) -> _Done:
        driver: Any = self._adapted._connection
        async with self._adapted._execute_mutex:
            done: _Done = await driver._execute(_run, driver._conn, many, statement, parameters)
        return done

    def setinputsizes(self, *_sizes: Any) -> None:
        """SQLite needs none."""

    def fetchone(self) -> Any:
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        return [self._rows.popleft() for _ in range(min(size or self.arraysize, len(self._rows)))]

    def fetchall(self) -> list[Any]:
        rows = list(self._rows)
        self._rows.clear()
        return rows

    def __iter__(self) -> Iterator[Any]:
        while self._rows:
            yield self._rows.popleft()

    def close(self) -> None:
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Nothing: it is closed already, and keeps what it has fetched."""


class _Connection(AsyncAdapt_aiosqlite_connection):
    """A connection whose cursors make one trip; streams keep SQLAlchemy's own cursors, which fetch as they go."""

    __slots__ = ()
    _cursor_cls: Any = OneTripCursor


class OneTripDriver(AsyncAdapt_aiosqlite_dbapi):
    """What SQLAlchemy takes for the module of the driver; ``opening`` opens a connection."""

    def __init__(self, opening: Callable[..., Awaitable[aiosqlite.Connection]]) -> None:
        super().__init__(aiosqlite, sqlite3)
        self._opening = opening

    def connect(self, *arguments: Any, **options: Any) -> AsyncAdapt_aiosqlite_connection:
        connection: Any = await_(self._opening(*arguments, **options))
        return _Connection(self, connection)
