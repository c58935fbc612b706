"""The processes that send digests at the moment, so that they can share what a platform allows to all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.tables.digests import SenderRow


class Senders:
    """Who sends; crosses tenants like ``Deliveries``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def join(self, worker: str, platforms: Sequence[str], now: datetime, silence: timedelta) -> dict[str, int]:
        """How many processes send on each of these platforms, this worker among them. Who was silent for so long has gone."""
        async with self._database.writing(EVERYWHERE) as session:
            gone = (col(SenderRow.seen_at) < now - silence) | (col(SenderRow.worker) == worker)
            await session.execute(delete(SenderRow).where(gone))
            session.add_all(SenderRow(worker=worker, platform=platform, seen_at=now) for platform in platforms)
            await session.flush()
            counted = select(col(SenderRow.platform), func.count()).where(col(SenderRow.platform).in_(platforms))
            return dict((await session.execute(counted.group_by(col(SenderRow.platform)))).all())

    async def leave(self, worker: str) -> None:
        """This worker sends no more."""
        async with self._database.writing(EVERYWHERE) as session:
            await session.execute(delete(SenderRow).where(col(SenderRow.worker) == worker))
