"""Reviewing what was read before it is stored: who must, choosing and editing lines, approving, rejecting.

A draft's lines are its facts, then its events, then its quotes, numbered from 1 in that order; 0 is the article itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from bot.core.errors import BriefingError, CommandMistake
from bot.core.text import one_line
from bot.entries.adding import AddedReport, Duplicate, add
from bot.reading.article import read
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, QuoteDraft, lines_of
from storage.records import ReviewMode
from storage.reviews import AlreadyDecided, Review, ReviewState
from storage.store import ScopedStore
from storage.values import EventStatus, Nature, Origin, PartialDate

#: How many articles one member may have waiting.
MAX_SUGGESTIONS = 20


class TooManySuggestions(BriefingError):
    """A member suggested more than anybody could look at."""

    code = "too-many-suggestions"


class NotEditable(CommandMistake):
    """A line has no such part, or the value does not fit it."""

    code = "not-editable"


@dataclass(frozen=True, slots=True)
class Approval:
    """What approving did. ``report`` is None where somebody had approved it before."""

    review: Review
    report: AddedReport | None


def needs_review(mode: ReviewMode, origin: Origin, *, by_operator: bool = False) -> bool:
    """Whether an article waits for approval. The operator's own, at the terminal, never do."""
    if by_operator or mode is ReviewMode.OFF:
        return False
    return mode is ReviewMode.FEEDS or origin is not Origin.FEED


def without_lines(draft: ArticleDraft, left_out: Collection[int]) -> ArticleDraft:
    """The draft without the lines of these numbers."""
    if not left_out:
        return draft
    first_event = len(draft.facts) + 1
    first_quote = first_event + len(draft.events)
    return draft.model_copy(
        update={
            "facts": tuple(one for number, one in enumerate(draft.facts, 1) if number not in left_out),
            "events": tuple(one for number, one in enumerate(draft.events, first_event) if number not in left_out),
            "quotes": tuple(one for number, one in enumerate(draft.quotes, first_quote) if number not in left_out),
        }
    )


async def suggest(draft: ArticleDraft, store: ScopedStore, *, by: str, platform: str) -> Review:
    """The review of a member's suggestion. Raises TooManySuggestions."""
    if await store.pending_reviews_of(by) >= MAX_SUGGESTIONS:
        raise TooManySuggestions(
            f"{MAX_SUGGESTIONS} of your suggestions wait for an editor already.", "Suggest more when some of them are decided."
        )
    return await store.hold_for_review(draft, by=by, platform=platform)


async def choose(ref: str, store: ScopedStore, by: str, *, without: Collection[int] = (), include: Collection[int] = ()) -> Review:
    """The review with those lines left out and these taken in again.

    Raises:
        UnknownReview, AlreadyDecided.
        NotEditable: the draft has no line of such a number.
    """
    review = await store.review(ref)
    _require_lines(review, {*without, *include})
    return await store.change_review(ref, None, (review.left_out | set(without)) - set(include), by)


def _require_lines(review: Review, numbers: Collection[int]) -> None:
    count = len(lines_of(review.draft))
    if wrong := [number for number in sorted(numbers) if not 1 <= number <= count]:
        raise NotEditable(f"{review.ref} has no line {wrong[0]}.", f"Its lines are numbered 1 to {count}." if count else "It has no lines.")


async def approve(
    ref: str, store: ScopedStore, *, by: str, reserved: frozenset[str] = frozenset(), only: Collection[int] | None = None
) -> Approval:
    """What came of approving the review, all lines that are not left out, or ``only`` those. Approving again changes nothing.

    Raises:
        UnknownReview: there is none of that reference here.
        AlreadyDecided: it was rejected before.
        NotEditable: the draft has no line of such a number.
    """
    review = await store.review(ref)
    if review.state is ReviewState.APPROVED:
        return Approval(review, None)
    if review.state is ReviewState.REJECTED:
        raise AlreadyDecided(review)
    left_out: Collection[int] = review.left_out
    if only is not None:
        _require_lines(review, only)
        left_out = set(range(1, len(lines_of(review.draft)) + 1)) - set(only)
    try:
        report = await add(without_lines(review.draft, left_out), store, by=by, origin=review.origin, reserved=reserved, review=review.ref)
        if isinstance(report.verdict, Duplicate):
            await store.settle_review(ref, ReviewState.APPROVED, by, article=report.verdict.of.ref, reason="known already")
    except AlreadyDecided as decided:  # somebody was quicker
        if decided.review.state is ReviewState.APPROVED:
            return Approval(decided.review, None)
        raise
    return Approval(await store.review(ref), report)


async def edit(ref: str, store: ScopedStore, by: str, number: int, changes: Mapping[str, str]) -> Review:
    """The review with these parts of one line (0: the article) changed, all or none. Another publication date has the text read again,
    for its dates hang on it; choices and edits of lines are then gone.

    Raises:
        UnknownReview, AlreadyDecided.
        NotEditable: there is no such line, it has no such part, or the value does not fit.
    """
    review = await store.review(ref)
    folded = {part: one_line(value) for part, value in changes.items()}
    draft = review.draft
    if number:
        _require_lines(review, {number})
        for part, value in folded.items():
            draft = with_edited_line(draft, number, part, value)
        return await store.change_review(ref, draft, review.left_out, by)
    published = _date(folded.pop("published")) if "published" in folded else None
    for part, value in folded.items():
        if part not in _OF_AN_ARTICLE or (part == "title" and not value):
            raise NotEditable(
                f"An article's {part} can't be set to “{value}”.", f"It has: {', '.join(_OF_AN_ARTICLE)}, published.", option=part
            )
        draft = draft.model_copy(update={part: value or None})
    if published is not None:
        return await store.change_review(ref, await _read_again(draft, store, published), (), by)
    return await store.change_review(ref, draft, review.left_out, by)


_OF_AN_ARTICLE = ("title", "publisher", "url")


def parts_of(review: Review, number: int) -> dict[str, str]:
    """What ``edit`` may change of one line (0: the article), as it is now, by part; the likeliest first.

    Raises:
        NotEditable: there is no such line.
    """
    if not number:
        draft = review.draft
        published = draft.published.value if draft.published else ""
        return {"title": draft.title, "publisher": draft.publisher or "", "published": published, "url": draft.url or ""}
    _require_lines(review, {number})
    match lines_of(review.draft)[number - 1]:
        case FactDraft() as fact:
            return {
                "metric": fact.metric,
                "subject": fact.subject,
                "scope": fact.scope or "",
                "date": fact.as_of.value,
                "nature": fact.nature.value,
                "speaker": fact.attributed_to or "",
            }
        case EventDraft() as event:
            return {"date": event.date.value, "status": event.status.value}
        case QuoteDraft() as quote:
            return {"speaker": quote.speaker or "", "occasion": quote.occasion or ""}


async def _read_again(draft: ArticleDraft, store: ScopedStore, published: PartialDate) -> ArticleDraft:
    again = partial(
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
    return await asyncio.to_thread(again)


def with_edited_line(draft: ArticleDraft, number: int, part: str, value: str) -> ArticleDraft:
    """The draft with one part of its line of that number changed. The figure itself and its sentence can't be: they are the proof.

    Raises:
        NotEditable: the line has no such part, or the value does not fit.
    """
    line = lines_of(draft)[number - 1]
    parts: Mapping[str, str]
    match line:
        case FactDraft():
            at, kind = number - 1, "facts"
            parts = {one: one for one in ("subject", "metric", "scope", "nature")} | {"date": "as_of", "speaker": "attributed_to"}
        case EventDraft():
            at, kind = number - 1 - len(draft.facts), "events"
            parts = {"date": "date", "status": "status"}
        case QuoteDraft():
            at, kind = number - 1 - len(draft.facts) - len(draft.events), "quotes"
            parts = {"speaker": "speaker", "occasion": "occasion"}
    if part not in parts:
        raise NotEditable(f"CitedDraft {number} has no {part} that could be changed.", f"It has: {', '.join(parts)}.", option=part)
    lines: list[CitedDraft] = list(getattr(draft, kind))
    lines[at] = line.model_copy(update={parts[part]: _fitting(part, value)})
    return draft.model_copy(update={kind: tuple(lines)})


def _fitting(part: str, value: str) -> object:
    match part:
        case "date":
            return _date(value, part)
        case "nature":
            return _one_of(Nature, value, part)
        case "status":
            return _one_of(EventStatus, value, part)
        case "subject" | "metric" if not value:
            raise NotEditable(f"A figure needs a {part}.", "Leave the line out if it has none.", option=part)
        case _:
            return value[:200] or None


def _one_of(kind: type[Nature] | type[EventStatus], value: str, part: str) -> Nature | EventStatus:
    try:
        return kind(value.casefold())
    except ValueError:
        raise NotEditable(f"“{value}” is none of what it can be.", f"It is one of: {', '.join(kind)}.", option=part) from None


def _date(value: str, part: str = "published") -> PartialDate:
    try:
        return PartialDate.parse(value.upper())
    except ValueError:
        raise NotEditable(f"“{value}” is no date I can read.", "Type 2024, 2024-05, 2024-05-09 or 2024-Q2.", option=part) from None
