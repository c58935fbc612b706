"""The reference of the request that is being answered: people see it when something breaks, and what is logged meanwhile has it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("reference", default="")


def current_reference() -> str:
    """The reference of the request that this task works on; "" where it works on none."""
    return _current.get()


def new_reference() -> str:
    """A reference that people can read out: six characters."""
    return secrets.token_hex(3).upper()


@contextmanager
def referenced() -> Iterator[str]:
    """The reference of the request that is answered within: the one it has already, else a new one."""
    if known := _current.get():
        yield known
        return
    token = _current.set(new_reference())
    try:
        yield _current.get()
    finally:
        _current.reset(token)
