"""The tables of what people decide about entries beside correcting them: retellings, corrected article details, preferred figures."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from storage.tables.columns import LIBRARY, CleanText, Json, Key, RowId, Scoped, UtcTime


class RetellingRow(Scoped, table=True):
    """That an article repeats another one, as somebody said; where both are the same, that it repeats none."""

    __tablename__ = "retellings"

    article_id: int = Field(primary_key=True, foreign_key="entries.id", sa_type=RowId)
    workspace: str = Field(default=LIBRARY, sa_type=Key, primary_key=True)
    original_id: int = Field(foreign_key="entries.id", sa_type=RowId)
    recorded_at: datetime = Field(sa_type=UtcTime)
    recorded_by: str = Field(sa_type=CleanText)


class ArticleDetailsRow(Scoped, table=True):
    """An article's details as somebody corrected them, for the workspace that did; the text and all that was read from it stay.

    ``before`` has the earlier values of the details that it changes. A later correction ends it and takes its place.
    """

    # The tables of released versions are called so; another name would need a migration and bring nothing.
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
