"""Feeds that can't be read within a worker's limits: reported, and tried at longer intervals."""

from __future__ import annotations

import pytest

from bot.entries.feeding.feeder import Feeder
from bot.entries.workers import working
from bot.entries.workers.pool import Limits
from storage.store import Store
from tests.entries.feed_server import Site, depot
from tests.entries.feeding.following import check_later, follow
from tests.entries.workers.asking import BUSY
from tests.fakes import FakeClock


@pytest.mark.slow
async def test_a_feed_over_the_limits_fails_like_any_other_and_recovers(store: Store, site: Site, feeder: Feeder, clock: FakeClock) -> None:
    site.raw = BUSY
    await follow(store, site)
    async with working(limits=Limits(time_factor=0.1)):
        failed = await check_later(feeder, clock)
        assert failed.problem.startswith("This feed takes more than")
        assert failed.feed.failures == 1
        assert failed.feed.due_at is not None
        assert failed.feed.due_at - clock() > failed.feed.every
    # A good feed has the usual time: on a busy machine starting a worker alone takes seconds.
    async with working():
        site.raw, site.stories = None, [depot(1)]
        recovered = await check_later(feeder, clock, hours=5)
        assert recovered.problem == ""
        assert len(recovered.titles) == 1
