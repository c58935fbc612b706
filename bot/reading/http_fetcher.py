"""Fetches public web pages and feeds, with the limits that untrusted servers call for."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from yarl import URL

from bot.core.errors import NotFetched
from bot.reading.addresses import WEB_PORTS, Allowed
from bot.reading.feed import looks_like_a_feed, unpacked
from bot.reading.fetch import Fetched, FetchedFeed, GoneForGood, NotNow
from bot.reading.opml import looks_like_opml
from bot.reading.page import MAX_BYTES, PDF

MAX_REDIRECTS = 5
MAX_SECONDS = 20.0
_MEDIA_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown", "application/pdf")
_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/octet-stream",
)
#: Types under which servers also send PDFs; the bytes tell.
_PERHAPS_PDF = (
    "application/octet-stream",
    "binary/octet-stream",
    "application/x-pdf",
    "application/force-download",
    "application/download",
)
#: Statuses of permanent redirects.
_PERMANENT = (301, 308)


class HttpFetcher:
    """Fetches over HTTP(S): public addresses only, no cookies, no credentials, at most 5 MB and 20 seconds.

    ``allow_private`` also permits addresses of this machine and its network (for an intranet, or in tests), on any port; else only public
    hosts are fetched, and only from ``ports``.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        ports: Collection[int] = WEB_PORTS,
        seconds: float = MAX_SECONDS,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._allowed = Allowed(allow_private, ports)
        self._seconds = seconds
        self._max_bytes = max_bytes

    async def fetch(self, url: str) -> Fetched:
        """The page at an address, following at most five redirects; see ``Fetcher.fetch``."""
        answer = await self._within_time(url, {"Accept": ", ".join(_MEDIA_TYPES)}, _MEDIA_TYPES)
        return Fetched(answer.url, answer.content or b"", answer.media_type)

    async def fetch_feed(self, url: str, *, etag: str | None = None, modified: str | None = None) -> FetchedFeed:
        """The feed at an address, under the same limits as a page; see ``Fetcher.fetch_feed``."""
        headers = {"Accept": f"{', '.join(_FEED_TYPES[:5])}, */*;q=0.1"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified else {}
        return await self._within_time(url, headers, _FEED_TYPES)

    async def _within_time(self, url: str, headers: Mapping[str, str], wanted: Sequence[str]) -> FetchedFeed:
        try:
            async with asyncio.timeout(self._seconds):
                return await self._follow(self._allowed.checked(url), headers, wanted)
        except TimeoutError:
            raise NotNow("page-not-answered", host=_host(url), seconds=f"{self._seconds:g}") from None

    async def _follow(self, url: URL, headers: Mapping[str, str], wanted: Sequence[str]) -> FetchedFeed:
        guard = _Guard(self._allowed)
        connector = aiohttp.TCPConnector(socket_factory=guard.socket, force_close=True)
        async with aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": "briefing-bot", "Accept-Encoding": "gzip, deflate"},
        ) as session:
            moved: str | None = None
            is_permanent = True
            for _ in range(MAX_REDIRECTS + 1):
                answer = await self._get(session, guard, url, headers, wanted)
                if isinstance(answer, FetchedFeed):
                    return replace(answer, moved_to=moved)
                url, status = answer
                is_permanent = is_permanent and status in _PERMANENT
                moved = str(url) if is_permanent else moved
        raise NotFetched("page-redirected-too-often", host=url.host, limit=MAX_REDIRECTS)

    async def _get(
        self,
        session: aiohttp.ClientSession,
        guard: _Guard,
        url: URL,
        headers: Mapping[str, str],
        wanted: Sequence[str],
        *,
        as_sent: bool = False,
    ) -> FetchedFeed | tuple[URL, int]:
        """The fetched content, or the target and status of a redirect.

        What can't be unpacked as its header says is fetched once more ``as_sent``: some are not packed at all.
        """
        guard.refused = None
        try:
            async with session.get(url, allow_redirects=False, headers=headers, auto_decompress=not as_sent) as answer:
                if answer.status in (301, 302, 303, 307, 308) and (target := answer.headers.get("Location")):
                    return self._allowed.checked(str(url.join(URL(target)))), answer.status
                known = answer.headers
                validators = (known.get("ETag"), known.get("Last-Modified"))
                if answer.status == 304 and ("If-None-Match" in headers or "If-Modified-Since" in headers):
                    validators = (validators[0] or headers.get("If-None-Match"), validators[1] or headers.get("If-Modified-Since"))
                    return FetchedFeed(str(url), None, "", *validators)
                _check_answer(url, answer, wanted)
                body = await self._body(url, answer, cut=wanted is _FEED_TYPES)
                if wanted is _FEED_TYPES:
                    _check_feed(url, answer, body, only_by_bytes=as_sent)
                else:
                    body = _checked_page(url, answer, body, is_doubtful=as_sent)
                return FetchedFeed(str(url), body, known.get("Content-Type", ""), *validators)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            if isinstance(error, TimeoutError):
                raise
            if guard.refused:
                raise NotFetched("address-private", host=url.host, address=guard.refused) from None
            if not as_sent and isinstance(error, aiohttp.ClientPayloadError | aiohttp.ClientResponseError):
                return await self._get(session, guard, url, headers, wanted, as_sent=True)
            raise NotNow("page-not-reached", host=url.host, reason=_reason(error)) from error

    async def _body(self, url: URL, answer: aiohttp.ClientResponse, *, cut: bool) -> bytes:
        """The body. Its size is checked after decompression, so that a small answer can't unpack into a huge one.

        With ``cut``, only the beginning of one that is too large is taken: a feed's newest items stand there.
        """
        too_large = NotFetched("page-too-large", host=url.host, limit=f"{self._max_bytes / 1_000_000:g}")
        if (answer.content_length or 0) > self._max_bytes and not cut:
            raise too_large
        parts: list[bytes] = []
        size = 0
        async for part in answer.content.iter_chunked(64 * 1024):
            size += len(part)
            if size > self._max_bytes:
                if cut and looks_like_a_feed(b"".join(parts)):
                    break
                raise too_large
            parts.append(part)
        return b"".join(parts)


class _Guard:
    """Opens sockets to public addresses only. It checks the address that is really connected to, not one resolved earlier."""

    def __init__(self, allowed: Allowed) -> None:
        self._allowed = allowed
        self.refused: str | None = None

    def socket(self, address: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, where = address
        if not self._allowed.allows(str(where[0])):
            self.refused = str(where[0])
            raise OSError(f"{where[0]} is not a public address")
        return socket.socket(family, kind, protocol)


def _check_answer(url: URL, answer: aiohttp.ClientResponse, wanted: Sequence[str]) -> None:
    status = answer.status
    if status in (401, 402, 403, 407, 451):
        raise NotFetched("page-forbidden", host=url.host, status=status)
    if status == 410:
        raise GoneForGood("page-missing", host=url.host, status=status)
    if status == 404:
        raise NotFetched("page-missing", host=url.host, status=status)
    if status in (408, 425, 429) or status >= 500:
        raise NotNow("page-busy", host=url.host, status=status, retry_after=_seconds_of(answer.headers.get("Retry-After")))
    if status != 200:
        raise NotFetched("page-not-given", host=url.host, status=status)
    if wanted is _FEED_TYPES:
        return  # servers call feeds anything; the bytes tell
    media = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if not media:
        raise NotFetched("page-kind-unstated", host=url.host)
    if media not in wanted and media not in _PERHAPS_PDF:
        raise NotFetched("page-kind-unreadable", host=url.host, kind=media)


def _checked_page(url: URL, answer: aiohttp.ClientResponse, body: bytes, *, is_doubtful: bool) -> bytes:
    """The page, unpacked where it is packed in itself. ``is_doubtful``: it could not be unpacked as its header says.

    Raises:
        NotNow: it is doubtful, and no text.
        NotFetched: its type says nothing, and it is no PDF.
    """
    body = unpacked(body)
    if is_doubtful and (not body.strip() or re.search(rb"[\x00-\x08\x0e-\x1f]", body[:1000])):
        raise NotNow("page-not-reached", host=url.host, reason="its answer is broken")
    media = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media in _PERHAPS_PDF and not body[:1024].lstrip().startswith(PDF):
        raise NotFetched("page-kind-unreadable", host=url.host, kind=media)
    return body


def _check_feed(url: URL, answer: aiohttp.ClientResponse, body: bytes, *, only_by_bytes: bool) -> None:
    """Returns without a value where an answer may be a feed, a list of feeds or a page that links to one, by its type or first bytes."""
    media = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if looks_like_a_feed(body) or looks_like_opml(body) or (not only_by_bytes and (media in _FEED_TYPES or media.endswith("+xml"))):
        return
    if not media:
        raise NotFetched("page-kind-unstated", host=url.host)
    raise NotFetched("page-kind-unreadable", host=url.host, kind=media)


def _seconds_of(retry_after: str | None) -> float | None:
    """The seconds that a Retry-After header asks to wait, as a number or as a date; None where it is neither."""
    if not retry_after:
        return None
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", words := retry_after.strip(), re.ASCII):
        return float(words)
    try:
        moment = datetime.fromisoformat(words) if words[:4].isdigit() else parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _host(text: str) -> str:
    try:
        return URL(text.strip()).host or text[:100]
    except ValueError:
        return text[:100]


def _reason(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "no such host"
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError):
        return "its certificate is not valid"
    if isinstance(error, ConnectionRefusedError) or isinstance(getattr(error, "os_error", None), ConnectionRefusedError):
        return "it refuses connections"
    return (
        "its answer is broken" if isinstance(error, aiohttp.ClientPayloadError | aiohttp.ClientResponseError) else "the connection failed"
    )
