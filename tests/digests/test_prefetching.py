from __future__ import annotations

import asyncio

import pytest

from bot.digests.prefetching import PrefetchPipeline


class Work:
    """Batches of numbers, each done at once or, if slow, when ``go_on`` is set; ``happened`` is what was done, in order."""

    def __init__(self, *batches: list[int], slow: bool = False) -> None:
        self.batches = list(batches)
        self.happened: list[str] = []
        self.most_at_once = 0
        self._now = 0
        self.go_on = asyncio.Event()
        if not slow:
            self.go_on.set()

    async def prepare(self) -> list[int] | None:
        await asyncio.sleep(0)
        if not self.batches:
            return None
        batch = self.batches.pop(0)
        self.happened.append(f"prepared {batch}")
        return batch

    async def work_on(self, number: int) -> None:
        self._now += 1
        self.most_at_once = max(self.most_at_once, self._now)
        try:
            await self.go_on.wait()
            await asyncio.sleep(0)
            self.happened.append(f"done {number}")
        finally:
            self._now -= 1


async def test_all_batches_are_done_and_never_more_items_at_once_than_allowed() -> None:
    work = Work([1, 2, 3, 4], [], [5], [6, 7])
    await PrefetchPipeline(work.prepare, work.work_on, 2).run()
    assert sorted(line for line in work.happened if line.startswith("done")) == [f"done {number}" for number in range(1, 8)]
    assert work.most_at_once == 2


async def test_the_next_batch_is_prepared_while_one_is_being_worked_on() -> None:
    work = Work([1, 2], [3], slow=True)
    running = asyncio.create_task(PrefetchPipeline(work.prepare, work.work_on, 2).run())
    for _ in range(20):
        await asyncio.sleep(0)
    assert work.happened == ["prepared [1, 2]", "prepared [3]"]
    work.go_on.set()
    await running
    assert work.happened[-1] == "done 3"


@pytest.mark.parametrize("at_once", [1, 5])
async def test_a_batch_that_depends_on_others_being_done_is_found(at_once: int) -> None:
    work = Work([1, 2])

    async def do(number: int) -> None:
        await work.work_on(number)
        if number == 2:
            work.batches.append([3])

    await PrefetchPipeline(work.prepare, do, at_once).run()
    assert work.happened[-1] == "done 3"


async def test_when_preparing_fails_the_items_being_worked_on_are_finished() -> None:
    work = Work([1, 2], slow=True)
    prepare = work.prepare

    async def broken() -> list[int] | None:
        if work.batches:
            return await prepare()
        work.go_on.set()
        raise ValueError("the database is gone")

    with pytest.raises(ValueError, match="the database is gone"):
        await PrefetchPipeline(broken, work.work_on, 2).run()
    assert work.happened[-2:] == ["done 1", "done 2"]


async def test_cancelling_it_cancels_the_items_being_worked_on() -> None:
    work = Work([1, 2, 3], [4], slow=True)
    running = asyncio.create_task(PrefetchPipeline(work.prepare, work.work_on, 2).run())
    for _ in range(20):
        await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert [line for line in work.happened if line.startswith("done")] == []
    assert len(asyncio.all_tasks()) == 1


@pytest.mark.parametrize("at_once", [1, 2, 9])
async def test_work_that_does_not_handle_its_failure_ends_the_pipeline(at_once: int) -> None:
    async def do(number: int) -> None:
        await asyncio.sleep(0)
        if number == 2:
            raise AssertionError("this should have handled its failure")

    work = Work([1, 2, 3], [4, 5], [6])
    with pytest.raises(AssertionError, match="handled its failure"):
        await PrefetchPipeline(work.prepare, do, at_once).run()
    assert len(asyncio.all_tasks()) == 1
