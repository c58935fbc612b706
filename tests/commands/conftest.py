from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.document import Document, Table
from bot.core.request import Attachment, Caller, Platform, Request, Role
from storage.store import Store
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
def shelf() -> None:
    """For tests whose ``store`` begins with Acme's news in the library."""


@pytest.fixture
def starting_file(request: pytest.FixtureRequest, migrated_file: Path, acme_file: Path) -> Path:
    return acme_file if "shelf" in request.fixturenames else migrated_file


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
    """All that a document says, rows of tables as lines, for looking things up in it."""
    from bot.platforms.terminal.renderer import render

    blocks = tuple(block.as_listing() if isinstance(block, Table) else block for block in document.blocks)
    return render(document.model_copy(update={"blocks": blocks}), width=10_000)
