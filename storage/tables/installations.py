"""The tables of workspaces that installed the app. They hold secrets, sealed by whoever hands them in, and are exported only where those
are asked for."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import LIBRARY, CleanText, Json, Key, Scoped, UtcTime


class InstallationRow(Scoped, table=True):
    """One workspace's installation. ``revision`` grows with each installation, so that news of an old token closes no newer one.

    ``sealed_token`` is empty once the installation is closed: what can't be used any more is not kept.
    """

    __tablename__ = "installations"
    __table_args__ = ({"info": {"secret": True}},)

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    revision: int = 1
    name: str = Field(sa_type=CleanText)
    sealed_token: str = Field(sa_type=CleanText)
    bot_user: str = Field(sa_type=Key)
    bot_id: str = Field(sa_type=Key)
    scopes: list[str] = Field(sa_type=Json)
    installed_by: str = Field(sa_type=CleanText)
    installed_at: datetime = Field(sa_type=UtcTime)
    welcomed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    reason: str = Field(default="", sa_type=CleanText)


class UsedStateRow(Scoped, table=True):
    """An OAuth state that was used and can't be used again, kept until it would have expired anyway. It belongs to no workspace yet."""

    __tablename__ = "used_states"
    __table_args__ = ({"info": {"secret": True}},)

    state: str = Field(sa_type=Key, primary_key=True)
    expires_at: datetime = Field(sa_type=UtcTime, index=True)
