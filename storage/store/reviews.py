"""The articles of one workspace that wait for approval."""

from __future__ import annotations

from collections.abc import Collection

from storage import review_cards, reviews
from storage.drafts import ArticleDraft
from storage.entries.sessions import EntrySessions
from storage.records import ActionKind
from storage.reviews import Review, ReviewState
from storage.values import Origin


class Reviews(EntrySessions):
    """Holding drafts for review and deciding about them."""

    async def hold_for_review(self, draft: ArticleDraft, *, by: str, platform: str = "", origin: Origin = Origin.READ) -> Review:
        """The review of the draft, which is in no answer until it is approved; the same text is held once."""
        async with self._logged_action(ActionKind.HOLD_FOR_REVIEW, by) as session:
            return await reviews.hold(session, draft, origin=origin, by=by, platform=platform, now=self._clock())

    async def pending_reviews(self, limit: int = 20) -> tuple[list[Review], int]:
        """The reviews that wait longest, and how many wait in all."""
        async with self._reading() as session:
            return await reviews.pending(session, limit)

    async def pending_reviews_of(self, user: str) -> int:
        """How many reviews of that user wait."""
        async with self._reading() as session:
            return await reviews.pending_of(session, user)

    async def review(self, ref: str) -> Review:
        """The review of that reference ("r3"), decided ones too. Raises UnknownReview."""
        async with self._reading() as session:
            return await reviews.review(session, ref)

    async def change_review(self, ref: str, draft: ArticleDraft | None, left_out: Collection[int], by: str) -> Review:
        """The review with another draft (None: the same) and other lines left out. Raises UnknownReview, AlreadyDecided."""
        async with self._logged_action(ActionKind.CHOOSE_REVIEW_LINES if draft is None else ActionKind.EDIT_REVIEW, by) as session:
            return await reviews.change(session, ref, draft, left_out)

    async def settle_review(self, ref: str, state: ReviewState, by: str, *, reason: str = "", article: str | None = None) -> Review:
        """The review as decided without storing anything anew. Raises UnknownReview, AlreadyDecided."""
        async with self._logged_action(
            ActionKind.APPROVE if state is ReviewState.APPROVED else ActionKind.REJECT, by, reason=reason
        ) as session:
            return await reviews.settle(session, ref, state, by=by, now=self._clock(), reason=reason, article=article)

    async def keep_review_card(self, ref: str, platform: str, channel: str, message_id: str, person: str = "") -> bool:
        """Remembers that a message shows the review as it is now; False where there is no such review here. ``person`` is with whom alone,
        where it is a direct message."""
        async with self._writing() as session:
            return await review_cards.keep(session, ref, platform, channel, message_id, person, self._clock())
