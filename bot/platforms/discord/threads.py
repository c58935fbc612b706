"""Threads below messages, threads that are archived, and announcements that are published."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final

import discord

from bot.core.outlet import Busy, OutletError, Refused
from bot.core.text import one_line
from bot.platforms.discord.client import FAILURES
from bot.platforms.discord.markup import shortened
from bot.platforms.discord.requesting import ARCHIVED, Requesting

log = logging.getLogger(__name__)

#: The longest name of a thread, and the minutes of silence after which Discord archives one: a day.
NAME = 100
ARCHIVE_AFTER: Final = 1440
#: The thread of that message is there already.
_THERE_ALREADY = 160004
#: Discord takes so many announcements an hour in one channel.
ANNOUNCEMENTS, HOUR = 10, 3600.0


class Threads:
    """Threads and announcements, through ``requesting``."""

    def __init__(self, requesting: Requesting) -> None:
        self._requesting = requesting
        self._client = requesting.client
        self._published: dict[int, deque[float]] = {}

    async def below(self, channel: int, message: int, name: str) -> int | None:
        """The id of the thread below a message, which is that of the message; None where there can't be one.

        Raises:
            Busy, OutcomeUnknown: as ``Outlet.post``.
        """
        called = shortened(one_line(name) or "…", NAME)
        http = self._client.http
        try:
            await self._requesting.change(
                lambda: http.start_thread_with_message(channel, message, name=called, auto_archive_duration=ARCHIVE_AFTER)
            )
        except Refused as refused:
            if refused.arguments.get("number") != _THERE_ALREADY:
                log.info("there is no thread below message %d: %s", message, refused)
                return None
        return message

    async def unarchiving(self, channel: int, send: Callable[[], Awaitable[Any]]) -> Any:
        """Discord's answer to something that is sent to a channel, or to a thread that is opened again where it is archived.

        Raises:
            Busy, Refused, OutcomeUnknown: as ``Outlet.post``.
        """
        try:
            return await self._requesting.send(channel, send)
        except Refused as refused:
            if refused.arguments.get("number") != ARCHIVED:
                raise
            try:
                await self._requesting.change(lambda: self._client.http.edit_channel(channel, archived=False))
            except Refused:
                raise refused from None
        return await self._requesting.send(channel, send)

    async def archived(self, channel: int, guild: discord.Guild) -> discord.Thread | None:
        """A thread of that server that the library does not know, because it is archived; None where there is none. Raises Busy."""
        try:
            found = await self._requesting.read(lambda: self._client.fetch_channel(channel))
        except (discord.NotFound, discord.Forbidden, discord.InvalidData):
            return None
        except FAILURES as error:
            raise Busy("discord-busy", 30.0, error=str(error)) from error
        return found if isinstance(found, discord.Thread) and found.guild.id == guild.id else None

    async def publish(self, channel: int, message: int) -> None:
        """Publishes a message of an announcement channel to the servers that follow it; where that is not possible, or too many were in the
        last hour, it stays where it is."""
        known = self._client.get_channel(channel)
        if known is not None and not (isinstance(known, discord.TextChannel) and known.is_news()):
            return
        lately = self._published.setdefault(channel, deque())
        while lately and time.monotonic() - lately[0] > HOUR:
            lately.popleft()
        if len(lately) >= ANNOUNCEMENTS:
            log.warning("message %d in %d is not published: %d were in the last hour", message, channel, ANNOUNCEMENTS)
            return
        lately.append(time.monotonic())
        try:
            await self._requesting.change(lambda: self._client.http.publish_message(channel, message))
        except OutletError as error:
            log.warning("message %d in %d could not be published: %s", message, channel, error)
