"""Where a job runs: in the event loop's worker processes, else in a thread."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from bot.core.measuring import Measure, measured
from bot.entries.workers.pool import NORMAL, Limits, Workers

P = ParamSpec("P")
T = TypeVar("T")

#: The workers of each event loop, as asyncio keeps an executor for each.
_of_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, Workers] = WeakKeyDictionary()


@asynccontextmanager
async def working(size: int = 2, limits: Limits = NORMAL) -> AsyncIterator[Workers]:
    """Gives the running event loop at most ``size`` worker processes, which are started when they are needed and ended in the end."""
    loop = asyncio.get_running_loop()
    workers = Workers(size, limits)
    before = _of_loop.get(loop)
    _of_loop[loop] = workers
    try:
        yield workers
    finally:
        if before is None:
            del _of_loop[loop]
        else:
            _of_loop[loop] = before
        await workers.close()


async def in_worker(function: Callable[P, T], *positional: P.args, **named: P.kwargs) -> T:
    """What the function returns for these arguments, worked out in a worker process or, where there are none, in a thread.

    Raises what the function raises, and in a worker process what ``Workers.run`` raises.
    """
    workers = _of_loop.get(asyncio.get_running_loop())
    began = time.monotonic()
    try:
        if workers is None:
            return await asyncio.to_thread(partial(function, *positional, **named))
        result: T = await workers.run(function, *positional, **named)
        return result
    finally:
        measured(Measure.READING_SECONDS, time.monotonic() - began, function.__name__)
