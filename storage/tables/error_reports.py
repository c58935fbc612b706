"""The table of what people have reported as wrong."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.columns import CleanText, Key, RowId, Scoped, UtcTime


class ErrorReportRow(Scoped, table=True):
    """That somebody holds an entry to be wrong, and what became of it. ``entry`` is its reference, which corrections of the entry keep.

    ``platform`` is where whoever reported it hears of the outcome. It is open until ``settled_at`` is filled.
    """

    __tablename__ = "error_reports"
    __table_args__ = (Index(None, "workspace", "entry"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    entry: str = Field(sa_type=Key)
    words: str = Field(sa_type=CleanText)
    platform: str = Field(default="", sa_type=Key)
    reported_by: str = Field(sa_type=CleanText)
    reported_at: datetime = Field(sa_type=UtcTime)
    outcome: str = Field(default="", sa_type=Key)
    settled_by: str = Field(default="", sa_type=CleanText)
    settled_at: datetime | None = Field(default=None, sa_type=UtcTime)
