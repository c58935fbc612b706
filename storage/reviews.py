"""Articles that wait for a decision: held durably, decided once. Until one is approved nothing of it is in any answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.numbering import new_row_id, next_number, number_in
from storage.drafts import ArticleDraft
from storage.entries.candidates import text_key
from storage.errors import ChangedMeanwhile, StorageError
from storage.journal.recording import journal_of
from storage.tables.reviews import ReviewRow
from storage.values import Origin


class ReviewState(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Review:
    """A draft and what was decided about it. ``left_out`` are the numbers of its lines that are not wanted, counted from 1 through its
    facts, events and quotes. ``article`` is the reference of what an approval stored (or of the article that it repeats)."""

    ref: str
    state: ReviewState
    origin: Origin
    draft: ArticleDraft = field(repr=False)
    left_out: frozenset[int]
    platform: str
    made_by: str
    made_at: datetime
    decided_by: str = ""
    decided_at: datetime | None = None
    reason: str = ""
    article: str | None = None


class UnknownReview(StorageError):
    """This workspace has no review of that reference."""

    code = "unknown-review"


class AlreadyDecided(ChangedMeanwhile):
    """Somebody approved or rejected the review before; ``review`` is how it ended."""

    code = "already-decided"

    def __init__(self, key: str, review: Review, **arguments: object) -> None:
        super().__init__(key, **arguments)
        self.review = review


def already_decided(review: Review) -> AlreadyDecided:
    """The error for somebody who would decide about a review that was decided."""
    ref, state, by = review.ref, str(review.state), review.decided_by
    if review.article:
        return AlreadyDecided("review-decided-as-article", review, ref=ref, state=state, by=by, article=review.article)
    return AlreadyDecided("review-decided", review, ref=ref, state=state, by=by)


async def hold(session: AsyncSession, draft: ArticleDraft, *, origin: Origin, by: str, platform: str, now: datetime) -> Review:
    """The review of the draft: a new one, or the pending one of the same text."""
    own, key = session.info["workspace"], text_key(draft.text)
    same = select(ReviewRow).where(
        col(ReviewRow.workspace) == own, col(ReviewRow.text_key) == key, col(ReviewRow.state) == str(ReviewState.PENDING)
    )
    row = await session.scalar(same.limit(1))
    if row is None:
        row = ReviewRow(
            id=new_row_id(),
            number=await next_number(session, "review"),
            state=ReviewState.PENDING,
            origin=origin,
            title=draft.title,
            text_key=key,
            draft=draft.model_dump_json(),
            left_out=[],
            platform=platform,
            made_by=by,
            made_at=now,
        )
        session.add(row)
        await session.flush()
        journal_of(session).name(f"r{row.number}")
    return to_review(row)


async def pending(session: AsyncSession, limit: int) -> tuple[list[Review], int]:
    """The oldest pending reviews of the workspace, and how many there are in all."""
    waiting = (col(ReviewRow.workspace) == session.info["workspace"], col(ReviewRow.state) == str(ReviewState.PENDING))
    rows = await session.scalars(select(ReviewRow).where(*waiting).order_by(col(ReviewRow.number)).limit(limit))
    count = await session.scalar(select(func.count()).select_from(ReviewRow).where(*waiting))
    return [to_review(row) for row in rows], count or 0


async def pending_of(session: AsyncSession, by: str) -> int:
    """How many reviews of that user are pending here."""
    waiting = (col(ReviewRow.workspace) == session.info["workspace"], col(ReviewRow.state) == str(ReviewState.PENDING))
    return await session.scalar(select(func.count()).select_from(ReviewRow).where(*waiting, col(ReviewRow.made_by) == by)) or 0


async def review(session: AsyncSession, ref: str) -> Review:
    """The review that people call by this reference ("r3", or "3"). Raises UnknownReview."""
    return to_review(await _row(session, ref))


async def change(session: AsyncSession, ref: str, draft: ArticleDraft | None, left_out: Collection[int]) -> Review:
    """The pending review with another draft (None: the same) and other lines left out.

    Raises:
        UnknownReview: there is none of that reference here.
        AlreadyDecided: it is not pending any more.
    """
    row = await _pending_row(session, ref)
    if draft is not None:
        row.draft, row.title = draft.model_dump_json(), draft.title
    row.left_out = sorted(left_out)
    return to_review(row)


async def approved(session: AsyncSession, article: str) -> Review | None:
    """The review with which somebody approved the article of that reference here, or None where nobody was asked."""
    own = (col(ReviewRow.workspace) == session.info["workspace"], col(ReviewRow.article) == article)
    row = await session.scalar(select(ReviewRow).where(*own, col(ReviewRow.state) == ReviewState.APPROVED).limit(1))
    return None if row is None else to_review(row)


async def settle(
    session: AsyncSession, ref: str, state: ReviewState, *, by: str, now: datetime, reason: str = "", article: str | None = None
) -> Review:
    """The review as it was decided; whoever decides first wins, whatever others do at the same moment.

    Raises:
        UnknownReview: there is none of that reference here.
        AlreadyDecided: it is not pending any more.
    """
    row = await _pending_row(session, ref)
    row.state, row.decided_by, row.decided_at, row.reason, row.article = state, by, now, reason, article
    return to_review(row)


async def _pending_row(session: AsyncSession, ref: str) -> ReviewRow:
    row = await _row(session, ref, locked=True)
    if row.state != ReviewState.PENDING:
        raise already_decided(to_review(row))
    journal_of(session).name(f"r{row.number}")
    return row


async def _row(session: AsyncSession, ref: str, *, locked: bool = False) -> ReviewRow:
    number = number_in(ref, "r")
    found = select(ReviewRow).where(col(ReviewRow.workspace) == session.info["workspace"], col(ReviewRow.number) == number)
    row: ReviewRow | None = await session.scalar(found.with_for_update() if locked else found)
    if row is None:
        raise UnknownReview("review-unknown", ref=ref.strip())
    return row


def to_review(row: ReviewRow) -> Review:
    """The record of a review's row."""
    return Review(
        ref=f"r{row.number}",
        state=ReviewState(row.state),
        origin=Origin(row.origin),
        draft=ArticleDraft.model_validate_json(row.draft),
        left_out=frozenset(row.left_out),
        platform=row.platform,
        made_by=row.made_by,
        made_at=row.made_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        reason=row.reason,
        article=row.article,
    )
