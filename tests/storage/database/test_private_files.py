"""Files with what a team keeps can be read by their owner alone, whatever the process's umask is."""

from __future__ import annotations

import asyncio
import os
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.database.engine import make_private_file
from storage.requests import Requests
from storage.store import Store
from storage.transfer.exporting import backup

NOW = datetime(2026, 11, 28, tzinfo=UTC)


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    before = os.umask(0o000)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_opening_a_database_again_leaves_the_locks_of_this_process(tmp_path: Path) -> None:
    """Without them another process that comes and goes takes itself for the last one, and removes the journal."""
    file = tmp_path / "briefing.db"
    store = await Store.open(f"sqlite+aiosqlite:///{file}", auto_migrate=True)
    requests = Requests(store.database, "here")
    await requests.is_new("slack", "slack:T1", "Ev1", NOW)
    make_private_file(file)
    program = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT COUNT(*) FROM requests').fetchone()"
    other = await asyncio.create_subprocess_exec(sys.executable, "-c", program, str(file))
    assert await other.wait() == 0
    assert (tmp_path / "briefing.db-wal").exists()
    assert not await requests.is_new("slack", "slack:T1", "Ev1", NOW)
    await store.close()


@pytest.mark.skipif(os.name != "posix", reason="the system has no such rights")
async def test_the_database_with_its_journal_and_its_copy_are_private(tmp_path: Path) -> None:
    file, copy = tmp_path / "briefing.db", tmp_path / "copy.db"
    store = await Store.open(f"sqlite+aiosqlite:///{file}", auto_migrate=True)
    await Requests(store.database, "here").is_new("slack", "slack:T1", "Ev1", NOW)
    found = {path.name: oct(rights(path)) for path in files(tmp_path) if path.suffix != ".lock"}
    await backup(store.database, copy)
    await store.close()
    assert "briefing.db" in found
    assert set(found.values()) == {"0o600"}, found
    assert rights(copy) == 0o600
    again = await Store.open(f"sqlite+aiosqlite:///{copy}")
    assert not await Requests(again.database, "there").is_new("slack", "slack:T1", "Ev1", NOW)
    await again.close()
