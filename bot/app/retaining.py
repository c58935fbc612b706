"""What is kept, and for how long: the periodic job that deletes what is old, the operator's deletions, and sealing tokens anew."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.config import Settings
from bot.core.errors import NotConfigured
from bot.digests.detailing import NOT_KEPT
from bot.platforms.slack.sealing import Seal, SealBroken
from storage.database.engine import Database
from storage.errors import NotStorable
from storage.installations import Installations
from storage.retention.deleting import delete_departed, delete_workspace, departed_before, workspaces
from storage.retention.erasing import erase_person
from storage.retention.expiring import expire_deliveries, expire_log, expire_reviews
from storage.store import Store

log = logging.getLogger(__name__)


class Retention:
    """Deletes what the settings don't keep; each run looks for what has become too old since the last one."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    async def expire(self, now: datetime) -> None:
        """Deletes everything that is too old at that aware time. Raises StorageError."""
        kept = self._settings
        for days, expire in ((kept.keep_log_days, expire_log), (kept.keep_reviews_days, expire_reviews)):
            if days is not None and (count := await expire(self._database, now - timedelta(days=days))):
                log.info("%s: %d were older than %d days", expire.__name__, count, days)
        if (days := kept.keep_deliveries_days) is not None:
            await expire_deliveries(self._database, now - timedelta(days=days), NOT_KEPT)
        too_long_ago = now - timedelta(days=kept.leaving_days)
        for workspace in await departed_before(self._database, too_long_ago):
            if rows := await delete_departed(self._database, workspace, too_long_ago):
                log.warning("%s removed the bot %d days ago: its %d rows were deleted", workspace, kept.leaving_days, rows)


async def seal_anew(database: Database, settings: Settings) -> tuple[int, list[str]]:
    """How many tokens were sealed with the key of the client secret that were sealed with that of the previous one, and the workspaces
    whose tokens neither of them opens.

    Raises:
        NotConfigured: one of the two secrets is not set.
    """
    if settings.slack_previous_client_secret is None:
        raise NotConfigured("previous-secret-missing")
    seal, previous = Seal(settings.secret("SLACK_CLIENT_SECRET")), Seal(settings.slack_previous_client_secret.get_secret_value())
    installations = Installations(database)
    resealed, closed = 0, []
    for one in await installations.all():
        if not one.sealed_token or _opened(seal, one.sealed_token, one.workspace) is not None:
            continue
        if (token := _opened(previous, one.sealed_token, one.workspace)) is None:
            closed.append(one.workspace)
        elif await installations.reseal(one.workspace, one.sealed_token, seal.seal(token, one.workspace)):
            resealed += 1
    return resealed, closed


def _opened(seal: Seal, sealed: str, workspace: str) -> str | None:
    try:
        return seal.open(sealed, workspace)
    except SealBroken:
        return None


async def known_workspaces(settings: Settings) -> Mapping[str, int]:
    """All workspaces with the number of their entries. Raises StorageError."""
    async with _opened_store(settings) as store:
        return await workspaces(store.database)


async def delete(settings: Settings, workspace: str) -> int:
    """How many rows the workspace had; they are deleted. Raises StorageError, also where nothing is kept of such a workspace."""
    async with _opened_store(settings) as store:
        await _require_known(store, workspace)
        return await delete_workspace(store.database, workspace)


async def erase(settings: Settings, workspace: str, person: str) -> int:
    """How many rows named the person; they don't any more. Raises StorageError, also where nothing is kept of such a workspace."""
    async with _opened_store(settings) as store:
        await _require_known(store, workspace)
        return await erase_person(store.database, workspace, person)


async def reseal(settings: Settings) -> tuple[int, list[str]]:
    """See ``seal_anew``, on the configured database."""
    async with _opened_store(settings) as store:
        return await seal_anew(store.database, settings)


async def _require_known(store: Store, workspace: str) -> None:
    if workspace not in await workspaces(store.database):
        raise NotStorable("workspace-unknown", workspace=workspace)


@asynccontextmanager
async def _opened_store(settings: Settings) -> AsyncIterator[Store]:
    store = await Store.open(settings.database_url)
    try:
        yield store
    finally:
        await store.close()
