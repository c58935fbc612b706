"""Which processes hold which shards of a chat application, so that two holders of one shard are noticed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.tables.shards import ShardHolderRow


class ShardHolders:
    """The register of holders; it belongs to no workspace. A shard is any text that is the same in all processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hold(self, worker: str, shards: Sequence[str], now: datetime, silence: timedelta) -> list[tuple[str, str]]:
        """The others that hold one of these shards, as pairs of shard and worker; this worker holds them from now on. Who did not renew for
        ``silence`` is removed."""
        async with self._database.writing(EVERYWHERE) as session:
            gone = (col(ShardHolderRow.seen_at) < now - silence) | (col(ShardHolderRow.worker) == worker)
            await session.execute(delete(ShardHolderRow).where(gone))
            others = select(col(ShardHolderRow.shard), col(ShardHolderRow.worker)).where(col(ShardHolderRow.shard).in_(shards))
            found = (await session.execute(others.order_by(col(ShardHolderRow.shard), col(ShardHolderRow.worker)))).all()
            session.add_all(ShardHolderRow(worker=worker, shard=shard, seen_at=now) for shard in shards)
            return [(shard, other) for shard, other in found]

    async def leave(self, worker: str) -> None:
        """Removes this worker."""
        async with self._database.writing(EVERYWHERE) as session:
            await session.execute(delete(ShardHolderRow).where(col(ShardHolderRow.worker) == worker))
