"""The table of messages that show a review, so that they can be edited when it is decided."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import CleanText, Key, RowId, Scoped, UtcTime


class ReviewCardRow(Scoped, table=True):
    """A message in a channel, or in the direct messages with a ``person``, that shows the review of that ``number``.

    ``state`` is the review's as the message shows it. A message that could not be edited is tried again at ``retry_at``.
    """

    __tablename__ = "review_cards"
    __table_args__ = (UniqueConstraint("workspace", "platform", "channel", "message_id"), Index(None, "workspace", "number"))

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    number: int
    platform: str = Field(sa_type=Key)
    channel: str = Field(sa_type=Key)
    message_id: str = Field(sa_type=Key)
    person: str = Field(default="", sa_type=CleanText)
    state: str = Field(sa_type=Key)
    shown_at: datetime = Field(sa_type=UtcTime)
    retry_at: datetime | None = Field(default=None, sa_type=UtcTime)
