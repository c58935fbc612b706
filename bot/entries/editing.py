"""Editing the lines of a draft that waits for review: decided on values alone.

A draft's lines are its facts, then its events, then its quotes, numbered from 1 in that order; 0 is the article itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.core.errors import CommandMistake
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, QuoteDraft, lines_of
from storage.reviews import Review
from storage.values import EventStatus, Nature, PartialDate


class NotEditable(CommandMistake):
    """A line has no such part, or the value does not fit it."""

    code = "not-editable"


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


def _require_lines(review: Review, numbers: Collection[int]) -> None:
    count = len(lines_of(review.draft))
    if wrong := [number for number in sorted(numbers) if not 1 <= number <= count]:
        raise NotEditable(f"{review.ref} has no line {wrong[0]}.", f"Its lines are numbered 1 to {count}." if count else "It has no lines.")


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
