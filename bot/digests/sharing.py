"""Several processes that send with one token share what the platform allows to all of them together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType

from bot.core.outlet import Outlet
from bot.core.request import Platform
from storage.digests.senders import Senders
from storage.errors import StorageError

log = logging.getLogger(__name__)

#: How often a process that sends says so and looks who else does. One that begins beside others waits somewhat longer: by then they know.
RENEW = timedelta(seconds=2)
#: Who was silent for so many of those has gone.
_MISSED = 4


@dataclass(slots=True)
class Share:
    """Keeps the outlets of one process to their share while it is entered and has begun to send."""

    senders: Senders
    outlets: Mapping[Platform, Outlet]
    worker: str
    clock: Callable[[], datetime]
    _renewing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Share:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Says that this process sends no more, if it did. If that can't be said the others find out by its silence."""
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.gather(self._renewing, return_exceptions=True)
            self._renewing = None
            try:
                await self.senders.leave(self.worker)
            except StorageError as failed:
                log.warning("could not say that sending has ended: %s", failed)

    async def begin(self) -> None:
        """Says that this process sends from now on, and goes on saying so; nothing when it has begun already."""
        if self._renewing is None:
            await self.renew(begins=True)
            self._renewing = asyncio.create_task(self._go_on())

    async def _go_on(self) -> None:
        while RENEW:
            await asyncio.sleep(RENEW.total_seconds())
            try:
                await self.renew()
            except StorageError as failed:
                log.warning("could not look who else sends: %s", failed)

    async def renew(self, *, begins: bool = False) -> None:
        """Says that this process sends, and tells the outlets how many do."""
        counts = await self.senders.join(self.worker, [str(platform) for platform in self.outlets], self.clock(), RENEW * _MISSED)
        for platform, outlet in self.outlets.items():
            others = counts.get(platform, 1) > 1
            outlet.share(counts.get(platform, 1), RENEW.total_seconds() * 1.5 if begins and others else 0.0)
