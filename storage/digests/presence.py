"""Workspaces that the bot was removed from: their subscriptions and watches pause, and go on when it is there again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.records import ProgramReason, SubscriptionState
from storage.tables.digests import SubscriptionRow
from storage.tables.workspaces import NoteRow

#: The note that says since when the bot is gone from a workspace.
LEFT_AT = "bot-removed-at"
_REMOVED = str(ProgramReason.BOT_REMOVED)


class PresenceShelf:
    """What has to be known of all workspaces of a platform. It crosses tenants, because one process serves all of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def active(self, platform: str) -> list[str]:
        """The workspaces that something is sent to, or that something is watched for."""
        return await self._workspaces(platform, col(SubscriptionRow.state) == str(SubscriptionState.ACTIVE))

    async def left(self, platform: str) -> list[str]:
        """The workspaces that the bot was removed from, as far as is known."""
        paused = (col(SubscriptionRow.state) == str(SubscriptionState.PAUSED), col(SubscriptionRow.reason) == _REMOVED)
        noted = select(col(NoteRow.workspace)).where(
            col(NoteRow.name) == LEFT_AT, col(NoteRow.workspace).startswith(f"{platform}:", autoescape=True)
        )
        async with self._database.reading(EVERYWHERE) as session:
            found = set(await session.scalars(noted))
        return sorted(found | set(await self._workspaces(platform, *paused)))

    async def _workspaces(self, platform: str, *wanted: object) -> list[str]:
        found = select(col(SubscriptionRow.workspace)).where(col(SubscriptionRow.platform) == platform, *wanted).distinct()  # type: ignore[arg-type]
        async with self._database.reading(EVERYWHERE) as session:
            return sorted(await session.scalars(found))

    async def is_back(self, workspace: str) -> None:
        """Forgets that the bot was removed."""
        async with self._database.writing(workspace) as session:
            await session.execute(delete(NoteRow).where(col(NoteRow.workspace) == workspace, col(NoteRow.name) == LEFT_AT))

    async def pause(self, workspace: str, now: datetime) -> int:
        """How many subscriptions and watches of the workspace are paused now because the bot was removed; since when is noted."""
        own: Sequence[object] = (
            col(SubscriptionRow.workspace) == workspace,
            col(SubscriptionRow.state) == str(SubscriptionState.ACTIVE),
        )
        async with self._database.writing(workspace) as session:
            found = list(await session.scalars(select(col(SubscriptionRow.id)).where(*own)))  # type: ignore[arg-type]
            paused = update(SubscriptionRow).where(*own).values(state=str(SubscriptionState.PAUSED), reason=_REMOVED, due_at=None)  # type: ignore[arg-type]
            await session.execute(paused)
            noted = select(NoteRow).where(col(NoteRow.workspace) == workspace, col(NoteRow.name) == LEFT_AT)
            if await session.scalar(noted) is None:
                session.add(NoteRow(name=LEFT_AT, value=now.isoformat()))
            return len(found)
