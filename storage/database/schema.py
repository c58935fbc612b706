"""The database's schema: which version it has, which this program wants, and the way from one to the other."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from storage.database.engine import Database
from storage.errors import Locked, NotADatabase, SchemaMissing, SchemaNewer, SchemaOlder

if TYPE_CHECKING:
    from alembic.config import Config

#: Any number will do, as long as every process that upgrades takes the same one.
_ADVISORY_LOCK = 0x62726965


class SchemaState(StrEnum):
    """How the database's schema compares with this program's."""

    NONE = "none"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"


@cache
def revisions() -> tuple[str, ...]:
    """The names of all schema versions that this program knows, oldest first: the file names of the migrations begin with them."""
    folder = files("storage.migrations").joinpath("versions")
    return tuple(sorted(entry.name.split("_")[0] for entry in folder.iterdir() if entry.name[:4].isdigit() and entry.name.endswith(".py")))


def head() -> str:
    """The schema version that this program wants."""
    return revisions()[-1]


async def schema_state(database: Database) -> SchemaState:
    """How the database's schema compares with this program's.

    Raises:
        NotADatabase: the database holds tables of another program and none of ours.
    """
    async with database.connecting() as connection:
        return state_of(await connection.run_sync(_stored_revision), database)


def state_of(stored: str | None, database: Database) -> SchemaState:
    """What a stored version means; "?" stands for another program's tables."""
    if stored is None:
        return SchemaState.NONE
    if stored == "?":
        raise NotADatabase("database-of-another-program", database=database.name)
    if stored == head():
        return SchemaState.CURRENT
    return SchemaState.OLDER if stored in revisions() else SchemaState.NEWER


def _stored_revision(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        return "?" if tables else None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


async def require_current(database: Database) -> None:
    """Nothing, when the schema is what this program wants.

    Raises:
        SchemaMissing, SchemaOlder, SchemaNewer: it is not; the message says what to run.
    """
    match await schema_state(database):
        case SchemaState.NONE:
            raise SchemaMissing("schema-missing", database=database.name)
        case SchemaState.OLDER:
            raise SchemaOlder("schema-older", database=database.name)
        case SchemaState.NEWER:
            raise _newer(database)
        case SchemaState.CURRENT:
            return


def _newer(database: Database) -> SchemaNewer:
    return SchemaNewer("schema-newer", database=database.name)


async def upgrade(database: Database) -> SchemaState:
    """Brings the schema up to date and returns the state it was found in. Any number of processes may do it at once.

    Raises:
        SchemaNewer: the database is ahead of this program.
    """
    if database.is_sqlite:
        await _use_write_ahead_log(database)
    async with database.connecting(write=True) as connection:
        if not database.is_sqlite:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        # Only now nobody else can be upgrading, so only now the version means something.
        found = state_of(await connection.run_sync(_stored_revision), database)
        if found is SchemaState.NEWER:
            raise _newer(database)
        if found is not SchemaState.CURRENT:
            await connection.run_sync(run_migrations)
    return found


async def _use_write_ahead_log(database: Database) -> None:
    """Readers and a writer don't wait for one another with it. SQLite does not wait for others while switching, so we do."""
    for attempt in range(50):
        try:
            await database.outside_transaction("PRAGMA journal_mode=WAL")
        except Locked:
            if attempt == 49:
                raise
            await asyncio.sleep(0.1)
        else:
            return


def run_migrations(connection: Connection) -> None:
    from alembic import command

    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def alembic_config() -> Config:
    """Alembic's settings; its scripts are packaged with us, so no ini file is needed."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    return config
