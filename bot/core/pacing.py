"""Pacing: requests wait for their turn before they go out, so that no limit of a platform is met. The one place where limits are kept."""

from __future__ import annotations

import asyncio
import time
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

    def book(self, limits: Mapping[Hashable, Limit]) -> float:
        """Seconds until this request's turn, which is taken by asking.

        Raises:
            Busy: the turn would come too late; none was taken.
        """
        now = self.clock()
        if len(self._due) > 10_000:
            self._due = {key: due for key, due in self._due.items() if due > now}
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
        if (wait := self.book(limits)) > 0:
            await self.sleep(wait)

    def hold(self, key: Hashable, seconds: float) -> None:
        """Nothing that counts for the key has its turn for so long, because the platform said so."""
        now = self.clock()
        self._held = {one: until for one, until in self._held.items() if until > now}
        self._held[key] = max(self._held.get(key, now), now + seconds)
