"""The tables of what people do to the store: the log of their actions, and what they decide about entries beside correcting them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from storage.tables import LIBRARY, CleanText, Json, Key, RowId, Scoped, UtcTime


class ActionRow(Scoped, table=True):
    """Something that somebody did, under the number by which it is undone ("12").

    ``part_of`` is the action that this one belongs to and is undone with. ``undoes`` is the action that this one took back,
    ``undone_by`` the one that took this one back.
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


class RetellingRow(Scoped, table=True):
    """That an article repeats another one, as somebody said; where both are the same, that it repeats none."""

    __tablename__ = "retellings"

    article_id: int = Field(primary_key=True, foreign_key="entries.id", sa_type=RowId)
    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    original_id: int = Field(foreign_key="entries.id", sa_type=RowId)
    recorded_at: datetime = Field(sa_type=UtcTime)
    recorded_by: str = Field(sa_type=CleanText)


class CardRow(Scoped, table=True):
    """What an article's card says since somebody corrected it, for the workspace that did; the text and all that was read of it stay.

    ``before`` has what the parts said that it changes. A later correction ends it and takes its place.
    """

    __tablename__ = "article_cards"
    __table_args__ = (
        Index(
            "uq_article_cards_in_force",
            "workspace",
            "article_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    article_id: int = Field(foreign_key="entries.id", sa_type=RowId, index=True)
    title: str = Field(sa_type=CleanText)
    publisher: str | None = Field(default=None, sa_type=CleanText)
    url: str | None = Field(default=None, sa_type=CleanText)
    url_key: str | None = Field(default=None, sa_type=Key, index=True)
    published_start: date | None = None
    published_end: date | None = None
    published_precision: str | None = Field(default=None, sa_type=Key)
    published_basis: str | None = Field(default=None, sa_type=Key)
    published_label: str = Field(default="", sa_type=CleanText)
    before: dict[str, Any] = Field(sa_type=Json)
    recorded_at: datetime = Field(sa_type=UtcTime)
    recorded_by: str = Field(sa_type=CleanText)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)


class PreferenceRow(Scoped, table=True):
    """That of two figures in conflict one is preferred, and why; both are named by lineage, so that it outlives corrections."""

    __tablename__ = "preferences"

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    lineage: str = Field(sa_type=Key, primary_key=True)
    preferred: str = Field(sa_type=Key)
    reason: str = Field(default="", sa_type=CleanText)
    recorded_at: datetime = Field(sa_type=UtcTime)
    recorded_by: str = Field(sa_type=CleanText)
