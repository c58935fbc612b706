"""What watches are to look at: noted in the same transaction as the entry, so that neither is stored without the other."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables.digests import OccasionRow


def note_occasion(session: AsyncSession, entry_id: int, by: str, now: datetime) -> None:
    """Notes that this entry was stored; an article stands for all that was read from it."""
    session.add(OccasionRow(entry_id=entry_id, recorded_by=by, recorded_at=now))
