"""Reviewing what was read before it is stored: who needs a review, choosing and editing lines, approving."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.core.errors import BriefingError
from bot.core.text import one_line
from bot.entries.adding import AddedReport, add
from bot.entries.editing import parse_date, require_lines, with_edited_article, with_edited_line, without_lines
from bot.entries.verdict import Duplicate
from bot.entries.workers import in_worker
from bot.reading.article import read
from storage.drafts import ArticleDraft, lines_of
from storage.errors import ChangedMeanwhile
from storage.records import ReviewMode
from storage.reviews import AlreadyDecided, Review, ReviewState, already_decided
from storage.store import ScopedStore
from storage.values import Origin, PartialDate

#: How many suggestions of one member may wait for review.
MAX_SUGGESTIONS = 20


class TooManySuggestions(BriefingError):
    """Too many suggestions of the same member wait for review."""

    code = "too-many-suggestions"


@dataclass(frozen=True, slots=True)
class Approval:
    """What approving did. ``report`` is None where the review was approved already."""

    review: Review
    report: AddedReport | None


def needs_review(mode: ReviewMode, origin: Origin, *, by_operator: bool = False) -> bool:
    """Whether an article must be approved before it is stored; what the operator adds at the terminal need not be."""
    if by_operator or mode is ReviewMode.OFF:
        return False
    return mode is ReviewMode.FEEDS or origin is not Origin.FEED


async def suggest(draft: ArticleDraft, store: ScopedStore, *, by: str, platform: str) -> Review:
    """The review of a member's suggestion. Raises TooManySuggestions."""
    if await store.pending_reviews_of(by) >= MAX_SUGGESTIONS:
        raise TooManySuggestions("suggestions-too-many", count=MAX_SUGGESTIONS)
    return await store.hold_for_review(draft, by=by, platform=platform)


async def choose(ref: str, store: ScopedStore, by: str, *, without: Collection[int] = (), include: Collection[int] = ()) -> Review:
    """The review with the lines ``without`` left out and the lines ``include`` taken in again.

    Raises:
        UnknownReview, AlreadyDecided.
        NotEditable: the draft has no line of such a number.
    """
    review = await store.review(ref)
    require_lines(review, {*without, *include})
    return await store.change_review(ref, None, (review.left_out | set(without)) - set(include), by)


async def approve(
    ref: str, store: ScopedStore, *, by: str, reserved: frozenset[str] = frozenset(), only: Collection[int] | None = None
) -> Approval:
    """What approving did: the lines that are not left out are stored, or ``only`` these. Approving again changes nothing.

    Raises:
        UnknownReview: there is none of that reference here.
        AlreadyDecided: it was rejected before.
        NotEditable: the draft has no line of such a number.
    """
    review = await store.review(ref)
    if review.state is ReviewState.APPROVED:
        return Approval(review, None)
    if review.state is ReviewState.REJECTED:
        raise already_decided(review)
    left_out: Collection[int] = review.left_out
    if only is not None:
        require_lines(review, only)
        left_out = set(range(1, len(lines_of(review.draft)) + 1)) - set(only)
    try:
        report = await add(without_lines(review.draft, left_out), store, by=by, origin=review.origin, reserved=reserved, review=review.ref)
        if isinstance(report.verdict, Duplicate):
            await store.settle_review(ref, ReviewState.APPROVED, by, article=report.verdict.of.ref, reason="known already")
    except AlreadyDecided as decided:  # another person has just decided it
        if decided.review.state is ReviewState.APPROVED:
            return Approval(decided.review, None)
        raise
    except ChangedMeanwhile:  # somebody pressed twice: the first press has stored the article and decided the review
        review = await store.review(ref)
        if review.state is ReviewState.APPROVED:
            return Approval(review, None)
        raise
    return Approval(await store.review(ref), report)


async def edit(ref: str, store: ScopedStore, by: str, number: int, changes: Mapping[str, str]) -> Review:
    """The review with these parts of one line (0: the article) changed, all or none.

    Another publication date has the text read again, because other dates depend on it; choices and edits of lines are lost then.

    Raises:
        UnknownReview, AlreadyDecided.
        NotEditable: there is no such line, it has no such part, or the value does not fit.
    """
    review = await store.review(ref)
    folded = {part: one_line(value) for part, value in changes.items()}
    draft = review.draft
    if number:
        require_lines(review, {number})
        for part, value in folded.items():
            draft = with_edited_line(draft, number, part, value)
        return await store.change_review(ref, draft, review.left_out, by)
    published = parse_date(folded.pop("published")) if "published" in folded else None
    draft = with_edited_article(draft, folded)
    if published is not None:
        return await store.change_review(ref, await _read_again(draft, store, published), (), by)
    return await store.change_review(ref, draft, review.left_out, by)


async def _read_again(draft: ArticleDraft, store: ScopedStore, published: PartialDate) -> ArticleDraft:
    return await in_worker(
        read,
        draft.text,
        title=draft.title,
        publisher=draft.publisher,
        author=draft.author,
        url=draft.url,
        published=published,
        vocabulary=await store.vocabulary(),
        note=draft.note,
        summary_of=draft.summary_of,
    )
