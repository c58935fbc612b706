from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.core.front import TopicName
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.client import DiscordConfig
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.platforms.discord.commands import CATALOG
from tests.platforms.fake_front import FakeFront

#: Seconds that the adapter waits for an answer before it announces one, in tests of what comes late.
PATIENCE = 0.15
#: The same in all others, so that nothing is late there on a busy machine.
ENDLESS = 60.0
#: For tests that are run once with an answer in time and once with a late one.
IN_TIME_AND_LATE = pytest.mark.parametrize(("slow", "patience"), [(False, ENDLESS), (True, PATIENCE)], ids=["in time", "late"])


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    """A Discord of our own on this machine."""
    async with FakeDiscord() as server:
        yield server


@pytest.fixture
def front() -> FakeFront:
    return FakeFront(names=[TopicName("Acme", "acme")], completions={"topic": ["Acme", "Acme Cloud"], "metric": ["revenue"]})


@pytest.fixture
def patience() -> float:
    """How long the adapter waits for an answer; tests of what comes late have this replaced."""
    return ENDLESS


@pytest.fixture
async def adapter(discord: FakeDiscord, front: FakeFront, patience: float) -> AsyncIterator[DiscordAdapter]:
    adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url, patience=patience), front, CATALOG)
    await adapter.start()
    await discord.connected()
    # The library calls itself ready only after two seconds, and then the topics of all servers are registered.
    await adapter.refresh_commands(discord.guild_id)
    yield adapter
    await adapter.stop()
