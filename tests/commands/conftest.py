from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.document import Document
from bot.core.request import Attachment, Caller, Platform, Request, Role
from storage.store import Store
from tests.commands import acme
from tests.fakes import FakeFetcher

Ask = Callable[..., Awaitable[Document]]

WORKSPACE = "slack:T1"


@pytest.fixture
def fetcher() -> FakeFetcher:
    return FakeFetcher()


@pytest.fixture
def bot(store: Store, fetcher: FakeFetcher) -> Bot:
    return Bot(store, catalog(), fetcher)


@pytest.fixture
async def shelf(store: Store) -> None:
    """Acme's news on the library's shelf."""
    library = store.library()
    for topic in acme.TOPICS:
        await library.add_topic(topic, "tests")
    await library.add_article(acme.first(), by="tests")
    original = await library.add_article(acme.second(), by="tests")
    await library.add_article(acme.retold(), by="tests", retelling_of=original.article)


@pytest.fixture
def ask(bot: Bot) -> Ask:
    """Answers a line, from a channel of one Slack workspace; the role says who asks."""

    async def ask(
        line: str,
        *,
        role: Role = Role.MEMBER,
        workspace: str = WORKSPACE,
        attachments: tuple[Attachment, ...] = (),
        channel: str | None = "C1",
    ) -> Document:
        user = role.name.lower()
        if role is Role.EDITOR:
            await bot.scope(workspace).set_role(user, "editor", "tests")
        caller = Caller(Platform.SLACK, workspace, channel, user, is_administrator=role is Role.ADMIN)
        return await bot.answer(Request(line, caller, attachments))

    return ask


def words(document: Document) -> str:
    """All that a document says, for looking things up in it."""
    from bot.platforms.terminal.renderer import render

    return render(document, width=10_000)
