"""A small news site with a feed on a local server. Tests change it between requests."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass
class Story:
    """An item of the feed. ``content`` is its full text; without it the feed has only the ``summary``."""

    title: str
    summary: str
    guid: str = ""
    path: str = ""
    content: str = ""
    published: str = "Mon, 03 Jun 2024 08:00:00 +0200"


@dataclass
class Site:
    """The site: its stories, the pages that they link to, and what it answers instead of them when it fails."""

    stories: list[Story] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    page_status: int = 200
    raw: bytes | None = None
    moved: str | None = None
    delay: float = 0.0
    media_type: str = "application/rss+xml"
    requests: list[web.Request] = field(default_factory=list)
    url: str = ""

    def rss(self) -> bytes:
        if self.raw is not None:
            return self.raw
        items = "".join(_item(story, self.url) for story in self.stories)
        head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        return f"{head}<channel><title>The Example News</title>{items}</channel></rss>".encode()

    @property
    def asked(self) -> list[str]:
        """The paths that were requested, in order."""
        return [request.path for request in self.requests]

    async def _feed(self, request: web.Request) -> web.Response:
        self.requests.append(request)
        await asyncio.sleep(self.delay)
        if self.moved is not None and request.path != self.moved:
            return web.Response(status=301, headers={"Location": self.moved})
        if self.status != 200:
            return web.Response(status=self.status, headers=self.headers)
        body = self.rss()
        etag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304)
        return web.Response(body=body, headers={"Content-Type": self.media_type, "ETag": etag})

    async def _page(self, request: web.Request) -> web.Response:
        self.requests.append(request)
        if self.page_status != 200 or request.path not in self.pages:
            return web.Response(status=self.page_status if self.page_status != 200 else 404)
        return web.Response(text=self.pages[request.path], content_type="text/html")


def _item(story: Story, url: str) -> str:
    link = f"<link>{escape(url + story.path)}</link>" if story.path else ""
    guid = f'<guid isPermaLink="false">{escape(story.guid)}</guid>' if story.guid else ""
    content = f"<content:encoded><![CDATA[{story.content}]]></content:encoded>" if story.content else ""
    when = f"<pubDate>{story.published}</pubDate>" if story.published else ""
    summary = f"<description>{escape(story.summary)}</description>"
    return f"<item><title>{escape(story.title)}</title>{link}{guid}{when}{summary}{content}</item>"


@asynccontextmanager
async def serving(site: Site) -> AsyncIterator[Site]:
    """The site while it is served; its ``url`` is set."""
    app = web.Application()
    app.router.add_get("/feed", site._feed)
    app.router.add_get("/feed/new", site._feed)
    app.router.add_get("/{path:.*}", site._page)
    async with TestServer(app) as server:
        site.url = str(server.make_url("")).rstrip("/")
        yield site


def page(*paragraphs: str, title: str = "News") -> str:
    """A web page with these paragraphs."""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    head = f"<head><title>{escape(title)}</title></head>"
    return f"<!doctype html><html>{head}<body><article><h1>{escape(title)}</h1>{body}</article></body></html>"


def depot(number: int, *, guid: str | None = None, path: str | None = None) -> Story:
    """A story about the opening of a depot, different for each number, and short enough to be in the feed in full."""
    city = ("Ghent", "Turin", "Lyon", "Leeds", "Basel", "Cadiz", "Brno", "Turku", "Graz", "Bergen", "Porto", "Split", "Namur", "Essen")[
        number % 14
    ]
    people = 1000 + 37 * number
    text = (
        f"Globex Freight opened a depot in {city} in May 2024. Depot number {number} employs {people:,} people, said Globex Freight. "
        f"“We move what others forget in {city},” the head of {city}'s harbour said to {number} reporters."
    )
    return Story(
        f"Globex opens a depot in {city} ({number})",
        text,
        f"story-{number}" if guid is None else guid,
        f"/{number}" if path is None else path,
    )
