"""Several processes that send with one token share the platform's rate limits."""

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

#: How often a sending process renews its registration and reads how many others there are. One that joins others first waits a little
#: longer than that, so that they know of it.
RENEW = timedelta(seconds=2)
#: A process that missed so many renewals counts as gone.
_MISSED = 4


@dataclass(slots=True)
class Share:
    """Keeps the outlets of one process to their share of the limits, from ``begin`` on and while it is entered."""

    senders: Senders
    outlets: Mapping[Platform, Outlet]
    worker: str
    clock: Callable[[], datetime]
    _renewing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Share:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Removes this process's registration. If that fails, the others notice by the missing renewals."""
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.gather(self._renewing, return_exceptions=True)
            self._renewing = None
            try:
                await self.senders.leave(self.worker)
            except StorageError as failed:
                log.warning("could not say that sending has ended: %s", failed)

    async def begin(self) -> None:
        """Registers this process as sending, and keeps renewing that; nothing when it has begun already."""
        if self._renewing is None:
            await self.renew(begins=True)
            self._renewing = asyncio.create_task(self._keep_renewing())

    async def _keep_renewing(self) -> None:
        while RENEW:
            await asyncio.sleep(RENEW.total_seconds())
            try:
                await self.renew()
            except StorageError as failed:
                log.warning("could not look who else sends: %s", failed)

    async def renew(self, *, begins: bool = False) -> None:
        """Renews the registration, and tells the outlets how many processes send."""
        counts = await self.senders.join(self.worker, [str(platform) for platform in self.outlets], self.clock(), RENEW * _MISSED)
        for platform, outlet in self.outlets.items():
            others = counts.get(platform, 1) > 1
            outlet.share(counts.get(platform, 1), RENEW.total_seconds() * 1.5 if begins and others else 0.0)
