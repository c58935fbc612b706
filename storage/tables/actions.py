"""The tables of the log: what people did in a workspace, and the rows that each action changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import CleanText, Json, Key, RowId, Scoped, UtcTime


class ActionRow(Scoped, table=True):
    """An action of somebody; ``number`` counts in its workspace, and people undo the action by it ("12").

    ``verb`` is an ActionKind. ``part_of`` is the action that this one belongs to and is undone with. ``undoes`` is the action that this one
    undid, ``undone_by`` the one that undid this one.
    """

    __tablename__ = "actions"
    __table_args__ = (UniqueConstraint("workspace", "number"), {"info": {"log": True}})

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    number: int
    part_of: int | None = Field(default=None, foreign_key="actions.id", sa_type=RowId, index=True)
    verb: str = Field(sa_type=Key)
    by: str = Field(sa_type=CleanText)
    at: datetime = Field(sa_type=UtcTime)
    subjects: list[str] = Field(sa_type=Json)
    reason: str = Field(default="", sa_type=CleanText)
    undoes: int | None = Field(default=None, foreign_key="actions.id", sa_type=RowId)
    #: Not a foreign key, because the action comes later: rows are read in from an export in order.
    undone_by: int | None = Field(default=None, sa_type=RowId)


class ActionChangeRow(Scoped, table=True):
    """One row that an action added (``before`` is None), changed, or removed (``after`` is None)."""

    __tablename__ = "action_changes"
    __table_args__ = (Index(None, "key"), {"info": {"log": True}})

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    action_id: int = Field(foreign_key="actions.id", sa_type=RowId, index=True)
    kind: str = Field(sa_type=Key)
    key: str = Field(sa_type=Key)
    before: dict[str, Any] | None = Field(default=None, sa_type=Json)
    after: dict[str, Any] | None = Field(default=None, sa_type=Json)
