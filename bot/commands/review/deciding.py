"""/brief review approve and reject: what is stored of an article that waits, or nothing of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.added_report import report_document
from bot.commands.desk import Desk
from bot.commands.review.command import line_numbers, review_command
from bot.commands.review.decided import decided_card, decision
from bot.commands.review.notifying import notify_suggester
from bot.commands.review.waiting import waiting_changed
from bot.core.command import COMPLETE_REVIEW, Command, option
from bot.core.document import Document, paragraph
from bot.core.language import say, to_say
from bot.entries.reviewing import approve
from bot.wording.actions import undo_button
from storage.reviews import AlreadyDecided, ReviewState


@dataclass(frozen=True, slots=True)
class ApproveOptions:
    review: str = option("which one", required=True, positional=True, example="r3", complete=COMPLETE_REVIEW)
    only: tuple[int, ...] | None = option("only these lines", parse=line_numbers, example="1,3")


@dataclass(frozen=True, slots=True)
class RejectOptions:
    review: str = option("which one", required=True, positional=True, example="r3", complete=COMPLETE_REVIEW)
    reason: str = option("why", default="", rest=True, example="an advertisement")


async def approve_review(options: ApproveOptions, desk: Desk) -> Document:
    """What was stored; an article that was approved before is not stored twice."""
    by = desk.request.caller.user
    try:
        approval = await approve(options.review, desk.store, by=by, reserved=desk.catalog.reserved, only=options.only)
    except AlreadyDecided as decided:
        return await decided_card(decided.review, desk)
    review = approval.review
    waiting_changed(desk, review)
    if approval.report is None:
        desk.update_cards()
        return await decided_card(review, desk)
    title = to_say("Your suggestion was approved: {title}")
    notify_suggester(review, desk, title, to_say("It is in the store now, as {article}."))
    document = report_document(approval.report)
    said = await decision(review, desk)
    desk.update_cards()
    return document.model_copy(update={"blocks": (said, *document.blocks, *undo_button(desk.store.last_action_number)), "card": review.ref})


async def reject_review(options: RejectOptions, desk: Desk) -> Document:
    """The rejected article, of which nothing is stored."""
    by = desk.request.caller.user
    try:
        review = await desk.store.settle_review(options.review, ReviewState.REJECTED, by, reason=" ".join(options.reason.split())[:500])
    except AlreadyDecided as decided:
        return await decided_card(decided.review, desk)
    waiting_changed(desk, review)
    words = (
        to_say("Nothing of it is in the store. The reason given: {reason}") if review.reason else to_say("Nothing of it is in the store.")
    )
    notify_suggester(review, desk, to_say("Your suggestion was not taken: {title}"), words)
    said = paragraph(say("Nothing of {review} is in the store. It can be added again.", review=review.ref))
    title = say("Rejected: {title}", title=review.draft.title)
    desk.update_cards()
    return Document(title=title, blocks=(await decision(review, desk), said, *undo_button(desk.store.last_action_number)), card=review.ref)


APPROVE: Command[Desk] = review_command(
    "approve", "store it, all lines or some", ApproveOptions, approve_review, "/brief review approve r3 only:1,3", slow=True
)
REJECT: Command[Desk] = review_command(
    "reject", "store nothing of it", RejectOptions, reject_review, "/brief review reject r3 an advertisement"
)
