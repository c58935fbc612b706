"""The table of articles that wait for somebody's decision."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import CleanText, Json, Key, RowId, Scoped, UtcTime


class ReviewRow(Scoped, table=True):
    """A draft that was read and is not in the store yet. ``number`` counts in its workspace; people refer to the review by it ("r3").

    ``left_out`` holds the numbers of the draft's lines that are not wanted. ``platform`` is where its author is notified of the decision.
    """

    __tablename__ = "reviews"
    __table_args__ = (UniqueConstraint("workspace", "number"), Index(None, "workspace", "state"), Index(None, "text_key"))

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    number: int
    state: str = Field(sa_type=Key)
    origin: str = Field(sa_type=Key)
    title: str = Field(sa_type=CleanText)
    text_key: str = Field(sa_type=Key)
    draft: str = Field(sa_type=CleanText)
    left_out: list[int] = Field(sa_type=Json)
    platform: str = Field(default="", sa_type=Key)
    made_by: str = Field(sa_type=CleanText)
    made_at: datetime = Field(sa_type=UtcTime)
    decided_by: str = Field(default="", sa_type=CleanText)
    decided_at: datetime | None = Field(default=None, sa_type=UtcTime)
    reason: str = Field(default="", sa_type=CleanText)
    article: str | None = Field(default=None, sa_type=Key)
