"""How many requests are answered at once. More than can be answered in time are refused at once, instead of all being late together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.core.errors import BriefingError

#: How many slow requests may be under way. They wait for other computers and for the workers, and hardly need this process.
SLOW_AT_ONCE = 100
#: Seconds that a request waits for its turn. With the time that answering takes it stays below the three seconds of the platforms.
PATIENCE = 1.0


class TooBusy(BriefingError):
    """More comes than can be answered in time; nothing of the request was done."""

    code = "too-busy"


class Admission:
    """Turns for requests: ``at_once`` of them have theirs, others wait in the order in which they came, none longer than ``patience``."""

    def __init__(self, at_once: int, *, patience: float = PATIENCE, slow_at_once: int = SLOW_AT_ONCE) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._slow = asyncio.Semaphore(slow_at_once)
        self._patience = patience
        self.waiting = 0  #: how many wait for their turn now

    @asynccontextmanager
    async def turn(self, *, slow: bool = False) -> AsyncIterator[None]:
        """Within it the request has its turn.

        Raises:
            TooBusy: its turn would come too late.
        """
        turns = self._slow if slow else self._free
        if turns.locked():
            await self._wait(turns, 0.0 if slow else self._patience)
        else:
            await turns.acquire()
        try:
            yield
        finally:
            turns.release()

    async def _wait(self, turns: asyncio.Semaphore, patience: float) -> None:
        self.waiting += 1
        try:
            async with asyncio.timeout(patience):
                await turns.acquire()
        except TimeoutError:
            raise TooBusy("too-busy") from None
        finally:
            self.waiting -= 1
