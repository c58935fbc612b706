"""Several processes that send with one token share what the platform allows to all of them together."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.outlet import Outlet
from bot.core.request import Platform
from storage.senders import Senders

#: How often a process that sends says so and looks who else does. One that begins waits so long, if it is not alone: by then all know.
RENEW = timedelta(seconds=3)
#: Who was silent for so many of those has gone.
_MISSED = 4


@dataclass(slots=True)
class Share:
    """Keeps the outlets of one process to their share while it sends."""

    senders: Senders
    outlets: Mapping[Platform, Outlet]
    worker: str
    clock: Callable[[], datetime]
    _renewed_at: float | None = None

    async def renew(self) -> None:
        """Says that this process sends, when that is due again, and tells the outlets how many do."""
        now = time.monotonic()
        if self._renewed_at is not None and now - self._renewed_at < RENEW.total_seconds():
            return
        begins, self._renewed_at = self._renewed_at is None, now
        counts = await self.senders.join(self.worker, [str(platform) for platform in self.outlets], self.clock(), RENEW * _MISSED)
        for platform, outlet in self.outlets.items():
            others = counts.get(platform, 1) > 1
            outlet.share(counts.get(platform, 1), RENEW.total_seconds() if begins and others else 0.0)

    async def give_back(self) -> None:
        """Says that this process sends no more, if it did."""
        if self._renewed_at is not None:
            self._renewed_at = None
            await self.senders.leave(self.worker)
