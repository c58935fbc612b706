"""The shards of this process: whether events of all of them come in, and whether another process holds one of them too."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Protocol

import discord

log = logging.getLogger(__name__)


class ShardRegister(Protocol):
    """Which processes hold which shards."""

    async def hold(self, shards: Sequence[str]) -> Sequence[tuple[str, str]]:
        """Holds or renews these shards for this process: the other processes that hold one of them, as pairs of shard and process."""
        ...

    async def leave(self) -> None:
        """This process holds none any more."""
        ...


def shards_of(client: discord.AutoShardedClient) -> Sequence[int]:
    """The numbers of the client's shards; none before it knows how many there are. The library begins them one after the other."""
    return client.shard_ids or range(client.shard_count or 0)


class Shards:
    """The shards of the client, from the moment when it is connecting."""

    def __init__(self, client: discord.AutoShardedClient, register: ShardRegister | None) -> None:
        self._client = client
        self._register = register
        self._ready: set[int] = set()
        self._told: set[tuple[str, str]] = set()

    @property
    def are_ready(self) -> bool:
        """Whether events of every shard come in."""
        own = shards_of(self._client)
        return bool(own) and self._ready >= set(own)

    def ready(self, shard: int) -> None:
        """Events of that shard come in from now on."""
        self._ready.add(shard)

    def lost(self, shard: int) -> None:
        """Events of that shard don't come in until it is ready again."""
        self._ready.discard(shard)

    async def renew(self) -> None:
        """Holds the shards for some more time; says once of each other holder what to do about it."""
        if self._register is None:
            return
        count = self._client.shard_count or 1
        names = {f"{self._client.application_id}:{shard}": shard for shard in shards_of(self._client)}
        for name, other in await self._register.hold(list(names)):
            if (name, other) not in self._told:
                self._told.add((name, other))
                log.warning(
                    "shard %d of %d is held by another process too (%s): messages to the bot may be answered twice. "
                    "Stop one of the two, or give each its own DISCORD_SHARD_IDS with one DISCORD_SHARD_COUNT.",
                    names[name],
                    count,
                    other,
                )

    async def leave(self) -> None:
        """The shards are free for other processes."""
        if self._register is not None:
            await self._register.leave()
