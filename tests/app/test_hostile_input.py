"""Pages, PDFs, feeds and texts that are made to keep a reader busy: whatever strangers send, the running bot says that it is alive."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from storage.store import Store
from tests.app.running import PATIENCE, Running, running
from tests.entries.feed_server import Site, serving
from tests.entries.feeding.following import follow
from tests.entries.workers.asking import BUSY
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import until
from tests.reading import repetition
from tests.reading.test_pdf import HUGE_PAGES, document

WORKSPACE = "slack:T0ACME"
#: Seconds by which nothing that comes in may delay the health check.
LATEST = 1.0
#: What is served at each path, as what.
HOSTILE: Mapping[str, tuple[bytes, str]] = {
    "comments.html": (repetition.page("<!--", 1_000_000).encode(), "text/html"),
    "open.html": (repetition.page("<div><p>Acme has 5 million users. ", 1_000_000).encode(), "text/html"),
    "cells.html": (repetition.page("<td>1", 1_000_000).encode(), "text/html"),
    "figures.txt": (repetition.article("1,", 400_000).encode(), "text/plain"),
    "names.txt": (repetition.article("Aa Bb of the Cc and Dd. ", 400_000).encode(), "text/plain"),
    "quotes.txt": (repetition.article("he said, “a b c” and ", 400_000).encode(), "text/plain"),
    **{f"{name}.pdf": (document(page), "application/pdf") for name, (page, _) in HUGE_PAGES.items()},
}


@asynccontextmanager
async def hostile_site() -> AsyncIterator[str]:
    """The address of a server with all of it."""

    async def page(request: web.Request) -> web.Response:
        content, kind = HOSTILE[request.match_info["name"]]
        return web.Response(body=content, content_type=kind)

    app = web.Application()
    app.router.add_get("/{name}", page)
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/")


class Watching:
    """Asks for the health of a process again and again, and remembers how long the slowest answer took."""

    def __init__(self, bot: Running) -> None:
        self.slowest = 0.0
        self.asked = 0
        self._bot = bot

    async def forever(self) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                began = time.monotonic()
                async with session.get(f"{self._bot.address}/healthz") as answer:
                    assert answer.status == 200
                self.asked += 1
                self.slowest = max(self.slowest, time.monotonic() - began)
                await asyncio.sleep(0.05)


@pytest.mark.gate
async def test_nothing_that_strangers_send_delays_the_health_check(tmp_path: Path, seeded_file: Path) -> None:
    shutil.copy(seeded_file, tmp_path / "briefing.db")
    async with FakeSlack() as slack, hostile_site() as address, serving(Site(raw=BUSY)) as feed:
        store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}")
        await follow(store, feed, workspace=WORKSPACE)
        await store.close()
        async with running(tmp_path, slack, BRIEFING_FETCH_PRIVATE="true") as bot:
            assert (await bot.readiness())["ok"]
            watching = Watching(bot)
            task = asyncio.create_task(watching.forever())
            asked = [await slack.command("/brief", f"add {address}/{name}", user="U0ADMIN") for name in HOSTILE]
            asked += [await slack.command("/brief", f"ask {repetition.repeated(piece, 8000)}") for piece in repetition.ARTICLE[2:14]]
            # Each of them is answered, if only with what was wrong.
            await until(lambda: all(one.replies and "Reading…" not in one.replies[-1].text for one in asked), within=6 * PATIENCE)
            assert not task.done()
            task.cancel()
            assert watching.asked > 20
            assert watching.slowest < LATEST
            assert await bot.stop() == 0


#: Seconds that whoever runs the bot should give it to end (README, compose.yaml).
GRACE = 30.0


@pytest.mark.gate
async def test_it_ends_in_time_while_everybody_asks_and_workers_are_busy(tmp_path: Path, seeded_file: Path) -> None:
    shutil.copy(seeded_file, tmp_path / "briefing.db")
    async with FakeSlack() as slack, hostile_site() as address, running(tmp_path, slack, BRIEFING_FETCH_PRIVATE="true") as bot:
        for name in HOSTILE:
            await slack.command("/brief", f"add {address}/{name}", user="U0ADMIN")

        async def ask_again_and_again() -> None:
            with suppress(aiohttp.ClientError, TimeoutError):  # it has ended
                while True:
                    await slack.command("/qwen", "stats")

        asking = [asyncio.create_task(ask_again_and_again()) for _ in range(10)]
        await asyncio.sleep(1)
        began = time.monotonic()
        assert await bot.stop() == 0
        assert time.monotonic() - began < GRACE
        await asyncio.gather(*asking)
