"""An article that its publisher changes after it was stored: told where a figure changed, silent where nothing did."""

from __future__ import annotations

import dataclasses

import pytest

from bot.core.outlet import Audience, PrivateMessages
from bot.core.request import Platform
from bot.digests.delivering import Deliverer
from bot.digests.subscribing import subscribe
from bot.entries.feeding.feeder import Feeder
from bot.entries.revising import is_revision, likeness
from storage.digests.deliveries import Deliveries
from storage.digests.news import NewsShelf
from storage.feeds.records import ItemOutcome
from storage.records import ReviewMode, SubscriptionOptions
from storage.store import ScopedStore, Store
from tests.entries.feed_server import Site, Story, depot, page
from tests.entries.feeding.following import OURS, check_later, follow
from tests.fakes import FakeClock, FakeOutlet


def with_people(story: Story, people: str) -> Story:
    """The story with another number of people."""
    return dataclasses.replace(story, summary=story.summary.replace("1,037", people), content=story.content.replace("1,037", people))


async def people(store: ScopedStore) -> list[tuple[str, str]]:
    """The reference and the value of each figure of people that is in effect."""
    articles = await store.articles()
    facts = [fact for article in articles for fact in await store.facts_of(article)]
    return [(fact.ref, str(fact.quantity.value)) for fact in facts if "people" in fact.quantity.unit]


async def test_a_changed_figure_is_a_correction_under_its_reference(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [depot(1)]
    await follow(store, site, full=False)
    await check_later(feeder, clock)
    [(ref, before)] = await people(ours)
    assert before == "1037"
    site.stories = [with_people(depot(1), "1,370")]
    check = await check_later(feeder, clock)
    assert check.outcomes == {ItemOutcome.REVISED: 1}
    assert await people(ours) == [(ref, "1370")]
    [article] = await ours.articles()
    assert article.revision == 2
    [fact] = [fact for fact in await ours.facts_of(article) if fact.ref == ref]
    assert "1,370 people" in fact.citation.sentence
    assert await ours.article_text(article) is not None
    # What stays the same cites the new text, too.
    assert {one.citation.revision for one in await ours.facts_of(article)} == {2}
    assert {one.citation.revision for one in await ours.quotes_of(article)} == {2}
    assert (await check_later(feeder, clock)).outcomes == {}
    site.stories = [with_people(depot(1), "1,730")]
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.REVISED: 1}
    assert await people(ours) == [(ref, "1730")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Globex Freight opened a depot", "Globex Freight has opened a depot"),
        ("said Globex Freight.", "as Globex Freight said."),
        ("reporters.", "reporters. Tickets are sold at the door."),
        ("in Turin in May 2024", "in May 2024 in Turin"),
    ],
)
async def test_an_edit_that_changes_no_entry_stays_silent(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore, before: str, after: str
) -> None:
    site.stories = [depot(1)]
    await follow(store, site, full=False)
    await check_later(feeder, clock)
    held = await people(ours)
    site.stories = [dataclasses.replace(depot(1), summary=depot(1).summary.replace(before, after))]
    assert (await check_later(feeder, clock)).outcomes == {}
    assert await people(ours) == held
    assert [article.revision for article in await ours.articles()] == [1]


async def test_a_page_that_changes_under_a_new_guid_is_read_again(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    teaser = "Globex Freight has opened a depot in Turin …"
    story = Story("Globex opens a depot in Turin", teaser, "first", "/turin")
    site.pages["/turin"] = page(depot(1).summary)
    site.stories = [story]
    await follow(store, site)
    await check_later(feeder, clock)
    [(ref, before)] = await people(ours)
    site.pages["/turin"] = page(with_people(depot(1), "1,370").summary)
    site.stories = [dataclasses.replace(story, guid="second")]
    assert (await check_later(feeder, clock)).outcomes == {ItemOutcome.REVISED: 1}
    assert (before, await people(ours)) == ("1037", [(ref, "1370")])


async def test_what_people_corrected_and_what_is_reviewed_stay_as_they_are(
    store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore
) -> None:
    site.stories = [depot(1), depot(2)]
    await follow(store, site, full=False)
    await check_later(feeder, clock)
    [corrected] = [fact for article in await ours.articles() for fact in await ours.facts_of(article) if fact.quantity.value == 1037]
    await ours.withdraw(corrected, "U1", "a slip")
    site.stories = [with_people(depot(1), "1,370"), depot(2)]
    await check_later(feeder, clock)
    assert "1370" not in dict(await people(ours)).values()
    await ours.set_review(ReviewMode.FEEDS, "U1")
    site.stories = [dataclasses.replace(depot(2), summary=depot(2).summary.replace("1,074", "1,470"))]
    await check_later(feeder, clock)
    assert "1074" in dict(await people(ours)).values()


async def test_channels_that_had_the_figure_are_told(store: Store, site: Site, feeder: Feeder, clock: FakeClock, ours: ScopedStore) -> None:
    outlet = FakeOutlet(clock=clock)
    database = store.database
    deliverer = Deliverer(Deliveries(database), NewsShelf(database), {Platform.SLACK: outlet}, PrivateMessages(), clock=clock)
    channel = Audience(Platform.SLACK, OURS, "C1")
    await subscribe(ours.subscriptions, channel, (), "hourly", "UTC", "U1", clock(), SubscriptionOptions(archive=False))
    site.stories = [depot(1)]
    await follow(store, site, full=False)
    await check_later(feeder, clock)
    clock.advance(hours=1)
    await deliverer.deliver_due()
    assert "1,037 people" in outlet.posted[-1].part.model_dump_json()
    site.stories = [with_people(depot(1), "1,370")]
    await check_later(feeder, clock)
    clock.advance(hours=1)
    await deliverer.deliver_due()
    said = "".join(post.part.model_dump_json() for post in outlet.posted[1:])
    assert "1,370 people" in said
    assert "1,037 people" in said
    assert "the publisher has changed the article" in said


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Globex employs 1,037 people in Turin.", "Globex employs 1,370 people in Turin.", True),
        ("Globex employs 1,037 people in Turin. " * 3, "Globex employs 1,037 people", False),
        ("Globex employs 1,037 people in Turin.", "The weather in Turin is fine, and ferries run late again.", False),
        ("格洛贝在都灵雇用了一千人。", "格洛贝在都灵雇用了两千人。", True),
    ],
)
def test_whether_a_text_is_another_one_changed(before: str, after: str, *, expected: bool) -> None:
    assert is_revision(before, after) is expected
    assert likeness(before, before) == 1
