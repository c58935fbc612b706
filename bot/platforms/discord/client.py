"""discord.py's client as this bot uses it: few intents, no pings, and a log of what the API answered to one request."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import SimpleNamespace

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.core.errors import NotConfigured
from bot.core.outlet import Busy

#: A rate limit that lasts longer than this is reported instead of being waited for; seconds.
LONGEST_WAIT = 30.0
#: Seconds between two searches for rate limits of channels that are no longer written to.
TIDY = 60.0
#: What a request to Discord can end with.
FAILURES = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
#: The status of a request that was sent and got no answer; higher than any that a server sends.
NO_ANSWER = 599


@dataclass(slots=True)
class RequestLog:
    """What became of the requests of one operation: ``sent``, how many were sent, and ``statuses``, those of all answers (NO_ANSWER for a
    connection that broke). ``on_global_limit`` is called with the seconds for which Discord wants no requests at all from this bot.
    ``turn`` is awaited before each request is sent, also before those that the library repeats."""

    on_global_limit: Callable[[float], None] | None = None
    turn: Callable[[], Awaitable[None]] | None = None
    statuses: list[int] = field(default_factory=list)
    sent: int = 0

    @property
    def is_doubtful(self) -> bool:
        """Whether one of them may have succeeded although no answer says so: a 5xx may hide a success."""
        return any(status >= 500 for status in self.statuses)

    @property
    def did_nothing(self) -> bool:
        """Whether none was sent, or all were answered with 429."""
        return self.sent == len(self.statuses) and all(status == 429 for status in self.statuses)


_current_log: ContextVar[RequestLog | None] = ContextVar("current_log", default=None)


@dataclass(frozen=True, slots=True)
class DiscordConfig:
    """How to reach Discord. ``api_url`` is another server than the real one ("http://127.0.0.1:8080/api/v10").

    ``patience``: seconds to wait for an answer before Discord is sent an acknowledgement (its own limit is 3). ``shard_ids`` and
    ``shard_count`` are for several processes that share the guilds.
    """

    token: str = field(repr=False)
    api_url: str | None = None
    patience: float = 2.0
    shard_ids: tuple[int, ...] | None = None
    shard_count: int | None = None


def use_api(url: str | None) -> None:
    """Send the requests of all clients of this process to another server than Discord's; None changes nothing."""
    if url:
        Route.BASE = url.rstrip("/")


async def use_gateway(client: discord.Client, url: str | None) -> None:
    """Let sessions that can't be resumed start at the gateway of that server too. The client must be logged in."""
    if url:
        _, gateway, _ = await client.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


class BriefingClient(discord.AutoShardedClient):
    """A client that keeps next to nothing in memory and never pings anybody."""

    def __init__(self, config: DiscordConfig) -> None:
        # The bot uses no voice; without these lines the library warns that it could not.
        discord.VoiceClient.warn_nacl = False
        discord.VoiceClient.warn_dave = False
        use_api(config.api_url)
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(_await_turn)
        trace.on_request_end.append(_note_status)
        trace.on_request_exception.append(_note_failure)
        shards = {"shard_ids": list(config.shard_ids)} if config.shard_ids else {}
        super().__init__(
            # Content comes with messages that mention the bot or are written to it; the privileged intent is not needed for those.
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=LONGEST_WAIT,
            http_trace=trace,
            shard_count=config.shard_count,
            **shards,  # type: ignore[arg-type]
        )
        self.config = config
        _tidy_once_a_minute(self.http)

    async def log_in(self) -> None:
        """Log in without opening the gateway: enough for an outlet.

        Raises:
            NotConfigured: Discord does not accept the token.
        """
        try:
            await self.login(self.config.token)
        except discord.LoginFailure as error:
            await self.close_http()
            raise NotConfigured("discord-token-refused") from error
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            await self.close_http()
            raise NotConfigured("discord-unreachable", address=Route.BASE, error=str(error)) from error
        await use_gateway(self, self.config.api_url)

    async def close_http(self) -> None:
        """Close the connections of a client that never got to the gateway."""
        await self.http.close()


def _tidy_once_a_minute(http: discord.http.HTTPClient) -> None:
    """Let the library remove expired rate limits once a minute only. For each new channel it would look through the limits of all
    channels of the last five minutes, which takes more and more time when there are thousands."""
    tidy, next_at = http._try_clear_expired_ratelimits, 0.0

    def seldom() -> None:
        nonlocal next_at
        if (now := time.monotonic()) >= next_at:
            next_at = now + TIDY
            tidy()

    http._try_clear_expired_ratelimits = seldom  # type: ignore[method-assign]


async def _await_turn(session: aiohttp.ClientSession, context: SimpleNamespace, params: aiohttp.TraceRequestStartParams) -> None:
    if (log := _current_log.get()) is None:
        return
    if log.turn is not None:
        # As late as possible: time spent between a turn and its request would let requests arrive together although their turns were not.
        await log.turn()
    log.sent += 1


async def _note_status(session: aiohttp.ClientSession, context: SimpleNamespace, params: aiohttp.TraceRequestEndParams) -> None:
    if (log := _current_log.get()) is None:
        return
    log.statuses.append(params.response.status)
    # The library waits for the end of such a limit without reporting it; meanwhile our other requests would still be sent.
    if log.on_global_limit is not None and params.response.status == 429 and _is_global(params.response.headers):
        log.on_global_limit(seconds_asked(params.response.headers))


def _is_global(headers: Mapping[str, str]) -> bool:
    """Whether a 429 is for all that the bot asks. One that does not come from Discord itself is Cloudflare's, for our address."""
    return headers.get("X-RateLimit-Global") == "true" or headers.get("X-RateLimit-Scope") == "global" or not headers.get("Via")


def seconds_asked(headers: Mapping[str, str]) -> float:
    """The seconds that an answer asks to wait; thirty where it does not say."""
    try:
        return max(0.0, float(headers.get("Retry-After", 30.0)))
    except ValueError:
        return 30.0


async def _note_failure(session: aiohttp.ClientSession, context: SimpleNamespace, params: aiohttp.TraceRequestExceptionParams) -> None:
    if (log := _current_log.get()) is None or isinstance(params.exception, Busy):
        return
    if isinstance(params.exception, aiohttp.ClientConnectorError):
        log.sent -= 1
    else:
        log.statuses.append(NO_ANSWER)


@contextmanager
def requests_logged(
    http: discord.http.HTTPClient,
    on_global_limit: Callable[[float], None] | None = None,
    turn: Callable[[], Awaitable[None]] | None = None,
) -> Iterator[RequestLog]:
    """A log of the requests made inside of the ``with`` block, filled as they are answered; ``on_global_limit`` and ``turn`` are those of
    ``RequestLog``. What ``turn`` raises is raised by the request, which has not been sent then."""
    log = RequestLog(on_global_limit, turn)
    token = _current_log.set(log)
    try:
        yield log
    finally:
        _current_log.reset(token)
        if 429 in log.statuses:
            # Cancelling the library's wait for a global limit would leave all its later requests waiting; our pacer respects the limit.
            http._global_over.set()
