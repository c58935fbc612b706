"""Feeds as servers really send them: JSON, packed, with odd dates and links; pages whose feeds are hard to find."""

from __future__ import annotations

import gzip
import json

import pytest

from bot.core.errors import NotReadable
from bot.reading.feed import feed_links, looks_like_a_feed, parse_feed
from storage.values import Basis

URL = "https://h.example/blog/feed.xml"


def rss(inside: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Quay News</title>{inside}</channel></rss>'.encode()


DATES = (
    ("2025/03/04 23:30", "2025-03-04"),
    ("04-Mar-2025 23:30:00", "2025-03-04"),
    ("2025年3月4日", "2025-03-04"),
    ("2025-03-04T23:30:00-08:00", "2025-03-04"),
    ("Tue, 04 Mar 2025 23:30:00 -0800", "2025-03-04"),
    ("Tuesday, 4 March 2025", "2025-03-04"),
    ("2025.03.04", "2025-03-04"),
    ("Mon, 01 Jan 0001 00:00:00 +0000", None),
    ("Sun, 01 Jan 2090 00:00:00 +0000", None),
    ("2055-03-03", None),
    ("Thu, 01 Jan 1970 00:00:00 GMT", None),
    ("31/31/2025", None),
    ("soon", None),
)


@pytest.mark.parametrize(("words", "value"), DATES)
def test_a_date_is_read_as_printed_or_not_at_all(words: str, value: str | None) -> None:
    (item,) = parse_feed(rss(f"<item><title>Barge sold</title><pubDate>{words}</pubDate></item>"), URL).items
    assert (item.published.value if item.published else None) == value


def test_a_json_feed_is_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Quay News",
        "items": [
            {
                "id": "1",
                "url": "/a",
                "title": "Barge sold",
                "content_html": "<p>Text</p>",
                "date_published": "2025-03-04T10:00:00Z",
                "authors": [{"name": "Ann"}],
            },
            {"id": "2", "content_text": "Only words", "date_modified": "2025-03-05T10:00:00Z"},
            "no item",
        ],
    }
    found = parse_feed(json.dumps(feed).encode(), URL, "application/json")
    first, second = found.items
    assert (found.title, first.title, first.url, first.text, first.author) == (
        "Quay News",
        "Barge sold",
        "https://h.example/a",
        "Text",
        "Ann",
    )
    assert first.published is not None
    assert first.published.value == "2025-03-04"
    assert second.published is not None
    assert (second.url, second.published.basis) == (None, Basis.INFERRED)


@pytest.mark.parametrize("content", [b"{", b'{"a": 1}', b'{"items": 3}'])
def test_other_json_is_no_feed(content: bytes) -> None:
    with pytest.raises(NotReadable):
        parse_feed(content, URL)


def test_a_packed_feed_is_unpacked_and_recognised() -> None:
    content = gzip.compress(rss("<item><title>Barge</title></item>"))
    assert [item.title for item in parse_feed(content, URL).items] == ["Barge"]
    assert looks_like_a_feed(content)
    assert not looks_like_a_feed(b"<html><body>rss</body></html>")


def test_cdata_marks_that_were_escaped_are_no_text() -> None:
    (item,) = parse_feed(
        rss("<item><title>&lt;![CDATA[Barge sold]]&gt;</title><description>&lt;![CDATA[Text one.]]&gt;</description></item>"), URL
    ).items
    assert (item.title, item.text) == ("Barge sold", "Text one.")


def test_the_original_link_is_taken_where_the_other_counts_readers() -> None:
    content = (
        b'<rss version="2.0" xmlns:pheedo="http://www.pheedo.com/namespace/pheedo"><channel><title>Q</title><item><title>Barge</title>'
        b"<link>https://counter.example/click?i=7</link><pheedo:origLink>https://h.example/barge</pheedo:origLink></item></channel></rss>"
    )
    assert parse_feed(content, URL).items[0].url == "https://h.example/barge"


LINKS: tuple[tuple[str, list[str]], ...] = (
    ('<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="feed">', ["https://cdn.example/x/feed"]),
    ('<link rel="alternate" type="application/rss+xml; charset=utf-8" href="/feed">', ["https://h.example/feed"]),
    ('<link rel="alternate" type="text/xml" href="/rss">', ["https://h.example/rss"]),
    ('<link rel="alternate" type="application/rss+xml" href="feed:https://h.example/rss">', ["https://h.example/rss"]),
    ('<link rel="alternate" type="application/rss+xml" href="feed://h.example/rss">', ["https://h.example/rss"]),
    ('<link rel="alternate" type="application/feed+json" href="/feed.json">', ["https://h.example/feed.json"]),
    ('<a href="/rss.xml">RSS</a>', ["https://h.example/rss.xml"]),
    ('<a href="/about">RSS</a><a type="application/atom+xml" href="/new">Atom</a>', ["https://h.example/new"]),
    ('<link rel="alternate" hreflang="de" href="/de"><a href="/feeding-animals">x</a>', []),
    (
        '<link rel="alternate" type="application/rss+xml" href="/a">'
        '<link rel="alternate" type="application/atom+xml" href="/b"><a href="/rss">c</a>',
        ["https://h.example/a", "https://h.example/b"],
    ),
)


@pytest.mark.parametrize(("head", "links"), LINKS)
def test_the_feeds_of_a_page_are_found(head: str, links: list[str]) -> None:
    assert list(feed_links(f"<html><head>{head}</head><body></body></html>".encode(), "https://h.example/blog/")) == links
