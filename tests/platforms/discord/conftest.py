from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.fake_discord.server import FakeDiscord


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    """A Discord of our own on this machine."""
    async with FakeDiscord() as server:
        yield server
