"""Rereading that goes on after the answer, and how far it is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bot.entries.rereading import Progress, log
from storage.errors import AlreadyUndone, StorageError


@dataclass(slots=True)
class Background:
    """What is read again at the moment, by workspace and topic. It ends with the process; starting it again goes on where it was."""

    all_progress: dict[tuple[str | None, str], Progress] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def progress(self, workspace: str | None, topic: str) -> Progress | None:
        """How far reading again for the topic is, or how it ended; None where nobody asked for it."""
        return self.all_progress.get((workspace, topic.casefold()))

    def part_of(self, workspace: str | None, action: int) -> Progress | None:
        """What is being read again as a part of that action, or None."""
        own = (progress for (place, _), progress in self.all_progress.items() if place == workspace and progress.action == action)
        return next((progress for progress in own if not progress.finished and not progress.failed), None)

    def forget(self, workspace: str | None, progress: Progress) -> None:
        """Lets nobody hear of the progress any more."""
        self.all_progress.pop((workspace, progress.topic.casefold()), None)

    def start(self, workspace: str | None, progress: Progress, run: Callable[[Progress], Awaitable[object]]) -> None:
        """Lets ``run`` go on by itself; the progress tells how far it is."""
        self.all_progress[workspace, progress.topic.casefold()] = progress
        task = asyncio.create_task(self.run(progress, run))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def go(self, work: Coroutine[Any, Any, None]) -> None:
        """Lets that go on by itself; nobody waits for it, and it may be cut off when the process ends."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def run(self, progress: Progress, run: Callable[[Progress], Awaitable[object]]) -> None:
        """Nothing; the progress tells how it went, also where it came to an early end."""
        try:
            await run(progress)
        except AlreadyUndone as error:
            progress.failed, progress.undone = error.message, True
        except StorageError as error:
            progress.failed = error.message
        except Exception:
            log.exception("reading again for %s failed", progress.topic)
            progress.failed = "something broke on my side"

    async def finish(self) -> None:
        """Waits for all that is under way."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def close(self) -> None:
        """Stops all that is under way; what was stored stays."""
        for task in set(self._tasks):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
