"""What the tests of the program as a whole share: a store that was seeded once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.app.bot import open_bot
from bot.config import Settings


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the library's seeds; copying it is quicker than reading the articles again."""
    path = tmp_path_factory.mktemp("library") / "briefing.db"

    async def make() -> None:
        async with open_bot(Settings(_env_file=None, database_url=f"sqlite+aiosqlite:///{path}")):
            pass

    asyncio.run(make())
    return path
