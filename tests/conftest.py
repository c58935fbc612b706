"""What tests of all rooms share."""

from __future__ import annotations

import asyncio
import gc
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.store import Store, upgrade


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector looked at all of it again and again, which took a sixth of the time."""
    gc.collect()
    gc.freeze()


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
