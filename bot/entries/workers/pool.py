"""A few worker processes: started when there is work, kept for the next job, and each ended alone when it runs over its limits."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.core.errors import NotReadable
from bot.core.text import counted
from bot.entries.workers.frames import BROKEN, DONE, NO_MEMORY, REFUSED, packed, receive_frame
from bot.entries.workers.jobs import JOBS, Job, unpacked_error

log = logging.getLogger(__name__)

#: Jobs after which a process makes room for a fresh one, so that what libraries leak does not pile up.
_JOBS_EACH = 1000
_COMMAND = "bot.entries.workers.child"
_PIPE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one worker may use: ``memory`` in megabytes of address space, 120 of them for the program itself. ``time_factor`` multiplies
    the seconds that jobs may take."""

    memory: int = 1536
    time_factor: float = 1.0

    def cpu(self, job: Job) -> int:
        """Seconds of processor time for that job."""
        return max(1, round(job.cpu * self.time_factor))

    def wall(self, job: Job) -> int:
        """Seconds until that job must have answered."""
        return max(1, round(job.wall * self.time_factor))


NORMAL = Limits()


class OverLimit(NotReadable):
    """Reading it took more time or memory than anything may take, or ended the process that did."""

    code = "over-limit"


class WorkerBroke(RuntimeError):
    """A job failed in a way that nobody foresaw; the message is its traceback."""


class _Worker:
    """One process, which does one job at a time."""

    def __init__(self, process: asyncio.subprocess.Process, limits: Limits) -> None:
        self.process = process
        self.limits = limits
        self.jobs = 0

    @classmethod
    async def start(cls, limits: Limits) -> _Worker:
        """A new process. It is a fresh interpreter and no copy of this one, whose threads would be missing in it."""
        # Everything that the child needs is on this process's own path, and nothing of the folder that it happens to stand in.
        environment = {**_harmless_environment(), "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", _COMMAND, str(os.getpid()), str(limits.memory * 1024 * 1024)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=_PIPE,
            env=environment,
        )
        return cls(process, limits)

    @property
    def is_usable(self) -> bool:
        return self.process.returncode is None and self.jobs < _JOBS_EACH

    async def ask(self, job: Job, arguments: bytes, words: bytes) -> tuple[bytes, bytes]:
        """The two parts of the answer. Raises EOFError or ConnectionError where the process ended, TimeoutError, ValueError."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.jobs += 1
        cpu, wall = self.limits.cpu(job), self.limits.wall(job)
        async with asyncio.timeout(wall):
            self.process.stdin.write(packed(f"{job.name} {cpu} {wall}".encode(), arguments, words))
            await self.process.stdin.drain()
            kind, content = await receive_frame(self.process.stdout)
            return kind, content

    async def end(self) -> None:
        """Ends the process, whatever it is doing."""
        with suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()
        if self.process.stdin is not None:
            self.process.stdin.close()


def _harmless_environment() -> dict[str, str]:
    """The environment without tokens and other settings of the bot: what reads strangers' files need not have them."""
    kept = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "HOME", "TMPDIR", "TEMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if name in kept or name.startswith("PYTHON")}


class Workers:
    """At most ``size`` processes. Jobs wait for a free one in the order in which they came."""

    def __init__(self, size: int = 2, limits: Limits = NORMAL) -> None:
        self._limits = limits
        self._free = asyncio.Semaphore(size)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._closed = False

    @property
    def processes(self) -> list[int]:
        """The ids of the processes that live now."""
        return [worker.process.pid for worker in self._all if worker.process.returncode is None]

    async def run(self, function: Callable[..., Any], *positional: Any, **named: Any) -> Any:
        """What the function returns for these arguments; it must be one of ``JOBS``.

        Raises:
            NotReadable: what the function raised.
            OverLimit: it took too long or too much memory, or its process ended.
            WorkerBroke: it failed in a way that nobody foresaw.
        """
        job = JOBS[function.__name__]
        arguments, words = job.packed_arguments(*positional, **named)
        async with self._free:
            if self._closed:
                raise RuntimeError("the workers are closed")
            worker = await self._ready()
            keep = False
            try:
                kind, content = await worker.ask(job, arguments, words)
                keep = kind != NO_MEMORY
            except TimeoutError:
                raise _over(job, counted(self._limits.wall(job), "second")) from None
            except (EOFError, ConnectionError, ValueError):
                await worker.end()
                raise _ended(job, worker.process.returncode, self._limits) from None
            finally:
                # Also when this task is cancelled: its job must not go on.
                await self._put_back(worker, keep)
        return _result(job, kind, content, self._limits)

    async def _ready(self) -> _Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.is_usable:
                return worker
            await self._put_back(worker, keep=False)
        worker = await _Worker.start(self._limits)
        self._all.add(worker)
        return worker

    async def _put_back(self, worker: _Worker, keep: bool) -> None:
        if keep and not self._closed:
            self._idle.append(worker)
            return
        await worker.end()
        self._all.discard(worker)

    async def close(self) -> None:
        """Ends all processes at once; jobs that are under way fail."""
        self._closed = True
        await asyncio.gather(*(worker.end() for worker in set(self._all)))
        self._idle.clear()
        self._all.clear()


def _result(job: Job, kind: bytes, content: bytes, limits: Limits) -> Any:
    if kind == DONE:
        return job.result(content)
    if kind == REFUSED:
        raise unpacked_error(content)
    if kind == NO_MEMORY:
        raise _over(job, f"{limits.memory} MB of memory")
    assert kind == BROKEN
    raise WorkerBroke(content.decode())


def _over(job: Job, limit: str) -> OverLimit:
    log.warning("a worker was ended: %s took more than %s", job.name, limit)
    return OverLimit("feed-over-limit" if job.is_feed else "reading-over-limit", subject=job.subject, limit=limit)


def _ended(job: Job, status: int | None, limits: Limits) -> OverLimit:
    if status in (-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGALRM", 0)):
        return _over(job, f"{counted(limits.cpu(job), 'second')} of processor time")
    log.warning("a worker ended with status %s during %s", status, job.name)
    return OverLimit("reading-ended", subject=job.subject)
