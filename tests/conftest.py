"""What tests of all rooms share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.store import Store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store in a SQLite file of its own, with its schema."""
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}", auto_migrate=True)
    yield store
    await store.close()
