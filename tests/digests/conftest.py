"""What the tests of digests share: a store, a clock, a channel that can be watched, and a way to make news."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from bot.core.document import Document
from bot.core.outlet import Audience, PrivateMessages
from bot.core.request import Platform
from bot.digests.delivering import Deliverer
from bot.digests.subscribing import subscribe
from storage.digests.deliveries import Deliveries
from storage.digests.news import NewsShelf
from storage.digests.records import Subscription, Watched
from storage.digests.subscriptions import Subscriptions
from storage.drafts import TopicDraft
from storage.records import Added, SubscriptionOptions
from storage.store import Store
from storage.values import PartialDate
from tests.fakes import FakeClock, FakeOutlet
from tests.storage.articles import GROWTH, article

HOME = "slack:T1"
CHANNEL = Audience(Platform.SLACK, HOME, "C1")


@dataclass
class House:
    """A bot with one store and one outlet; ``private_messages`` are those that people got."""

    store: Store
    clock: FakeClock
    outlet: FakeOutlet
    private_messages: list[tuple[str, Document]] = field(default_factory=list)
    articles: int = 0

    def deliverer(self, worker: str = "one", outlet: FakeOutlet | None = None) -> Deliverer:
        async def tell(_platform: Platform, _workspace: str, user: str, document: Document) -> None:
            self.private_messages.append((user, document))

        outlets = {Platform.SLACK: outlet or self.outlet}
        database = self.store.database
        return Deliverer(Deliveries(database), NewsShelf(database), outlets, PrivateMessages(tell), clock=self.clock, worker=worker)

    @property
    def subscriptions(self) -> Subscriptions:
        return self.store.scoped(HOME).subscriptions

    async def subscribe(
        self,
        schedule: str = "daily 09:00",
        *,
        topics: tuple[str, ...] = ("Acme",),
        zone: str = "Europe/Berlin",
        audience: Audience = CHANNEL,
        say_when_empty: bool = False,
        archive: bool = True,
        limit: int = 12,
    ) -> Subscription:
        options = SubscriptionOptions(say_when_empty, archive, limit)
        subscriptions = self.store.scoped(audience.workspace).subscriptions
        return await subscribe(subscriptions, audience, topics, schedule, zone, "U7", self.clock(), options)

    async def watch(
        self, watched: Watched | None = None, *, person: str = "U1", audience: Audience | None = None, zone: str = "Europe/Berlin"
    ) -> Subscription:
        """A watch on Acme, by direct message unless there is an audience."""
        where = audience or Audience(Platform.SLACK, HOME, f"D{person}", direct=True)
        watches = self.store.scoped(where.workspace).watches
        return await watches.add(
            str(where.platform),
            where.channel,
            watched or Watched(topic="Acme"),
            zone=zone,
            by=person,
            now=self.clock(),
            person=person if audience is None else "",
        )

    async def news(self, title: str = "", *, value: str = "40000", published: date | None = None) -> Added:
        """A new article about Acme with one figure, recorded now."""
        self.articles += 1
        day = published or self.clock().date()
        draft = article(
            (GROWTH,),
            title=title or f"Acme, part {self.articles}",
            url=f"https://news.example/{self.articles}",
            published=PartialDate.day(day),
            value=value,
            fingerprint=(),
        )
        return await self.store.library().add_article(draft, by="operator")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with a topic and no news, made once and copied for each test."""

    async def make(path: Path) -> None:
        store = await Store.open(f"sqlite+aiosqlite:///{path}", auto_migrate=True, clock=FakeClock())
        await store.library().add_topic(TopicDraft(name="Acme", slash="acme"), by="operator")
        await store.close()

    path = tmp_path_factory.mktemp("template") / "briefing.db"
    asyncio.run(make(path))
    return path


@pytest.fixture
async def house(template: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A house on a Monday at 08:00 in Berlin (07:00 UTC), with a topic and no news."""
    clock, path = FakeClock(), tmp_path / "briefing.db"
    shutil.copy(template, path)
    store = await Store.open(f"sqlite+aiosqlite:///{path}", clock=clock)
    yield House(store, clock, FakeOutlet(clock=clock))
    await store.close()
