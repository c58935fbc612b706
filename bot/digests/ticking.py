"""One look for digests that are due. The store says what is due; a scheduler only calls this again and again."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.core.measuring import Measure, measured
from bot.digests.delivering import Deliverer, plan_due

log = logging.getLogger(__name__)

#: How often to look for due digests.
TICK = timedelta(seconds=20)
#: How often planned times are computed anew, for clocks that jumped and zones whose rules changed.
REPLAN = timedelta(hours=1)


class DigestTick:
    """Delivers all digests that are due each time it is called; now and then it computes anew when each subscription is due."""

    def __init__(self, deliverer: Deliverer, *, replan_every: timedelta = REPLAN) -> None:
        self._deliverer = deliverer
        self._replan_every = replan_every
        self._replanned_at: datetime | None = None
        self.last_alive_at: datetime | None = None  #: when a call last ended or made progress, for the health check

    async def __call__(self) -> None:
        """Deliver what is due now; the outcomes are logged."""
        now = self._deliverer.clock()
        if self._replanned_at is None or abs(now - self._replanned_at) >= self._replan_every:
            await self._deliverer.deliveries.replan(now, plan_due)
            self._replanned_at = now
        for outcome in await self._deliverer.deliver_due(self._mark_alive):
            measured(Measure.DELIVERY, which=str(outcome.state))
            log.info("digest %s: %s %s", outcome.reference, outcome.state, outcome.reason)
        self._mark_alive()

    def _mark_alive(self) -> None:
        self.last_alive_at = self._deliverer.clock()
