"""The tables of feeds: what is looked at how often, and what of it was seen."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import CleanText, Json, Key, RowId, Scoped, UtcTime


class FeedRow(Scoped, table=True):
    """A feed that a workspace follows. ``number`` counts in its workspace; people refer to the feed by it ("n2").

    ``due_at`` is when it is looked at next, None unless it is active. ``worker`` holds it until ``free_at``; ``fence`` counts the
    holders, so that one whose lease has ended can't change anything. ``notice`` is a message that its owner has yet to get.
    """

    __tablename__ = "feeds"
    __table_args__ = (UniqueConstraint("workspace", "number"), Index(None, "state", "due_at"))

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    number: int
    url: str = Field(sa_type=CleanText)
    url_key: str = Field(sa_type=Key)
    title: str = Field(default="", sa_type=CleanText)
    topics: list[str] = Field(sa_type=Json)
    words: list[str] = Field(sa_type=Json)
    every: int
    full_text: bool = True
    state: str = Field(sa_type=Key)
    reason: str = Field(default="", sa_type=CleanText)
    platform: str = Field(sa_type=Key)
    created_by: str = Field(sa_type=CleanText)
    created_at: datetime = Field(sa_type=UtcTime)
    etag: str | None = Field(default=None, sa_type=CleanText)
    modified: str | None = Field(default=None, sa_type=CleanText)
    checked_at: datetime | None = Field(default=None, sa_type=UtcTime)
    good_at: datetime | None = Field(default=None, sa_type=UtcTime)
    stored: int = 0
    failures: int = 0
    failing_since: datetime | None = Field(default=None, sa_type=UtcTime)
    notice: str = Field(default="", sa_type=CleanText)
    due_at: datetime | None = Field(default=None, sa_type=UtcTime)
    fence: int = 0
    worker: str = Field(default="", sa_type=CleanText)
    free_at: datetime | None = Field(default=None, sa_type=UtcTime)


class FeedItemRow(Scoped, table=True):
    """One mark by which an item of a feed is known again: its guid, address or content. ``tries`` counts failed attempts."""

    __tablename__ = "feed_items"

    feed_id: int = Field(primary_key=True, foreign_key="feeds.id", sa_type=RowId)
    mark: str = Field(primary_key=True, sa_type=Key)
    outcome: str = Field(sa_type=Key)
    tries: int = 0
    seen_at: datetime = Field(sa_type=UtcTime)
