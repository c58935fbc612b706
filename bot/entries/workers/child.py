"""The worker process: ``python -m bot.entries.workers.child``. It does one job after another until its input ends.

Every limit is kept by the operating system, so that it holds also while a C library or a regular expression keeps the interpreter, and
also when the process that asked is gone.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import sys
import traceback
from contextlib import suppress
from typing import BinaryIO

from bot.core.errors import NotReadable
from bot.entries.workers.frames import BROKEN, DONE, NO_MEMORY, REFUSED, packed, read_frame
from bot.entries.workers.jobs import JOBS, packed_error
from storage.drafts import Vocabulary

#: Bytes of the longest answer. The process that asked checks it while everything else there waits, for some tenths of a second for so many.
MOST_ANSWERED = 3_000_000
#: How much this process steps back for the one that asks, which has people waiting.
_NICE = 5
#: Seconds after its time within which the asking process should have ended this one.
_GRACE = 5
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def _end_with_parent(parent: int) -> None:
    """Has the kernel end this process together with the one that started it, where it can (Linux); elsewhere the limits must do."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it died before
        sys.exit(1)


def _limit_memory(size: int) -> None:
    with suppress(ImportError, OSError, ValueError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(cpu: int, wall: int) -> None:
    """From now on the kernel ends this process after so many more seconds of processor time, or of time."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + cpu + 1, hard))
    if hasattr(signal, "alarm"):
        signal.alarm(wall + _GRACE)


class _Child:
    """Answers the jobs. The last vocabulary is kept, and with it what the reader made of it."""

    def __init__(self) -> None:
        self._words = b""
        self._vocabulary: Vocabulary | None = None

    def answer(self, asked: bytes, arguments: bytes, words: bytes) -> bytes:
        """The frame that answers one job. ``asked`` is its name, and its limits in seconds."""
        name, cpu, wall = asked.decode().split()
        job = JOBS[name]
        _limit_time(int(cpu), int(wall))
        try:
            result = job.packed_result(job.function(**job.arguments(arguments, self._known(words))))
            if len(result) > MOST_ANSWERED:
                raise NotReadable("reading-finds-too-much", subject=job.subject)
            return packed(DONE, result)
        except NotReadable as error:
            return packed(REFUSED, packed_error(error))
        except MemoryError:
            return packed(NO_MEMORY, b"")
        except Exception:
            return packed(BROKEN, traceback.format_exc().encode("utf-8", "backslashreplace"))
        finally:
            if hasattr(signal, "alarm"):
                signal.alarm(0)

    def _known(self, words: bytes) -> Vocabulary | None:
        if not words:
            return None
        if words != self._words:
            self._words, self._vocabulary = words, Vocabulary.model_validate_json(words)
        return self._vocabulary


def main(pipe_in: BinaryIO, pipe_out: BinaryIO) -> None:
    """Answers jobs until there are no more."""
    child = _Child()
    while parts := read_frame(pipe_in):
        answer = child.answer(*parts)
        pipe_out.write(answer)
        pipe_out.flush()
        if answer.startswith(b"%d 0\n" % len(NO_MEMORY)):  # what is left of its memory may be in any state
            return


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks; it ends this one
    _end_with_parent(int(sys.argv[1]))
    _limit_memory(int(sys.argv[2]))
    with suppress(OSError, AttributeError):
        os.nice(_NICE)
    logging.disable()  # what libraries say of a stranger's file is no news
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that is printed gets between the answers
    with suppress(BrokenPipeError):
        main(sys.stdin.buffer, answers)


if __name__ == "__main__":
    _start()
