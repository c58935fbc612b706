"""Taking back what was done with digests, feeds and settings: completely, in turn, and without sending anything twice."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.document import Document, Outcome
from bot.core.request import Caller, Platform, Request
from bot.digests.delivering import DeliveryOutcome
from bot.reading.http_fetcher import HttpFetcher
from storage.digests.records import DeliveryState
from storage.feeds.queue import FeedQueue
from storage.records import FeedState, SubscriptionState
from storage.store import Store
from storage.values import PartialDate
from tests.commands import acme
from tests.commands.conftest import WORKSPACE, words
from tests.entries.feed_server import Site, depot, serving
from tests.fakes import FakeClock, FakeOutlet

SUBSCRIBED = "/brief digest subscribe daily 09:00 zone:Europe/Berlin topics:Acme"


class House:
    """A bot whose clock is moved by hand, an admin who types, and the channel that digests go to."""

    def __init__(self, bot: Bot, clock: FakeClock, outlet: FakeOutlet) -> None:
        self.bot, self.clock, self.outlet = bot, clock, outlet

    async def asked(self, line: str, *, user: str = "UADMIN", admin: bool = True, workspace: str = WORKSPACE) -> Document:
        caller = Caller(Platform.SLACK, workspace, "C1", user, is_administrator=admin)
        return await self.bot.answer(Request(line, caller, now=self.clock()))

    async def do(self, line: str) -> Document:
        answer = await self.asked(line)
        assert answer.outcome is Outcome.ANSWER, (line, words(answer))
        return answer

    async def news(self, number: int) -> None:
        """Something about Acme that is stored now."""
        sentence = f"In March 2024 Acme opened its office number {number} in Lyon."
        draft = acme.article(
            (sentence,),
            f"Office {number}",
            PartialDate.day(date(2024, 5, 20)),
            events=(acme.event((sentence,), 0, PartialDate.month(2024, 3), "Acme"),),
        )
        await self.bot.store.library().add_article(draft, by="tests")

    async def tick(self, *, days: float = 0) -> list[DeliveryOutcome]:
        self.clock.advance(days=days)
        return [one for one in await self.bot.deliverer.deliver_due() if one.state is DeliveryState.SENT]

    def offices(self) -> list[str]:
        """The numbers of the offices that each message reports, in order."""
        posted = [words(post.part) for post in self.outlet.posted]
        return [" ".join(str(number) for number in range(1, 10) if f"number {number} " in text) for text in posted]


@pytest.fixture
async def house(tmp_path: Path, migrated_file: Path) -> AsyncIterator[House]:
    clock = FakeClock()
    shutil.copy(migrated_file, tmp_path / "briefing.db")
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}", clock=clock)
    for topic in acme.TOPICS:
        await store.library().add_topic(topic, "tests")
    bot, outlet = Bot(store, catalog(), HttpFetcher(allow_private=True, seconds=5), clock=clock), FakeOutlet(clock=clock)
    bot.outlets[Platform.SLACK] = outlet
    yield House(bot, clock, outlet)
    await store.close()


# -- digests


async def test_an_ended_subscription_comes_back_and_what_it_missed_comes_as_one_digest(house: House) -> None:
    await house.do(f"{SUBSCRIBED} archive:off")
    await house.news(1)
    assert len(await house.tick(days=1)) == 1
    stopped = await house.do("/brief digest unsubscribe d1")
    for number in (2, 3, 4):
        await house.news(number)
        assert await house.tick(days=1) == []
    [undo] = stopped.choices
    await house.do(undo.line)
    assert "one with what it missed comes at once" in words(await house.do("/brief digest list"))
    assert "one with what it missed comes at once" in words(await house.do("/brief digest list"))
    [made] = await house.bot.scope(WORKSPACE).subscriptions.all()
    assert (made.ref, made.state, made.schedule, made.topics) == ("d1", SubscriptionState.ACTIVE, "daily 09:00", ("Acme",))
    assert len(await house.tick()) == 1
    assert await house.tick() == []
    await house.news(5)
    assert await house.tick(days=1) != []
    assert house.offices() == ["1", "2 3 4", "5"]


async def test_a_subscription_that_was_undone_sends_nothing_and_leaves_no_zone_behind(house: House) -> None:
    made = await house.do(SUBSCRIBED)
    await house.news(1)
    assert "running → ended" in words(await house.do("/brief undo"))
    assert await house.bot.scope(WORKSPACE).subscriptions.all() == []
    assert (await house.bot.store.scoped(WORKSPACE).workspace_settings()).time_zone is None
    assert await house.tick(days=2) == []
    assert made.title == "Subscribed: d1"
    # Undo is undone, and d1 goes on.
    await house.do("/brief undo 3")
    [again] = await house.bot.scope(WORKSPACE).subscriptions.all()
    assert again.state is SubscriptionState.ACTIVE
    assert (await house.bot.store.scoped(WORKSPACE).workspace_settings()).time_zone == "Europe/Berlin"
    assert len(await house.tick()) == 1


async def test_an_edit_goes_back_as_a_new_edition_of_the_schedule_and_sends_no_slot_twice(house: House) -> None:
    await house.do(f"{SUBSCRIBED} kinds:events")
    before = (await house.bot.scope(WORKSPACE).subscriptions.all())[0]
    await house.news(1)
    assert len(await house.tick(days=1)) == 1
    await house.do("/brief digest edit d1 every 30 minutes topics:all kinds:facts zone:UTC")
    await house.do("/brief undo")
    after = (await house.bot.scope(WORKSPACE).subscriptions.all())[0]
    assert (after.schedule, after.zone, after.topics, after.options) == (before.schedule, before.zone, before.topics, before.options)
    assert after.revision == 3
    await house.news(2)
    assert await house.tick() == [], "the slot of today was sent"
    assert len(await house.tick(days=1)) == 1
    assert house.offices() == ["1", "2"]


async def test_what_was_changed_later_is_named_and_undone_first(house: House) -> None:
    await house.do(SUBSCRIBED)
    await house.do("/brief digest edit d1 weekdays 10:00")
    refused = await house.asked("/brief undo 1")
    assert refused.code == "changed-since"
    assert "changed again by action 3" in words(refused)
    assert "/brief undo 3" in words(refused)
    [still] = await house.bot.scope(WORKSPACE).subscriptions.all()
    assert still.schedule == "weekdays 10:00"
    await house.do("/brief undo 3")
    await house.do("/brief undo 1")
    assert await house.bot.scope(WORKSPACE).subscriptions.all() == []
    twice = await house.asked("/brief undo 1")
    assert twice.code == "already-undone"


async def test_a_pause_and_a_resumption_are_undone(house: House) -> None:
    await house.do(SUBSCRIBED)
    await house.do("/brief digest pause d1")
    await house.do("/brief undo")
    assert (await house.bot.scope(WORKSPACE).subscriptions.all())[0].state is SubscriptionState.ACTIVE
    await house.do("/brief digest pause d1")
    await house.do("/brief digest resume d1")
    await house.do("/brief undo")
    await house.news(1)
    assert (await house.bot.scope(WORKSPACE).subscriptions.all())[0].state is SubscriptionState.PAUSED
    assert await house.tick(days=2) == []


async def test_what_a_pause_missed_comes_with_the_next_digest_when_it_is_undone_as_after_resuming(house: House) -> None:
    await house.do(f"{SUBSCRIBED} archive:off")
    await house.news(1)
    assert len(await house.tick(days=1)) == 1
    digests = {}
    for how in ("/brief undo", "/brief digest resume d1"):
        await house.do("/brief digest pause d1")
        for number in (2, 3, 4) if how == "/brief undo" else (5, 6, 7):
            await house.news(number)
            assert await house.tick(days=1) == []
        await house.do(how)
        assert await house.tick() == [], "the slots that passed are decided"
        assert len(await house.tick(days=1)) == 1
        digests[how] = words(house.outlet.posted[-1].part)
    assert house.offices() == ["1", "2 3 4", "5 6 7"]
    assert [text for text in digests.values() if "missed" in text] == []


# -- feeds


async def test_a_removed_feed_comes_back_with_all_that_it_has_seen(house: House) -> None:
    async with serving(Site(stories=[depot(1), depot(2)])) as site:
        await house.do(f"/brief feed add {site.url}/feed full:off")
        assert "2 stored" in words(await house.do("/brief feed check n1"))
        removed = await house.do("/brief feed remove n1")
        assert "No feed is followed" in words(await house.do("/brief feed list"))
        await house.do(removed.choices[-1].line)
        [feed] = await house.bot.store.scoped(WORKSPACE).feeds.all()
        assert (feed.ref, feed.state) == ("n1", FeedState.ACTIVE)
        assert "Nothing new" in words(await house.do("/brief feed check n1"))
        site.stories.append(depot(3))
        assert "1 stored" in words(await house.do("/brief feed check n1"))
        articles = await house.bot.store.scoped(WORKSPACE).articles()
        assert len(articles) == 3
        # The whole chain goes back: following it at all.
        await house.do("/brief undo 1")
        assert "No feed is followed" in words(await house.do("/brief feed list"))
        assert await house.bot.feeder.check_due() == []


async def test_a_feed_that_is_followed_again_stands_in_the_way_and_is_named(house: House) -> None:
    async with serving(Site(stories=[depot(1)])) as site:
        await house.do(f"/brief feed add {site.url}/feed full:off")
        await house.do("/brief feed remove n1")
        await house.do(f"/brief feed add {site.url}/feed full:off")
        refused = await house.asked("/brief undo 2")
        assert refused.code == "changed-since"
        assert "followed again, as n2" in words(refused)
        assert "/brief undo 3" in words(refused)
        await house.do("/brief undo 3")
        await house.do("/brief undo 2")
        listed = words(await house.do("/brief feed list"))
        assert "n1" in listed
        assert "n2" not in listed


async def test_a_feed_that_the_program_gave_up_can_be_undone_all_the_same(house: House) -> None:
    async with serving(Site(stories=[depot(1)])) as site:
        await house.do(f"/brief feed add {site.url}/feed full:off")
        queue = FeedQueue(house.bot.store.database)
        [claim] = await queue.claim_due(house.clock(), "w", timedelta(minutes=5))
        await queue.fail(claim, house.clock(), house.clock(), "gone", disable=True)
        await house.do("/brief feed resume n1")
        await house.do("/brief undo")
        assert "given up" in words(await house.do("/brief feed list"))
        await house.do("/brief undo 1")
        assert "No feed is followed" in words(await house.do("/brief feed list"))


# -- settings, and who may


async def test_settings_go_back_one_by_one(house: House) -> None:
    for line in ("/brief zone UTC", "/brief zone Asia/Shanghai", "/brief review off", "/brief role <@U9|lena> editor"):
        await house.do(line)
    store = house.bot.store.scoped(WORKSPACE)
    for _ in range(4):
        await house.do("/brief undo")
    settings = await store.workspace_settings()
    assert (settings.time_zone, settings.review.value, await store.role_of("U9")) == (None, "on", None)
    assert (await house.asked("/brief undo")).title == "Nothing to undo"
    log = words(await house.do("/brief log"))
    assert log.count("took back action") == 4


async def test_a_review_goes_back_to_what_waits(house: House) -> None:
    text = "Globex opens a depot\n\nGlobex Freight opened a depot in Rotterdam on 3 June 2024. Globex Freight employs 4,200 people."
    await house.do(f"/brief add {text}")
    await house.do("/brief review edit r1 article title Depots")
    await house.do("/brief review choose r1 without:1")
    await house.do("/brief review reject r1 no")
    await house.do("/brief undo")
    await house.do("/brief undo")
    await house.do("/brief undo")
    shown = words(await house.do("/brief review show r1"))
    assert "For review: Globex opens a depot" in shown
    assert "left out" not in shown
    await house.do("/brief undo")
    assert (await house.asked("/brief review show r1")).code == "unknown-review"
    await house.do("/brief undo 8")
    assert "For review: Globex opens a depot" in words(await house.do("/brief review show r1"))


async def test_what_an_admin_did_can_be_undone_by_no_editor_and_nobody_elsewhere(house: House) -> None:
    await house.do(SUBSCRIBED)
    await house.bot.store.scoped(WORKSPACE).set_role("UEDITOR", "editor", "UADMIN")
    refused = await house.asked("/brief undo 1", user="UEDITOR", admin=False)
    assert refused.code == "not-allowed"
    # Once an admin, now an editor: what takes an admin stays.
    demoted = await house.asked("/brief undo 1", user="UADMIN", admin=False)
    assert demoted.code == "not-allowed"
    assert (await house.asked("/brief undo 1", workspace="slack:T2")).code == "unknown-action"
    assert len(await house.bot.scope(WORKSPACE).subscriptions.all()) == 1


@pytest.mark.slow
async def test_an_editor_does_no_admins_work_by_undoing_an_undo(house: House) -> None:
    store = house.bot.store.scoped(WORKSPACE)
    for line in ("/brief role <@UY|yan> admin", SUBSCRIBED):
        done = await house.do(line)
        undone = await house.do(done.choices[-1].line)
        again = await house.do(undone.choices[-1].line)
        await house.do(again.choices[-1].line)
        await store.set_role("UADMIN", "editor", "UROOT")
        for _ in range(2):  # the undo of the undo, and so on
            last = (await store.log(by="UADMIN", limit=1))[0]
            refused = await house.asked(f"/brief undo {last.number}", admin=False)
            assert refused.code == "not-allowed", line
            assert f"Undo {last.number}" not in [choice.label for choice in (await house.asked("/brief log", admin=False)).choices]
            await house.do(f"/brief undo {last.number}")
        await house.do(f"/brief undo {(await store.log(by='UADMIN', limit=1))[0].number}")
    assert await store.role_of("UY") in (None, "admin")
