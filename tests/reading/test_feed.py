"""Parsing feeds: the content of an item, its day of publication, and the marks by which it is recognised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import NotReadable
from bot.reading.feed import FeedItem, feed_links, fragment_text, marks_of, parse_feed
from storage.values import Basis

URL = "https://news.example/feed"


def rss(items: str, *, head: str = "<title>The Example</title>") -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def atom(entries: str) -> bytes:
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>{entries}</feed>'.encode()


def test_rss_and_atom_say_the_same() -> None:
    one = parse_feed(
        rss(
            "<item><title>A &amp;amp; B</title><link>/a?utm_source=x&amp;id=1</link><guid>urn:g1</guid>"
            "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;</description>"
            "<pubDate>Tue, 04 Jun 2024 00:30:00 +0800</pubDate></item>"
        ),
        URL,
    )
    other = parse_feed(
        atom(
            '<entry><title type="html">A &amp;amp; B</title><link href="https://news.example/a?id=1&amp;fbclid=2"/><id>urn:g1</id>'
            '<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;</content>'
            "<published>2024-06-04T00:30:00+08:00</published></entry>"
        ),
        URL,
        "application/atom+xml",
    )
    assert one == other
    [item] = one.items
    assert (one.title, item.title, item.url, item.guid) == ("The Example", "A & B", "https://news.example/a?id=1", "urn:g1")
    assert item.text == "One.\n\nTwo & three."
    # Just after midnight where it was published, the day before in Greenwich.
    assert item.published is not None
    assert (item.published.value, item.published.basis) == ("2024-06-04", Basis.STATED)


def test_the_day_of_an_update_is_only_an_inferred_publication_day() -> None:
    [item] = parse_feed(atom("<entry><title>T</title><id>1</id><updated>2024-06-04T10:00:00Z</updated></entry>"), URL).items
    assert item.published is not None
    assert item.published.basis is Basis.INFERRED


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 Jun 2024", "0001-01-01", "9999999"])
def test_an_unreadable_date_is_none(date: str) -> None:
    [item] = parse_feed(rss(f"<item><title>T</title><pubDate>{date}</pubDate></item>"), URL).items
    assert item.published is None


@pytest.mark.parametrize("content", [b"", b"no feed", b"<html><body><p>Hello</p></body></html>", b"{}", b"\x00\x01\x02", b"<rss"])
def test_content_that_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(NotReadable) as caught:
        parse_feed(content, URL)
    assert caught.value.next_step


def test_a_truncated_feed_gives_the_items_that_it_has() -> None:
    broken = rss("<item><title>One</title><description>Text &nbsp; here & there</description></item><item><title>Two")
    assert [item.title for item in parse_feed(broken, URL).items][:1] == ["One"]


@given(st.binary(max_size=300))
def test_any_bytes_are_parsed_or_refused(content: bytes) -> None:
    try:
        parse_feed(content, URL)
        parse_feed(rss("<item><title>") + content, URL)
    except NotReadable:
        pass


@given(st.text(max_size=200))
def test_any_markup_becomes_text(words: str) -> None:
    assert isinstance(fragment_text(words), str)
    assert "<p>" not in fragment_text(f"<p>{words.replace('<', '')}</p>")


def test_deeply_nested_markup_is_read() -> None:
    assert fragment_text("<div>" * 5000 + "deep" + "</div>" * 5000).split()[:1] in (["deep"], [])


def test_the_feeds_of_a_page_are_found() -> None:
    page = (
        b'<html><head><link rel="stylesheet" href="/a.css"><link rel="alternate" type="application/rss+xml" href="/feed">'
        b'<link rel="alternate" type="application/atom+xml" href="https://other.example/atom">'
        b'<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head><body></body></html>'
    )
    assert feed_links(page, "https://news.example/start/") == ("https://news.example/feed", "https://other.example/atom")
    assert feed_links(b"", URL) == ()
    assert feed_links(b"\x00\xff", URL) == ()


# --- marks

_GUIDS = st.sampled_from(["", "a", "b", "https://news.example/1"])
_ITEMS = st.lists(
    st.builds(
        FeedItem,
        guid=_GUIDS,
        url=st.sampled_from([None, "https://news.example/1", "https://news.example/2"]),
        title=st.sampled_from(["One", "Two", "Three"]),
        text=st.sampled_from(["x", "y", ""]),
    ),
    max_size=7,
)


@given(_ITEMS)
def test_items_of_one_feed_share_marks_only_when_they_are_the_same(items: list[FeedItem]) -> None:
    for first, its in zip(items, marks_of(items), strict=True):
        assert its
        for second, others in zip(items, marks_of(items), strict=True):
            if its & others:
                assert (first.title, first.text) == (second.title, second.text)


def test_an_edit_keeps_a_mark() -> None:
    before = FeedItem("g", "https://news.example/1", "T", "text")
    [old] = marks_of([before])
    for after in (FeedItem("g", None, "U", "other"), FeedItem("h", before.url, "U", "other"), FeedItem("h", None, "t ", " text")):
        assert old & marks_of([after])[0], after
    assert not old & marks_of([FeedItem("h", "https://news.example/2", "U", "other")])[0]


def test_a_teaser_is_known_by_its_length_and_its_end() -> None:
    long = "Acme opened a plant in Leeds and hired four hundred people there. " * 30
    assert not FeedItem("", None, "T", long).is_teaser
    for end in ("…", "...", "[…]", "[...]", "Read more", "Continue reading →", "Read more »"):
        assert FeedItem("", None, "T", f"{long}{end}").is_teaser, end
    assert FeedItem("", None, "T", "Short.").is_teaser
