"""The table of requests whose arrival was acknowledged to their platform."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field

from storage.tables.columns import LIBRARY, CleanText, Json, Key, Scoped, UtcTime


class RequestRow(Scoped, table=True):
    """A request by the id that its platform gave it. It is kept for some time after it was answered, so that a repeat is recognised.

    ``done_action`` is the number in the workspace's log of what it did, stored in the transaction that did it. ``reply`` is where the
    answer goes, as the platform's adapter needs it; that may be an address that anybody can write to, so that the table is exported
    only with secrets. It is emptied with the ``line`` when the request is answered. ``worker`` holds it until ``free_at``.
    """

    __tablename__ = "requests"
    __table_args__ = ({"info": {"secret": True}},)

    platform: str = Field(sa_type=Key, primary_key=True)
    request_id: str = Field(sa_type=Key, primary_key=True)
    workspace: str = Field(default=LIBRARY, sa_type=Key)
    line: str = Field(default="", sa_type=CleanText)
    reply: dict[str, Any] = Field(sa_type=Json)
    reference: str = Field(default="", sa_type=Key)
    tries: int = 1
    done_action: int | None = None
    acked_at: datetime = Field(sa_type=UtcTime)
    answer_until: datetime = Field(sa_type=UtcTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcTime)
    worker: str = Field(default="", sa_type=Key)
    free_at: datetime | None = Field(default=None, sa_type=UtcTime, index=True)
    forget_at: datetime = Field(sa_type=UtcTime, index=True)
