"""A feed that brings very much at once, with people who watch what it is about."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.request import Caller, Platform, Request
from storage.feeds.records import ItemOutcome
from storage.store import Store
from tests.fakes import FakeClock, FakeFetcher, FakeOutlet

URL = "https://news.example/feed.xml"
_WORDS = "harbour crane lathe kettle bakery tram loom quarry ferry mill orchard foundry kiln depot cellar barn".split()


def _feed(count: int) -> bytes:
    """A feed of so many articles, each of other words."""
    items = ""
    for number in range(count):
        chance = random.Random(number)
        body = " ".join(f"Acme said on Monday that its {' '.join(chance.sample(_WORDS, 6))} opened." for _ in range(6))
        items += f"<item><title>Acme, report {number}</title><guid>{number}</guid><link>https://news.example/{number}</link>"
        items += f"<description>{body}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


@pytest.mark.slow
async def test_fifty_articles_of_a_feed_are_one_message(store: Store) -> None:
    clock = FakeClock()
    fetcher, outlet = FakeFetcher({URL: (_feed(1), "application/rss+xml")}), FakeOutlet(clock=clock)
    bot = Bot(Store(store.database, clock), catalog(), fetcher, clock=clock)
    bot.outlets[Platform.SLACK] = outlet

    async def asks(line: str, user: str = "U1") -> None:
        caller = Caller(Platform.SLACK, "slack:T1", "C1", user, is_administrator=user == "U9", time_zone="UTC")
        answer = await bot.answer(Request(line, caller, now=clock()))
        assert answer.outcome == "answer", answer

    await asks(f"/brief feed add {URL} every:30m full:off", "U9")
    await _checked_until(1, bot, clock)
    clock.advance(minutes=2)
    await asks("/brief watch acme")
    fetcher.pages[URL] = (_feed(51), "application/rss+xml")
    first = await _checked_until(50, bot, clock)
    for _ in range(15):
        clock.advance(seconds=20)
        await bot.deliverer.deliver_due()
    [told] = outlet.posted
    assert "50 new stories" in told.part.model_dump_json()
    assert told.at - first <= timedelta(minutes=5)


async def _checked_until(count: int, bot: Bot, clock: FakeClock) -> datetime:
    """When the first of so many articles was stored; every twenty seconds feeds are checked and what is due is delivered."""
    stored, first = 0, None
    for _ in range(60 * 60 // 20):
        checks = await bot.feeder.check_due()
        stored += sum(number for check in checks for outcome, number in check.outcomes.items() if outcome == ItemOutcome.STORED)
        first = first or (clock() if stored else None)
        await bot.deliverer.deliver_due()
        if stored == count and first is not None:
            return first
        clock.advance(seconds=20)
    raise AssertionError(f"only {stored} were stored")
