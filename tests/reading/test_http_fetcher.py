"""Fetching from a real server on this machine: allowed pages are returned, everything else is refused with a reason."""

from __future__ import annotations

import asyncio
import gzip
import socket
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.core.errors import NotFetched
from bot.reading.fetch import NotNow
from bot.reading.http_fetcher import HttpFetcher, _seconds_of

PAGE = b"<html><body><p>Acme opened a plant.</p></body></html>"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.fixture
async def seen() -> list[web.Request]:
    return []


@pytest.fixture
async def server(seen: list[web.Request]) -> AsyncIterator[TestServer]:
    async def page(request: web.Request) -> web.Response:
        seen.append(request)
        return web.Response(body=PAGE, content_type="text/html", charset="utf-8", headers={"Set-Cookie": "a=b"})

    async def kind(request: web.Request) -> web.Response:
        return web.Response(body=b"%PDF", headers={"Content-Type": request.query["type"]})

    async def status(request: web.Request) -> web.Response:
        return web.Response(status=int(request.match_info["status"]), text="no")

    async def onward(request: web.Request) -> web.Response:
        left = int(request.match_info["left"])
        return web.Response(status=302, headers={"Location": f"/onward/{left - 1}" if left else "/page"})

    async def away(request: web.Request) -> web.Response:
        return web.Response(status=301, headers={"Location": request.query["to"]})

    async def bomb(request: web.Request) -> web.Response:
        packed = gzip.compress(b"a" * 40_000_000)
        return web.Response(body=packed, headers={"Content-Type": "text/plain", "Content-Encoding": "gzip"})

    async def packed(request: web.Request) -> web.Response:
        return web.Response(body=zlib.compress(PAGE), headers={"Content-Type": "text/html", "Content-Encoding": "deflate"})

    async def endless(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "text/plain"})
        await answer.prepare(request)
        while True:
            await answer.write(b"a" * 100_000)

    async def slow(request: web.Request) -> web.Response:
        await asyncio.sleep(30)
        return web.Response(text="late")

    async def broken(request: web.Request) -> web.Response:
        return web.Response(body=b"\x00\x01 neither packed nor text", headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})

    async def feed(request: web.Request) -> web.Response:
        headers = {"Content-Type": request.query["type"]} | ({"Content-Encoding": "gzip"} if "packed" in request.query else {})
        return web.Response(body=FEED + b" " * int(request.query.get("more", "0")), headers=headers)

    async def later(request: web.Request) -> web.Response:
        moment = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
        return web.Response(status=429, headers={"Retry-After": moment})

    app = web.Application()
    routes: dict[str, Handler] = {
        "/page": page,
        "/feed": feed,
        "/later": later,
        "/kind": kind,
        "/status/{status}": status,
        "/onward/{left}": onward,
        "/away": away,
        "/bomb": bomb,
        "/packed": packed,
        "/endless": endless,
        "/slow": slow,
        "/broken": broken,
    }
    for path, handler in routes.items():
        app.router.add_get(path, handler)
    running = TestServer(app)
    async with running:
        yield running


FEED = b'<rss version="2.0"><channel><title>Q</title><item><title>Barge</title></item></channel></rss>'
FETCHER = HttpFetcher(allow_private=True)


def address(server: TestServer, path: str) -> str:
    return str(server.make_url(path))


async def refusal(url: str, fetcher: HttpFetcher = FETCHER) -> NotFetched:
    with pytest.raises(NotFetched) as caught:
        await fetcher.fetch(url)
    assert caught.value.next_step
    return caught.value


async def test_a_page_comes_with_its_type(server: TestServer, seen: list[web.Request]) -> None:
    fetched = await FETCHER.fetch(address(server, "/page#top"))
    assert (fetched.content, fetched.media_type, fetched.url) == (PAGE, "text/html; charset=utf-8", address(server, "/page"))
    await FETCHER.fetch(address(server, "/page"))
    assert all("Cookie" not in request.headers and "Authorization" not in request.headers for request in seen)


async def test_compressed_answers_are_unpacked(server: TestServer) -> None:
    assert (await FETCHER.fetch(address(server, "/packed"))).content == PAGE


async def test_redirects_are_followed_five_times_and_no_further(server: TestServer) -> None:
    assert (await FETCHER.fetch(address(server, "/onward/4"))).url == address(server, "/page")
    assert "more than 5 times" in (await refusal(address(server, "/onward/5"))).message


@pytest.mark.parametrize("target", ["file:///etc/hosts", "ftp://example.com/a", "https://user:secret@example.com/", "javascript:alert(1)"])
async def test_a_redirect_to_a_forbidden_address_is_refused(server: TestServer, target: str) -> None:
    assert "secret" not in (await refusal(address(server, "/away") + f"?to={target}")).message


@pytest.mark.parametrize(
    "url",
    ["", "not a url", "file:///etc/hosts", "ftp://example.com", "http://", "//example.com", "http://[::1", "https://a:b@example.com"],
)
async def test_only_web_addresses_without_credentials_are_fetched(url: str) -> None:
    await refusal(url)


async def test_private_addresses_are_refused_by_number_by_name_and_after_a_redirect(server: TestServer, seen: list[web.Request]) -> None:
    strict = HttpFetcher()
    port = server.port
    for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]"):
        assert "private network" in (await refusal(f"http://{host}:{port}/page", strict)).message
    for host in ("127.1", "2130706433", "0x7f000001"):
        await refusal(f"http://{host}:{port}/page", strict)
    assert seen == []


async def test_the_address_that_is_connected_to_is_checked_not_the_name(
    server: TestServer, seen: list[web.Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    def inside(host: str, port: int, *args: object, **kwargs: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", inside)
    said = await refusal(f"http://news.example.com:{server.port}/page", HttpFetcher(ports={server.port or 0}))
    assert "news.example.com" in said.message
    assert "127.0.0.1" in said.message
    assert seen == []


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "without a login"),
        (403, "without a login"),
        (404, "no such page"),
        (410, "no such page"),
        (429, "at the moment"),
        (503, "at the moment"),
        (204, "no page"),
        (418, "no page"),
    ],
)
async def test_error_answers_are_refused(server: TestServer, status: int, says: str) -> None:
    said = await refusal(address(server, f"/status/{status}"))
    assert says in said.message
    assert str(status) in said.message


@pytest.mark.parametrize(
    ("media", "says"),
    [("application/zip", "application/zip"), ("image/png", "image/png"), ("application/octet-stream", "application/octet-stream")],
)
async def test_other_content_types_are_refused(server: TestServer, media: str, says: str) -> None:
    assert says in (await refusal(address(server, f"/kind?type={media}"))).message


@pytest.mark.parametrize("path", ["/bomb", "/endless"])
async def test_a_body_that_is_too_large_is_refused(server: TestServer, path: str) -> None:
    assert "larger than 5 MB" in (await refusal(address(server, path))).message


async def test_a_slow_server_is_abandoned(server: TestServer) -> None:
    said = await refusal(address(server, "/slow"), HttpFetcher(allow_private=True, seconds=0.2))
    assert "did not answer within 0.2 seconds" in said.message


async def test_a_broken_answer_and_a_closed_port_are_refused(server: TestServer) -> None:
    assert "could not be reached" in (await refusal(address(server, "/broken"))).message
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert "refuses connections" in (await refusal(f"http://127.0.0.1:{port}/")).message


@pytest.mark.parametrize(
    "media", ["binary/octet-stream", "application/json", "application/x-xml", "application/force-download", "text/html"]
)
async def test_a_feed_is_known_by_its_bytes(server: TestServer, media: str) -> None:
    assert (await FETCHER.fetch_feed(address(server, f"/feed?type={media}"))).content == FEED


async def test_a_feed_that_is_not_packed_as_it_says_is_taken_as_sent(server: TestServer) -> None:
    assert (await FETCHER.fetch_feed(address(server, "/feed?type=text/xml&packed=1"))).content == FEED


async def test_only_the_beginning_of_a_huge_feed_is_taken(server: TestServer) -> None:
    content = (await FETCHER.fetch_feed(address(server, "/feed?type=text/xml&more=7000000"))).content
    assert content is not None
    assert content.startswith(FEED)
    assert len(content) <= 5_000_000


async def test_other_files_are_no_feeds(server: TestServer) -> None:
    with pytest.raises(NotFetched):
        await FETCHER.fetch_feed(address(server, "/kind?type=application/zip"))


async def test_the_pause_that_a_date_asks_for_is_known(server: TestServer) -> None:
    with pytest.raises(NotNow) as refused:
        await FETCHER.fetch_feed(address(server, "/later"))
    assert refused.value.retry_after is not None
    assert 500 < refused.value.retry_after <= 600


@pytest.mark.parametrize("status", [408, 425, 503])
async def test_statuses_of_the_moment_are_temporary(server: TestServer, status: int) -> None:
    with pytest.raises(NotNow):
        await FETCHER.fetch_feed(address(server, f"/status/{status}"))


@pytest.mark.parametrize(
    ("words", "seconds"), [("90", 90), (" 90.5 ", 90.5), ("soon", None), ("-5", None), ("9" * 20, None), ("Mon, 99 Foo", None)]
)
def test_a_pause_is_a_number_of_seconds_or_unknown(words: str, seconds: float | None) -> None:
    assert _seconds_of(words) == seconds


def test_a_pause_may_be_written_as_a_moment() -> None:
    moment = datetime.now(UTC) + timedelta(minutes=10)
    for words in (moment.isoformat(), moment.strftime("%A, %d-%b-%y %H:%M:%S GMT")):
        assert 500 < (_seconds_of(words) or 0) <= 600
