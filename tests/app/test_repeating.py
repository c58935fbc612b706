"""One thing again and again: never twice at a time, whatever it does."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.app.repeating import Repeating

OFTEN = timedelta(milliseconds=5)


async def test_it_goes_on_after_a_failure_and_never_overlaps() -> None:
    running = most = count = 0
    enough = asyncio.Event()

    async def work() -> None:
        nonlocal running, most, count
        running, count = running + 1, count + 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        if count >= 5:
            enough.set()
        if count % 2:
            raise ValueError("odd")

    repeating = Repeating("counting", work, OFTEN)
    repeating.start()
    with pytest.raises(RuntimeError, match="started already"):
        repeating.start()
    await asyncio.wait_for(enough.wait(), 30)
    await repeating.stop()
    after = count
    await asyncio.sleep(0.03)
    assert (most, running, count) == (1, 0, after)
    assert repeating.last_done_at is not None


async def test_stopping_waits_a_while_and_no_longer() -> None:
    async def endless() -> None:
        await asyncio.sleep(60)

    repeating = Repeating("waiting", endless, OFTEN)
    repeating.start()
    await asyncio.sleep(0.01)
    async with asyncio.timeout(30):
        await repeating.stop(timedelta(milliseconds=20))
    await Repeating("never", endless, OFTEN).stop()
