"""Writing together: what many tasks want to store at the same moment goes into one transaction, for a transaction costs more than what is
in it (databases call it group commit)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from storage.errors import DiskFull, Locked, NotReachable, ReadOnly, SchemaMissing

StepT = TypeVar("StepT")
ResultT = TypeVar("ResultT")


#: Seconds that steps are waited for while many come; one that comes alone does not wait.
_GATHER = 0.1


class Together(Generic[StepT, ResultT]):
    """Stores steps in the order in which they come, as many at a time as are waiting.

    ``write`` stores some in one transaction and tells the result or the error of each. Where the transaction as a whole fails, each is
    tried alone, so that one does not undo the others; save where the database as a whole can't be used. ``running`` is where the task that
    writes is kept while it does.
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
            self._task = asyncio.create_task(self._go_on())
            self._running.add(self._task)
            self._task.add_done_callback(self._running.discard)
        return await future

    async def _go_on(self) -> None:
        while self._waiting:
            if self._many:
                await asyncio.sleep(_GATHER)
            taken, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
            # Whoever gave up waiting before the writing began wants nothing stored.
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
            # Two writers waited for one another, and the other one went on.
            return await self._results(steps, tries - 1) if tries > 1 else [error for _ in steps]
        except (NotReachable, SchemaMissing, DiskFull, ReadOnly) as error:
            return [error for _ in steps]
        except Exception as error:
            if len(steps) == 1:
                return [error]
            return [result for step in steps for result in await self._results([step])]
