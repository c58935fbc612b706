"""Discord's channels as an outlet for digests: post one part, and find out afterwards whether it arrived."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Mapping
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord
from discord.http import MultipartParameters

from bot.core.document import Document
from bot.core.outlet import (
    Audience,
    Busy,
    ChannelGone,
    Details,
    HistoryUnreadable,
    Mark,
    OutcomeUnknown,
    OutletError,
    Refused,
    preparing_message,
)
from bot.core.pacing import Limit, Pacer
from bot.core.request import Platform
from bot.platforms.discord.buttons import KeepLine, tokens_for
from bot.platforms.discord.client import FAILURES, RequestLog, requests_logged, seconds_asked
from bot.platforms.discord.hints import CommandIds, with_commands
from bot.platforms.discord.home import meant_for, server_of
from bot.platforms.discord.message import DiscordMessage, footer_markup, texts_in
from bot.platforms.discord.renderer import render
from bot.platforms.discord.splitting import split

#: Seconds within which a post must have an outcome, waiting for its turn included; after that it is unknown, if anything was sent.
TIMEOUT = 40.0
#: Discord's clock may be behind ours by this much.
CLOCK_SKEW = timedelta(minutes=2)
#: How far back history is read at the most, in pages of 100 messages.
PAGES = 20
_PAGE = 100
#: Discord takes fifty requests a second of one bot, and about five messages in five seconds and channel. A little less, since requests
#: that leave evenly don't arrive so.
EVERYTHING = Limit(48, 1.02)
CHANNEL = Limit(5, 5.0)

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
_UNKNOWN_CHANNEL = 10003
#: Unknown member, unknown user. Whatever else goes wrong with a look-up tells nothing.
_NO_MEMBER = (10007, 10013)
_UNREADABLE = {
    10003: "discord-history-unreadable-channel-gone",
    10004: "discord-history-unreadable-bot-removed",
    10008: "discord-history-unreadable-message-gone",
    50001: "discord-history-unreadable-no-access",
    50007: "discord-history-unreadable-no-direct-messages",
    50008: "discord-history-unreadable-no-text-channel",
    50013: "discord-history-unreadable-no-access",
    50083: "discord-history-unreadable-thread-archived",
}


class DiscordOutlet:
    """Posts digests with a logged-in client. ``keep_line`` is ``Front.keep_line``; without it buttons with long lines are switched off.
    ``command_ids`` are those of the commands that can be used in a server, or in direct messages (None)."""

    def __init__(
        self,
        client: discord.Client,
        keep_line: KeepLine | None = None,
        *,
        command_ids: Callable[[int | None], CommandIds] = lambda _: {},
        timeout: float = TIMEOUT,
        pacer: Pacer | None = None,
    ) -> None:
        self._client = client
        self._pacer = pacer or Pacer()
        self._keep_line = keep_line
        self._command_ids = command_ids
        self._timeout = timeout
        self._everything = EVERYTHING

    @property
    def platform(self) -> Platform:
        return Platform.DISCORD

    @property
    def details(self) -> Details:
        return Details.BUTTON

    def share(self, processes: int, wait: float) -> None:
        self._everything = Limit(EVERYTHING.count / processes, EVERYTHING.seconds)
        if wait:
            self._pacer.hold("", wait)

    def split(self, document: Document) -> tuple[Document, ...]:
        return split(document)

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        return await self._post(audience, part, mark, {})

    async def reply(self, audience: Audience, message_id: str, document: Document, mark: Mark) -> str:
        # A reply to a digest that somebody deleted is posted all the same, as a message of its own.
        answered = {"message_id": message_id, "channel_id": audience.channel, "fail_if_not_exists": False}
        return await self._post(audience, document, mark, {"message_reference": answered})

    async def _post(self, audience: Audience, part: Document, mark: Mark, more: Mapping[str, Any]) -> str:
        channel = _channel(audience)
        # discord.py repeats this body with the same nonce after a 5xx, and Discord posts a nonce once.
        message = await self._message(audience, part, mark)
        payload = {**message.payload(), "nonce": mark.nonce, "enforce_nonce": True, **more}
        posted = await self._sent(channel, lambda: self._client.http.send_message(channel, params=MultipartParameters(payload, None, None)))
        message_id = posted.get("id") if isinstance(posted, dict) else None
        if message_id is None:
            raise OutcomeUnknown("discord-message-without-id")
        return str(message_id)

    async def amend(self, audience: Audience, message_id: str, part: Document, mark: Mark) -> None:
        channel = _channel(audience)
        message = await self._message(audience, part, mark)
        params = MultipartParameters({**message.edit()}, None, None)
        await self._sent(channel, lambda: self._client.http.edit_message(channel, int(message_id), params=params))

    async def _message(self, audience: Audience, part: Document, mark: Mark) -> DiscordMessage:
        async with preparing_message():
            tokens = await self._tokens(audience, part)
            messages = render(
                with_commands(part, self._command_ids(None if audience.direct else server_of(audience.workspace))), tokens=tokens
            )
            if len(messages) > 1:  # it was split when the commands had no ids yet, which take more room
                messages = render(part, tokens=tokens)
            if audience.direct and self._keep_line is not None and (server := server_of(audience.workspace)) is not None:
                messages = await meant_for(messages, server, self._keep_line)
        if len(messages) > 1:
            raise Refused("discord-part-too-long")
        return messages[0].with_footer(stamp(mark))

    async def _sent(self, channel: int, send: Callable[[], Awaitable[Any]]) -> Any:
        """Discord's answer to a message that is posted or edited once it is its turn."""
        self._require_connection()
        limits: dict[Hashable, Limit] = {"": self._everything, channel: CHANNEL}
        # Before the library is called: a request that exceeds a limit would wait inside of it, where we would not know how long.
        self._pacer.check(limits)
        ticket = self._pacer.ticket()
        with requests_logged(self._client.http, self._hold_all, lambda: self._pacer.turn(limits, ticket)) as requests:
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

    async def find(self, audience: Audience, mark: Mark, since: datetime, thread: str | None = None) -> str | None:
        channel = _channel(audience)
        after = discord.utils.time_snowflake(since - CLOCK_SKEW)
        seen = 0
        for _ in range(PAGES):
            page = await self._history(channel, limit=_PAGE, after=after)
            seen += len(page)
            if found := next((message for message in page if self._carries(message, mark)), None):
                return str(found["id"])
            if len(page) < _PAGE:
                if not seen:
                    await self._check_readable(channel)
                return None
            after = max(int(message["id"]) for message in page)
        raise HistoryUnreadable("discord-history-too-long", count=PAGES * _PAGE)

    async def make_ready(self, audience: Audience) -> bool:
        server = server_of(audience.workspace)
        guild = self._client.get_guild(int(server)) if server is not None else None
        if guild is None or guild.unavailable or guild.me is None or not audience.channel.isdecimal():
            return False
        channel = guild.get_channel_or_thread(int(audience.channel))
        if channel is None:
            raise Refused("discord-channel-unseen")
        if isinstance(channel, discord.ForumChannel | discord.CategoryChannel):
            raise Refused("discord-channel-takes-no-messages", channel=channel.name)
        if isinstance(channel, discord.Thread) and channel.archived and channel.locked:
            raise Refused("discord-thread-locked", channel=channel.name)
        if missing := _missing_permissions(channel, guild.me):
            raise Refused("discord-permissions-missing", channel=channel.name, missing=", ".join(missing))
        return False

    async def direct_channel(self, workspace: str, person: str) -> str:
        self._require_connection()
        if not person.isdecimal():
            raise Refused("discord-channel-invalid", channel=person)
        with requests_logged(self._client.http, self._hold_all, lambda: self._pacer.turn({"": self._everything})) as requests:
            try:
                async with asyncio.timeout(self._timeout):
                    opened = await self._client.http.start_private_message(int(person))
            except (Busy, *FAILURES) as error:
                raise outlet_error(error, requests) from error
        return str(opened["id"])

    async def has_left(self, workspace: str, person: str) -> bool:
        server = workspace.removeprefix("discord:")
        if not (server.isdecimal() and person.isdecimal()):
            return False  # direct messages are the person's own workspace
        try:
            self._require_connection()
            with requests_logged(self._client.http, self._hold_all, lambda: self._pacer.turn({"": self._everything})):
                async with asyncio.timeout(self._timeout):
                    await self._client.http.get_member(int(server), int(person))
        except (Busy, *FAILURES) as error:
            return isinstance(error, discord.NotFound) and error.code in _NO_MEMBER
        return False

    async def _tokens(self, audience: Audience, part: Document) -> dict[str, str]:
        if self._keep_line is None:
            return {}
        return await tokens_for(part, audience.workspace, self._keep_line, for_good=True)

    def _carries(self, message: Mapping[str, Any], mark: Mark) -> bool:
        own = self._client.user
        if own is None or message.get("author", {}).get("id") != str(own.id):
            return False
        if message.get("nonce") is not None and str(message["nonce"]) == mark.nonce:
            return True
        if footer_markup(stamp(mark)) in [text for part in message.get("components") or [] for text in texts_in(part)]:
            return True
        # What was posted before messages were made of components.
        texts = [(embed.get("footer") or {}).get("text", "") for embed in message.get("embeds") or []]
        return stamp(mark) in texts or (message.get("content") or "").endswith(f"-# {stamp(mark)}")

    async def _history(self, channel: int, limit: int, after: int | None = None) -> list[dict[str, Any]]:
        self._require_connection()
        try:
            with requests_logged(self._client.http, self._hold_all, lambda: self._pacer.turn({"": self._everything})):
                async with asyncio.timeout(self._timeout):
                    return [dict(message) for message in await self._client.http.logs_from(channel, limit, after=after)]
        except FAILURES as error:
            if isinstance(error, discord.HTTPException) and error.status in (403, 404):
                raise HistoryUnreadable(_unreadable_key(error), error=error.text) from error
            raise Busy("discord-history-busy", _retry_after(error), error=str(error)) from error

    async def _check_readable(self, channel: int) -> None:
        """Discord shows an empty channel where the bot may not read history: nothing found means something only where it may.

        Raises:
            HistoryUnreadable: the channel looks empty and it is not known that the bot may read it.
        """
        if await self._history(channel, limit=1):
            return
        known = self._client.get_channel(channel)
        if isinstance(known, discord.abc.PrivateChannel):
            return
        if isinstance(known, discord.abc.GuildChannel | discord.Thread) and known.permissions_for(known.guild.me).read_message_history:
            return
        raise HistoryUnreadable("discord-history-forbidden")

    def _hold_all(self, seconds: float) -> None:
        self._pacer.hold("", seconds)

    def _require_connection(self) -> None:
        if self._client.is_closed() or self._client.http.token is None:
            raise Busy("discord-not-connected", 10.0)


def _missing_permissions(channel: discord.abc.GuildChannel | discord.Thread, bot: discord.Member) -> list[str]:
    """What the bot needs for digests in the channel and may not do there, by Discord's own names."""
    may = channel.permissions_for(bot)
    posting = (
        ("Send Messages in Threads", may.send_messages_in_threads)
        if isinstance(channel, discord.Thread)
        else ("Send Messages", may.send_messages)
    )
    needed = (("View Channel", may.view_channel), posting, ("Read Message History", may.read_message_history))
    return [name for name, given in needed if not given]


def stamp(mark: Mark) -> str:
    """The small print by which people and ``find`` recognise one part of a digest: "Digest 8F3K2/1"."""
    return f"{mark.word} {mark.reference}/{mark.part}"


def _refusal_key(error: discord.HTTPException) -> str:
    """The key for a message that Discord will never take."""
    other = "discord-message-refused-no-access" if error.status == 403 else "discord-message-refused-other"
    return _REFUSED.get(error.code, other)


def _unreadable_key(error: discord.HTTPException) -> str:
    """The key for a history that Discord will never show."""
    other = "discord-history-unreadable-no-access" if error.status == 403 else "discord-history-unreadable-other"
    return _UNREADABLE.get(error.code, other)


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
            refused = ChannelGone if error.code == _UNKNOWN_CHANNEL else Refused
            return refused(_refusal_key(error), error=error.text or error.status, number=error.code)
    limited = isinstance(error, discord.RateLimited) or (isinstance(error, discord.HTTPException) and error.status == 429)
    if not requests.is_doubtful and (limited or isinstance(error, aiohttp.ClientConnectorError)):
        return Busy("discord-busy", _retry_after(error), error=str(error))
    return OutcomeUnknown("discord-outcome-unknown", error=f"{type(error).__name__} {error}".strip())


def _retry_after(error: Exception) -> float:
    if isinstance(error, discord.RateLimited):
        return float(error.retry_after)
    return seconds_asked(error.response.headers) if isinstance(error, discord.HTTPException) else 30.0


def _channel(audience: Audience) -> int:
    try:
        return int(audience.channel)
    except ValueError as error:
        raise Refused("discord-channel-invalid", channel=audience.channel) from error
