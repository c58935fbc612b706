"""What an operator's machines ask over HTTP: whether the process is alive, whether it can do its work, and its figures."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.app.metrics import Metrics
from storage.digests.backlog import BacklogRecord

log = logging.getLogger(__name__)

#: The process counts as stuck when looking for due digests has made no progress for so long.
SILENCE = timedelta(minutes=5)
#: Work that could have been begun so long ago means that the processes don't keep up, or that none does this work.
BEHIND = timedelta(minutes=10)
#: Seconds within which the database has to answer.
_DATABASE_SECONDS = 3.0

Check = Callable[[], Awaitable[bool]]


class Health:
    """Answers ``/healthz``, ``/readyz`` and ``/metrics``. ``backlog`` looks into the database, ``last_alive_at`` says when looking for due
    digests last made progress, and ``checks`` are those of the platforms by their names. ``refused`` names the tokens that a platform no
    longer takes: nobody restarts a process for that, which would end the other platforms too, but whoever looks sees it."""

    def __init__(
        self,
        metrics: Metrics,
        backlog: Callable[[], Awaitable[BacklogRecord]],
        last_alive_at: Callable[[], datetime | None],
        checks: Mapping[str, Check],
        waiting: Callable[[], int],
        refused: Callable[[], Sequence[str]] = lambda: (),
    ) -> None:
        self._metrics = metrics
        self._backlog = backlog
        self._last_alive_at = last_alive_at
        self._checks = checks
        self._waiting = waiting
        self._refused = refused
        self._started_at = datetime.now(UTC)

    def add_alive(self, app: web.Application) -> None:
        """Has the web application say whether the process is alive."""
        app.router.add_get("/healthz", self._healthz)

    def add_details(self, app: web.Application) -> None:
        """Has the web application say whether the process can do its work, and its figures."""
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._figures)

    async def _healthz(self, _: web.Request) -> web.Response:
        """200 while the process lives; 503 where only a restart helps. It asks nobody else, and so is as quick as the process."""
        alive = self._is_ticking()
        parts = {"scheduler": alive, **dict.fromkeys(self._refused(), False)}
        return web.json_response({"ok": all(parts.values()), **parts}, status=200 if alive else 503)

    async def _readyz(self, _: web.Request) -> web.Response:
        """200 while everything works, else 503; the body says which parts do not."""
        backlog = await self._look()
        parts = {"database": backlog is not None, "scheduler": self._is_ticking()}
        parts |= {name: await check() for name, check in self._checks.items()}
        parts["up_to_date"] = backlog is not None and max(backlog.behind.values()) < BEHIND
        return _answer(parts)

    async def _figures(self, _: web.Request) -> web.Response:
        self._metrics.waiting.set(self._waiting())
        return web.Response(body=self._metrics.page(await self._look()), headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _is_ticking(self) -> bool:
        return datetime.now(UTC) - (self._last_alive_at() or self._started_at) < SILENCE

    async def _look(self) -> BacklogRecord | None:
        """The backlog; None where the database does not answer."""
        try:
            async with asyncio.timeout(_DATABASE_SECONDS):
                return await self._backlog()
        except Exception as error:
            log.warning("the database does not answer: %s", error or type(error).__name__)
            return None


def _answer(parts: Mapping[str, bool]) -> web.Response:
    good = all(parts.values())
    return web.json_response({"ok": good, **parts}, status=200 if good else 503)
