"""Everything that the service does periodically: the jobs of one APScheduler."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Work that is repeated at an interval; ``name`` is what the log calls it."""

    name: str
    work: Callable[[], Awaitable[object]]
    every: timedelta


class Scheduler:
    """Runs each job at its interval, the first time at once, and never twice at a time: a run that outlasts the interval delays the next.

    A run that fails is logged, and the next one tries again. Start and stop it in the same running event loop.
    """

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._jobs = jobs
        self._scheduler: AsyncIOScheduler | None = None
        self._running: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin. Raises RuntimeError when it has been started already."""
        if self._scheduler is not None:
            raise RuntimeError("the scheduler has been started already")
        quiet = log.getChild("apscheduler")
        quiet.setLevel(logging.ERROR)  # it warns of each run that is skipped because the one before goes on: that is as it should be
        self._scheduler = AsyncIOScheduler(timezone="UTC", logger=quiet)
        for job in self._jobs:
            self._scheduler.add_job(
                self._run,
                "interval",
                args=(job,),
                seconds=job.every.total_seconds(),
                name=job.name,
                next_run_time=datetime.now(UTC),
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )
        self._scheduler.start()

    async def stop(self, grace: timedelta = timedelta(seconds=10)) -> None:
        """Start no more runs; those under way may end within the grace period and are cancelled after it. Stopping twice does no harm."""
        if self._scheduler is None:
            return
        self._scheduler.shutdown(wait=False)
        self._scheduler = None
        await asyncio.sleep(0)  # APScheduler shuts down in the loop's next round, and could begin another run before
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=grace.total_seconds())
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _run(self, job: Job) -> None:
        # The work is a task of our own: APScheduler cancels its jobs at once when it is stopped, and what became of a message that is
        # being sent would be unknown.
        task = asyncio.create_task(_attempt(job))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        with contextlib.suppress(asyncio.CancelledError):  # APScheduler would log it as an error of the job
            await asyncio.shield(task)


async def _attempt(job: Job) -> None:
    try:
        await job.work()
    except Exception:
        log.exception("%s failed; the next time tries again", job.name)
