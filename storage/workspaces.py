"""What a workspace decides for itself: settings, roles, and the lines it keeps for its buttons."""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Collection
from datetime import datetime
from zoneinfo import available_timezones

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.errors import NotStorable
from storage.records import PERSONAL_LIMIT, ReviewMode, RoleGiven, StoredRole, WorkspaceSettings
from storage.tables.workspaces import GroupRoleRow, KeptLineRow, NoteRow, RoleRow, WorkspaceRow
from storage.values import storable

log = logging.getLogger(__name__)


async def settings(session: AsyncSession) -> WorkspaceSettings:
    """The workspace's settings, the defaults while it has none."""
    row = await session.scalar(select(WorkspaceRow).where(col(WorkspaceRow.workspace) == session.info["workspace"]))
    if row is None:
        return WorkspaceSettings()
    limit = PERSONAL_LIMIT if row.personal_limit is None else row.personal_limit
    return WorkspaceSettings(row.time_zone, ReviewMode(row.review), limit)


async def set_time_zone(session: AsyncSession, zone: str, by: str, now: datetime) -> None:
    """Stores the zone for times shown and schedules.

    Raises:
        NotStorable: there is no IANA time zone of that name.
    """
    if zone not in available_timezones():
        raise NotStorable("time-zone-not-iana", zone=zone)
    row = await session.scalar(select(WorkspaceRow).where(col(WorkspaceRow.workspace) == session.info["workspace"]))
    if row is None:
        session.add(WorkspaceRow(time_zone=zone, changed_at=now, changed_by=by))
    elif row.time_zone != zone:
        row.time_zone, row.changed_at, row.changed_by = zone, now, by


async def set_review(session: AsyncSession, mode: ReviewMode, by: str, now: datetime) -> None:
    """Stores which articles wait for approval."""
    row = await session.scalar(select(WorkspaceRow).where(col(WorkspaceRow.workspace) == session.info["workspace"]))
    if row is None:
        session.add(WorkspaceRow(review=mode, changed_at=now, changed_by=by))
    elif row.review != mode:
        row.review, row.changed_at, row.changed_by = mode, now, by


async def set_personal_limit(session: AsyncSession, limit: int, by: str, now: datetime) -> None:
    """Stores how many digests one person may subscribe to for themselves."""
    row = await session.scalar(select(WorkspaceRow).where(col(WorkspaceRow.workspace) == session.info["workspace"]))
    if row is None:
        session.add(WorkspaceRow(personal_limit=limit, changed_at=now, changed_by=by))
    elif row.personal_limit != limit:
        row.personal_limit, row.changed_at, row.changed_by = limit, now, by


async def role_of(session: AsyncSession, user: str) -> StoredRole | None:
    """The role that the user was given here, or None."""
    own = session.info["workspace"]
    role = await session.scalar(select(col(RoleRow.role)).where(col(RoleRow.workspace) == own, col(RoleRow.user) == user))
    return None if role is None else _known_role(role, user)


def _known_role(role: str, who: str) -> StoredRole | None:
    """The stored role; None, with a line in the log, for one that this version does not know: it gives nobody a right."""
    try:
        return StoredRole(role)
    except ValueError:
        log.warning("ignored the role %r of %s: this version does not know it", role, who)
        return None


async def roles_held(session: AsyncSession, user: str, groups: Collection[str]) -> list[StoredRole]:
    """The roles that the user was given here, directly and through groups."""
    own = session.info["workspace"]
    of_groups = select(GroupRoleRow).where(col(GroupRoleRow.workspace) == own, col(GroupRoleRow.group_id).in_(list(groups)))
    through_groups = (await session.scalars(of_groups)).all() if groups else ()
    held = [await role_of(session, user), *(_known_role(row.role, row.group_id) for row in through_groups)]
    return [role for role in held if role is not None]


async def roles_given(session: AsyncSession) -> list[RoleGiven]:
    """Who was given which role here, the users first, in the order of their ids."""
    own = session.info["workspace"]
    users = (await session.scalars(select(RoleRow).where(col(RoleRow.workspace) == own).order_by(col(RoleRow.user)))).all()
    groups = select(GroupRoleRow).where(col(GroupRoleRow.workspace) == own).order_by(col(GroupRoleRow.group_id))
    in_groups = (await session.scalars(groups)).all()
    given = [(row.user, False, row) for row in users] + [(row.group_id, True, row) for row in in_groups]
    return [
        RoleGiven(who, row.name, is_group, role, row.given_by, row.given_at)
        for who, is_group, row in given
        if (role := _known_role(row.role, who)) is not None
    ]


async def set_role(session: AsyncSession, who: str, role: str, by: str, now: datetime, *, name: str = "", is_group: bool = False) -> None:
    """Gives the user, or everybody in the group, the role here, instead of the one held before.

    Raises:
        NotStorable: there is no such role.
    """
    if role not in set(StoredRole):
        raise NotStorable("role-unknown", role=role, roles=", ".join(StoredRole))
    own = session.info["workspace"]
    row: RoleRow | GroupRoleRow | None
    if is_group:
        row = await session.scalar(select(GroupRoleRow).where(col(GroupRoleRow.workspace) == own, col(GroupRoleRow.group_id) == who))
    else:
        row = await session.scalar(select(RoleRow).where(col(RoleRow.workspace) == own, col(RoleRow.user) == who))
    if row is None and is_group:
        session.add(GroupRoleRow(group_id=who, role=role, name=name, given_at=now, given_by=by))
    elif row is None:
        session.add(RoleRow(user=who, role=role, name=name, given_at=now, given_by=by))
    elif row.role != role:
        row.role, row.given_at, row.given_by = role, now, by
        row.name = name or row.name


async def keep_line(session: AsyncSession, line: str, forget_at: datetime | None) -> str:
    """A token of 26 letters and digits for the line, always the same in this workspace and another one in every other. Without
    ``forget_at`` the line is kept for good; where both were asked for, the longer time counts."""
    own: str = session.info["workspace"]
    token = base64.b32encode(hashlib.sha256(f"{storable(own)}\0{storable(line)}".encode()).digest()[:16]).decode().rstrip("=").lower()
    row = await session.scalar(select(KeptLineRow).where(col(KeptLineRow.workspace) == own, col(KeptLineRow.token) == token))
    if row is None:
        session.add(KeptLineRow(token=token, line=line, forget_at=forget_at))
    elif row.forget_at is not None and (forget_at is None or forget_at > row.forget_at):
        row.forget_at = forget_at
    return token


async def kept_line(session: AsyncSession, token: str, now: datetime) -> str | None:
    """The line behind the token in this workspace, or None."""
    own = session.info["workspace"]
    stays = col(KeptLineRow.forget_at).is_(None) | (col(KeptLineRow.forget_at) > now)
    query = select(col(KeptLineRow.line)).where(col(KeptLineRow.workspace) == own, col(KeptLineRow.token) == token, stays)
    line: str | None = await session.scalar(query)
    return line


async def forget_lines(session: AsyncSession, now: datetime) -> int:
    """How many lines of all workspaces have expired; they are deleted now."""
    expired = select(col(KeptLineRow.workspace), col(KeptLineRow.token)).where(col(KeptLineRow.forget_at) <= now)
    count = len((await session.execute(expired)).all())
    await session.execute(delete(KeptLineRow).where(col(KeptLineRow.forget_at) <= now))
    return count


async def remember(session: AsyncSession, name: str, value: str) -> None:
    """Stores the value under the name, instead of an earlier one."""
    own = session.info["workspace"]
    row = await session.scalar(select(NoteRow).where(col(NoteRow.workspace) == own, col(NoteRow.name) == name))
    if row is None:
        session.add(NoteRow(name=name, value=value))
    else:
        row.value = value


async def recall(session: AsyncSession, name: str) -> str | None:
    """The value stored under the name, or None."""
    own = session.info["workspace"]
    value: str | None = await session.scalar(select(col(NoteRow.value)).where(col(NoteRow.workspace) == own, col(NoteRow.name) == name))
    return value
