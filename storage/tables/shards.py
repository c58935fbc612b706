"""The table of processes that hold shards of a chat application."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import Key, Scoped, UtcTime


class ShardHolderRow(Scoped, table=True):
    """A process that holds a shard of a chat application, and when it last renewed this row."""

    __tablename__ = "shard_holders"
    __table_args__ = ({"info": {"derived": True}},)

    worker: str = Field(primary_key=True, sa_type=Key)
    shard: str = Field(primary_key=True, sa_type=Key)
    seen_at: datetime = Field(sa_type=UtcTime)
