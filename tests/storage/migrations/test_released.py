"""A store of the release before is upgraded with all that it holds, and an export of it can be imported."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Connection, inspect

from storage.database import schema
from storage.database.engine import Database
from storage.database.schema import SchemaState
from storage.store import Store, upgrade
from storage.tables import metadata
from storage.transfer import importing
from storage.transfer.importing import import_lines
from tests.storage.transfer.test_moving import all_of, fill

#: The schema of the release before.
RELEASED = "0033"


def _downgrade(connection: Connection) -> Mapping[str, set[str]]:
    """The columns of all tables in the schema of the release, which the database has now."""
    config = schema.alembic_config()
    config.attributes["connection"] = connection
    command.downgrade(config, RELEASED)
    found = inspect(connection)
    return {table: {column["name"] for column in found.get_columns(table)} for table in found.get_table_names()}


async def _filled(url: str) -> Store:
    """A store at that address, which is empty so far, with something of each kind."""
    await upgrade(url)
    store = await Store.open(url)
    await fill(store)
    return store


async def _as_released(url: str) -> Mapping[str, set[str]]:
    database = Database(url)
    async with database.connecting(write=True) as connection:
        columns = await connection.run_sync(_downgrade)
    await database.close()
    return columns


def _reduced(lines: list[str], columns: Mapping[str, set[str]]) -> list[dict[str, Any]]:
    """The rows of an export as the release would have written them."""
    rows = [json.loads(line) for line in lines]
    return [
        {name: value for name, value in row.items() if name in {"table", *columns[row["table"]]}} for row in rows if row["table"] in columns
    ]


async def test_a_store_of_the_release_before_keeps_everything(database_url: str) -> None:
    store = await _filled(database_url)
    before = await all_of(store)
    await store.close()
    columns = await _as_released(database_url)
    assert "review_cards" not in columns
    assert await upgrade(database_url) is SchemaState.OLDER
    upgraded = await Store.open(database_url)
    assert _reduced(await all_of(upgraded), columns) == _reduced(before, columns)
    await upgraded.scoped("slack:T2").set_time_zone("Asia/Tokyo", "U9")  # and takes more
    await upgraded.close()


async def test_an_export_of_the_release_before_is_imported(database_url: str, tmp_path: Path) -> None:
    store = await _filled(database_url)
    exported = await all_of(store)
    await store.close()
    columns = await _as_released(database_url)
    rows = _reduced(exported, columns)
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", auto_migrate=True)
    assert await import_lines(other.database, map(json.dumps, rows), with_secrets=True) == len(rows)
    assert _reduced(await all_of(other), columns) == rows
    await other.close()


async def test_what_an_export_of_the_release_before_lacks_is_filled_in(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}"
    await upgrade(url)
    old = await _as_released(url)
    lacking = {
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.columns
        if table.name in old and column.name not in old[table.name] and not column.nullable
    }
    assert lacking <= {(table, column) for table, columns in importing._ADDED_COLUMNS.items() for column in columns}
