"""What Discord's adapter needs of the store: who holds its shards, and what becomes of a server's digests when the bot is removed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from bot.app.worker_names import has_ended
from bot.core.errors import BriefingError
from bot.core.request import Platform
from bot.digests.subscribing import resume
from storage.database.engine import Database
from storage.digests.presence import PresenceShelf
from storage.digests.records import Subscription
from storage.errors import StorageError
from storage.records import ProgramReason, SubscriptionState
from storage.shards import ShardHolders
from storage.store import ScopedStore

log = logging.getLogger(__name__)

#: A process that did not renew its shards for so long holds them no more; several times as long as the adapter takes to renew them.
SILENCE = timedelta(seconds=90)


class HeldShards:
    """The shards of this process (bot.platforms.discord.shards.Shards); ``worker`` is the name by which others know it."""

    def __init__(self, database: Database, worker: str, clock: Callable[[], datetime]) -> None:
        self._holders = ShardHolders(database)
        self._worker = worker
        self._clock = clock

    async def hold(self, shards: Sequence[str]) -> Sequence[tuple[str, str]]:
        try:
            found = await self._holders.hold(self._worker, shards, self._clock(), SILENCE)
        except StorageError as error:
            log.warning("who else holds these shards can't be looked up: %s", error)
            return ()
        return [(shard, other) for shard, other in found if not has_ended(other)]

    async def leave(self) -> None:
        try:
            await self._holders.leave(self._worker)
        except StorageError as error:  # the others see that it is not renewed
            log.warning("it could not be noted that the shards are free: %s", error)


class Presence:
    """The servers that the bot is in (bot.platforms.discord.presence.Presence)."""

    def __init__(self, database: Database, scope: Callable[[str], ScopedStore], clock: Callable[[], datetime]) -> None:
        self._shelf = PresenceShelf(database)
        self._scope = scope
        self._clock = clock

    async def active(self) -> Collection[str]:
        return await self._shelf.active(str(Platform.DISCORD))

    async def left(self) -> Collection[str]:
        return await self._shelf.left(str(Platform.DISCORD))

    async def has_left(self, workspace: str) -> int:
        return await self._shelf.pause(workspace, self._clock())

    async def is_back(self, workspace: str) -> int:
        store = self._scope(workspace)
        await self._shelf.is_back(workspace)
        digests = [*await store.subscriptions.all(), *await store.subscriptions.all_personal()]
        resumed = 0
        for one in (*filter(_is_waiting, digests), *filter(_is_waiting, await store.watches.all(person=None))):
            try:
                if one.watched is not None:
                    await store.watches.resume(one.ref, now=self._clock())
                else:
                    await resume(store.subscriptions, one.ref, self._clock())
                resumed += 1
            except BriefingError as error:  # its schedule is over
                log.info("%s of %s stays paused: %s", one.ref, workspace, error)
        return resumed


def _is_waiting(one: Subscription) -> bool:
    return one.state is SubscriptionState.PAUSED and one.reason == ProgramReason.BOT_REMOVED
