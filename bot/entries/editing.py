"""Editing a draft that waits for review, part by part: decided on values alone.

A draft's lines are its facts, then its events, then its quotes, then its positions, numbered from 1 in that order; 0 is the article itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.core.errors import CommandMistake
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft, lines_of
from storage.reviews import Review
from storage.values import EventStatus, Nature, PartialDate

_ARTICLE_PARTS = ("title", "publisher", "url")


class NotEditable(CommandMistake):
    """There is no such line, it has no such part, or the value does not fit the part."""

    code = "not-editable"


def without_lines(draft: ArticleDraft, left_out: Collection[int]) -> ArticleDraft:
    """The draft without the lines of these numbers."""
    if not left_out:
        return draft
    first_event = len(draft.facts) + 1
    first_quote = first_event + len(draft.events)
    first_position = first_quote + len(draft.quotes)
    return draft.model_copy(
        update={
            "facts": tuple(one for number, one in enumerate(draft.facts, 1) if number not in left_out),
            "events": tuple(one for number, one in enumerate(draft.events, first_event) if number not in left_out),
            "quotes": tuple(one for number, one in enumerate(draft.quotes, first_quote) if number not in left_out),
            "positions": tuple(one for number, one in enumerate(draft.positions, first_position) if number not in left_out),
        }
    )


def require_lines(review: Review, numbers: Collection[int]) -> None:
    """Refuses numbers that no line of the review's draft has. Raises NotEditable."""
    count = len(lines_of(review.draft))
    wrong = [number for number in sorted(numbers) if not 1 <= number <= count]
    if wrong and count:
        raise NotEditable("draft-line-unknown", ref=review.ref, number=wrong[0], count=count)
    if wrong:
        raise NotEditable("draft-without-lines", ref=review.ref, number=wrong[0])


def parts_of(review: Review, number: int) -> dict[str, str]:
    """What may be edited of one line (0: the article): its values by part; first what is edited most often.

    Raises:
        NotEditable: there is no such line.
    """
    if not number:
        draft = review.draft
        published = draft.published.value if draft.published else ""
        return {"title": draft.title, "publisher": draft.publisher or "", "published": published, "url": draft.url or ""}
    require_lines(review, {number})
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
        case PositionDraft() as position:
            return {
                "title": position.title,
                "person": position.person,
                "organisation": position.organisation or "",
                "from": position.since.value if position.since else "",
                "until": position.until.value if position.until else "",
            }


def with_edited_line(draft: ArticleDraft, number: int, part: str, value: str) -> ArticleDraft:
    """The draft with one part of its line of that number changed. A figure and its sentence can't be changed: they are the proof.

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
        case PositionDraft():
            at, kind = number - 1 - len(draft.facts) - len(draft.events) - len(draft.quotes), "positions"
            parts = {one: one for one in ("title", "person", "organisation", "until")} | {"from": "since"}
    if part not in parts:
        raise NotEditable("draft-part-not-editable", number=number, option=part, parts=", ".join(parts))
    lines: list[CitedDraft] = list(getattr(draft, kind))
    lines[at] = line.model_copy(update={parts[part]: _parsed(part, value)})
    return draft.model_copy(update={kind: tuple(lines)})


def with_edited_article(draft: ArticleDraft, changes: Mapping[str, str]) -> ArticleDraft:
    """The draft with these parts of the article itself changed.

    Raises:
        NotEditable: an article has no such part, or the title is empty.
    """
    for part, value in changes.items():
        if part not in _ARTICLE_PARTS or (part == "title" and not value):
            raise NotEditable("article-part-not-editable", option=part, value=value, parts=", ".join(_ARTICLE_PARTS))
    return draft.model_copy(update={part: value or None for part, value in changes.items()})


def _parsed(part: str, value: str) -> object:
    match part:
        case "date":
            return parse_date(value, part)
        case "from" | "until":
            return parse_date(value, part) if value else None
        case "nature":
            return _one_of(Nature, value, part)
        case "status":
            return _one_of(EventStatus, value, part)
        case "subject" | "metric" | "title" | "person" if not value:
            raise NotEditable("draft-part-required", option=part)
        case _:
            return value[:200] or None


def _one_of(kind: type[Nature] | type[EventStatus], value: str, part: str) -> Nature | EventStatus:
    try:
        return kind(value.casefold())
    except ValueError:
        raise NotEditable("draft-part-not-a-choice", value=value, choices=", ".join(kind), option=part) from None


def parse_date(value: str, part: str = "published") -> PartialDate:
    """The date that was typed for that part. Raises NotEditable."""
    try:
        return PartialDate.parse(value.upper())
    except ValueError:
        raise NotEditable("date-not-typed", value=value, option=part) from None
