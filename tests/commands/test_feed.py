"""Feeds, followed and looked after by command."""

from __future__ import annotations

import pytest

from bot.core.document import Outcome
from bot.core.request import Role
from tests.commands.conftest import Ask, words
from tests.entries.feed_server import Site, depot
from tests.fakes import FakeFetcher

URL = "https://news.example/feed.xml"


@pytest.fixture
def site(fetcher: FakeFetcher) -> Site:
    site = Site(stories=[depot(1), depot(2)], url="https://news.example")
    fetcher.pages[URL] = (site.rss(), "application/rss+xml")
    return site


@pytest.mark.usefixtures("site")
async def test_a_feed_is_followed_looked_at_and_removed(ask: Ask) -> None:
    made = await ask(f"/brief feed add {URL} every:2h words:Turin full:off", role=Role.ADMIN)
    assert made.title == "Following The Example News"
    assert "items with Turin, as the feed has them, looked at every 2 hours" in words(made)
    look = next(choice for choice in made.choices if choice.label == "Look now")
    brought = words(await ask(look.line, role=Role.ADMIN))
    assert "1 stored, 1 filtered out" in brought
    assert "Globex opens a depot in Turin" in brought
    assert "Turin" in words(await ask("/brief latest"))
    assert "Nothing new" in words(await ask(look.line, role=Role.ADMIN))
    listed = words(await ask("/brief feed list", role=Role.ADMIN))
    assert "The Example News (news.example)" in listed
    assert "1 article so far" in listed
    assert "paused" in words(await ask("/brief feed pause n1", role=Role.ADMIN)).casefold()
    assert "paused" in words(await ask("/brief feed list", role=Role.ADMIN))
    assert "again" in words(await ask("/brief feed resume 1", role=Role.ADMIN))
    assert "stays" in words(await ask("/brief feed remove n1", role=Role.ADMIN))
    assert "No feed is followed" in words(await ask("/brief feed list", role=Role.ADMIN))
    assert (await ask("/brief latest")).outcome is Outcome.ANSWER


async def test_the_feed_of_a_sites_page_is_found(ask: Ask, site: Site, fetcher: FakeFetcher) -> None:
    page = (
        f'<html><head><link rel="alternate" type="application/rss+xml" href="{URL}?utm_source=page"></head><body><p>Hello</p></body></html>'
    )
    fetcher.pages["https://news.example/"] = (page.encode(), "text/html")
    fetcher.pages[f"{URL}?utm_source=page"] = fetcher.pages[URL]
    assert (await ask("/brief feed add https://news.example/", role=Role.ADMIN)).title == "Following The Example News"
    assert (await ask(f"/brief feed add {URL}", role=Role.ADMIN)).code == "feed-there"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/brief feed add", "needs url"),
        ("/brief feed add news.example", "is no web address"),
        ("/brief feed add https://news.example/missing", "has no such page (HTTP 404)"),
        ("/brief feed add https://news.example/page", "is no RSS or Atom feed"),
        (f"/brief feed add {URL} every:5m", "every 15m at the shortest"),
        (f"/brief feed add {URL} every:soon", "is no interval"),
        (f"/brief feed add {URL} every:90d", "every 7d at the longest"),
        (f"/brief feed add {URL} topics:nobody", "no topic “nobody”"),
        (f"/brief feed add {URL} words:{','.join(f'w{n}' for n in range(30))}", "are too many"),
        ("/brief feed check n9", "There is no feed “n9”"),
        ("/brief feed remove n9", "There is no feed “n9”"),
    ],
)
@pytest.mark.usefixtures("site")
async def test_mistakes_are_said_with_the_next_step(ask: Ask, fetcher: FakeFetcher, line: str, says: str) -> None:
    fetcher.pages["https://news.example/page"] = (b"<html><body><p>Hello</p></body></html>", "text/html")
    document = await ask(line, role=Role.ADMIN)
    assert document.outcome in (Outcome.MISTAKE, Outcome.REFUSED)
    assert says in words(document)
    assert "No feed is followed" in words(await ask("/brief feed list", role=Role.ADMIN))


async def test_a_feed_that_fails_says_why(ask: Ask, site: Site, fetcher: FakeFetcher) -> None:
    await ask(f"/brief feed add {URL}", role=Role.ADMIN)
    del fetcher.pages[URL]
    assert "has no such page (HTTP 404)" in words(await ask("/brief feed check n1", role=Role.ADMIN))
    assert "fails since" in words(await ask("/brief feed list", role=Role.ADMIN))


@pytest.mark.usefixtures("site")
async def test_feeds_are_for_admins_and_for_one_workspace(ask: Ask) -> None:
    await ask(f"/brief feed add {URL}", role=Role.ADMIN)
    for command in ("add x", "list", "check n1", "pause n1", "resume n1", "remove n1"):
        assert (await ask(f"/brief feed {command}", role=Role.EDITOR)).code == "not-allowed"
    for command in ("check", "pause", "resume", "remove"):
        assert (await ask(f"/brief feed {command} n1", role=Role.ADMIN, workspace="slack:T2")).code == "unknown-feed"
    assert "No feed is followed" in words(await ask("/brief feed list", role=Role.ADMIN, workspace="slack:T2"))


@pytest.mark.usefixtures("site")
async def test_where_feeds_are_reviewed_their_items_are_cards(ask: Ask) -> None:
    await ask("/brief review on feeds:on", role=Role.ADMIN)
    assert "waits for review" in words(await ask(f"/brief feed add {URL} full:off", role=Role.ADMIN))
    assert "2 waiting for review" in words(await ask("/brief feed check n1", role=Role.ADMIN))
    assert (await ask("/brief latest")).outcome is Outcome.NOTHING_FOUND
    assert "feed n1" in words(await ask("/brief review list", role=Role.EDITOR))
    done = await ask("/brief review approve r1", role=Role.EDITOR)
    assert done.title.startswith("Added:")
    assert "feed" in words(await ask("/brief source f1w"))
