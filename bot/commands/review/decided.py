"""The card of a review that was decided: by whom and when, in place of the card with its buttons."""

from __future__ import annotations

from datetime import datetime

from bot.commands.desk import Desk
from bot.commands.paging import rows_a_page
from bot.commands.review.card import page_of, review_card
from bot.core.document import Block, Document, Hint, Paragraph, note, paragraph
from bot.core.language import say
from bot.core.spans import say_spans
from bot.digests.zones.iana import find_zone
from bot.entries.comparing import compare
from bot.wording.actions import undo_button
from bot.wording.dates import clock_time
from storage.records import ActionKind
from storage.reviews import Review, ReviewState

#: Among so many of the newest actions about a review the one that decided it is looked for.
_ACTIONS = 5


async def card_of(review: Review, desk: Desk, *, page: int = 1, line: int = 0) -> Document:
    """The card of a review as it is now: with its buttons while it waits, else who decided. ``line``: the page that shows this line."""
    if review.state is not ReviewState.PENDING:
        return await decided_card(review, desk)
    size = rows_a_page(desk)
    shown = page_of(review, line, size) if line else page
    return review_card(review, await compare(review.draft, desk.store), await desk.people(), page=shown, size=size)


async def decided_card(review: Review, desk: Desk) -> Document:
    """Who approved or rejected the article, when, and why; with the article's entry where it is stored."""
    is_approved = review.state is ReviewState.APPROVED
    title = say("Approved: {title}", title=review.draft.title) if is_approved else say("Rejected: {title}", title=review.draft.title)
    who, time = (await desk.people()).span(review.decided_by), await _time(review, desk)
    said = (
        say_spans("{who} approved it at {time}.", who=who, time=time)
        if is_approved
        else say_spans("{who} rejected it at {time}.", who=who, time=time)
    )
    blocks: list[Block] = [paragraph(*said)]
    if review.reason:
        blocks.append(paragraph(say("The reason given: {reason}", reason=review.reason)))
    if review.article:
        blocks.append(note(say("It is {article}:", article=review.article), " ", Hint(line=f"/brief source {review.article}")))
    else:
        blocks.append(note(say("Nothing of {review} is in the store.", review=review.ref)))
    return Document(title=title, blocks=(*blocks, *undo_button(await _deciding_action(review, desk))), card=review.ref)


async def _deciding_action(review: Review, desk: Desk) -> int | None:
    """The number of the action that decided the review, while it can be taken back."""
    found = await desk.store.log(ref=review.ref, limit=_ACTIONS)
    return next((one.number for one in found if one.kind in (ActionKind.APPROVE, ActionKind.REJECT)), None)


async def decision(review: Review, desk: Desk) -> Paragraph:
    """One line for the card that has just been decided: "Approved by @lena, 18:07"."""
    who, time = (await desk.people()).span(review.decided_by), await _time(review, desk)
    if review.state is ReviewState.APPROVED:
        return paragraph(*say_spans("Approved by {who}, {time}", who=who, time=time))
    return paragraph(*say_spans("Rejected by {who}, {time}", who=who, time=time))


async def _time(review: Review, desk: Desk) -> str:
    """When it was decided, in the reader's zone: the time alone where it was today."""
    at: datetime = review.decided_at or desk.request.now
    return clock_time(at, find_zone(await desk.zone(else_callers=True)), desk.request.now)
