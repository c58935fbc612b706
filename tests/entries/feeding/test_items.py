"""Items of a feed: nothing is stored twice, teasers are completed from their pages, filters and reviews are respected."""

from __future__ import annotations

import dataclasses

import pytest

from bot.entries.feeding.feeder import Feeder
from storage.drafts import TopicDraft
from storage.feeds.records import ItemOutcome
from storage.records import ReviewMode
from storage.store import ScopedStore, Store
from storage.values import Origin
from tests.entries.feed_server import Site, Story, depot, page
from tests.entries.feeding.following import LONG, OURS, check_later, follow, titles
from tests.fakes import FakeClock


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
async def test_an_edited_or_republished_item_is_not_stored_again(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore, changes: dict[str, str]
) -> None:
    site.stories = [depot(1)]
    await follow(store, site, full=False)
    await check_later(feeder, clock)
    site.stories = [dataclasses.replace(depot(1), **changes)]
    assert (await check_later(feeder, clock)).outcomes == {}
    # The edited item is recognised too, should it be published again.
    site.stories = [dataclasses.replace(site.stories[0], guid="yet another", path="/elsewhere")]
    assert ItemOutcome.STORED not in (await check_later(feeder, clock)).outcomes
    assert len(await ours.articles()) == 1


async def test_a_later_edition_with_a_new_title_and_address_is_recognised_by_its_wording(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    text = " ".join(LONG)
    site.stories = [Story("Parcels", text, "a", "/a", content=f"<p>{text}</p>")]
    await follow(store, site)
    await check_later(feeder, clock)
    edited = text.replace("harbour master number 5", "harbour mistress")
    site.stories = [Story("Parcels, updated", edited, "b", "/b", content=f"<p>{edited}</p>")]
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.KNOWN: 1}
    assert len(await ours.articles()) == 1


async def test_a_guid_that_all_items_share_identifies_none(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [depot(1, guid="same", path="/"), depot(2, guid="same", path="/"), depot(2, guid="same", path="/")]
    await follow(store, site, full=False)
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.STORED: 2}
    site.stories.insert(0, depot(3, guid="same", path="/"))
    await check_later(feeder, clock)
    assert {title[-2] for title in await titles(ours)} >= {"1", "2"}


async def test_an_item_in_two_feeds_of_a_site_is_stored_once(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [depot(1)]
    await follow(store, site, full=False)
    await follow(store, site, full=False, url="/feed/new")
    clock.advance(hours=1)
    outcomes = [check.outcomes for check in await feeder.check_due()]
    assert len(outcomes) == 2
    assert len(await ours.articles()) == 1


async def test_a_teaser_is_completed_from_its_page_unless_that_is_switched_off(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [Story("Parcels", f"{LONG[0]} …", "p", "/parcels?utm_source=rss")]
    site.pages["/parcels"] = page(*LONG, title="Parcels")
    await follow(store, site, full=False)
    await check_later(feeder, clock)
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


async def test_a_withdrawn_article_is_not_stored_again(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [depot(1)]
    await follow(store, site, full=False)
    await check_later(feeder, clock)
    await ours.withdraw((await ours.articles())[0], "ann")
    await store.scoped(OURS).feeds.remove("n1")
    await follow(store, site, full=False)
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.KNOWN: 1}
    assert await ours.articles() == []


async def test_a_full_text_in_the_feed_needs_no_page(store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    site.stories = [Story("Parcels", LONG[0], "p", "/parcels", content=f"{whole}<script>track()</script>")]
    await follow(store, site)
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.STORED: 1}
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
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.TRIED: 1}
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.TRIED: 1}
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.STORED: 1}
    assert (await check_later(feeder, clock)).unchanged
    assert len(await ours.articles()) == 1


async def test_a_page_behind_a_login_leaves_the_teaser(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories, site.page_status = [depot(1), Story("Too short", "No.", "s", "/s")], 403
    await follow(store, site)
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.STORED: 1, ItemOutcome.UNREADABLE: 1}
    assert len(await ours.articles()) == 1


async def test_items_are_filtered_by_word_and_topic(store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore) -> None:
    await ours.add_topic(TopicDraft(name="Globex", aliases=("Globex Freight",)), "ann")
    await ours.add_topic(TopicDraft(name="Initech"), "ann")
    site.stories = [depot(1), depot(2)]
    await follow(store, site, words=("lyon", "-Oslo"), full=False)
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.FILTERED: 1, ItemOutcome.STORED: 1}
    await follow(store, site, topics=("Initech",), full=False, url="/feed/new")
    clock.advance(hours=1)
    by_ref = {check.feed.ref: check.outcomes for check in await feeder.check_due()}
    assert by_ref["n2"] == {ItemOutcome.FILTERED: 2}
    site.stories.append(depot(3))
    feeds = store.scoped(OURS).feeds
    await feeds.remove("n2")
    await follow(store, site, topics=("Globex",), full=False, url="/feed/new")
    clock.advance(hours=1)
    by_ref = {check.feed.ref: check.outcomes for check in await feeder.check_due()}
    assert by_ref["n3"].get(ItemOutcome.STORED, 0) >= 1


async def test_items_are_held_where_feeds_are_reviewed(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    await ours.set_review(ReviewMode.FEEDS, "ann")
    site.stories = [depot(1)]
    await follow(store, site, full=False)
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.HELD: 1}
    assert await ours.articles() == []
    [review], _ = await ours.pending_reviews()
    assert (review.origin, review.made_by) == (Origin.FEED, "feed n1")
