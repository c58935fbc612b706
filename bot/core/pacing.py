"""Pacing: requests wait for their turn before they go out, so that no limit of a platform is met. The one place where limits are kept."""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from bot.core.outlet import Busy

#: Seconds of turns that a busy program may oversleep and make good again.
_MADE_GOOD = 0.1
#: What is made good goes by so much closer together than turns are else. Were it all let go at once, then the requests of the next second
#: would be kept back together for it, and go together again.
_HASTE = 0.7
#: Seconds after which is asked again where nobody knows when those before will have gone.
_SOON = 0.005


@dataclass(frozen=True, slots=True)
class Limit:
    """``count`` requests in ``seconds``, evenly apart save that ``burst`` of them may come together."""

    count: float
    seconds: float = 1.0
    burst: int = 1

    @property
    def apart(self) -> float:
        """Seconds between two requests in the long run; 0 is no limit."""
        return self.seconds / self.count if self.count else 0.0

    @property
    def closest(self) -> float:
        """Seconds that two requests are apart at the least, however late they are."""
        return self.apart * _HASTE if self.burst == 1 else 0.0

    @property
    def early(self) -> float:
        """Seconds that a request may go out before those that went out are worked off."""
        return max(self.apart * (self.burst - 1), _MADE_GOOD)


@dataclass(slots=True)
class _Line:
    """What is known of one key. ``due`` is when all that went out for it is worked off (the arrival time of the generic cell rate
    algorithm, ITU-T I.371), ``left`` are the times when the last requests went out, ``held`` is until when the platform wants none;
    ``waiting`` are the tickets of the requests that wait for this key, in the order in which they were taken."""

    due: float = 0.0
    held: float = 0.0
    left: deque[float] = field(default_factory=deque)
    waiting: list[int] = field(default_factory=list)

    def until_free(self, limit: Limit, now: float) -> float:
        """Seconds until one more may go out; 0 or less is now."""
        while self.left and self.left[0] <= now - limit.seconds:
            self.left.popleft()
        at = max(self.held, self.due - limit.early)
        if limit.count and len(self.left) >= limit.count:
            at = max(at, self.left[-int(limit.count)] + limit.seconds)
        if self.left:
            at = max(at, self.left[-1] + limit.closest)
        return at - now

    def before(self, ticket: int) -> int:
        """How many wait in front of that ticket."""
        return bisect_left(self.waiting, ticket)

    def stand(self, ticket: int, here: bool) -> None:
        """Who has the ticket stands in this line, at its place, or does not."""
        at = bisect_left(self.waiting, ticket)
        stands = at < len(self.waiting) and self.waiting[at] == ticket
        if here and not stands:
            insort(self.waiting, ticket)
        if not here and stands:
            del self.waiting[at]

    def count(self, limit: Limit, now: float) -> None:
        """One goes out."""
        self.due = max(self.due, now) + limit.apart
        self.left.append(now)

    def is_idle(self, now: float) -> bool:
        return not self.waiting and self.due <= now and self.held <= now


@dataclass(slots=True)
class Pacer:
    """Hands out turns. A request names the keys that it counts for, each with its limit; its turn is when all of them allow it.

    For each key turns are handed out in the order of the tickets; who waits for one key holds up nobody at the others. ``patience`` is the
    longest that a request waits here, in seconds; one that would wait longer is told to come again. ``clock`` gives seconds that only grow,
    ``sleep`` returns after so many of them.
    """

    patience: float = 20.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    _lines: dict[Hashable, _Line] = field(default_factory=dict)
    _tickets: Iterator[int] = field(default_factory=count)

    def ticket(self) -> int:
        """A place in all lines, behind everybody who has one already."""
        return next(self._tickets)

    async def turn(self, limits: Mapping[Hashable, Limit], ticket: int | None = None) -> None:
        """Returns when it is this request's turn, and counts it: it has to go out at once. A request that is repeated keeps its ticket.

        Raises:
            Busy: the turn would come too late; nothing was counted.
        """
        number, latest = self.ticket() if ticket is None else ticket, self.clock() + self.patience
        try:
            while (wait := self.ask(limits, number)) > 0:
                self._check_patience(limits, number, latest)
                await self.sleep(wait)
        finally:
            self.give_up(limits, number)

    def ask(self, limits: Mapping[Hashable, Limit], ticket: int) -> float:
        """0 when the request may go out, which is counted; else the seconds to wait before it asks again with the same ticket, or gives
        up. It has to ask again, for a busy program wakes several late at once: they would be too many together though their turns were
        not."""
        now, longest, longest_at = self.clock(), 0.0, None
        self._tidy(now)
        for key, limit in limits.items():
            line = self._lines.setdefault(key, _Line())
            before, own = line.before(ticket), line.until_free(limit, now)
            if own <= 0 and not before:
                continue
            if (wait := max(own, 0.0) + before * max(limit.closest, _SOON)) > longest:
                longest, longest_at = wait, key
        for key in limits:
            # It stands in line only where it waits the longest, so that it keeps nobody from what it can't have yet.
            self._lines[key].stand(ticket, key == longest_at)
        if longest_at is None:
            for key, limit in limits.items():
                self._lines[key].count(limit, now)
        return longest

    def give_up(self, limits: Mapping[Hashable, Limit], ticket: int) -> None:
        """Who has the ticket asks no more, and stands in no line."""
        for key in limits:
            if (line := self._lines.get(key)) is not None:
                line.stand(ticket, False)

    def check(self, limits: Mapping[Hashable, Limit]) -> None:
        """Nothing, where a request that came now would have its turn in time.

        Raises:
            Busy: it would not.
        """
        now = self.clock()
        for key, limit in limits.items():
            if (line := self._lines.get(key)) is not None:
                _require(line.until_free(limit, now) + len(line.waiting) * limit.apart, self.patience)

    def arrived(self, limits: Mapping[Hashable, Limit]) -> None:
        """A request that counted for these keys was answered: it was there by now, and the next one is as far apart from this moment. For
        limits so narrow that a request which was long on its way would meet the next one."""
        now = self.clock()
        for key, limit in limits.items():
            line = self._lines.setdefault(key, _Line())
            line.due = max(line.due, now + limit.apart)
            if line.left:
                line.left[-1] = now

    def hold(self, key: Hashable, seconds: float) -> None:
        """Nothing that counts for the key has its turn for so long, because the platform said so."""
        line = self._lines.setdefault(key, _Line())
        line.held = max(line.held, self.clock() + seconds)

    def _check_patience(self, limits: Mapping[Hashable, Limit], ticket: int, latest: float) -> None:
        now = self.clock()
        for key, limit in limits.items():
            line = self._lines.get(key)
            if line is not None and ticket in line.waiting:
                _require(line.until_free(limit, now) + line.before(ticket) * limit.apart, latest - now)

    def _tidy(self, now: float) -> None:
        if len(self._lines) > 10_000:
            self._lines = {key: line for key, line in self._lines.items() if not line.is_idle(now)}


def _require(wait: float, patience: float) -> None:
    if wait > patience:
        raise Busy("queue-too-long", wait)
