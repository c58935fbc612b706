"""Feeds from a real server on this machine, looked at until they are known by heart: nothing twice, nothing lost, nothing silent."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.document import Document
from bot.core.errors import BriefingError
from bot.core.request import Platform
from bot.entries import feeding
from bot.entries.feeding import FIRST_LOOK, GIVE_UP, MOST_AT_ONCE, RAREST, TELL_AT, FeedCheck, Feeder, is_given_up, next_check
from bot.reading.feed import parse_feed
from bot.reading.fetch import GoneForGood, HttpFetcher
from storage.drafts import TopicDraft
from storage.feed_queue import FeedQueue
from storage.feed_records import Feed, FeedBusy, FeedState, ItemOutcome
from storage.feeds import Feeds
from storage.records import ReviewMode
from storage.store import ScopedStore, Store
from storage.values import Origin
from tests.entries.feed_server import Site, Story, depot, page, serving
from tests.fakes import FakeClock, FakeOutlet

OURS = "slack:T1"
LONG = tuple(
    f"Globex Freight moved {number} thousand parcels through its depot in Rotterdam in May 2024, more than in any month before, and its "
    f"harbour master number {number} told reporters that the cranes had not stood still for a single hour since the spring."
    for number in range(2, 12)
)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(Site()) as running:
        yield running


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def told() -> list[tuple[str, Document]]:
    return []


@pytest.fixture
def feeder(store: Store, clock: FakeClock, told: list[tuple[str, Document]]) -> Feeder:
    async def tell(platform: Platform, workspace: str, user: str, document: Document, /) -> None:
        told.append((f"{platform} {workspace} {user}", document))

    return Feeder(
        FeedQueue(store.database),
        lambda workspace: store.scoped(workspace) if workspace else store.library(),
        HttpFetcher(allow_private=True, seconds=2),
        {Platform.SLACK: FakeOutlet()},
        tell,
        clock,
        chance=lambda: 0.5,
    )


@pytest.fixture
def ours(store: Store) -> ScopedStore:
    return store.scoped(OURS)


async def follow(
    store: Store,
    site: Site,
    *,
    topics: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    full: bool = True,
    url: str = "/feed",
    workspace: str = OURS,
) -> Feed:
    return await Feeds(store.database, workspace).add(
        site.url + url,
        title="",
        topics=topics,
        words=words,
        every=timedelta(minutes=30),
        full_text=full,
        platform="slack",
        by="ann",
        now=datetime(2026, 11, 16, 6, tzinfo=UTC),
    )


async def look(feeder: Feeder, clock: FakeClock, *, hours: float = 1) -> FeedCheck:
    """The next look, when its time has come."""
    clock.advance(hours=hours)
    [check] = await feeder.check_due()
    return check


async def titles(ours: ScopedStore) -> set[str]:
    return {article.title for article in await ours.articles()}


async def test_new_items_are_stored_once_as_the_feeds(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [depot(1), depot(2)]
    await follow(store, site, full=False)
    first = await look(feeder, clock)
    assert first.outcomes == {ItemOutcome.STORED: 2}
    assert (first.feed.title, first.feed.stored) == ("The Example News", 2)
    articles = await ours.articles()
    assert {article.origin for article in articles} == {Origin.FEED}
    assert {article.recorded_by for article in articles} == {"feed n1"}
    assert {article.publisher for article in articles} == {"The Example News"}
    assert {article.published.value for article in articles if article.published} == {"2024-06-03"}
    unchanged = await look(feeder, clock)
    assert unchanged.unchanged
    assert "If-None-Match" in site.requests[-1].headers
    site.stories.insert(0, depot(3))
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.STORED: 1}
    assert len(await ours.articles()) == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Globex opens a depot in Turin (corrected)"},
        {"summary": "Globex Freight opened a bigger depot in Turin in May 2024 and employs 9,999 people there, it said on Tuesday."},
        {"guid": "another-guid"},
        {"path": "/moved/1"},
        {"guid": "other", "path": "/1?utm_source=rss&utm_medium=feed"},
        {"published": "Tue, 04 Jun 2024 09:00:00 +0200"},
        {"guid": "", "title": "Depot opened"},
    ],
    ids=lambda changes: "+".join(changes),
)
async def test_edits_and_republications_are_no_news(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore, changes: dict[str, str]
) -> None:
    site.stories = [depot(1)]
    await follow(store, site, full=False)
    await look(feeder, clock)
    site.stories = [dataclasses.replace(depot(1), **changes)]
    assert (await look(feeder, clock)).outcomes == {}
    # What it was edited to is known by its new form too, should that be published anew.
    site.stories = [dataclasses.replace(site.stories[0], guid="yet another", path="/elsewhere")]
    assert ItemOutcome.STORED not in (await look(feeder, clock)).outcomes
    assert len(await ours.articles()) == 1


async def test_a_later_edition_under_a_new_name_and_address_is_known_by_its_wording(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    text = " ".join(LONG)
    site.stories = [Story("Parcels", text, "a", "/a", content=f"<p>{text}</p>")]
    await follow(store, site)
    await look(feeder, clock)
    edited = text.replace("harbour master number 5", "harbour mistress")
    site.stories = [Story("Parcels, updated", edited, "b", "/b", content=f"<p>{edited}</p>")]
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.KNOWN: 1}
    assert len(await ours.articles()) == 1


async def test_a_guid_that_all_items_share_marks_none(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [depot(1, guid="same", path="/"), depot(2, guid="same", path="/"), depot(2, guid="same", path="/")]
    await follow(store, site, full=False)
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.STORED: 2}
    site.stories.insert(0, depot(3, guid="same", path="/"))
    await look(feeder, clock)
    assert {title[-2] for title in await titles(ours)} >= {"1", "2"}


async def test_two_feeds_of_one_site_tell_one_story(store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore) -> None:
    site.stories = [depot(1)]
    await follow(store, site, full=False)
    await follow(store, site, full=False, url="/feed/new")
    clock.advance(hours=1)
    outcomes = [check.outcomes for check in await feeder.check_due()]
    assert len(outcomes) == 2
    assert len(await ours.articles()) == 1


async def test_a_new_feed_brings_its_newest_items_only(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [
        dataclasses.replace(depot(number), published=f"{day} Jun 2024 08:00:00 +0000")
        for number, day in ((number, f"{number + 1:02d}") for number in range(14))
    ]
    await follow(store, site, full=False)
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.STORED: FIRST_LOOK, ItemOutcome.SKIPPED: 4}
    days = sorted(article.published.value for article in await ours.articles() if article.published)
    assert days[0] == "2024-06-05"
    site.stories.append(depot(20))
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.STORED: 1}


async def test_much_news_at_once_is_read_in_several_looks(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "MOST_AT_ONCE", 2)
    site.stories = [depot(0)]
    await follow(store, site, full=False)
    await look(feeder, clock)
    site.stories += [depot(number) for number in range(1, 6)]
    left = []
    for _ in range(3):
        clock.advance(minutes=40)
        left += [check.left for check in await feeder.check_due()]
    assert left == [3, 1, 0]
    assert len(await ours.articles()) == 6
    assert MOST_AT_ONCE >= FIRST_LOOK


# -- full text


async def test_a_teaser_is_completed_from_its_page_unless_that_is_switched_off(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [Story("Parcels", f"{LONG[0]} …", "p", "/parcels?utm_source=rss")]
    site.pages["/parcels"] = page(*LONG, title="Parcels")
    await follow(store, site, full=False)
    await look(feeder, clock)
    [teaser] = await ours.articles()
    assert len(await ours.article_text(teaser) or "") < 400
    assert "/parcels" not in site.asked
    await follow(store, site, url="/feed/new", workspace="slack:T2")
    clock.advance(minutes=1)
    assert [check.outcomes for check in await feeder.check_due()] == [{ItemOutcome.STORED: 1}]
    theirs = store.scoped("slack:T2")
    [whole] = await theirs.articles()
    assert LONG[-1] in (await theirs.article_text(whole) or "")
    assert whole.url == f"{site.url}/parcels"


async def test_what_was_withdrawn_stays_so(store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore) -> None:
    site.stories = [depot(1)]
    await follow(store, site, full=False)
    await look(feeder, clock)
    await ours.withdraw((await ours.articles())[0], "ann")
    await Feeds(store.database, OURS).remove("n1")
    await follow(store, site, full=False)
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.KNOWN: 1}
    assert await ours.articles() == []


async def test_a_full_text_in_the_feed_needs_no_page(store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    site.stories = [Story("Parcels", LONG[0], "p", "/parcels", content=f"{whole}<script>track()</script>")]
    await follow(store, site)
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.STORED: 1}
    assert site.asked == ["/feed"]
    [article] = await ours.articles()
    text = await ours.article_text(article)
    assert text is not None
    assert LONG[-1] in text
    assert "track()" not in text


async def test_a_page_that_fails_is_tried_again_and_then_the_teaser_is_taken(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories, site.page_status = [depot(1)], 503
    await follow(store, site)
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.TRIED: 1}
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.TRIED: 1}
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.STORED: 1}
    assert (await look(feeder, clock)).unchanged
    assert len(await ours.articles()) == 1


async def test_a_page_behind_a_login_leaves_the_teaser(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories, site.page_status = [depot(1), Story("Too short", "No.", "s", "/s")], 403
    await follow(store, site)
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.STORED: 1, ItemOutcome.UNREADABLE: 1}
    assert len(await ours.articles()) == 1


async def test_pages_of_private_addresses_are_not_fetched(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    await follow(store, site)
    strict = dataclasses.replace(feeder, fetcher=HttpFetcher(seconds=2))
    check = await look(strict, clock)
    assert "private network" in check.problem
    assert site.requests == []


# -- filters and review


async def test_filters_by_word_and_topic(store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore) -> None:
    await ours.add_topic(TopicDraft(name="Globex", aliases=("Globex Freight",)), "ann")
    await ours.add_topic(TopicDraft(name="Initech"), "ann")
    site.stories = [depot(1), depot(2)]
    await follow(store, site, words=("lyon", "-Oslo"), full=False)
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.FILTERED: 1, ItemOutcome.STORED: 1}
    await follow(store, site, topics=("Initech",), full=False, url="/feed/new")
    clock.advance(hours=1)
    by_ref = {check.feed.ref: check.outcomes for check in await feeder.check_due()}
    assert by_ref["n2"] == {ItemOutcome.FILTERED: 2}
    site.stories.append(depot(3))
    feeds = Feeds(store.database, OURS)
    await feeds.remove("n2")
    await follow(store, site, topics=("Globex",), full=False, url="/feed/new")
    clock.advance(hours=1)
    by_ref = {check.feed.ref: check.outcomes for check in await feeder.check_due()}
    assert by_ref["n3"].get(ItemOutcome.STORED, 0) >= 1


async def test_where_feeds_are_reviewed_items_wait(store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore) -> None:
    await ours.set_review(ReviewMode.FEEDS, "ann")
    site.stories = [depot(1)]
    await follow(store, site, full=False)
    assert (await look(feeder, clock)).outcomes == {ItemOutcome.HELD: 1}
    assert await ours.articles() == []
    [review], _ = await ours.pending_reviews()
    assert (review.origin, review.made_by) == (Origin.FEED, "feed n1")


# -- trouble


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
async def test_a_feed_in_trouble_says_so_and_recovers(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, told: list[tuple[str, Document]], kind: str, ours: ScopedStore
) -> None:
    failure(site, kind)
    quick = dataclasses.replace(feeder, fetcher=HttpFetcher(allow_private=True, seconds=0.3 if kind == "slow" else 5))
    await follow(store, site, full=False)
    check = await look(quick, clock)
    if kind == "entities" and not check.problem:
        assert await ours.articles() == []
        return
    assert check.problem, check
    assert (check.feed.failures, check.feed.failing_since) == (1, clock())
    assert told == []
    healthy = Site(stories=[depot(1)])
    for name in ("status", "raw", "media_type", "delay", "stories"):
        setattr(site, name, getattr(healthy, name))
    check = await look(feeder, clock, hours=3)
    assert (check.problem, check.outcomes) == ("", {ItemOutcome.STORED: 1})
    assert (check.feed.failures, check.feed.failing_since) == (0, None)


async def test_an_external_entity_reads_no_file(store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore) -> None:
    text = depot(1).summary
    site.raw = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY file SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>t</title>'
        f"<item><title>Stolen</title><description>&file; {text}</description></item></channel></rss>"
    ).encode()
    await follow(store, site, full=False)
    await look(feeder, clock)
    texts = [await ours.article_text(article) for article in await ours.articles()]
    assert [text is not None and "root:" not in text for text in texts] == [True]


async def test_the_owner_hears_once_that_it_fails_and_once_that_it_is_given_up(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, told: list[tuple[str, Document]]
) -> None:
    site.status = 404
    await follow(store, site)
    failures = 0
    while not (checks := await feeder.check_due()) or checks[0].feed.state is FeedState.ACTIVE:
        failures += len(checks)
        assert len(told) == (failures >= TELL_AT)
        clock.advance(hours=6)
        assert failures < 40
    assert [who for who, _ in told] == ["slack slack:T1 ann"] * 2
    assert [document.title.split(":")[0] for _, document in told] == ["A feed can't be read", "A feed was given up"]
    assert clock() - datetime(2026, 11, 16, 7, tzinfo=UTC) >= GIVE_UP
    clock.advance(days=9)
    assert await feeder.check_due() == []
    site.status, site.stories = 200, [depot(1)]
    await Feeds(store.database, OURS).resume("n1", clock())
    [check] = await feeder.check_due()
    assert check.feed.state is FeedState.ACTIVE
    assert len(told) == 2


async def test_one_that_is_gone_for_good_is_given_up_at_once(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, told: list[tuple[str, Document]]
) -> None:
    site.status = 410
    await follow(store, site)
    assert (await look(feeder, clock)).feed.state is FeedState.DISABLED
    assert len(told) == 1


async def test_a_feed_that_moved_is_asked_at_its_new_address(store: Store, site: Site, feeder: Feeder, clock: FakeClock) -> None:
    site.stories, site.moved = [depot(1)], "/feed/new"
    await follow(store, site, full=False)
    assert (await look(feeder, clock)).feed.url == f"{site.url}/feed/new"
    await look(feeder, clock)
    assert site.asked == ["/feed", "/feed/new", "/feed/new"]


async def test_a_server_that_asks_to_be_left_alone_is(store: Store, site: Site, feeder: Feeder, clock: FakeClock) -> None:
    site.status, site.headers = 429, {"Retry-After": "14400"}
    await follow(store, site)
    check = await look(feeder, clock)
    assert check.feed.due_at is not None
    assert check.feed.due_at - clock() >= timedelta(hours=4)


async def test_several_processes_look_once(store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore) -> None:
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


async def test_a_process_that_died_in_the_middle_is_followed_by_another(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [depot(1), depot(2)]
    await follow(store, site, full=False)
    clock.advance(hours=1)
    queue = feeder.queue
    [dead] = await queue.claim_due(clock(), "dead", feeding.LEASE)
    # It had stored one item and not noted it yet.
    await dataclasses.replace(feeder)._take_items(dead, parse_feed(site.rss(), site.url))
    async with store.database.writing(OURS) as session:
        from sqlalchemy import delete

        from storage.feed_tables import FeedItemRow

        await session.execute(delete(FeedItemRow))
    assert await feeder.check_due() == []
    clock.advance(minutes=6)
    [check] = await feeder.check_due()
    assert check.outcomes == {ItemOutcome.KNOWN: 2}
    assert len(await ours.articles()) == 2


# -- decisions


@given(
    every=st.timedeltas(timedelta(minutes=15), timedelta(days=7)),
    failures=st.integers(0, 10_000),
    chance=st.floats(0, 1),
    retry_after=st.none() | st.floats(0, 1e9),
)
def test_pauses_grow_and_stay_within_bounds(every: timedelta, failures: int, chance: float, retry_after: float | None) -> None:
    now = datetime(2026, 11, 16, tzinfo=UTC)
    pause = next_check(now, every, failures, chance, retry_after) - now
    longest = max(RAREST, every) * 1.2
    assert (every if not failures else min(every, RAREST) * 0.8) <= pause <= longest
    assert (
        next_check(now, every, failures + 1, chance) >= next_check(now, every, failures, chance) or failures == 0 or pause >= RAREST * 0.8
    )


def test_a_feed_is_given_up_after_a_week_of_failures_not_before() -> None:
    now = datetime(2026, 11, 16, tzinfo=UTC)
    feed = Feed(1, "n1", OURS, "https://x.example", "", (), (), RAREST, True, FeedState.ACTIVE, "", "slack", "ann", now)
    error = BriefingError("no")
    failing = dataclasses.replace(feed, failing_since=now, failures=9)
    assert not is_given_up(feed, now, error)
    assert not is_given_up(failing, now + GIVE_UP - timedelta(seconds=1), error)
    assert is_given_up(failing, now + GIVE_UP, error)
    assert not is_given_up(dataclasses.replace(failing, failures=1), now + GIVE_UP, error)
    assert is_given_up(feed, now, GoneForGood("gone"))
