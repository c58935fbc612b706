"""Pacing: requests wait for their turn before they go out, so that no limit of a platform is met. The one place where limits are kept."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, field

from bot.core.outlet import Busy

#: Seconds of turns that a busy program may oversleep and make good again.
_MADE_GOOD = 0.1
#: What is made good goes by so much closer together than turns are else. Were it all let go at once, then the requests of the next second
#: would be kept back together for it, and go together again.
_HASTE = 0.7
#: Seconds after which is asked again where nobody knows when those before will have gone.
_SOON = 0.001


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
    ``waiting`` are the requests that wait for this key, in the order in which they came."""

    due: float = 0.0
    held: float = 0.0
    left: deque[float] = field(default_factory=deque)
    waiting: list[object] = field(default_factory=list)

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

    def before(self, ticket: object) -> int:
        """How many wait in front of that request, or would if it came now."""
        return self.waiting.index(ticket) if ticket in self.waiting else len(self.waiting)

    def stand(self, ticket: object, here: bool) -> None:
        """The request stands in this line, or does not."""
        if here and ticket not in self.waiting:
            self.waiting.append(ticket)
        if not here and ticket in self.waiting:
            self.waiting.remove(ticket)

    def count(self, limit: Limit, now: float) -> None:
        """One goes out."""
        self.due = max(self.due, now) + limit.apart
        self.left.append(now)

    def is_idle(self, now: float) -> bool:
        return not self.waiting and self.due <= now and self.held <= now


@dataclass(slots=True)
class Pacer:
    """Hands out turns. A request names the keys that it counts for, each with its limit; its turn is when all of them allow it.

    For each key turns are handed out in the order in which they are asked for; who waits for one key holds up nobody at the others.
    ``patience`` is the longest that a request waits here, in seconds; one that would wait longer is told to come again. ``clock`` gives
    seconds that only grow, ``sleep`` returns after so many of them.
    """

    patience: float = 15.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    _lines: dict[Hashable, _Line] = field(default_factory=dict)

    async def turn(self, limits: Mapping[Hashable, Limit]) -> None:
        """Returns when it is this request's turn, and counts it: it has to go out at once.

        Raises:
            Busy: the turn would come too late; nothing was counted.
        """
        ticket, latest = object(), self.clock() + self.patience
        try:
            while (wait := self.ask(limits, ticket)) > 0:
                self._check_patience(limits, ticket, latest)
                await self.sleep(wait)
        finally:
            for key in limits:
                self._lines[key].stand(ticket, False)

    def ask(self, limits: Mapping[Hashable, Limit], ticket: object) -> float:
        """0 when the request may go out, which is counted; else the seconds to wait before it asks again with the same ticket. It has to
        ask again, for a busy program wakes several late at once: they would be too many together though their turns were not."""
        now, longest, longest_at = self.clock(), 0.0, None
        self._tidy(now)
        for key, limit in limits.items():
            line = self._lines.setdefault(key, _Line())
            before = line.before(ticket)
            own = line.until_free(limit, now)
            if own <= 0 and not before:
                continue
            if (wait := max(max(own, 0.0) + before * limit.closest, _SOON)) > longest:
                longest, longest_at = wait, key
        for key in limits:
            # It stands in line only where it waits the longest, so that it keeps nobody from what it can't have yet.
            self._lines[key].stand(ticket, key == longest_at)
        if longest_at is None:
            for key, limit in limits.items():
                self._lines[key].count(limit, now)
        return longest

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

    def _check_patience(self, limits: Mapping[Hashable, Limit], ticket: object, latest: float) -> None:
        now = self.clock()
        for key, limit in limits.items():
            line = self._lines[key]
            if ticket in line.waiting and now + (wait := line.until_free(limit, now) + line.before(ticket) * limit.apart) > latest:
                raise Busy("Too much is waiting to be sent there already.", wait)

    def _tidy(self, now: float) -> None:
        if len(self._lines) > 10_000:
            self._lines = {key: line for key, line in self._lines.items() if not line.is_idle(now)}
