"""Requests that come faster than they can be answered: some are answered, the others hear at once that the bot is busy."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.app.admission import Admission, TooBusy
from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.request import Caller, Platform, Request
from storage.store import Store
from tests.commands.conftest import WORKSPACE, words
from tests.fakes import FakeFetcher


async def use(admission: Admission, until: asyncio.Event, *, slow: bool = False) -> bool:
    """Whether the request had its turn, which it keeps until then."""
    try:
        async with admission.turn(slow=slow):
            await until.wait()
    except TooBusy:
        return False
    return True


async def test_who_would_wait_too_long_is_refused_and_the_next_one_has_a_turn() -> None:
    admission, over = Admission(2, patience=0.1, slow_at_once=1), asyncio.Event()
    having = [asyncio.create_task(use(admission, over)) for _ in range(2)]
    began = time.monotonic()
    assert await asyncio.gather(*(use(admission, over) for _ in range(50))) == [False] * 50
    assert time.monotonic() - began < 50 * 0.1, "they waited one after the other"
    assert admission.waiting == 0
    over.set()
    assert await asyncio.gather(*having) == [True, True]
    assert await use(admission, over)


async def test_who_waits_gets_the_turn_of_who_is_done() -> None:
    admission, over = Admission(1, patience=30), asyncio.Event()
    both = [asyncio.create_task(use(admission, over)) for _ in range(2)]
    await asyncio.sleep(0)
    over.set()
    assert await asyncio.gather(*both) == [True, True]


async def test_slow_requests_keep_no_turn_from_quick_ones() -> None:
    admission, over = Admission(1, patience=0.05, slow_at_once=1), asyncio.Event()
    slow = asyncio.create_task(use(admission, over, slow=True))
    await asyncio.sleep(0)
    done = asyncio.Event()
    done.set()
    assert await use(admission, done)
    assert not await use(admission, over, slow=True)
    over.set()
    assert await slow


async def test_a_busy_bot_says_so_changes_nothing_and_is_not_for_ever_busy(store: Store) -> None:
    bot = Bot(store, catalog(), FakeFetcher(), answers_at_once=1)
    heard: list[tuple[str, str, str]] = []
    bot.on_answered = lambda command, platform, outcome, seconds: heard.append((command, platform, outcome))
    bot.admission = Admission(1, patience=0.01)
    zone = Request("/brief zone Europe/Lisbon", Caller(Platform.SLACK, WORKSPACE, "C1", "U1", is_administrator=True))
    async with bot.admission.turn():
        refused = await bot.answer(zone)
    assert "busy" in words(refused)
    assert (await bot.scope(WORKSPACE).workspace_settings()).time_zone is None
    await bot.answer(zone)
    assert (await bot.scope(WORKSPACE).workspace_settings()).time_zone == "Europe/Lisbon"
    assert heard == [("settings zone", "slack", "too-busy"), ("settings zone", "slack", "answer")]
    await bot.background.close()


@pytest.mark.parametrize("line", ["/brief add https://acme.example", "/brief ask how much"])
async def test_another_language_hears_it_in_its_own(store: Store, line: str) -> None:
    bot = Bot(store, catalog(), FakeFetcher())
    bot.admission = Admission(1, patience=0.0, slow_at_once=1)
    async with bot.admission.turn(), bot.admission.turn(slow=True):
        refused = await bot.answer(Request(line, Caller(Platform.SLACK, WORKSPACE, "C1", "U1", locale="zh-CN")))
    assert "忙" in words(refused)
