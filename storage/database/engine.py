"""The database: engine, sessions that see one workspace only, and every error of it translated once.

``reading(workspace)`` and ``writing(workspace)`` give a session whose ORM statements are filtered by workspace before they
run: selects see the library and the workspace's own rows, updates and deletes reach own rows only, and new rows get the
workspace's name. Code that must see all tenants says so: ``reading(EVERYWHERE)``.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, suppress
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import aiosqlite
from sqlalchemy import ColumnElement, Connection, event, literal_column, or_
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.orm.util import LoaderCriteriaOption
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.util.concurrency import in_greenlet

from storage.database.kept import KeptAnswers
from storage.database.looking import Watcher, current_look, one_look
from storage.database.sqlite_driver import OneTripDriver
from storage.database.translating import translate
from storage.drafts import MetricDraft
from storage.errors import NotReachable, StorageError, WrongDatabaseUrl
from storage.tables.columns import LIBRARY, Key, Scoped

#: The most parameters that we give one statement; both databases take more.
MAX_PARAMETERS = 5000
#: How long a writer waits for another one before it gives up.
BUSY_SECONDS = 5.0
#: Another one after each transaction that has written and ended, and from another server than before, whose transactions have numbers of
#: their own.
_STATE_OF_POSTGRESQL = "SELECT concat(pg_current_snapshot(), ' ', pg_postmaster_start_time())"
#: Connections of one process; so many sessions can be open at once, others wait for one of them to end.
POOL_SIZE = 20
#: How long a session waits for a connection before it gives up.
POOL_SECONDS = 10.0


class Everywhere(Enum):
    """Asks for a session that is not filtered by workspace; only for the ports that are named to cross tenants."""

    EVERYWHERE = "everywhere"


EVERYWHERE: Final = Everywhere.EVERYWHERE


def parse_url(database_url: str) -> URL:
    """The URL with the driver that we use; plain ``sqlite:``, ``postgres:`` and ``postgresql:`` are understood.

    Raises:
        WrongDatabaseUrl: it is no URL, or of another kind of database, or names no database.
    """
    try:
        url = make_url(database_url.strip())
    except ArgumentError:
        raise WrongDatabaseUrl("database-url-malformed") from None
    match url.drivername:
        case "sqlite" | "sqlite+aiosqlite":
            if not url.database or url.database == ":memory:":
                raise WrongDatabaseUrl("database-url-without-file")
            return url.set(drivername="sqlite+aiosqlite")
        case "postgres" | "postgresql" | "postgresql+asyncpg":
            if not url.database:
                raise WrongDatabaseUrl("database-url-without-name")
            return url.set(drivername="postgresql+asyncpg")
        case other:
            raise WrongDatabaseUrl("database-url-unsupported", kind=other)


class Database:
    """One engine for one DATABASE_URL. Nothing is opened before the first session; ``close`` it in the end."""

    def __init__(self, database_url: str, *, busy_seconds: float = BUSY_SECONDS, pool_size: int = POOL_SIZE) -> None:
        self.url = parse_url(database_url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._engine = self._make_engine(busy_seconds, pool_size)
        #: SQLite's own waiting is unfair among many; inside one process writers queue here.
        self._turn = asyncio.Lock()
        self._writer: asyncio.Task[Any] | None = None
        #: The names of the topics that each workspace sees, with the version of the store that they were read from.
        self.kept_names: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {}
        #: The metrics that each workspace sees, likewise.
        self.kept_metrics: dict[str, tuple[tuple[int, ...], tuple[MetricDraft, ...]]] = {}
        #: What was read, for as long as nobody stores anything; see ``storage.database.kept``.
        self.kept = KeptAnswers(self.state)
        #: How many transactions of this process may have changed something.
        self._writes = 0
        self._watcher = Watcher(self.url) if self.is_sqlite else None
        #: What is being written for others at the moment; closing waits for it.
        self.running: set[asyncio.Task[None]] = set()

    def _make_engine(self, busy_seconds: float, pool_size: int) -> AsyncEngine:
        pool: dict[str, Any] = {"poolclass": _Pool, "pool_size": pool_size, "max_overflow": 0, "pool_timeout": POOL_SECONDS}
        if not self.is_sqlite:
            arguments = {"timeout": 10, "command_timeout": 60, "server_settings": {"application_name": "briefing-bot"}}
            return create_async_engine(self.url, pool_pre_ping=True, hide_parameters=True, connect_args=arguments, **pool)
        engine = create_async_engine(
            self.url, module=OneTripDriver(_open_sqlite), hide_parameters=True, connect_args={"timeout": busy_seconds}, **pool
        )
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
        event.listen(engine.sync_engine, "invalidate", _roll_back_sqlite)
        return engine

    def on_pool_wait(self, listener: Callable[[float], None]) -> None:
        """From now on the listener gets the seconds that each session had to wait because all connections were in use."""
        pool = self._engine.pool
        assert isinstance(pool, _Pool)
        pool.on_wait = listener

    @property
    def name(self) -> str:
        """The database's address for people, without its password."""
        return self.url.database or "" if self.is_sqlite else self.url.render_as_string(hide_password=True)

    @asynccontextmanager
    async def reading(self, workspace: str | Everywhere) -> AsyncIterator[AsyncSession]:
        """A session for selects only, on one consistent state of the database where that is SQLite.

        Raises:
            StorageError: one of storage.errors, for everything that somebody can do something about.
        """
        with self.translated():
            async with self._session(workspace, write=False) as session:
                yield session

    @asynccontextmanager
    async def writing(self, workspace: str | Everywhere) -> AsyncIterator[AsyncSession]:
        """A session in one transaction: all of it is stored when the block ends, nothing of it when the block raises.

        Raises:
            StorageError: one of storage.errors; nothing was written.
        """
        with self.translated():
            if not self.is_sqlite:
                try:
                    async with self._session(workspace, write=True) as session, session.begin():
                        yield session
                finally:
                    self._writes += 1
                return
            if self._writer is not None and self._writer is asyncio.current_task():
                raise AssertionError("this task is writing already and would wait for itself")
            async with self._turn, self._session(workspace, write=True) as session, session.begin():
                self._writer = asyncio.current_task()
                try:
                    yield session
                finally:
                    self._writer = None

    def _session(self, workspace: str | Everywhere, *, write: bool) -> AsyncSession:
        engine = self._engine.execution_options(briefing_write=True) if write else self._engine
        if workspace is EVERYWHERE:
            return AsyncSession(engine, expire_on_commit=False, autoflush=False)
        return AsyncSession(
            engine, expire_on_commit=False, autoflush=False, sync_session_class=_ScopedSession, info={"workspace": workspace}
        )

    @asynccontextmanager
    async def connecting(self, *, write: bool = False) -> AsyncIterator[AsyncConnection]:
        """A bare connection in a transaction, for the schema and for exports; it is filtered by nothing."""
        with self.translated():
            engine = self._engine.execution_options(briefing_write=True) if write else self._engine
            try:
                async with engine.begin() as connection:
                    yield connection
            finally:
                self._writes += write

    async def outside_transaction(self, statement: str) -> None:
        """Runs a statement that must not be in a transaction, such as a change of SQLite's journal."""
        with self.translated():
            async with self._engine.connect() as connection:
                await (await connection.execution_options(briefing_bare=True)).exec_driver_sql(statement)

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turns the database's errors into ours; an error that nobody but us can do something about stays what it is."""
        try:
            yield
        except StorageError:
            raise
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            if (known := translate(error, self.name, is_sqlite=self.is_sqlite)) is not None:
                raise known from error
            raise

    async def state(self) -> object:
        """Something that is equal for as long as nobody, in whatever process, stores anything; None where that can't be told.

        Raises:
            StorageError: one of storage.errors, as for a session.
        """
        if self._watcher is not None:
            return self._watcher.state()
        look = current_look()
        if look is None:  # asking for each read of its own would take as long as the read
            return None
        if look.writes != self._writes or look.is_old:
            writes, asked = self._writes, time.monotonic()
            with self.translated():
                async with self._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                    look.state = (await connection.exec_driver_sql(_STATE_OF_POSTGRESQL)).scalar_one()
            look.writes, look.asked = writes, asked
        return look.state

    def one_look(self) -> AbstractContextManager[None]:
        """Within the block PostgreSQL is asked for its state once, and again where this process has written or a second has passed;
        SQLite tells it so quickly that it is asked each time."""
        return one_look()

    def require_file(self) -> None:
        """Nothing, when the SQLite file is there; looking at it would otherwise make an empty one.

        Raises:
            NotReachable: there is no such file.
        """
        if not self.url.query and not Path(self.name).exists():
            raise NotReachable("database-file-missing", database=self.name)

    async def close(self) -> None:
        await asyncio.gather(*self.running, return_exceptions=True)
        if self._watcher is not None:  # first, so that closing the last connection, which may take a while, is not its
            self._watcher.close()
        await self._engine.dispose()


class _Pool(AsyncAdaptedQueuePool):
    """A pool of connections that tells how long somebody had to wait for one."""

    on_wait: Callable[[float], None] | None = None

    def _do_get(self) -> ConnectionPoolEntry:
        if self.on_wait is None or self.checkedin() or self.overflow() < 0:
            return super()._do_get()
        began = time.monotonic()
        try:
            return super()._do_get()
        finally:
            self.on_wait(time.monotonic() - began)


def make_private_file(path: Path) -> None:
    """Makes an empty file that only its owner may read, where there is none. SQLite gives the files beside it the same rights.

    A file that is there is not opened: closing it would take away the locks that SQLite holds on it in this process.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))


async def _open_sqlite(*arguments: Any, **options: Any) -> aiosqlite.Connection:
    """The opened connection. One that can't be opened leaves no thread behind, which would speak to a closed event loop."""
    if not str(arguments[0]).startswith("file:"):
        with suppress(OSError):  # what is wrong with the place, SQLite says better
            make_private_file(Path(arguments[0]))
    connection = aiosqlite.connect(*arguments, **options)
    connection._thread.daemon = True  # as SQLAlchemy has it: the program may end without waiting for it
    try:
        return await connection
    except BaseException:
        await asyncio.to_thread(connection._thread.join, BUSY_SECONDS)
        raise


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Python's sqlite3 begins transactions by its own rules unless it is configured to leave that to us.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    # With WAL this can lose the last commits in a power cut, but never damages the file.
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: one that reads first and upgrades later fails without waiting when another was quicker.
    options = connection.get_execution_options()
    if not options.get("briefing_bare"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("briefing_write") else "BEGIN")


def _roll_back_sqlite(connection: Any, _record: object, _error: BaseException | None) -> None:
    # A task that is cancelled in the middle of a statement has its connection closed. SQLite puts off closing while the statement's
    # cursor is alive, and would keep the writer's lock until then; rolling back gives it up at once.
    if in_greenlet():
        with suppress(sqlite3.Error, ValueError):  # it may be closed already
            connection.run_async(lambda driver: asyncio.shield(driver.rollback()))


class _ScopedSession(Session):
    """A session that can't see, change or make rows of another workspace by way of the ORM."""


@event.listens_for(_ScopedSession, "do_orm_execute")
def _filter_by_workspace(state: ORMExecuteState) -> None:
    own: str = state.session.info["workspace"]
    if state.is_select:
        state.statement = state.statement.options(_seen(own))
    elif state.is_update or state.is_delete:
        state.statement = state.statement.options(_own(own))
    elif state.is_insert:
        _refuse_foreign(own, state.parameters)


def _refuse_foreign(own: str, parameters: Any) -> None:
    """Rows that are inserted in bulk don't pass through the flush below."""
    for values in parameters if isinstance(parameters, list) else [parameters] if parameters else []:
        if values.get("workspace") != own:
            raise AssertionError(f"a row of another workspace can't be added from {own!r}")


@event.listens_for(_ScopedSession, "before_flush")
def _write_own_rows(session: Session, _context: object, _instances: object) -> None:
    own: str = session.info["workspace"]
    for row in session.new:
        if isinstance(row, Scoped):
            row.workspace = own
    for row in (*session.dirty, *session.deleted):
        if isinstance(row, Scoped) and row.workspace != own:
            raise AssertionError(f"a {type(row).__name__} of another workspace can't be changed from {own!r}")


class Unindexed(FunctionElement[str]):
    """The column itself, but SQLite won't look rows up by it: it takes every equality for a rare one, and most rows are the library's."""

    inherit_cache = True
    type = Key()


@compiles(Unindexed)
def _as_it_is(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


@compiles(Unindexed, "sqlite")
def _with_plus(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    return f"+{compiler.process(element.clauses, **options)}"


# One filter on the base of all tables: with one for each of them, making a statement's cache key took longer than many an answer.


def _workspace_of(table: Any) -> Any:
    """The column of a table; any column for the base itself, which has none and which SQLAlchemy tries a filter with first."""
    return getattr(table, "workspace", _ANY_COLUMN)


_ANY_COLUMN: ColumnElement[str] = literal_column("workspace", Key())


@lru_cache(maxsize=512)
def _seen(own: str) -> LoaderCriteriaOption:
    """The filter for selects: the library's rows and own ones. It reaches aliases and subqueries too."""
    if own == LIBRARY:
        return _own(own)
    return with_loader_criteria(
        Scoped, lambda cls: or_(Unindexed(_workspace_of(cls)) == LIBRARY, Unindexed(_workspace_of(cls)) == own), include_aliases=True
    )


@lru_cache(maxsize=512)
def _own(own: str) -> LoaderCriteriaOption:
    """The filter for changes, and for the library's own selects."""
    return with_loader_criteria(Scoped, lambda cls: Unindexed(_workspace_of(cls)) == own, include_aliases=True)
