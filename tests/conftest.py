"""What tests of all rooms share."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.store import Store, upgrade


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema and nothing in it; copying it is quicker than migrating again."""
    path = tmp_path_factory.mktemp("migrated") / "briefing.db"
    asyncio.run(upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture
async def store(tmp_path: Path, migrated_file: Path) -> AsyncIterator[Store]:
    """An empty store in a SQLite file of its own."""
    shutil.copy(migrated_file, tmp_path / "briefing.db")
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}")
    yield store
    await store.close()
