"""What tests of all rooms share."""

from __future__ import annotations

from tests import bytecode  # noqa: F401 - before all others

# isort: split
import asyncio
import gc
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.entries.seeding import seed
from storage.store import Store, upgrade
from tests import compiled_statements, examples
from tests.commands import acme

#: Its tests put the whole bot between both local servers.
JOURNEYS = Path(__file__).parent / "journeys"

compiled_statements.share()
examples.register()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What only the gate tries counts as slow, so that ``-m "not slow"`` leaves it out too; and so does every journey."""
    for item in items:
        if item.get_closest_marker("gate") or JOURNEYS in item.path.parents:
            item.add_marker("slow")


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


@pytest.fixture(scope="session")
def acme_file(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """A SQLite file with Acme's news in the library; copying it is quicker than adding them again."""
    path = tmp_path_factory.mktemp("acme") / "briefing.db"
    shutil.copy(migrated_file, path)

    async def fill() -> None:
        store = await Store.open(f"sqlite+aiosqlite:///{path}")
        await acme.fill(store)
        await store.close()

    asyncio.run(fill())
    return path


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """A SQLite file with the library's seeds; copying it is quicker than reading the articles again."""
    path = tmp_path_factory.mktemp("seeded") / "briefing.db"
    shutil.copy(migrated_file, path)

    async def fill() -> None:
        store = await Store.open(f"sqlite+aiosqlite:///{path}")
        await seed(store.library())
        await store.close()

    asyncio.run(fill())
    return path


@pytest.fixture
def starting_file(migrated_file: Path) -> Path:
    """The file that ``store`` begins as a copy of; other folders have others."""
    return migrated_file


@pytest.fixture
async def store(tmp_path: Path, starting_file: Path) -> AsyncIterator[Store]:
    """A store in a SQLite file of its own; it is empty, unless the folder's ``starting_file`` is not."""
    shutil.copy(starting_file, tmp_path / "briefing.db")
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}")
    yield store
    await store.close()
