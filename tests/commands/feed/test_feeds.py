"""Feeds, followed and looked after by command."""

from __future__ import annotations

import pytest

from bot.core.document import Outcome
from bot.core.request import Attachment, Role
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
    assert "only with Turin, as the feed has them, looked at every 2 hours" in words(made)
    look = next(choice for choice in made.choices if choice.label == "Look now")
    brought = words(await ask(look.line, role=Role.ADMIN))
    assert "1 stored, 1 filtered out" in brought
    assert "Globex opens a depot in Turin" in brought
    assert "Turin" in words(await ask("/brief latest"))
    assert "Nothing new" in words(await ask(look.line, role=Role.ADMIN))
    listed = words(await ask("/brief feed list", role=Role.ADMIN))
    assert "The Example News: every 2 hours" in listed
    assert "n1 · news.example · only with Turin · as the feed has them · one article so far" in listed
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
        ("/brief feed add nowhere", "don't understand “nowhere” of a feed"),
        ("/brief feed add topics:acme", "needs url"),
        (f"/brief feed add {URL} on nobody", "no topic “nobody”"),
        (f"/brief feed add {URL} gibberish", "don't understand “gibberish”"),
        (f"/brief feed add {URL} every fortnight", "is no interval"),
        ("/brief feed add https://news.example/missing", "has no such page (HTTP 404)"),
        ("/brief feed add https://news.example/page", "is no RSS, Atom or JSON feed"),
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
    assert "fails since" in (listed := words(await ask("/brief feed list", role=Role.ADMIN)))
    assert "has no such page (HTTP 404)" in listed


@pytest.mark.usefixtures("site")
async def test_feeds_are_for_admins_and_for_one_workspace(ask: Ask) -> None:
    await ask(f"/brief feed add {URL}", role=Role.ADMIN)
    for command in ("add x", "edit n1 every 2h", "import x", "check n1", "pause n1", "resume n1", "remove n1"):
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


async def test_a_site_with_several_feeds_asks_which(ask: Ask, site: Site, fetcher: FakeFetcher) -> None:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{name}.xml">' for name in ("feed", "sport"))
    fetcher.pages["https://news.example/"] = (f"<html><head>{links}</head><body></body></html>".encode(), "text/html")
    asked = await ask("/brief feed add https://news.example/ words:Turin every:2h", role=Role.ADMIN)
    assert (asked.code, asked.outcome) == ("feed-choice", Outcome.MISTAKE)
    lines = [choice.line for choice in asked.choices if "feed add" in choice.line]
    assert lines[0] == f"/brief feed add {URL} words:Turin every:120m"
    assert "sport.xml" in lines[1]
    followed = await ask(lines[0], role=Role.ADMIN)
    assert "only with Turin, looked at every 2 hours" in words(followed)


async def test_several_addresses_are_several_feeds(ask: Ask, site: Site, fetcher: FakeFetcher) -> None:
    other = "https://news.example/other.xml"
    fetcher.pages[other] = (site.rss().replace(b"The Example News", b"The Other News"), "application/rss+xml")
    document = await ask(f"/brief feed add {URL}\n{other}, https://news.example/missing every 2h", role=Role.ADMIN)
    assert document.title == "Following 2 more feeds"
    assert "has no such page (HTTP 404)" in words(document)
    assert words(await ask("/brief feed list")).count("every 2 hours") == 2
    nothing = await ask("/brief feed add https://news.example/a https://news.example/b", role=Role.ADMIN)
    assert (nothing.outcome, nothing.title) == (Outcome.REFUSED, "Nothing was followed")


@pytest.mark.parametrize(
    "named", ["n1", "1", URL, "news.example", "https://www.news.example/feed.xml/", "The Example News", "example news", "all"]
)
@pytest.mark.usefixtures("site")
async def test_a_feed_is_found_by_mark_address_or_name(ask: Ask, named: str) -> None:
    await ask(f"/brief feed add {URL}", role=Role.ADMIN)
    assert (await ask(f"/brief feed pause {named}", role=Role.ADMIN)).title == "Paused: The Example News"
    assert (await ask(f"/brief feed resume {named} please", role=Role.ADMIN)).title == "Resumed: The Example News"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("pause sport", "There is no feed “sport”"),
        ("pause n1 sport", "don't know which feed “sport” means"),
        ("pause news", "Several feeds are called “news”"),
        ("remove all", "not removed all at once"),
        ("edit n1", "Nothing of n1 was named"),
        ("edit all every 2h", "Only one feed"),
        ("edit n1 gibberish", "don't understand “gibberish”"),
    ],
)
async def test_a_feed_that_is_not_clearly_meant_is_asked_for(ask: Ask, site: Site, fetcher: FakeFetcher, line: str, says: str) -> None:
    other = "https://news.example/other.xml"
    fetcher.pages[other] = (site.rss().replace(b"The Example News", b"The Other News"), "application/rss+xml")
    await ask(f"/brief feed add {URL} {other}", role=Role.ADMIN)
    document = await ask(f"/brief feed {line}", role=Role.ADMIN)
    assert document.outcome in (Outcome.MISTAKE, Outcome.REFUSED)
    assert says in words(document)
    assert "paused" not in words(await ask("/brief feed list"))


@pytest.mark.usefixtures("site")
async def test_what_a_feed_brings_is_changed_and_taken_back(ask: Ask) -> None:
    await ask(f"/brief feed add {URL} words:Turin", role=Role.ADMIN)
    changed = await ask("/brief feed edit 1 words:Lyon,-sport every:1 hour full:off", role=Role.ADMIN)
    assert "only with Lyon, without sport, as the feed has them, looked at every hour" in words(changed)
    assert "all items, as the feed has them" in words(await ask("/brief feed edit the example news words:none", role=Role.ADMIN))
    same = await ask("/brief feed edit n1 every 60 minutes", role=Role.ADMIN)
    assert same.title == "Nothing was changed: The Example News"
    await ask("/brief undo last", role=Role.ADMIN)
    assert "only with Lyon · without sport" in words(await ask("/brief feed list"))


OPML = b"""<?xml version="1.0"?><opml version="1.1"><body><outline text="News"><outline text="One" xmlUrl="https://one.example/feed"/>
<outline title="Two &amp; more" xmlUrl="feed://two.example/rss"/></outline><outline text="No feed"/>
<outline xmlUrl="javascript:alert(1)"/></body></opml>"""


async def test_a_list_of_feeds_is_imported_and_exported(ask: Ask, fetcher: FakeFetcher) -> None:
    fetcher.pages["https://lists.example/mine.opml"] = (OPML, "text/x-opml")
    document = await ask("/brief feed import https://lists.example/mine.opml", role=Role.ADMIN)
    assert document.title == "Following 2 more feeds"
    assert "Two & more (two.example)" in words(document)
    exported = await ask("/brief feed export")
    text = next(block.text for block in exported.blocks if block.kind == "preformatted")
    assert 'xmlUrl="https://two.example/rss"' in text
    assert "Two &amp; more" in text
    again = await ask("/brief feed import", role=Role.ADMIN, attachments=(Attachment("mine.opml", text.encode()),))
    assert (again.outcome, again.code) == (Outcome.REFUSED, "feed-there")
    by_add = await ask("/brief feed add https://lists.example/mine.opml", role=Role.ADMIN)
    assert by_add.title == "Nothing new to follow"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"hello", "is no list of feeds"),
        (b"<opml><body><outline text='x'/></body></opml>", "names no feed"),
        (b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml><body><outline text='&a;'/></body></opml>", "names no feed"),
    ],
)
async def test_what_is_no_list_of_feeds_follows_nothing(ask: Ask, content: bytes, says: str) -> None:
    document = await ask("/brief feed import", role=Role.ADMIN, attachments=(Attachment("mine.opml", content),))
    assert says in words(document)
    assert "No feed is followed" in words(await ask("/brief feed list"))
    assert "no list of feeds to import" in words(await ask("/brief feed import", role=Role.ADMIN))
