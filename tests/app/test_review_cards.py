"""Cards of reviews that can't be edited just now are edited later; a refusal is logged and ends it. Two processes may do the same work."""

from __future__ import annotations

import logging

import pytest

from bot.app.bot import Bot
from bot.app.review_cards import CardUpdates
from bot.commands.all import catalog
from bot.core.outlet import Busy, OutcomeUnknown, Refused
from bot.core.request import Caller, Platform, Request
from storage import review_cards
from storage.review_cards import ReviewCards
from storage.store import Store
from tests.fakes import FakeClock, FakeFetcher, FakeOutlet

NEWS = "Globex opened a depot in Lyon on 3 November 2026. It cost 310 million EUR."


@pytest.mark.parametrize("platform", [Platform.SLACK, Platform.DISCORD])
async def test_what_could_not_be_edited_is_edited_later(store: Store, platform: Platform, caplog: pytest.LogCaptureFixture) -> None:
    clock, outlet = FakeClock(), FakeOutlet(platform=platform)
    bot = Bot(store, catalog(), FakeFetcher(), clock=clock)
    updates = [CardUpdates(ReviewCards(store.database), {platform: outlet}, bot._open_desk, clock) for _ in range(2)]
    workspace = f"{platform}:T1"
    admin = Caller(platform, workspace, "C1", "U1", is_administrator=True)
    await bot.answer(Request(f"/brief add {NEWS}", admin))
    scoped = bot.scope(workspace)
    for channel, message, person in (("D1", "m1", "U2"), ("C1", "m2", ""), ("D3", "m3", "U3")):
        await scoped.keep_review_card("r1", str(platform), channel, message, person)
    await scoped.keep_review_card("r9", str(platform), "D1", "m9", "U2")
    await scoped.remember("language:user:U3", "zh")
    assert await updates[0].update() == 0, "they are true"

    await bot.answer(Request("/brief review approve r1", admin))
    gone = Refused("slack-message-refused-message-gone", channel="C1", error="message_not_found")
    outlet.amend_troubles = [OutcomeUnknown("slack-outcome-unknown", error="lost"), gone, Busy("slack-busy", 300.0)]
    with caplog.at_level(logging.WARNING):
        assert await updates[0].update() == 1
    assert "can't be edited any more" in caplog.text
    assert await updates[1].update() == 0, "the others are put off"
    clock.advance(minutes=2)
    assert await updates[1].update() == 1
    clock.advance(minutes=5)
    assert await updates[0].update() == 1
    assert [message for message, _ in outlet.amended] == ["m1", "m3"]
    assert [document.title[:4] for _, document in outlet.amended] == ["Appr", "已批准："]
    assert [choice.label for _, document in outlet.amended for choice in document.choices] == ["Undo", "撤销"]

    outlet.amended.clear()
    await bot.answer(Request("/brief undo", admin))
    assert await updates[0].update() == 2 + 1, "they wait again"
    assert all(document.title.startswith(("For review", "待审")) for _, document in outlet.amended)
    clock.advance(days=200)
    await updates[0].forget()
    await bot.answer(Request("/brief review reject r1", admin))
    assert await updates[0].update() == 0


async def test_cards_of_a_platform_that_is_not_connected_don_t_hold_up_the_others(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_cards, "_TOGETHER", 1)
    clock, outlet = FakeClock(), FakeOutlet(platform=Platform.DISCORD)
    bot = Bot(store, catalog(), FakeFetcher(), clock=clock)
    for platform in (Platform.SLACK, Platform.DISCORD):
        admin = Caller(platform, f"{platform}:T1", "C1", "U1", is_administrator=True)
        await bot.answer(Request(f"/brief add {NEWS}", admin))
        await bot.scope(admin.workspace).keep_review_card("r1", str(platform), "C1", "m1")
        await bot.answer(Request("/brief review approve r1", admin))
    assert await CardUpdates(ReviewCards(store.database), {Platform.DISCORD: outlet}, bot._open_desk, clock).update() == 1
    assert len(outlet.amended) == 1
