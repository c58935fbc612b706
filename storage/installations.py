"""Installations: which workspaces installed the app, each with its own token, sealed before it comes here.

``Installations`` crosses tenants, because one process serves all of them; a row is only ever found by its workspace's name.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.errors import ChangedMeanwhile
from storage.records import SubscriptionState
from storage.tables.columns import LIBRARY
from storage.tables.digests import SubscriptionRow
from storage.tables.installations import InstallationRow, UsedStateRow


@dataclass(frozen=True, slots=True)
class InstallationDraft:
    """What is known when a workspace has just installed the app. ``workspace`` has its platform in front ("slack:T123")."""

    workspace: str
    name: str
    sealed_token: str = field(repr=False)
    bot_user: str
    bot_id: str
    scopes: tuple[str, ...]
    installed_by: str


@dataclass(frozen=True, slots=True)
class InstallationRecord:
    """A workspace's current installation. It is closed when ``closed_at`` is set; then there is no token, and ``reason`` says why."""

    workspace: str
    revision: int
    name: str
    sealed_token: str = field(repr=False)
    bot_user: str
    bot_id: str
    scopes: tuple[str, ...]
    installed_by: str
    installed_at: datetime
    closed_at: datetime | None
    reason: str


class Installations:
    """The installations of all workspaces, for the platform's adapter."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, draft: InstallationDraft, now: datetime) -> InstallationRecord:
        """The installation, in the place of an earlier one of the same workspace; what the workspace paused stays paused."""
        try:
            return await self._save(draft, now)
        except ChangedMeanwhile:  # two installed it for the first time at once: the later one finds the row
            return await self._save(draft, now)

    async def _save(self, draft: InstallationDraft, now: datetime) -> InstallationRecord:
        async with self._database.writing(draft.workspace) as session:
            row = await _row(session, draft.workspace, locked=True)
            values = {**asdict(draft), "scopes": list(draft.scopes), "installed_at": now}
            if row is None:
                row = InstallationRow(**values)
                session.add(row)
            else:
                for name, value in {**values, "revision": row.revision + 1, "closed_at": None, "reason": ""}.items():
                    setattr(row, name, value)
            await session.flush()
            return _record(row)

    async def find(self, workspace: str) -> InstallationRecord | None:
        """The workspace's installation, a closed one too, or None."""
        async with self._database.reading(workspace) as session:
            row = await _row(session, workspace)
        return None if row is None else _record(row)

    async def all(self) -> list[InstallationRecord]:
        """The installations of all workspaces, closed ones too, by the workspace's name; for the operator's check."""
        async with self._database.reading(EVERYWHERE) as session:
            found = await session.scalars(select(InstallationRow).order_by(col(InstallationRow.workspace)))
            return [_record(row) for row in found]

    async def reseal(self, workspace: str, before: str, sealed_token: str) -> bool:
        """Whether the workspace's token was still sealed as ``before``; then it is stored as it is sealed now."""
        async with self._database.writing(workspace) as session:
            row = await _row(session, workspace, locked=True)
            if row is None or row.sealed_token != before:
                return False
            row.sealed_token = sealed_token
            return True

    async def close(self, workspace: str, revision: int, reason: str, now: datetime) -> bool:
        """Whether this ended the installation of that revision; its token is forgotten and its digests are paused with the reason.

        False when it was ended before, or installed anew since: then nothing is changed.
        """
        async with self._database.writing(workspace) as session:
            row = await _row(session, workspace, locked=True)
            if row is None or row.closed_at is not None or row.revision != revision:
                return False
            row.closed_at, row.reason, row.sealed_token = now, reason, ""
            own = (col(SubscriptionRow.workspace) == workspace, col(SubscriptionRow.state) == str(SubscriptionState.ACTIVE))
            paused = update(SubscriptionRow).where(*own).values(state=str(SubscriptionState.PAUSED), reason=reason, due_at=None)
            await session.execute(paused)
            return True

    async def welcome(self, workspace: str, now: datetime) -> bool:
        """Whether the workspace has not been welcomed yet; only one caller ever gets True, and is to welcome it."""
        async with self._database.writing(workspace) as session:
            row = await _row(session, workspace, locked=True)
            if row is None or row.welcomed_at is not None:
                return False
            row.welcomed_at = now
            return True

    async def paused(self, workspace: str, reason: str) -> int:
        """How many digests of the workspace are paused for that reason."""
        wanted = (
            col(SubscriptionRow.workspace) == workspace,
            col(SubscriptionRow.state) == str(SubscriptionState.PAUSED),
            col(SubscriptionRow.reason) == reason,
        )
        async with self._database.reading(workspace) as session:
            return int((await session.execute(select(func.count(col(SubscriptionRow.id))).where(*wanted))).scalar_one())

    async def use_state(self, state: str, expires_at: datetime, now: datetime) -> bool:
        """Whether this state is used for the first time, in whatever process; it is remembered until it expires."""
        try:
            async with self._database.writing(LIBRARY) as session:
                await session.execute(delete(UsedStateRow).where(col(UsedStateRow.expires_at) < now))
                known = select(col(UsedStateRow.state)).where(col(UsedStateRow.state) == state)
                if (await session.execute(known)).first() is not None:
                    return False
                session.add(UsedStateRow(state=state, expires_at=expires_at))
        except ChangedMeanwhile:
            return False
        return True


async def _row(session: AsyncSession, workspace: str, *, locked: bool = False) -> InstallationRow | None:
    found = select(InstallationRow).where(col(InstallationRow.workspace) == workspace)
    row: InstallationRow | None = await session.scalar(found.with_for_update() if locked else found)
    return row


def _record(row: InstallationRow) -> InstallationRecord:
    return InstallationRecord(
        workspace=row.workspace,
        revision=row.revision,
        name=row.name,
        sealed_token=row.sealed_token,
        bot_user=row.bot_user,
        bot_id=row.bot_id,
        scopes=tuple(row.scopes),
        installed_by=row.installed_by,
        installed_at=row.installed_at,
        closed_at=row.closed_at,
        reason=row.reason,
    )
