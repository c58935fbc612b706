"""``db upgrade`` and ``db import`` as an operator starts them: several at once, and into a database without anything."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from storage.store import Store, upgrade
from tests.app.running import ROOT
from tests.faults import postgresql


def program(folder: Path, *arguments: str, url: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """The finished program, started with those arguments on that database."""
    environment = {**os.environ, **settings, "DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without anything, on each of the databases."""
    with ExitStack() as stack:
        on_file = request.param == "sqlite"
        yield f"sqlite+aiosqlite:///{tmp_path / 'new.db'}" if on_file else stack.enter_context(postgresql.running())


@pytest.mark.gate
async def test_four_processes_upgrade_at_once(empty_url: str, tmp_path: Path) -> None:
    done = await asyncio.gather(*(asyncio.to_thread(program, tmp_path, "db", "upgrade", url=empty_url) for _ in range(4)))
    assert [(one.returncode, one.stderr) for one in done] == [(0, "")] * 4
    assert "The tables were upgraded (they were none)." in "".join(one.stdout for one in done)
    store = await Store.open(empty_url)
    articles = await store.library().articles()
    topics = await store.library().topics()
    await store.close()
    assert (len(articles), len({one.title for one in articles})) == (5, 5)
    assert len({topic.name for topic in topics}) == len(topics) > 30


@pytest.mark.gate
async def test_a_store_moves_into_a_database_without_anything(empty_url: str, tmp_path: Path, acme_file: Path) -> None:
    source = f"sqlite+aiosqlite:///{acme_file}"
    exported = await asyncio.to_thread(program, tmp_path, "db", "export", "--all", "--with-secrets", url=source, SEED_LIBRARY="false")
    assert exported.returncode == 0, exported.stderr
    moved = await asyncio.to_thread(program, tmp_path, "db", "import", "-", "--with-secrets", url=empty_url, stdin=exported.stdout)
    assert moved.returncode == 0, moved.stderr
    again = await asyncio.to_thread(program, tmp_path, "db", "export", "--all", "--with-secrets", url=empty_url, SEED_LIBRARY="false")
    assert again.stdout == exported.stdout


@pytest.mark.gate
async def test_a_library_that_starts_empty_can_be_seeded_later(empty_url: str, tmp_path: Path) -> None:
    first = await asyncio.to_thread(program, tmp_path, "db", "upgrade", url=empty_url, SEED_LIBRARY="false")
    assert (first.returncode, first.stdout) == (0, "The tables were upgraded (they were none).\n")
    store = await Store.open(empty_url)
    assert await store.library().articles() == []
    await store.close()
    seeded = await asyncio.to_thread(program, tmp_path, "seed", url=empty_url)
    assert seeded.stdout.endswith("5 articles were added to the library.\n")


def test_an_upgraded_database_stays_as_it_is(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'new.db'}"
    assert asyncio.run(upgrade(url)) == "none"
    assert asyncio.run(upgrade(url)) == "current"
