"""The tick that drives digests. The store says what is due; the scheduler only wakes us up."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.digests.delivering import Deliverer, plan_due

log = logging.getLogger(__name__)

#: How often we look for due digests.
TICK = timedelta(seconds=20)
#: How often planned times are worked out anew, for clocks that jumped and zones whose rules changed.
REPLAN = timedelta(hours=1)


class Ticker:
    """Calls ``deliver_due`` every tick, never twice at a time. Start and stop it in the same running event loop."""

    def __init__(self, deliverer: Deliverer, *, tick: timedelta = TICK, replan: timedelta = REPLAN) -> None:
        self._deliverer = deliverer
        self._tick = tick
        self._replan_every = replan
        self._replanned_at: datetime | None = None
        self._scheduler: AsyncIOScheduler | None = None
        self._working: asyncio.Task[None] | None = None
        self.last_tick_at: datetime | None = None  #: when a tick last ended or went on well, for the health check

    def start(self) -> None:
        """Begin ticking, the first time at once."""
        if self._scheduler is not None:
            raise RuntimeError("the ticker has been started already")
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(
            self._run,
            "interval",
            seconds=self._tick.total_seconds(),
            next_run_time=datetime.now().astimezone(),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    async def stop(self, grace: timedelta = timedelta(seconds=10)) -> None:
        """Stop ticking; what is being sent may end within the grace period, the rest is taken up by the next process."""
        if self._scheduler is None:
            return
        self._scheduler.shutdown(wait=False)
        self._scheduler = None
        if self._working is not None and not self._working.done():
            _, late = await asyncio.wait({self._working}, timeout=grace.total_seconds())
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _run(self) -> None:
        # The work is a task of our own: stopping the scheduler cancels its jobs at once, and a message on its way would be unknown.
        self._working = asyncio.create_task(self._work())
        with contextlib.suppress(asyncio.CancelledError):  # the scheduler would log it as an error of the job
            await asyncio.shield(self._working)

    async def _work(self) -> None:
        try:
            now = self._deliverer.clock()
            if self._replanned_at is None or abs(now - self._replanned_at) >= self._replan_every:
                await self._deliverer.deliveries.replan(now, plan_due)
                self._replanned_at = now
            for outcome in await self._deliverer.deliver_due(self._is_alive):
                log.info("digest %s: %s %s", outcome.reference, outcome.state, outcome.reason)
            self._is_alive()
        except Exception:
            log.exception("a tick of the digests failed; the next one tries again")

    def _is_alive(self) -> None:
        self.last_tick_at = self._deliverer.clock()
