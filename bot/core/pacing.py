"""Pacing: each request waits for its turn before it is sent, so that no limit of a platform is exceeded. Limits are kept here alone."""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from bot.core.measuring import Measure, measured
from bot.core.outlet import Busy

#: Seconds by which a busy program may wake up too late for its turns and still catch up, so that none of them is lost.
CATCH_UP_LIMIT = 0.1
#: Requests that catch up keep this part of the usual interval between them. If they all went at once, then the requests of the next second
#: would be held back because of them, and would go all at once again.
CATCH_UP_SPACING = 0.7
#: Seconds after which a request asks again when nobody knows when those before it will be sent.
_ASK_AGAIN = 0.005


@dataclass(frozen=True, slots=True)
class Limit:
    """``count`` requests in ``seconds``, at even intervals, except that ``burst`` of them may come together."""

    count: float
    seconds: float = 1.0
    burst: int = 1

    @property
    def interval(self) -> float:
        """Seconds between two requests in the long run; 0 is no limit."""
        return self.seconds / self.count if self.count else 0.0

    @property
    def shortest_interval(self) -> float:
        """Seconds between two requests at the least, also when they catch up."""
        return self.interval * CATCH_UP_SPACING if self.burst == 1 else 0.0

    @property
    def tolerance(self) -> float:
        """Seconds by which a request may be sent before it is due."""
        return max(self.interval * (self.burst - 1), CATCH_UP_LIMIT)


@dataclass(slots=True)
class _Queue:
    """What is known of one key.

    ``due`` is when the next request would be sent if all kept their interval (the theoretical arrival time of the generic cell rate
    algorithm, ITU-T I.371); ``sent`` are the times of the last requests; until ``held_until`` the platform wants none. ``waiting`` are
    the tickets of the requests that wait for this key, in the order in which they were taken.
    """

    due: float = 0.0
    held_until: float = 0.0
    sent: deque[float] = field(default_factory=deque)
    waiting: list[int] = field(default_factory=list)

    def seconds_until_free(self, limit: Limit, now: float) -> float:
        """Seconds until one more may be sent; 0 or less is now."""
        while self.sent and self.sent[0] <= now - limit.seconds:
            self.sent.popleft()
        at = max(self.held_until, self.due - limit.tolerance)
        if limit.count and len(self.sent) >= limit.count:
            at = max(at, self.sent[-int(limit.count)] + limit.seconds)
        if self.sent:
            at = max(at, self.sent[-1] + limit.shortest_interval)
        return at - now

    def before(self, ticket: int) -> int:
        """How many wait in front of that ticket."""
        return bisect_left(self.waiting, ticket)

    def enter(self, ticket: int) -> None:
        """The ticket waits here, at its place; entering twice is the same as once."""
        if not self._holds(ticket):
            insort(self.waiting, ticket)

    def leave(self, ticket: int) -> None:
        """The ticket waits here no longer, if it did."""
        if self._holds(ticket):
            del self.waiting[self.before(ticket)]

    def _holds(self, ticket: int) -> bool:
        at = self.before(ticket)
        return at < len(self.waiting) and self.waiting[at] == ticket

    def count(self, limit: Limit, now: float) -> None:
        """One request is sent now."""
        self.due = max(self.due, now) + limit.interval
        self.sent.append(now)

    def is_idle(self, now: float) -> bool:
        return not self.waiting and self.due <= now and self.held_until <= now


@dataclass(slots=True)
class Pacer:
    """Hands out turns. A request names the keys that it counts for, each with its limit; its turn comes when all of them allow it.

    For each key, turns are handed out in the order of the tickets; a request that waits for one key holds up none at the others.
    ``patience`` is the longest that a request waits here, in seconds; one that would wait longer is refused as ``Busy``. ``clock`` gives
    seconds that only grow, ``sleep`` returns after so many of them.
    """

    patience: float = 20.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    _queues: dict[Hashable, _Queue] = field(default_factory=dict)
    _tickets: Iterator[int] = field(default_factory=count)

    def ticket(self) -> int:
        """A place in all queues, behind every ticket that was taken before."""
        return next(self._tickets)

    async def turn(self, limits: Mapping[Hashable, Limit], ticket: int | None = None) -> None:
        """Returns when it is this request's turn, and counts it: it has to be sent at once. A request that is repeated keeps its ticket.

        Raises:
            Busy: the turn would come too late; nothing was counted.
        """
        began, has_waited = self.clock(), False
        number, latest = self.ticket() if ticket is None else ticket, began + self.patience
        try:
            while (wait := self.ask(limits, number)) > 0:
                self._check_patience(limits, number, latest)
                has_waited = True
                await self.sleep(wait)
        finally:
            self.give_up(limits, number)
            if has_waited:
                measured(Measure.RATE_LIMIT_WAIT, self.clock() - began)

    def ask(self, limits: Mapping[Hashable, Limit], ticket: int) -> float:
        """0 when the request may be sent, which is counted; else the seconds to wait before it asks again with its ticket, or gives up.

        It has to ask again, for a busy program wakes several requests late and at once: sent together they would be too many, although
        their turns were not.
        """
        now, longest, longest_at = self.clock(), 0.0, None
        self._drop_idle(now)
        for key, limit in limits.items():
            queue = self._queues.setdefault(key, _Queue())
            before, own = queue.before(ticket), queue.seconds_until_free(limit, now)
            if own <= 0 and not before:
                continue
            if (wait := max(own, 0.0) + before * max(limit.shortest_interval, _ASK_AGAIN)) > longest:
                longest, longest_at = wait, key
        for key in limits:
            # It waits only in the queue where it waits the longest, so that in the others it holds up nobody while it can't be sent itself.
            if key == longest_at:
                self._queues[key].enter(ticket)
            else:
                self._queues[key].leave(ticket)
        if longest_at is None:
            for key, limit in limits.items():
                self._queues[key].count(limit, now)
        return longest

    def give_up(self, limits: Mapping[Hashable, Limit], ticket: int) -> None:
        """The request with this ticket asks no more, and waits in no queue."""
        for key in limits:
            if (queue := self._queues.get(key)) is not None:
                queue.leave(ticket)

    def check(self, limits: Mapping[Hashable, Limit]) -> None:
        """Nothing, where a request that came now would have its turn in time.

        Raises:
            Busy: it would not.
        """
        now = self.clock()
        for key, limit in limits.items():
            if (queue := self._queues.get(key)) is not None:
                _require(queue.seconds_until_free(limit, now) + len(queue.waiting) * limit.interval, self.patience)

    def arrived(self, limits: Mapping[Hashable, Limit]) -> None:
        """A request that counted for these keys was answered: the interval to the next one begins at this moment.

        For limits so narrow that a request which took long to arrive would collide with the next one.
        """
        now = self.clock()
        for key, limit in limits.items():
            queue = self._queues.setdefault(key, _Queue())
            queue.due = max(queue.due, now + limit.interval)
            if queue.sent:
                queue.sent[-1] = now

    def hold(self, key: Hashable, seconds: float) -> None:
        """No request that counts for the key has its turn for so many seconds, because the platform said so."""
        queue = self._queues.setdefault(key, _Queue())
        queue.held_until = max(queue.held_until, self.clock() + seconds)

    def _check_patience(self, limits: Mapping[Hashable, Limit], ticket: int, latest: float) -> None:
        now = self.clock()
        for key, limit in limits.items():
            queue = self._queues.get(key)
            if queue is not None and ticket in queue.waiting:
                _require(queue.seconds_until_free(limit, now) + queue.before(ticket) * limit.interval, latest - now)

    def _drop_idle(self, now: float) -> None:
        if len(self._queues) > 10_000:
            self._queues = {key: queue for key, queue in self._queues.items() if not queue.is_idle(now)}


def _require(wait: float, patience: float) -> None:
    if wait > patience:
        raise Busy("queue-too-long", wait)
