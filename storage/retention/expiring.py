"""What is deleted when it is old: actions in the log, texts of digests that were sent, rejected reviews and settled reports of errors."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, or_, select, update
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.digests.claims import OPEN
from storage.retention.rows import delete_with_dependents
from storage.reviews import ReviewState
from storage.tables.actions import ActionRow
from storage.tables.digests import DeliveryAttemptRow, DeliveryPartRow, DeliveryRow, NoticeRow
from storage.tables.error_reports import ErrorReportRow
from storage.tables.reviews import ReviewRow


async def expire_log(database: Database, before: datetime) -> int:
    """How many actions of all workspaces were older; they are deleted with the changes that they remember, and can't be undone any more.
    One that a younger action is part of, or undoes, stays with it."""
    table = ActionRow.__table__  # type: ignore[attr-defined]
    younger = table.alias()
    needed = exists().where(younger.c.at >= before, or_(younger.c.part_of == table.c.id, younger.c.undoes == table.c.id))
    async with database.writing(EVERYWHERE) as session:
        return await delete_with_dependents(session, table, (table.c.at < before) & ~needed)


async def expire_deliveries(database: Database, before: datetime, emptied: str) -> int:
    """How many finished deliveries were older; their texts become ``emptied``, and attempts and private notices are deleted. That they were
    sent, with which entries, stays: nothing is news twice, and corrections still reach their readers."""
    old = (col(DeliveryRow.finished_at) < before, col(DeliveryRow.state).not_in(OPEN))
    ids = select(col(DeliveryRow.id)).where(*old)
    async with database.writing(EVERYWHERE) as session:
        await session.execute(delete(DeliveryAttemptRow).where(col(DeliveryAttemptRow.delivery_id).in_(ids)).execution_options(**_PLAIN))
        parts = update(DeliveryPartRow).where(col(DeliveryPartRow.delivery_id).in_(ids), col(DeliveryPartRow.document) != emptied)
        await session.execute(parts.values(document=emptied).execution_options(**_PLAIN))
        await session.execute(delete(NoticeRow).where(col(NoticeRow.handed_out_at) < before).execution_options(**_PLAIN))
        full = update(DeliveryRow).where(*old, col(DeliveryRow.document).is_not(None), col(DeliveryRow.document) != emptied)
        return len((await session.execute(full.values(document=emptied).returning(col(DeliveryRow.id)).execution_options(**_PLAIN))).all())


async def expire_reviews(database: Database, before: datetime) -> int:
    """How many rejected reviews and settled reports of errors were older; they are deleted. Approved ones stay as long as their articles:
    reading an article again leaves alone what somebody decided on."""
    rejected = (col(ReviewRow.state) == str(ReviewState.REJECTED), col(ReviewRow.decided_at) < before)
    reviews = delete(ReviewRow).where(*rejected).returning(col(ReviewRow.id))
    reports = delete(ErrorReportRow).where(col(ErrorReportRow.settled_at) < before).returning(col(ErrorReportRow.id))
    async with database.writing(EVERYWHERE) as session:
        return sum([len((await session.execute(one.execution_options(**_PLAIN))).all()) for one in (reviews, reports)])


#: No object of these rows is held in the session, so that none has to be kept in step.
_PLAIN: dict[str, Any] = {"synchronize_session": False}
