"""Pacing: requests wait for their turn before they go out, so that no limit of a platform is met. The one place where limits are kept."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, field

from bot.core.outlet import Busy


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


@dataclass(slots=True)
class Pacer:
    """Hands out turns. A request names the keys that it counts for, each with its limit; its turn is when all of them allow it.

    Turns are handed out in the order they are asked for. ``patience`` is the longest that a request waits here, in seconds; one that
    would wait longer is told to come again. ``clock`` gives seconds that only grow, ``sleep`` returns after so many of them.
    """

    patience: float = 15.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    #: When all that was let through for a key is worked off (the arrival time of the generic cell rate algorithm, ITU-T I.371).
    _due: dict[Hashable, float] = field(default_factory=dict)
    _held: dict[Hashable, float] = field(default_factory=dict)
    #: When requests really went out, the last ones of each key.
    _left: dict[Hashable, deque[float]] = field(default_factory=dict)

    def book(self, limits: Mapping[Hashable, Limit]) -> float:
        """Seconds until this request's turn, which is taken by asking.

        Raises:
            Busy: the turn would come too late; none was taken.
        """
        now = self.clock()
        if len(self._due) > 10_000:
            self._due = {key: due for key, due in self._due.items() if due > now}
            self._left = {key: left for key, left in self._left.items() if key in self._due}
        at = now
        for key, limit in limits.items():
            at = max(at, self._held.get(key, now), self._due.get(key, now) - limit.apart * (limit.burst - 1))
        if at - now > self.patience:
            raise Busy("Too much is waiting to be sent there already.", at - now)
        for key, limit in limits.items():
            self._due[key] = max(self._due.get(key, now), at) + limit.apart
        return at - now

    async def turn(self, limits: Mapping[Hashable, Limit]) -> None:
        """Returns when it is this request's turn; raises what ``book`` does."""
        wait = self.book(limits)
        while wait > 0 or (wait := self.leave(limits)) > 0:
            await self.sleep(wait)
            wait = 0

    def leave(self, limits: Mapping[Hashable, Limit]) -> float:
        """0 when a request whose turn has come may really go out, which is noted; else the seconds to wait still. A busy program wakes
        several late at once, and then they would be too many together though their turns were not."""
        now, wait = self.clock(), 0.0
        for key, limit in limits.items():
            left = self._left.setdefault(key, deque())
            while left and left[0] <= now - limit.seconds:
                left.popleft()
            if limit.count and len(left) >= limit.count:
                wait = max(wait, left[-int(limit.count)] + limit.seconds - now)
        if wait <= 0:
            for key in limits:
                self._left[key].append(now)
        return wait

    def hold(self, key: Hashable, seconds: float) -> None:
        """Nothing that counts for the key has its turn for so long, because the platform said so."""
        now = self.clock()
        self._held = {one: until for one, until in self._held.items() if until > now}
        self._held[key] = max(self._held.get(key, now), now + seconds)
