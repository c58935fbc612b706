"""Slack's installations, kept in the store: the platform's port on one side, storage on the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from bot.platforms.slack.client import Installed
from storage.database.engine import Database
from storage.installations import InstallationDraft, InstallationRecord, Installations


class InstallationShelf:
    """The installations of all workspaces (bot.platforms.slack.client.Installations), on one database."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._installations = Installations(database)
        self._clock = clock

    async def save(
        self, workspace: str, *, name: str, sealed_token: str, bot_user: str, bot_id: str, scopes: Sequence[str], installed_by: str
    ) -> None:
        draft = InstallationDraft(workspace, name, sealed_token, bot_user, bot_id, tuple(scopes), installed_by)
        await self._installations.save(draft, self._clock())

    async def find(self, workspace: str) -> Installed | None:
        found = await self._installations.find(workspace)
        return None if found is None else _installed(found)

    async def all(self) -> Sequence[Installed]:
        return [_installed(one) for one in await self._installations.all()]

    async def close(self, workspace: str, revision: int, reason: str) -> bool:
        return await self._installations.close(workspace, revision, reason, self._clock())

    async def welcome(self, workspace: str) -> bool:
        return await self._installations.welcome(workspace, self._clock())

    async def paused(self, workspace: str, reason: str) -> int:
        return await self._installations.paused(workspace, reason)

    async def use_state(self, digest: str, expires_at: datetime) -> bool:
        return await self._installations.use_state(digest, expires_at, self._clock())


def _installed(record: InstallationRecord) -> Installed:
    return Installed(
        record.workspace,
        record.name,
        record.revision,
        record.sealed_token,
        record.bot_user,
        record.bot_id,
        record.scopes,
        record.installed_by,
    )
