"""Whether a database still holds what it held before.

SQLite tells it in some microseconds without reading any rows. PostgreSQL needs an exchange for it, so it is asked once for each request.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL

#: How many seconds of one request PostgreSQL's state is not asked for again.
LOOK_SECONDS = 1.0


@dataclass(slots=True)
class Look:
    """The state of PostgreSQL as a request asked for it last, and how many writes of this process came before."""

    state: str | None = None
    writes: int = -1
    asked: float = 0.0
    is_over: bool = False

    @property
    def is_old(self) -> bool:
        return time.monotonic() - self.asked > LOOK_SECONDS


_LOOK: ContextVar[Look | None] = ContextVar("look at the database", default=None)


def current_look() -> Look | None:
    """The look of the request that is being answered; None outside of requests, also in tasks that outlive theirs."""
    look = _LOOK.get()
    return None if look is None or look.is_over else look


def look_again() -> None:
    """From here on, the request that is being answered asks for the state anew: something depends on what others have just changed."""
    if (look := current_look()) is not None:
        look.writes = -1


@contextmanager
def one_look() -> Iterator[None]:
    """Within the block, and in tasks that it starts, there is one look."""
    look = Look()
    token = _LOOK.set(look)
    try:
        yield
    finally:
        look.is_over = True
        _LOOK.reset(token)


class Watcher:
    """Looks at one SQLite file over a connection of its own, which never writes and never waits for anybody."""

    def __init__(self, url: URL) -> None:
        # Where the address has options of its own, we don't know what it leads to.
        self._file = None if url.query else url.database
        self._connection: sqlite3.Connection | None = None
        #: SQLite's count begins anew with each connection.
        self._opened = 0

    def state(self) -> tuple[int, int] | None:
        """Another one after each change that anybody committed; None where SQLite can't tell now."""
        try:
            connection = self._connection or self._open()
            if connection is None:
                return None
            (version,) = connection.execute("PRAGMA data_version").fetchone()
        except (sqlite3.Error, OSError):  # whoever reads hears what is wrong
            self.close()
            return None
        return (self._opened, version)

    def _open(self) -> sqlite3.Connection | None:
        """A new connection to the file; None where there is none."""
        if self._file is None:
            return None
        place = f"{Path(self._file).absolute().as_uri()}?mode=rw"
        self._connection = sqlite3.connect(place, uri=True, timeout=0, isolation_level=None, check_same_thread=False)
        self._opened += 1
        return self._connection

    def close(self) -> None:
        """Lets go of the file."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
