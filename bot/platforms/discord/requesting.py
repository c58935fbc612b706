"""What the outlet asks of Discord: each request in its turn, and what its failure means."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any

import aiohttp
import discord

from bot.core.outlet import Busy, ChannelGone, OutcomeUnknown, OutletError, Refused
from bot.core.pacing import Limit, Pacer
from bot.platforms.discord.client import FAILURES, RequestLog, requests_logged, seconds_asked

#: Seconds within which a post must have an outcome, waiting for its turn included; after that it is unknown, if anything was sent.
TIMEOUT = 40.0
#: Discord takes fifty requests a second of one bot, and about five messages in five seconds and channel. A little less, since requests
#: that leave evenly don't arrive so.
EVERYTHING = Limit(48, 1.02)
CHANNEL = Limit(5, 5.0)

#: Error codes of Discord: there is no such channel, it takes no messages, the thread is archived.
UNKNOWN_CHANNEL, NO_TEXT_CHANNEL, ARCHIVED = 10003, 50008, 50083
#: What went wrong for good, by Discord's error codes.
_REFUSED = {
    10003: "discord-message-refused-channel-gone",
    10004: "discord-message-refused-bot-removed",
    10008: "discord-message-refused-message-gone",
    50001: "discord-message-refused-no-access",
    50007: "discord-message-refused-no-direct-messages",
    50008: "discord-message-refused-no-text-channel",
    50013: "discord-message-refused-no-access",
    50083: "discord-message-refused-thread-archived",
}


class Requesting:
    """Sends requests of a logged-in client. ``everything`` is the limit on all of them together."""

    def __init__(self, client: discord.Client, pacer: Pacer | None, timeout: float) -> None:
        self.client = client
        self.everything = EVERYTHING
        self._pacer = pacer or Pacer()
        self._timeout = timeout

    async def send(self, channel: int, send: Callable[[], Awaitable[Any]], *, only_once: bool = False) -> Any:
        """Discord's answer to something that is posted or edited in a channel, once it is its turn. The library repeats it when the answer
        was lost, but with ``only_once``: what has no nonce would come twice.

        Raises:
            Busy, Refused, OutcomeUnknown: as ``Outlet.post``.
        """
        self._require_connection()
        limits: dict[Hashable, Limit] = {"": self.everything, channel: CHANNEL}
        # Before the library is called: a request that exceeds a limit would wait inside of it, where we would not know how long.
        self._pacer.check(limits)
        ticket = self._pacer.ticket()

        async def turn() -> None:
            if only_once and requests.is_doubtful:
                raise Busy("discord-paused", 30.0)
            await self._pacer.turn(limits, ticket)

        with requests_logged(self.client.http, self._hold_all, turn) as requests:
            try:
                async with asyncio.timeout(self._timeout):
                    return await send()
            except (Busy, *FAILURES) as error:
                meant = outlet_error(error, requests)
                if meant is error:
                    raise
                if isinstance(meant, Busy):
                    self._pacer.hold(channel, meant.retry_after)
                raise meant from error

    async def read(self, ask: Callable[[], Awaitable[Any]]) -> Any:
        """Discord's answer to something that changes nothing. Raises what discord.py raises, or Busy."""
        self._require_connection()
        with requests_logged(self.client.http, self._hold_all, lambda: self._pacer.turn({"": self.everything})):
            async with asyncio.timeout(self._timeout):
                return await ask()

    async def change(self, ask: Callable[[], Awaitable[Any]]) -> Any:
        """Discord's answer to a request that does the same however often it is sent. Raises Busy, Refused, OutcomeUnknown."""
        self._require_connection()
        with requests_logged(self.client.http, self._hold_all, lambda: self._pacer.turn({"": self.everything})) as requests:
            try:
                async with asyncio.timeout(self._timeout):
                    return await ask()
            except (Busy, *FAILURES) as error:
                raise outlet_error(error, requests) from error

    def hold(self, seconds: float) -> None:
        """Sends nothing for so long."""
        if seconds:
            self._hold_all(seconds)

    def _hold_all(self, seconds: float) -> None:
        self._pacer.hold("", seconds)

    def _require_connection(self) -> None:
        if self.client.is_closed() or self.client.http.token is None:
            raise Busy("discord-not-connected", 10.0)


def _refusal_key(error: discord.HTTPException) -> str:
    """The key for a message that Discord will never take."""
    other = "discord-message-refused-no-access" if error.status == 403 else "discord-message-refused-other"
    return _REFUSED.get(error.code, other)


def outlet_error(error: Exception, requests: RequestLog) -> OutletError:
    """What a failed post means, given the answers to all its attempts: nothing was posted, it never will be, or that is unknown. A ``Busy``
    that comes in is a post that got no turn."""
    if isinstance(error, Busy) and requests.did_nothing:
        return error
    if isinstance(error, TimeoutError) and requests.did_nothing:
        return Busy("discord-paused", 30.0)
    if isinstance(error, discord.HTTPException):
        if error.status == 401:
            return Busy("discord-token-refused-later", 300.0)
        if 400 <= error.status < 500 and error.status not in (408, 429) and not requests.is_doubtful:
            if error.code == UNKNOWN_CHANNEL:
                return ChannelGone(_refusal_key(error), error=error.text or error.status, number=error.code)
            return Refused(_refusal_key(error), error=error.text or error.status, number=error.code)
    limited = isinstance(error, discord.RateLimited) or (isinstance(error, discord.HTTPException) and error.status == 429)
    if not requests.is_doubtful and (limited or isinstance(error, aiohttp.ClientConnectorError)):
        return Busy("discord-busy", retry_after(error), error=str(error))
    return OutcomeUnknown("discord-outcome-unknown", error=f"{type(error).__name__} {error}".strip())


def retry_after(error: BaseException) -> float:
    if isinstance(error, discord.RateLimited):
        return float(error.retry_after)
    return seconds_asked(error.response.headers) if isinstance(error, discord.HTTPException) else 30.0
