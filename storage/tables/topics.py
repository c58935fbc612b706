"""The tables behind topics and the vocabulary."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import LIBRARY, CleanText, Json, Key, RowId, Scoped, UtcTime
from storage.values import TopicKind


class TopicRow(Scoped, table=True):
    """A topic; its parent is named by key, so that the parent may come later."""

    __tablename__ = "topics"
    __table_args__ = (UniqueConstraint("workspace", "key"), Index(None, "slash"))

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    key: str = Field(sa_type=Key, index=True)
    name: str = Field(sa_type=CleanText)
    kind: str = Field(default=TopicKind.ORGANISATION.value, sa_type=Key)
    slash: str | None = Field(default=None, sa_type=Key)
    parent: str | None = Field(default=None, sa_type=CleanText)
    parent_key: str | None = Field(default=None, sa_type=Key, index=True)
    description: str = Field(default="", sa_type=CleanText)
    recorded_at: datetime = Field(sa_type=UtcTime)
    recorded_by: str = Field(sa_type=CleanText)


class TopicAliasRow(Scoped, table=True):
    """Another name of a topic; a workspace may give a library topic names of its own."""

    __tablename__ = "topic_aliases"
    __table_args__ = (UniqueConstraint("workspace", "topic_id", "key"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    topic_id: int = Field(foreign_key="topics.id", sa_type=RowId, index=True)
    key: str = Field(sa_type=Key, index=True)
    alias: str = Field(sa_type=CleanText)
    recorded_at: datetime = Field(sa_type=UtcTime)
    recorded_by: str = Field(sa_type=CleanText)


class TopicHidingRow(Scoped, table=True):
    """A topic that is hidden: for one workspace, or, when the library hides its own, for all."""

    __tablename__ = "topic_hidings"

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    topic_id: int = Field(primary_key=True, foreign_key="topics.id", sa_type=RowId)
    recorded_at: datetime = Field(sa_type=UtcTime)
    recorded_by: str = Field(sa_type=CleanText)


class MetricRow(Scoped, table=True):
    """A metric's canonical name with the other words for it."""

    __tablename__ = "metrics"

    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    key: str = Field(sa_type=Key, primary_key=True)
    name: str = Field(sa_type=CleanText)
    aliases: list[str] = Field(sa_type=Json)
    recorded_at: datetime = Field(sa_type=UtcTime)
    recorded_by: str = Field(sa_type=CleanText)
