"""What is measured while the bot works. Whoever wants the figures listens, as one listens to a log; mostly nobody does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum


class Measure(StrEnum):
    """What can be measured: an occurrence that is counted, or the seconds that something took."""

    FEED_ERROR = "feed error"
    READING_SECONDS = "reading seconds"
    RATE_LIMIT_WAIT = "rate-limit wait"
    DELIVERY = "delivery"


#: Gets what was measured, its value, and which one of its kind it was: "slack", "read", "sent".
Listener = Callable[[Measure, float, str], None]

_listeners: list[Listener] = []


def measured(what: Measure, value: float = 1.0, which: str = "") -> None:
    """Tells those who listen."""
    for listener in _listeners:
        listener(what, value, which)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Within it the listener gets everything that is measured in this process."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
