"""What tests of all rooms share."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.store import Store


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with its schema and nothing else, migrated once; copy it, never open it."""
    path = tmp_path_factory.mktemp("schema") / "briefing.db"

    async def migrate() -> None:
        await (await Store.open(f"sqlite+aiosqlite:///{path}", auto_migrate=True)).close()

    asyncio.run(migrate())
    return path


@pytest.fixture
async def store(tmp_path: Path, empty_database: Path) -> AsyncIterator[Store]:
    """An empty store in a SQLite file of its own, with its schema."""
    path = tmp_path / "briefing.db"
    shutil.copyfile(empty_database, path)
    store = await Store.open(f"sqlite+aiosqlite:///{path}", auto_migrate=True)
    yield store
    await store.close()
