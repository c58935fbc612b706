"""Doing one thing again and again while the service runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

log = logging.getLogger(__name__)


class Repeating:
    """Awaits ``work`` every so often, never twice at a time, the first time at once. What fails is logged and done again."""

    def __init__(self, name: str, work: Callable[[], Awaitable[object]], every: timedelta) -> None:
        self._name = name
        self._work = work
        self._every = every
        self._task: asyncio.Task[None] | None = None
        self._stopping = asyncio.Event()
        self.last_done_at: datetime | None = None

    def start(self) -> None:
        """Begin, in the running event loop."""
        if self._task is not None:
            raise RuntimeError(f"{self._name} has been started already")
        self._task = asyncio.create_task(self._go_on())

    async def stop(self, grace: timedelta = timedelta(seconds=5)) -> None:
        """Stop; what is being done may end within the grace period."""
        self._stopping.set()
        if self._task is not None:
            _, late = await asyncio.wait({self._task}, timeout=grace.total_seconds())
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _go_on(self) -> None:
        while not self._stopping.is_set():
            try:
                await self._work()
                self.last_done_at = datetime.now(UTC)
            except Exception:
                log.exception("%s failed; the next time tries again", self._name)
            try:
                async with asyncio.timeout(self._every.total_seconds()):
                    await self._stopping.wait()
            except TimeoutError:
                continue
