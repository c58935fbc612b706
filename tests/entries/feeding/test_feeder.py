"""Checking feeds of a local server: nothing is stored twice or lost, and every failure is reported."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.document import Document
from bot.entries.feeding import selecting
from bot.entries.feeding.feeder import LEASE, Feeder
from bot.entries.feeding.selecting import FIRST_CHECK_ITEMS, MAX_ITEMS_PER_CHECK
from bot.entries.feeding.timing import GIVE_UP_AFTER, NOTIFY_AFTER_FAILURES
from bot.reading.feed import parse_feed
from bot.reading.http_fetcher import HttpFetcher
from storage.feeds.records import FeedBusy, ItemOutcome
from storage.records import FeedState
from storage.store import ScopedStore, Store
from storage.values import Origin
from tests.entries.feed_server import Site, depot
from tests.entries.feeding.following import OURS, check_later, follow
from tests.fakes import FakeClock


async def test_new_items_are_stored_once_with_the_feed_as_their_origin(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [depot(1), depot(2)]
    await follow(store, site, full=False)
    first = await check_later(feeder, clock)
    assert first.outcomes == {ItemOutcome.STORED: 2}
    assert (first.feed.title, first.feed.stored) == ("The Example News", 2)
    articles = await ours.articles()
    assert {article.origin for article in articles} == {Origin.FEED}
    assert {article.recorded_by for article in articles} == {"feed n1"}
    assert {article.publisher for article in articles} == {"The Example News"}
    assert {article.published.value for article in articles if article.published} == {"2024-06-03"}
    unchanged = await check_later(feeder, clock)
    assert unchanged.unchanged
    assert "If-None-Match" in site.requests[-1].headers
    site.stories.insert(0, depot(3))
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.STORED: 1}
    assert len(await ours.articles()) == 3


@pytest.mark.slow
async def test_only_the_newest_items_of_a_new_feed_are_read(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [
        dataclasses.replace(depot(number), published=f"{day} Jun 2024 08:00:00 +0000")
        for number, day in ((number, f"{number + 1:02d}") for number in range(14))
    ]
    await follow(store, site, full=False)
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.STORED: FIRST_CHECK_ITEMS, ItemOutcome.SKIPPED: 4}
    days = sorted(article.published.value for article in await ours.articles() if article.published)
    assert days[0] == "2024-06-05"
    site.stories.append(depot(20))
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.STORED: 1}


async def test_many_new_items_are_read_in_several_checks(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selecting, "MAX_ITEMS_PER_CHECK", 2)
    site.stories = [depot(0)]
    await follow(store, site, full=False)
    await check_later(feeder, clock)
    site.stories += [depot(number) for number in range(1, 6)]
    left = []
    for _ in range(3):
        clock.advance(minutes=40)
        left += [check.left for check in await feeder.check_due()]
    assert left == [3, 1, 0]
    assert len(await ours.articles()) == 6
    assert MAX_ITEMS_PER_CHECK >= FIRST_CHECK_ITEMS


async def test_pages_of_private_addresses_are_not_fetched(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    await follow(store, site)
    strict = dataclasses.replace(feeder, fetcher=HttpFetcher(seconds=2))
    check = await check_later(strict, clock)
    assert "private network" in check.problem
    assert site.requests == []


def failure(site: Site, kind: str) -> None:
    match kind:
        case "missing":
            site.status = 404
        case "busy":
            site.status = 503
        case "no feed":
            site.raw, site.media_type = b"<html><body><p>Welcome</p></body></html>", "text/html"
        case "broken":
            site.raw = b"<rss><channel><item><ti"
        case "empty":
            site.raw = b""
        case "huge":
            site.raw = b"<rss>" + b"x" * 6_000_000
        case "slow":
            site.delay = 5
        case "entities":
            bomb = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 50}">' for n in range(1, 12))
            kinds = f'<!DOCTYPE r [<!ENTITY x0 "xxxxxxxxxx">{bomb}]>'
            site.raw = f'<?xml version="1.0"?>{kinds}<rss><channel><title>&x11;</title></channel></rss>'.encode()


@pytest.mark.parametrize("kind", ["missing", "busy", "no feed", "broken", "empty", "huge", "slow", "entities"])
async def test_a_failing_feed_reports_the_problem_and_recovers(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, notices: list[tuple[str, Document]], kind: str, ours: ScopedStore
) -> None:
    failure(site, kind)
    quick = dataclasses.replace(feeder, fetcher=HttpFetcher(allow_private=True, seconds=0.3 if kind == "slow" else 5))
    await follow(store, site, full=False)
    check = await check_later(quick, clock)
    if kind == "entities" and not check.problem:
        assert await ours.articles() == []
        return
    assert check.problem, check
    assert (check.feed.failures, check.feed.failing_since) == (1, clock())
    assert notices == []
    healthy = Site(stories=[depot(1)])
    for name in ("status", "raw", "media_type", "delay", "stories"):
        setattr(site, name, getattr(healthy, name))
    check = await check_later(feeder, clock, hours=3)
    assert (check.problem, check.outcomes) == ("", {ItemOutcome.STORED: 1})
    assert (check.feed.failures, check.feed.failing_since) == (0, None)


async def test_an_external_entity_reads_no_file(store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore) -> None:
    text = depot(1).summary
    site.raw = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY file SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>t</title>'
        f"<item><title>Stolen</title><description>&file; {text}</description></item></channel></rss>"
    ).encode()
    await follow(store, site, full=False)
    check = await check_later(feeder, clock)
    assert check.outcomes == {ItemOutcome.STORED: 1}
    [article] = await ours.articles()
    stored = await ours.article_text(article)
    assert stored is not None
    assert "root:" not in stored


async def test_the_owner_is_notified_once_of_failures_and_once_of_giving_up(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, notices: list[tuple[str, Document]]
) -> None:
    site.status = 404
    await follow(store, site)
    failures = 0
    while not (checks := await feeder.check_due()) or checks[0].feed.state is FeedState.ACTIVE:
        failures += len(checks)
        assert len(notices) == (failures >= NOTIFY_AFTER_FAILURES)
        clock.advance(hours=6)
        assert failures < 40
    assert [who for who, _ in notices] == ["slack slack:T1 ann"] * 2
    assert [document.title.split(":")[0] for _, document in notices] == ["A feed can't be read", "A feed was given up"]
    assert clock() - datetime(2026, 11, 16, 7, tzinfo=UTC) >= GIVE_UP_AFTER
    clock.advance(days=9)
    assert await feeder.check_due() == []
    site.status, site.stories = 200, [depot(1)]
    await store.scoped(OURS).feeds.resume("n1", clock())
    [check] = await feeder.check_due()
    assert check.feed.state is FeedState.ACTIVE
    assert len(notices) == 2


async def test_a_feed_that_is_gone_for_good_is_given_up_at_once(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, notices: list[tuple[str, Document]]
) -> None:
    site.status = 410
    await follow(store, site)
    assert (await check_later(feeder, clock)).feed.state is FeedState.DISABLED
    assert len(notices) == 1


async def test_a_feed_that_moved_is_fetched_at_its_new_address(store: Store, site: Site, feeder: Feeder, clock: FakeClock) -> None:
    site.stories, site.moved = [depot(1)], "/feed/new"
    await follow(store, site, full=False)
    assert (await check_later(feeder, clock)).feed.url == f"{site.url}/feed/new"
    await check_later(feeder, clock)
    assert site.asked == ["/feed", "/feed/new", "/feed/new"]


async def test_the_retry_after_of_a_server_is_respected(store: Store, site: Site, feeder: Feeder, clock: FakeClock) -> None:
    site.status, site.headers = 429, {"Retry-After": "14400"}
    await follow(store, site)
    check = await check_later(feeder, clock)
    assert check.feed.due_at is not None
    assert check.feed.due_at - clock() >= timedelta(hours=4)


async def test_a_feed_is_checked_by_one_of_several_processes(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories, site.delay = [depot(1)], 0.2
    feed = await follow(store, site, full=False)
    others = [dataclasses.replace(feeder, worker=f"w{number}") for number in range(3)]
    clock.advance(hours=1)
    checks = await asyncio.gather(*(other.check_due() for other in others))
    assert sum(map(len, checks)) == 1
    assert site.asked == ["/feed"]
    clock.advance(hours=1)
    both = await asyncio.gather(feeder.check(feed), others[0].check(feed), return_exceptions=True)
    assert sorted(isinstance(one, FeedBusy) for one in both) == [False, True]


async def test_another_process_continues_after_one_that_died(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [depot(1), depot(2)]
    await follow(store, site, full=False)
    clock.advance(hours=1)
    queue = feeder.queue
    [dead] = await queue.claim_due(clock(), "dead", LEASE)
    # It had stored both items, and died before it recorded them as seen.
    await dataclasses.replace(feeder).read_items(dead, parse_feed(site.rss(), site.url))
    async with store.database.writing(OURS) as session:
        from sqlalchemy import delete

        from storage.tables.feeds import FeedItemRow

        await session.execute(delete(FeedItemRow))
    assert await feeder.check_due() == []
    clock.advance(minutes=6)
    [check] = await feeder.check_due()
    assert check.outcomes == {ItemOutcome.KNOWN: 2}
    assert len(await ours.articles()) == 2
