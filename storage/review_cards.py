"""Which messages show a review, and which of them no longer show what was decided about it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.database.numbering import number_in
from storage.reviews import ReviewState
from storage.tables.review_cards import ReviewCardRow
from storage.tables.reviews import ReviewRow

#: Cards that are brought up to date together.
_TOGETHER = 50
#: A card that was shown so long ago stays as it is.
KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """A message that shows a review: of which workspace, where it is, and with whom alone ("" in a channel)."""

    id: int
    workspace: str
    review: str
    platform: str
    channel: str
    message_id: str
    person: str


async def keep(session: AsyncSession, review: str, platform: str, channel: str, message_id: str, person: str, now: datetime) -> bool:
    """Remembers that the message shows the review of that reference as it is now; False where there is no such review here."""
    number = number_in(review, "r")
    its_state = select(col(ReviewRow.state)).where(col(ReviewRow.workspace) == session.info["workspace"], col(ReviewRow.number) == number)
    state = await session.scalar(its_state)
    if state is None:
        return False
    same = select(ReviewCardRow).where(
        col(ReviewCardRow.workspace) == session.info["workspace"],
        col(ReviewCardRow.platform) == platform,
        col(ReviewCardRow.channel) == channel,
        col(ReviewCardRow.message_id) == message_id,
    )
    row = await session.scalar(same)
    if row is None:
        session.add(
            ReviewCardRow(
                number=number, platform=platform, channel=channel, message_id=message_id, person=person, state=state, shown_at=now
            )
        )
    else:
        row.number, row.state, row.shown_at, row.retry_at = number, state, now, None
    return True


class ReviewCards:
    """The cards of all workspaces, for whoever edits them. Like ``Deliveries`` this crosses tenants."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def outdated(self, now: datetime, platforms: Collection[str]) -> list[ReviewCard]:
        """Cards on these platforms that show another state than their review has, and that are not put off; those of the longest ago
        first."""
        found = (
            select(ReviewCardRow)
            .join(
                ReviewRow,
                (col(ReviewRow.workspace) == col(ReviewCardRow.workspace)) & (col(ReviewRow.number) == col(ReviewCardRow.number)),
            )
            .where(
                col(ReviewCardRow.platform).in_(platforms),
                col(ReviewRow.state) != col(ReviewCardRow.state),
                or_(col(ReviewCardRow.retry_at).is_(None), col(ReviewCardRow.retry_at) <= now),
            )
            .order_by(col(ReviewCardRow.id))
            .limit(_TOGETHER)
        )
        async with self._database.reading(EVERYWHERE) as session:
            rows = (await session.scalars(found)).all()
        return [
            ReviewCard(row.id or 0, row.workspace, f"r{row.number}", row.platform, row.channel, row.message_id, row.person) for row in rows
        ]

    async def shows(self, card: ReviewCard, state: ReviewState) -> None:
        """Notes that the card shows this state, or that it never will."""
        async with self._database.writing(EVERYWHERE) as session:
            await session.execute(update(ReviewCardRow).where(col(ReviewCardRow.id) == card.id).values(state=str(state), retry_at=None))

    async def put_off(self, card: ReviewCard, until: datetime) -> None:
        """Notes that the card could not be edited now, and when to try again."""
        async with self._database.writing(EVERYWHERE) as session:
            await session.execute(update(ReviewCardRow).where(col(ReviewCardRow.id) == card.id).values(retry_at=until))

    async def forget(self, now: datetime) -> None:
        """Forgets the cards of long ago."""
        async with self._database.writing(EVERYWHERE) as session:
            await session.execute(delete(ReviewCardRow).where(col(ReviewCardRow.shown_at) < now - KEPT))
