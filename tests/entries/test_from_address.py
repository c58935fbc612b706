"""Articles from addresses, over a real server: what servers say of a page, and what it really is."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.core.errors import BriefingError, NotFetched
from bot.entries.drafting import GivenMetadata, from_address
from bot.reading.http_fetcher import HttpFetcher
from storage.drafts import ArticleDraft, Vocabulary
from tests.reading.test_pdf import LINES, document, drawn

FETCHER = HttpFetcher(allow_private=True)
FRENCH = "Le chantier a livré trois péniches à Nîmes, où son maître d'œuvre espère en bâtir dix de plus d'ici à l'été. " * 3
STORY = f"<article><h1>Péniches livrées</h1><p>{FRENCH}</p><p>{FRENCH}</p></article>"
PAGE = f"<html><head><title>Péniches</title></head><body>{STORY}</body></html>"


@dataclass
class Shelf:
    """What the server answers to every request."""

    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    url: str = ""

    async def read(self, body: bytes, media_type: str, **headers: str) -> ArticleDraft:
        """The article that is read where the server answers this."""
        self.body, self.headers = body, {"Content-Type": media_type} | {name.replace("_", "-"): value for name, value in headers.items()}
        return await from_address(self.url, FETCHER, Vocabulary(), GivenMetadata())


@pytest.fixture
async def shelf() -> AsyncIterator[Shelf]:
    found = Shelf()

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=found.body, headers=found.headers)

    app = web.Application()
    app.router.add_get("/story", answer)
    async with TestServer(app) as server:
        found.url = str(server.make_url("/story"))
        yield found


@pytest.mark.parametrize(
    ("charset", "media_type"),
    [
        ("cp1252", "text/html; charset=iso-8859-1"),
        ("cp1252", 'text/html;Charset="Windows-1252"'),
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("utf-16", "text/html"),
        ("cp1252", "application/xhtml+xml; charset=latin1"),
    ],
)
async def test_the_charset_of_the_answer_is_applied_where_it_is_true(shelf: Shelf, charset: str, media_type: str) -> None:
    assert "péniches à Nîmes, où son maître d'œuvre" in (await shelf.read(PAGE.encode(charset), media_type)).text


async def test_a_page_that_is_packed_otherwise_than_said_is_read(shelf: Shelf) -> None:
    assert "maître" in (await shelf.read(gzip.compress(PAGE.encode()), "text/html; charset=utf-8")).text
    assert "maître" in (await shelf.read(PAGE.encode(), "text/html; charset=utf-8", Content_Encoding="gzip")).text


@pytest.mark.parametrize("media_type", ["application/pdf", "text/html", "application/octet-stream", "application/x-pdf"])
async def test_a_pdf_is_known_by_its_bytes(shelf: Shelf, media_type: str) -> None:
    assert "310 million euros" in (await shelf.read(document(drawn(LINES)), media_type)).text


async def test_other_files_are_refused(shelf: Shelf) -> None:
    with pytest.raises(NotFetched):
        await shelf.read(b"PK\x03\x04 packed", "application/octet-stream")


@pytest.mark.parametrize(
    "body", [b"", b"\x00\xff\xfe", b"<html>", b"<" * 5000, b"%PDF-", b"%PDF-1.7\nstartxref\n99\n%%EOF", b"\x1f\x8b\x08"]
)
@pytest.mark.parametrize("media_type", ["text/html", "text/html; charset=\u00e9", "text/plain; charset=utf-16", "application/pdf"])
async def test_any_answer_is_read_or_refused(shelf: Shelf, body: bytes, media_type: str) -> None:
    with pytest.raises(BriefingError) as caught:
        await shelf.read(body, media_type)
    assert caught.value.next_step
