"""The tables of what a workspace decides for itself."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import LIBRARY, CleanText, Key, Scoped, UtcTime


class WorkspaceRow(Scoped, table=True):
    """A workspace's settings. ``personal_limit``: how many digests one person may subscribe to for themselves (None: as many as usual)."""

    __tablename__ = "workspaces"

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    time_zone: str | None = Field(default=None, sa_type=CleanText)
    review: str = Field(default="on", sa_type=Key)
    personal_limit: int | None = None
    changed_at: datetime = Field(sa_type=UtcTime)
    changed_by: str = Field(sa_type=CleanText)


class RoleRow(Scoped, table=True):
    """The role that a user of a workspace was given. ``name`` is the user's display name, where it is known."""

    __tablename__ = "roles"

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    user: str = Field(sa_type=Key, primary_key=True)
    role: str = Field(sa_type=Key)
    name: str = Field(default="", sa_type=CleanText)
    given_at: datetime = Field(sa_type=UtcTime)
    given_by: str = Field(sa_type=CleanText)


class GroupRoleRow(Scoped, table=True):
    """The role that a group of the platform was given here: a Discord role, or a Slack user group, by the platform's own id."""

    __tablename__ = "group_roles"

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    group_id: str = Field(sa_type=Key, primary_key=True)
    role: str = Field(sa_type=Key)
    name: str = Field(default="", sa_type=CleanText)
    given_at: datetime = Field(sa_type=UtcTime)
    given_by: str = Field(sa_type=CleanText)


class KeptLineRow(Scoped, table=True):
    """A command line too long for a button, under its token. One that is kept for a while only has ``forget_at``."""

    __tablename__ = "kept_lines"

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    token: str = Field(sa_type=Key, primary_key=True)
    line: str = Field(sa_type=CleanText)
    forget_at: datetime | None = Field(default=None, sa_type=UtcTime, index=True)


class NoteRow(Scoped, table=True):
    """Something that the program noted for itself, by name."""

    __tablename__ = "notes"

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    name: str = Field(sa_type=Key, primary_key=True)
    value: str = Field(sa_type=CleanText)
