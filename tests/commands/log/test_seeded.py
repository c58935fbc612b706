"""The operator's log: what the library began with is one row, and what was done since stands before it."""

from __future__ import annotations

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.document import Table
from bot.core.request import Caller, Platform, Request
from bot.entries.seeding import seed
from storage.store import Store
from tests.commands.conftest import words
from tests.fakes import FakeFetcher

OPERATOR = Caller(Platform.TERMINAL, None, None, "operator")


async def test_what_the_library_began_with_is_one_row(store: Store) -> None:
    await seed(store.library())
    bot = Bot(store, catalog(), FakeFetcher())
    await bot.answer(Request("/brief topic add Globex", OPERATOR))
    document = await bot.answer(Request("/brief log", OPERATOR))
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert len(table.rows) == 2
    said = words(document)
    assert "Globex" in said
    assert "the library began with" in said
    assert "5 articles" in said
    everything = await bot.answer(Request("/brief log seeds", OPERATOR))
    [table] = [block for block in everything.blocks if isinstance(block, Table)]
    assert len(table.rows) > 2
