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
    ("2025-02-30", None),
    ("March 4, 2025", "2025-03-04"),
    ("1741130000", "2025-03-04"),
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
    ('<base href="/x/"><link rel="alternate" type="application/atom+xml" href="a.atom">', ["https://h.example/x/a.atom"]),
    ('<base target="_top"><base href="http://[x"><link rel="alternate" type="text/xml" href="a">', ["https://h.example/blog/a"]),
    (
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed">'
        '<link rel="alternate" type="application/rss+xml" href="/feed">',
        ["https://h.example/feed", "https://h.example/comments/feed"],
    ),
    ('<link rel="feed" href="/f">', ["https://h.example/f"]),
    ('<link rel="alternate" type="application/json" href="/feed.json">', ["https://h.example/feed.json"]),
    ('<link rel="alternate" type="application/json" href="/wp-json/7"><link rel="alternate" type="application/json+oembed" href="/o">', []),
    ('<a href="/index.rdf">RDF</a><a href="/?feed=rss2">Entries</a>', ["https://h.example/index.rdf", "https://h.example/?feed=rss2"]),
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


def test_a_plain_date_of_an_item_states_its_day() -> None:
    content = (
        b'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Q</title><item><title>Barge</title>'
        b"<dc:date>2025-03-04</dc:date></item></channel></rss>"
    )
    published = parse_feed(content, URL).items[0].published
    assert published is not None
    assert published.basis is Basis.STATED


@pytest.mark.parametrize("link", ["http://[bad/x", "javascript:alert(1)", "mailto:a@h.example"])
def test_an_item_with_a_wrong_address_has_none(link: str) -> None:
    assert parse_feed(rss(f"<item><title>Barge</title><link>{link}</link></item>"), URL).items[0].url is None
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": 7, "url": link, "title": "Barge", "content_html": ["x"], "authors": "Ann"}],
    }
    [item] = parse_feed(json.dumps(feed).encode(), URL).items
    assert (item.url, item.text) == (None, "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_json_feed_in_another_encoding_that_breaks_off_gives_its_whole_items(encoding: str) -> None:
    items = ", ".join(json.dumps({"id": str(number), "title": f"Barge {number}", "content_text": "Wörds [{"}) for number in range(4))
    content = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{items}'[:-9].encode(encoding)
    assert [item.title for item in parse_feed(content, URL).items] == ["Barge 0", "Barge 1", "Barge 2"]


def test_a_feed_is_known_behind_comments_and_in_utf_16() -> None:
    feed = rss("<item><title>Barge</title></item>")
    assert looks_like_a_feed(feed.replace(b"?>", b"?><!-- " + b"made by a machine " * 600 + b"-->", 1))
    assert looks_like_a_feed(feed.decode().encode("utf-16"))
    assert not looks_like_a_feed(b"<html><!-- <rss> --><body></body></html>")
