"""/brief review approve and reject: what is stored of an article that waits, or nothing of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.added_report import report_document
from bot.commands.desk import Desk
from bot.commands.review.command import line_numbers, review_command
from bot.commands.review.notifying import notify_suggester
from bot.core.command import Command, option
from bot.core.document import Document, paragraph
from bot.entries.reviewing import approve
from bot.wording.actions import undo_button
from storage.reviews import ReviewState


@dataclass(frozen=True, slots=True)
class ApproveOptions:
    review: str = option("which one", required=True, positional=True, example="r3")
    only: tuple[int, ...] | None = option("only these lines", parse=line_numbers, example="1,3")


@dataclass(frozen=True, slots=True)
class RejectOptions:
    review: str = option("which one", required=True, positional=True, example="r3")
    reason: str = option("why", default="", rest=True, example="an advertisement")


async def approve_review(options: ApproveOptions, desk: Desk) -> Document:
    """What was stored; an article that was approved before is not stored twice."""
    by = desk.request.caller.user
    approval = await approve(options.review, desk.store, by=by, reserved=desk.catalog.reserved, only=options.only)
    review = approval.review
    if approval.report is None:
        stored = f" It is {review.article}; open it with /brief source {review.article}" if review.article else ""
        decider = (await desk.people()).describe(review.decided_by)
        return Document(
            title=f"Approved already: {review.draft.title}",
            blocks=(paragraph(f"{review.ref} was approved by {decider}. Nothing was stored twice.{stored}"),),
        )
    notify_suggester(review, desk, f"Your suggestion was approved: {review.draft.title}", f"It is in the store now, as {review.article}.")
    document = report_document(approval.report)
    return document.model_copy(update={"blocks": (*document.blocks, *undo_button(desk.store.last_action_number))})


async def reject_review(options: RejectOptions, desk: Desk) -> Document:
    """The rejected article, of which nothing is stored."""
    by = desk.request.caller.user
    review = await desk.store.settle_review(options.review, ReviewState.REJECTED, by, reason=" ".join(options.reason.split())[:500])
    why = f" The reason given: {review.reason}" if review.reason else ""
    notify_suggester(review, desk, f"Your suggestion was not taken: {review.draft.title}", f"Nothing of it is in the store.{why}")
    said = paragraph(f"Nothing of {review.ref} is in the store. It can be added again.")
    return Document(title=f"Rejected: {review.draft.title}", blocks=(said, *undo_button(desk.store.last_action_number)))


APPROVE: Command[Desk] = review_command(
    "approve", "store it, all lines or some", ApproveOptions, approve_review, "/brief review approve r3 only:1,3", slow=True
)
REJECT: Command[Desk] = review_command(
    "reject", "store nothing of it", RejectOptions, reject_review, "/brief review reject r3 an advertisement"
)
