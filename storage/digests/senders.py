"""The processes that are sending digests now, so that they can share a platform's rate limits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.tables.digests import SenderRow


class Senders:
    """The register of sending processes; crosses tenants like ``Deliveries``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def join(self, worker: str, platforms: Sequence[str], now: datetime, silence: timedelta) -> dict[str, int]:
        """How many processes send on each of these platforms, this worker included. One that did not renew for ``silence`` is removed."""
        async with self._database.writing(EVERYWHERE) as session:
            gone = (col(SenderRow.seen_at) < now - silence) | (col(SenderRow.worker) == worker)
            await session.execute(delete(SenderRow).where(gone))
            session.add_all(SenderRow(worker=worker, platform=platform, seen_at=now) for platform in platforms)
            await session.flush()
            counted = select(col(SenderRow.platform), func.count()).where(col(SenderRow.platform).in_(platforms))
            return dict((await session.execute(counted.group_by(col(SenderRow.platform)))).all())

    async def leave(self, worker: str) -> None:
        """Removes this worker."""
        async with self._database.writing(EVERYWHERE) as session:
            await session.execute(delete(SenderRow).where(col(SenderRow.worker) == worker))
