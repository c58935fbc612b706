"""The name by which other processes know this one, and whether the process of a name has certainly ended.

A name begins with a mark of the place in which its process id means something: this start of this machine, and the namespace of process
ids (each container has its own). Host names and ids alone may be the same in two containers. The name ends with a word at random, so that
none is ever used twice. Of a process in another place nothing is known; what it held is free when its lease ends.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
from functools import cache
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_NAMESPACE = Path("/proc/self/ns/pid")
#: The field of /proc/ID/stat that says when the process started, counted behind the name in brackets.
_STARTED = 19


def worker_name() -> str:
    """A new name for this process."""
    return f"{_place()}:{os.getpid()}:{_started(os.getpid())}:{secrets.token_hex(6)}"


def has_ended(worker: str) -> bool:
    """Whether the process of that name has ended for certain."""
    parts = worker.split(":")
    if len(parts) != 4 or not parts[0] or parts[0] != _place() or not parts[1].isdecimal():
        return False
    return _started(int(parts[1])) != parts[2]


@cache
def _place() -> str:
    """A mark of the place; "" where the system does not tell, so that nothing is known of any process."""
    try:
        marks = (_BOOT.read_text(), str(_NAMESPACE.readlink()), socket.gethostname())
    except OSError:
        return ""
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]


def _started(process: int) -> str:
    """When the process of that id started, in ticks since the machine did; "" where there is none."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[_STARTED]
    except (OSError, IndexError):
        return ""
