"""One workspace itself: its settings and roles, lines kept for buttons, and notes of the program."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from storage import workspaces
from storage.database.kept import kept
from storage.entries.sessions import EntrySessions
from storage.records import ActionKind, ReviewMode, RoleGiven, StoredRole, WorkspaceSettings

#: How long a line is kept that is needed for a short time only.
SHORT_LIVED = timedelta(days=1)


class Workspace(EntrySessions):
    """What a workspace decides for itself, and what the program remembers about it."""

    @kept
    async def workspace_settings(self) -> WorkspaceSettings:
        """What the workspace decided; defaults while it has not."""
        async with self._reading() as session:
            return await workspaces.settings(session)

    async def set_time_zone(self, zone: str, by: str, *, part_of: int | None = None) -> None:
        """Sets the workspace's IANA time zone, perhaps as a part of another action. Raises NotStorable."""
        async with self._logged_action(ActionKind.SET_TIME_ZONE, by, part_of=part_of) as session:
            await workspaces.set_time_zone(session, zone, by, self._clock())

    async def set_review(self, mode: ReviewMode, by: str) -> None:
        """Decides which articles wait for approval here."""
        async with self._logged_action(ActionKind.SET_REVIEW_MODE, by) as session:
            await workspaces.set_review(session, mode, by, self._clock())

    async def set_personal_limit(self, limit: int, by: str) -> None:
        """Decides how many digests one person may subscribe to for themselves; 0: none."""
        async with self._logged_action(ActionKind.SET_PERSONAL_LIMIT, by) as session:
            await workspaces.set_personal_limit(session, limit, by, self._clock())

    @kept
    async def role_of(self, user: str) -> StoredRole | None:
        """The role that the user was given here, or None."""
        async with self._reading() as session:
            return await workspaces.role_of(session, user)

    @kept
    async def roles_held(self, user: str, groups: Collection[str] = ()) -> list[StoredRole]:
        """The roles that the user was given here, directly and through groups of the platform."""
        async with self._reading() as session:
            return await workspaces.roles_held(session, user, groups)

    @kept
    async def roles_given(self) -> list[RoleGiven]:
        """Who was given which role here: users, then groups of the platform."""
        async with self._reading() as session:
            return await workspaces.roles_given(session)

    async def set_role(self, who: str, role: str, by: str, *, name: str = "", is_group: bool = False) -> None:
        """Gives the user, or everybody in the group, that role here. Raises NotStorable."""
        async with self._logged_action(ActionKind.SET_ROLE, by, who, *((name,) if name else ())) as session:
            await workspaces.set_role(session, who, role, by, self._clock(), name=name, is_group=is_group)

    async def keep_line(self, line: str, *, temporary: bool = False) -> str:
        """A token for a command line too long for a button: 26 letters and digits, the same for the same line, kept for good, or for a
        day where it is only ``temporary``."""
        async with self._writing() as session:
            return await workspaces.keep_line(session, line, self._clock() + SHORT_LIVED if temporary else None)

    async def kept_line(self, token: str) -> str | None:
        """The line behind a token of this workspace, or None."""
        async with self._reading() as session:
            return await workspaces.kept_line(session, token, self._clock())

    async def remember(self, name: str, value: str) -> None:
        """Stores something that the program needs to know later (which commands it registered last), by name."""
        async with self._writing() as session:
            await workspaces.remember(session, name, value)

    @kept
    async def recall(self, name: str) -> str | None:
        """The value stored under the name, or None."""
        async with self._reading() as session:
            return await workspaces.recall(session, name)
