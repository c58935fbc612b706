"""A feed on a local server, the store that follows it, and the feeder that checks it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.core.document import Document
from bot.core.outlet import PrivateMessages
from bot.core.request import Platform
from bot.entries.feeding.feeder import Feeder
from bot.reading.http_fetcher import HttpFetcher
from storage.feeds.queue import FeedQueue
from storage.store import ScopedStore, Store
from tests.entries.feed_server import Site, serving
from tests.entries.feeding.following import OURS
from tests.fakes import FakeClock, FakeOutlet


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(Site()) as running:
        yield running


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def notices() -> list[tuple[str, Document]]:
    return []


@pytest.fixture
def feeder(store: Store, clock: FakeClock, notices: list[tuple[str, Document]]) -> Feeder:
    async def tell(platform: Platform, workspace: str, user: str, document: Document, /) -> None:
        notices.append((f"{platform} {workspace} {user}", document))

    return Feeder(
        FeedQueue(store.database),
        lambda workspace: store.scoped(workspace) if workspace else store.library(),
        HttpFetcher(allow_private=True, seconds=2),
        {Platform.SLACK: FakeOutlet()},
        PrivateMessages(tell),
        clock,
        chance=lambda: 0.5,
    )


@pytest.fixture
def ours(store: Store) -> ScopedStore:
    return store.scoped(OURS)
