"""The servers that the bot is in: a server that removes it gets no digests, and those go on when it is invited again."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Protocol

import discord

from bot.platforms.discord.home import server_of
from bot.platforms.discord.shards import shards_of

log = logging.getLogger(__name__)


class Presence(Protocol):
    """What is known of servers by the names of their workspaces."""

    async def active(self) -> Collection[str]:
        """The workspaces that digests or alerts go to, direct messages among them."""
        ...

    async def left(self) -> Collection[str]:
        """The workspaces with digests or watches that are paused because the bot was removed."""
        ...

    async def has_left(self, workspace: str) -> int:
        """The bot was removed: how many digests and watches are paused now."""
        ...

    async def is_back(self, workspace: str) -> int:
        """The bot is there (again): how many digests and watches go on, from their next time."""
        ...


class Attendance:
    """Keeps ``presence`` in step with what the client is told."""

    def __init__(self, client: discord.AutoShardedClient, presence: Presence) -> None:
        self._client = client
        self._presence = presence

    async def look(self) -> None:
        """See what happened to the servers of this process's shards while it was away. Servers of other shards are left alone, and so are
        those that are unavailable just now: the bot is in them all the same."""
        there = {f"discord:{guild.id}" for guild in self._client.guilds}
        for workspace in await self._presence.active():
            if self._is_ours(workspace) and workspace not in there:
                await self.left(workspace)
        for workspace in await self._presence.left():
            if workspace in there:
                await self.joined(workspace)

    async def left(self, workspace: str) -> None:
        """The bot was removed from that server."""
        if paused := await self._presence.has_left(workspace):
            log.warning("%s removed the bot: %d digests and watches are paused", workspace, paused)

    async def joined(self, workspace: str) -> None:
        """The bot is in that server (again)."""
        if resumed := await self._presence.is_back(workspace):
            log.info("%s has the bot again: %d digests and watches go on", workspace, resumed)

    def _is_ours(self, workspace: str) -> bool:
        server = server_of(workspace)
        count = self._client.shard_count or 1
        return server is not None and (int(server) >> 22) % count in shards_of(self._client)
