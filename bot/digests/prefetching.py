"""A pipeline that prefetches: while one batch is being worked on the next one is prepared, so that work never waits for preparation."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

ItemT = TypeVar("ItemT")


class PrefetchPipeline(Generic[ItemT]):
    """Works until nothing is left. ``prepare`` returns the next batch, None when there is none at the moment; ``work`` does one item of it
    and must handle its own failures. At most ``at_once`` items are worked on at the same time."""

    def __init__(
        self, prepare: Callable[[], Awaitable[Sequence[ItemT] | None]], work: Callable[[ItemT], Awaitable[None]], at_once: int
    ) -> None:
        self._prepare = prepare
        self._work = work
        self._slots = asyncio.Semaphore(at_once)
        self._running: set[asyncio.Task[None]] = set()
        #: Prepared items that are not done yet, and whether there are none.
        self._left = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._failure: BaseException | None = None

    async def run(self) -> None:
        """Returns when all items are done and no further batch is found. When preparing fails, the items being worked on are finished
        before the error is raised; when this is cancelled, they are cancelled too."""
        ahead = asyncio.create_task(self._next())
        try:
            while (batch := await ahead) is not None:
                self._count(len(batch))
                ahead = asyncio.create_task(self._next())
                for item in batch:
                    await self._slots.acquire()
                    self._check()
                    self._begin(item)
        except Exception:
            ahead.cancel()
            await asyncio.gather(ahead, *self._running, return_exceptions=True)
            raise
        except BaseException:
            for task in (ahead, *self._running):
                task.cancel()
            await asyncio.gather(ahead, *self._running, return_exceptions=True)
            raise

    async def _next(self) -> Sequence[ItemT] | None:
        """The next batch. While there is none, the items being worked on are waited for: another batch may depend on them."""
        while True:
            busy = not self._idle.is_set()
            batch = await self._prepare()
            if batch is not None or not busy:
                return batch
            await self._idle.wait()
            self._check()

    def _begin(self, item: ItemT) -> None:
        async def work() -> None:
            await self._work(item)

        task = asyncio.create_task(work())
        self._running.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._slots.release()
        if not task.cancelled():
            self._failure = self._failure or task.exception()
        self._count(-1)

    def _count(self, more: int) -> None:
        self._left += more
        if self._left:
            self._idle.clear()
        else:
            self._idle.set()

    def _check(self) -> None:
        if self._failure is not None:
            raise self._failure
