"""Work that goes on after the answer to a command: rereading, with its progress, and sending notifications."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bot.core.messages import explain
from bot.entries.rereading import Progress
from storage.errors import AlreadyUndone, StorageError

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Background:
    """The tasks of this process that go on in the background. They end with it; rereading that is started again goes on where it was.

    ``rereadings`` holds the progress of each by workspace and folded topic name.
    """

    rereadings: dict[tuple[str | None, str], Progress] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _turns: dict[str, asyncio.Lock] = field(default_factory=dict)

    def progress(self, workspace: str | None, topic: str) -> Progress | None:
        """How far rereading for the topic is, or how it ended; None where it was never started."""
        return self.rereadings.get((workspace, topic.casefold()))

    def rereading_of_action(self, workspace: str | None, action: int) -> Progress | None:
        """The progress of the rereading that is going on as a part of that action; None where there is none."""
        for (owner, _), progress in self.rereadings.items():
            if owner == workspace and progress.action == action and not progress.finished and not progress.failed:
                return progress
        return None

    def drop_progress(self, workspace: str | None, progress: Progress) -> None:
        """Removes the progress, so that rereading for its topic counts as never started."""
        self.rereadings.pop((workspace, progress.topic.casefold()), None)

    def start_rereading(self, workspace: str | None, progress: Progress, run: Callable[[Progress], Awaitable[object]]) -> None:
        """Starts ``run`` in the background; ``progress`` can be asked for from now on."""
        self.rereadings[workspace, progress.topic.casefold()] = progress
        self.start_task(self.run_rereading(progress, run))

    def start_task(self, work: Coroutine[Any, Any, None]) -> None:
        """Starts the work in the background. Nobody waits for it, and it is cancelled when the process ends."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def start_in_turn(self, turn: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Starts the work in the background, once all that was started under the same name has ended."""
        self.start_task(self._in_turn(self._turns.setdefault(turn, asyncio.Lock()), work))

    async def _in_turn(self, turn: asyncio.Lock, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        async with turn:
            try:
                await work()
            except Exception:
                log.exception("work in the background failed")

    async def run_rereading(self, progress: Progress, run: Callable[[Progress], Awaitable[object]]) -> None:
        """Waits for ``run``; where it fails, ``progress.failed`` says why, and nothing is raised."""
        try:
            await run(progress)
        except AlreadyUndone as error:
            progress.failed, progress.undone = explain(error).message, True
        except StorageError as error:
            progress.failed = explain(error).message
        except Exception:
            log.exception("rereading for %s failed", progress.topic)
            progress.failed = "something broke on my side"

    async def finish(self) -> None:
        """Waits until all tasks have ended."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def close(self) -> None:
        """Cancels all tasks; what was stored stays."""
        for task in set(self._tasks):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
