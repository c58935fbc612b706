"""Rounds of work: while one batch is being done the next is made ready, so that those who do it never wait for those who prepare it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

PieceT = TypeVar("PieceT")


class PrefetchPipeline(Generic[PieceT]):
    """One round, until nothing is left. ``ready`` gives the next batch, None when there is none at the moment; ``do`` does one piece of it
    and has to tell by itself what failed. At most ``at_once`` pieces are being done at the same time."""

    def __init__(
        self, ready: Callable[[], Awaitable[Sequence[PieceT] | None]], do: Callable[[PieceT], Awaitable[None]], at_once: int
    ) -> None:
        self._ready = ready
        self._do = do
        self._turns = asyncio.Semaphore(at_once)
        self._under_way: set[asyncio.Task[None]] = set()
        #: Pieces that are ready and not done yet, and whether there are none.
        self._left = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._fatal: BaseException | None = None

    async def run(self) -> None:
        """Returns when all is done and nothing new was found. Where making ready fails, what is being done is done to its end first; where
        this is cancelled, that is cancelled too."""
        ahead = asyncio.create_task(self._next())
        try:
            while (batch := await ahead) is not None:
                self._count(len(batch))
                ahead = asyncio.create_task(self._next())
                for piece in batch:
                    await self._turns.acquire()
                    self._check()
                    self._begin(piece)
        except Exception:
            ahead.cancel()
            await asyncio.gather(ahead, *self._under_way, return_exceptions=True)
            raise
        except BaseException:
            for task in (ahead, *self._under_way):
                task.cancel()
            await asyncio.gather(ahead, *self._under_way, return_exceptions=True)
            raise

    async def _next(self) -> Sequence[PieceT] | None:
        """The next batch. Where there is none, what is being done is waited for: more may have waited for it."""
        while True:
            busy = not self._idle.is_set()
            batch = await self._ready()
            if batch is not None or not busy:
                return batch
            await self._idle.wait()
            self._check()

    def _begin(self, piece: PieceT) -> None:
        async def done() -> None:
            await self._do(piece)

        task = asyncio.create_task(done())
        self._under_way.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._turns.release()
        if not task.cancelled():
            self._fatal = self._fatal or task.exception()
        self._count(-1)

    def _count(self, more: int) -> None:
        self._left += more
        if self._left:
            self._idle.clear()
        else:
            self._idle.set()

    def _check(self) -> None:
        if self._fatal is not None:
            raise self._fatal
