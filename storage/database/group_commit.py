"""Group commit: what many tasks want to store at the same moment goes into one transaction, because a transaction costs more than the
writes in it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from storage.errors import DiskFull, Locked, NotReachable, ReadOnly, SchemaMissing

StepT = TypeVar("StepT")
ResultT = TypeVar("ResultT")


#: Seconds to wait for further steps while many arrive; a step that arrives alone is written at once.
_GATHER = 0.1


class GroupCommit(Generic[StepT, ResultT]):
    """Stores steps in the order of their arrival, in one transaction as many as are waiting.

    ``write`` stores some steps in one transaction and returns the result or the error of each. When the whole transaction fails, each step
    is tried alone, so that one does not undo the others, unless the database itself can't be used. ``running`` holds the writing task while
    it runs.
    """

    def __init__(
        self,
        write: Callable[[Sequence[StepT]], Awaitable[Sequence[ResultT | Exception]]],
        running: set[asyncio.Task[None]],
        most: int = 100,
    ) -> None:
        self._write = write
        self._running = running
        self._most = most
        self._waiting: list[tuple[StepT, asyncio.Future[ResultT]]] = []
        self._task: asyncio.Task[None] | None = None
        self._many = False

    async def do(self, step: StepT) -> ResultT:
        """The step's result, once it is stored; raises its error, and then nothing of it is stored."""
        future: asyncio.Future[ResultT] = asyncio.get_running_loop().create_future()
        self._waiting.append((step, future))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write_waiting())
            self._running.add(self._task)
            self._task.add_done_callback(self._running.discard)
        return await future

    async def _write_waiting(self) -> None:
        while self._waiting:
            if self._many:
                await asyncio.sleep(_GATHER)
            taken, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
            # A caller that was cancelled before the writing began wants nothing stored.
            taken = [(step, future) for step, future in taken if not future.done()]
            self._many = len(taken) > 1
            for (_, future), result in zip(taken, await self._results([step for step, _ in taken]), strict=True):
                if future.done():
                    continue
                if isinstance(result, Exception):
                    future.set_exception(result)
                else:
                    future.set_result(result)

    async def _results(self, steps: Sequence[StepT], tries: int = 3) -> Sequence[ResultT | Exception]:
        try:
            return await self._write(steps) if steps else []
        except Locked as error:
            # Two writers were waiting for each other, and the other one was let through.
            return await self._results(steps, tries - 1) if tries > 1 else [error for _ in steps]
        except (NotReachable, SchemaMissing, DiskFull, ReadOnly) as error:
            return [error for _ in steps]
        except Exception as error:
            if len(steps) == 1:
                return [error]
            return [result for step in steps for result in await self._results([step])]
