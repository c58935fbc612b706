"""The store: one database, seen from one workspace at a time.

Commands get a ScopedStore and nothing else. What crosses tenants is named so, and is only reached from the Store itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime

from storage import workspaces
from storage.database import schema
from storage.database.engine import BUSY_SECONDS, EVERYWHERE, POOL_SIZE, Database
from storage.database.looking import look_again
from storage.digests.subscriptions import Subscriptions
from storage.digests.watches import Watches
from storage.feeds.feeds import Feeds
from storage.journal.sessions import Clock
from storage.store.actions import Actions
from storage.store.editing import EntryEditing
from storage.store.entries import Entries
from storage.store.error_reports import ErrorReports
from storage.store.rereading import Rereadings
from storage.store.reviews import Reviews
from storage.store.revising import Revisions
from storage.store.topics import Topics
from storage.store.workspace import Workspace
from storage.tables.columns import LIBRARY
from storage.transfer import exporting


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """What the bot remembers. Open one per process, share it between tasks, close it in the end."""

    def __init__(self, database: Database, clock: Clock = _now) -> None:
        #: For the parts of storage that have ports of their own (deliveries); nobody else needs it.
        self.database = database
        self._clock = clock

    @classmethod
    async def open(
        cls,
        database_url: str,
        *,
        auto_migrate: bool = False,
        clock: Clock = _now,
        busy_seconds: float = BUSY_SECONDS,
        pool_size: int = POOL_SIZE,
    ) -> Store:
        """A store on the database, which has the schema that this program wants.

        With ``auto_migrate`` an embedded SQLite file is made and upgraded where that is needed; PostgreSQL never is, see ``upgrade``.

        Raises:
            StorageError: the address is wrong, the database can't be opened, or its schema is missing, older or newer.
        """
        database = Database(database_url, busy_seconds=busy_seconds, pool_size=pool_size)
        try:
            if database.is_sqlite and not auto_migrate:
                database.require_file()
            if auto_migrate and database.is_sqlite and await schema.schema_state(database) is not schema.SchemaState.CURRENT:
                await schema.upgrade(database)
            await schema.require_current(database)
        except BaseException:
            await database.close()
            raise
        return cls(database, clock)

    def scoped(self, workspace: str) -> ScopedStore:
        """The store as this workspace sees it ("slack:T123"). Raises ValueError for an empty name, which would be the library's."""
        if not workspace.strip():
            raise ValueError("a workspace needs a name")
        return ScopedStore(self.database, workspace, self._clock)

    def library(self) -> ScopedStore:
        """The operator's seat: sees and writes the library alone."""
        return ScopedStore(self.database, LIBRARY, self._clock)

    def look_again(self) -> None:
        """From here on the request that is being answered sees what others have changed since it began; for what must hold at once."""
        look_again()

    def one_look(self) -> AbstractContextManager[None]:
        """While a request is answered: what is kept of the database is checked once, not for each read. See ``Database.one_look``."""
        return self.database.one_look()

    def export_all(self, *, with_secrets: bool = False) -> AsyncIterator[str]:
        """Every row of the library and of all workspaces as JSON lines; see ``storage.transfer.exporting``."""
        return exporting.export_all(self.database, with_secrets=with_secrets)

    async def forget_lines(self) -> int:
        """How many short-lived lines of all workspaces have expired; they are deleted now."""
        async with self.database.writing(EVERYWHERE) as session:
            return await workspaces.forget_lines(session, self._clock())

    async def close(self) -> None:
        """Closes all connections."""
        await self.database.close()


async def schema_state(database_url: str) -> schema.SchemaState:
    """How the database's schema compares with this program's: none, older, current or newer."""
    database = Database(database_url)
    try:
        return await schema.schema_state(database)
    finally:
        await database.close()


async def upgrade(database_url: str) -> schema.SchemaState:
    """Brings a database's schema up to date, SQLite's or PostgreSQL's; returns the state it was found in."""
    database = Database(database_url)
    try:
        return await schema.upgrade(database)
    finally:
        await database.close()


class ScopedStore(Topics, Entries, EntryEditing, Rereadings, Revisions, Reviews, ErrorReports, Workspace, Actions):
    """The store as one workspace sees it: the library and its own entries, less what its own rows supersede.

    Everything written goes to this workspace and nowhere else. Safe for many tasks at once.
    """

    def __init__(self, database: Database, workspace: str, clock: Clock) -> None:
        super().__init__(database, workspace, clock)
        self.feeds = Feeds(database, workspace, clock)
        self.subscriptions = Subscriptions(database, workspace, clock)
        self.watches = Watches(database, workspace, clock)

    def export(self, *, in_effect: bool = False) -> AsyncIterator[str]:
        """Every row of this workspace (of the library, in the operator's seat) as JSON lines, always in the same order.

        With ``in_effect`` only what counts now: no log of actions, no counters, and nothing that was undone.
        """
        return exporting.export(self._database, self._workspace, in_effect=in_effect)
