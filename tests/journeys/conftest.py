"""What journeys share: the whole bot between a local Slack and a local Discord."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.app.bot import Bot
from bot.app.serving import Service
from bot.commands.all import catalog
from bot.reading.fetch import Fetcher
from storage.store import Store
from tests.fake_discord.components import buttons_of, options_of, texts_of
from tests.fake_discord.server import FakeDiscord
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import Exchange, Reply, until
from tests.fakes import FakeFetcher
from tests.journeys.whole_bot import serving

Json = dict[str, Any]


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as server:
        yield server


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as server:
        yield server


@pytest.fixture
def fetcher() -> FakeFetcher:
    return FakeFetcher()


@pytest.fixture
def starting_file(acme_file: Path) -> Path:
    return acme_file


@pytest.fixture
def bot(store: Store, fetcher: Fetcher) -> Bot:
    """The bot with Acme's articles in the library."""
    return Bot(store, catalog(), fetcher)


@pytest.fixture
async def service(bot: Bot, slack: FakeSlack, discord: FakeDiscord) -> AsyncIterator[Service]:
    """The service, connected to both platforms."""
    async with serving(bot, slack, discord) as service:
        yield service


async def final(exchange: Exchange, *, within: float = 30.0) -> list[Reply]:
    """The replies that answer, as soon as there is one; on a busy machine "One moment…" may come first, which has no blocks."""
    await until(lambda: any(reply.blocks for reply in exchange.replies), within, lambda: f"no answer, refused: {exchange.refused}")
    return [reply for reply in exchange.replies if reply.blocks]


def slack_words(*messages: Json) -> str:
    """The words of these Slack messages, without layout and punctuation."""
    found: list[str] = []

    def gather(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("text"), str):
                found.append(value["text"])
            for key, inner in value.items():
                if key in ("url", "label", "value") and isinstance(inner, str):
                    found.append(inner)
                gather(inner)
        elif isinstance(value, list):
            for inner in value:
                gather(inner)

    for message in messages:
        gather(message.get("blocks", []))
    return plain(" ".join(found))


def discord_words(*messages: Json) -> str:
    """The words of these Discord messages, without layout and punctuation."""
    found: list[str] = []
    for message in messages:
        found += [message["content"], *texts_of(message)]
        found += [button["label"] for button in buttons_of(message)]
        found += [f"{option['label']} {option.get('description', '')} {option['value']}" for option in options_of(message)]
    return plain(re.sub(r"\\([^\w\s])", r"\1", " ".join(found)))


def plain(text: str) -> str:
    """The words of the text with one space between them."""
    return " ".join(re.findall(r"\w+", text))


def approve_of(*messages: Json) -> str:
    """The label of the button that approves, on a card of Discord: "Approve 5"."""
    return next(str(button["label"]) for message in messages for button in buttons_of(message) if button["label"].startswith("Approve"))
