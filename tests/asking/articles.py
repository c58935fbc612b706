"""A bot that has read articles, and what it answers to a question typed in the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.document import Document
from bot.core.request import Caller, Platform, Request
from bot.entries.adding import add
from bot.platforms.terminal.renderer import render
from bot.reading.article import read
from storage.store import Store
from tests.fakes import FakeFetcher


async def bot_with(articles: Iterable[str], store: Store) -> Bot:
    """A bot whose library has these articles, added in their order."""
    library = store.library()
    for text in articles:
        await add(read(text, vocabulary=await library.vocabulary()), library, by="tests", new_topics=True)
    return Bot(store, catalog(), FakeFetcher())


async def answer(bot: Bot, question: str) -> Document:
    return await bot.answer(Request(f"/brief ask {question}", Caller(Platform.TERMINAL, "terminal", None, "operator")))


def before_sources(document: Document) -> str:
    """What is said before the sources."""
    return render(document, width=10_000).split("\n[1]")[0]


def said(document: Document) -> str:
    """What is said before the sources and before what is merely near."""
    return before_sources(document).split("nearest")[0]
