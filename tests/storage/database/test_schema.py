"""The schema: made by itself on the embedded database, by command on PostgreSQL, by many processes at once, and never by halves."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import schema
from storage.database.engine import Database
from storage.database.schema import SchemaState
from storage.errors import NotADatabase, NotReachable, SchemaMissing, SchemaNewer, SchemaOlder
from storage.store import Store, schema_state, upgrade
from tests.refusals import raises_explained


async def _set_version(url: str, version: str) -> None:
    database = Database(url)
    async with database.connecting(write=True) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
    await database.close()


async def test_an_upgrade_makes_the_schema_and_does_nothing_twice(database_url: str) -> None:
    assert await schema_state(database_url) is SchemaState.NONE
    assert await upgrade(database_url) is SchemaState.NONE
    assert await schema_state(database_url) is SchemaState.CURRENT
    assert await upgrade(database_url) is SchemaState.CURRENT
    store = await Store.open(database_url)
    assert await store.library().topics() == []
    await store.close()


async def test_a_schema_that_is_not_ours_is_refused_with_the_next_step(database_url: str) -> None:
    await upgrade(database_url)
    await _set_version(database_url, schema.revisions()[0])
    assert await schema_state(database_url) is SchemaState.OLDER
    with raises_explained(SchemaOlder, "briefing-bot db upgrade"):
        await Store.open(database_url)
    await _set_version(database_url, "9999")
    assert await schema_state(database_url) is SchemaState.NEWER
    for attempt in (Store.open(database_url), Store.open(database_url, auto_migrate=True), upgrade(database_url)):
        with raises_explained(SchemaNewer, "newer version"):
            await attempt


async def test_another_programs_database_is_left_alone(database_url: str) -> None:
    database = Database(database_url)
    async with database.connecting(write=True) as connection:
        await connection.execute(text("CREATE TABLE guests (name TEXT)"))
    await database.close()
    for attempt in (Store.open(database_url, auto_migrate=True), upgrade(database_url), schema_state(database_url)):
        with raises_explained(NotADatabase, "another program"):
            await attempt


async def test_postgresql_is_never_migrated_by_opening_it(database_url: str) -> None:
    if database_url.startswith("sqlite"):
        store = await Store.open(database_url, auto_migrate=True)
        await store.close()
    else:
        with raises_explained(SchemaMissing, "briefing-bot db upgrade"):
            await Store.open(database_url, auto_migrate=True)


async def test_opening_makes_no_empty_file(tmp_path: Path) -> None:
    with raises_explained(NotReachable, "briefing-bot db upgrade"):
        await Store.open(f"sqlite:///{tmp_path / 'none.db'}")
    assert os.listdir(tmp_path) == []


async def test_an_upgrade_that_fails_halfway_leaves_nothing_behind(database_url: str) -> None:
    class BrokenOffError(Exception):
        pass

    async def break_off(database: Database) -> None:
        async with database.connecting(write=True) as connection:
            await connection.run_sync(schema.run_migrations)
            assert await connection.scalar(text("SELECT count(*) FROM entries")) == 0
            raise BrokenOffError

    database = Database(database_url)
    with pytest.raises(BrokenOffError):
        await break_off(database)
    assert await schema.schema_state(database) is SchemaState.NONE
    await database.close()
    await upgrade(database_url)


_OPEN = """
import asyncio, sys
from storage.store import Store
async def main():
    store = await Store.open(sys.argv[1], auto_migrate=True)
    await store.close()
    store = await Store.open(sys.argv[1], auto_migrate=True)
    print(len(await store.library().topics()), "alembic" in sys.modules)
    await store.close()
asyncio.run(main())
"""


async def _open_in_another_process(url: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", "-c", _OPEN, url, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, err.decode()
    return out.decode().strip()


@pytest.mark.slow
async def test_many_processes_may_make_one_file_at_once(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}"
    assert {line[:1] for line in await asyncio.gather(*(_open_in_another_process(url) for _ in range(3)))} == {"0"}
    with sqlite3.connect(tmp_path / "briefing.db") as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(schema.head(),)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    # Opening what is up to date loads no migration machinery: that is what makes it quick.
    assert await _open_in_another_process(url) == "0 False"


async def test_the_embedded_database_keeps_its_promises(tmp_path: Path, migrated_file: Path) -> None:
    database = Database(f"sqlite:///{migrated_file}")
    async with database.connecting() as connection:
        assert await connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert await connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert await connection.scalar(text("PRAGMA busy_timeout")) == 5000
    await database.close()


def test_versions_are_in_one_line() -> None:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(schema.alembic_config())
    assert scripts.get_current_head() == schema.head()
    assert [script.revision for script in scripts.walk_revisions()] == list(reversed(schema.revisions()))
