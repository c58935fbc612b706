from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

import pytest

from storage.database.group_commit import GroupCommit
from storage.errors import ChangedMeanwhile, Locked, NotReachable


class Book:
    """What was written: the steps of each transaction. ``clashing`` steps undo their transaction, ``refused`` ones only themselves."""

    def __init__(self, *, clashing: Collection[int] = (), refused: Collection[int] = ()) -> None:
        self.pages: list[list[int]] = []
        self.clashing, self.refused = set(clashing), set(refused)
        self.running: set[asyncio.Task[None]] = set()
        self.error: Exception | None = None

    async def write(self, steps: Sequence[int]) -> list[int | Exception]:
        await asyncio.sleep(0.01)
        if self.error is not None:
            raise self.error
        if clash := self.clashing & set(steps):
            raise (ChangedMeanwhile("database-conflict") if 4 in steps or len(steps) == 1 else ValueError(clash))
        self.pages.append([step for step in steps if step not in self.refused])
        return [LookupError(step) if step in self.refused else step * 10 for step in steps]


async def test_what_comes_together_is_written_together_in_order() -> None:
    book = Book()
    commit: GroupCommit[int, int] = GroupCommit(book.write, book.running)
    assert await asyncio.gather(*(commit.do(number) for number in range(5))) == [0, 10, 20, 30, 40]
    assert book.pages == [[0, 1, 2, 3, 4]]
    assert await commit.do(7) == 70
    await asyncio.sleep(0.02)
    assert not book.running  # nothing stays behind


async def test_one_that_clashes_or_is_refused_does_not_undo_the_others() -> None:
    book = Book(clashing={2}, refused={3})
    commit: GroupCommit[int, int] = GroupCommit(book.write, book.running)
    results = await asyncio.gather(*(commit.do(number) for number in range(5)), return_exceptions=True)
    assert results[:2] == [0, 10]
    assert isinstance(results[2], ChangedMeanwhile)
    assert isinstance(results[3], LookupError)
    assert results[4] == 40
    assert sorted(step for page in book.pages for step in page) == [0, 1, 4]


@pytest.mark.parametrize("error", [Locked("database-too-busy"), NotReachable("postgresql-connection-lost", database="briefing")])
async def test_when_nothing_can_be_written_every_caller_gets_the_error_and_later_steps_are_tried(error: Exception) -> None:
    book = Book()
    commit: GroupCommit[int, int] = GroupCommit(book.write, book.running)
    book.error = error
    results = await asyncio.gather(*(commit.do(number) for number in range(3)), return_exceptions=True)
    assert all(result is error for result in results)
    book.error = None
    assert await commit.do(1) == 10


async def test_a_caller_that_is_cancelled_cancels_no_other() -> None:
    book = Book()
    commit: GroupCommit[int, int] = GroupCommit(book.write, book.running)
    first = asyncio.create_task(commit.do(1))
    await asyncio.sleep(0.005)  # it is being written
    later = [asyncio.create_task(commit.do(number)) for number in (2, 3)]
    await asyncio.sleep(0)
    later[0].cancel()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert await later[1] == 30
    assert book.pages == [[1], [3]]
