"""/brief review list and show: what waits for an editor, and the card of one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.entry.settling import waiting_reports
from bot.commands.review.card import PAGE_SIZE, review_card
from bot.commands.review.command import first_line, review_command
from bot.commands.review.mode import describe_mode
from bot.core.command import Command, NoOptions, option
from bot.core.document import Block, Choice, Choices, Document, Item, Listing, Moment, Text, item, note, paragraph
from bot.entries.comparing import compare
from bot.wording.counts import draft_counts
from bot.wording.people import People
from storage.reviews import Review


@dataclass(frozen=True, slots=True)
class ShowOptions:
    review: str = option("which one", required=True, positional=True, example="r3")
    first: int = option("the first line to show", default=1, parse=first_line, example="11")


async def list_(options: NoOptions, desk: Desk) -> Document:
    """The articles that wait for approval, the oldest first."""
    found, count = await desk.store.pending_reviews(PAGE_SIZE)
    reports = await waiting_reports(desk)
    if not found:
        mode = paragraph(describe_mode((await desk.store.workspace_settings()).review))
        return Document(title="Nothing waits for review" if not reports else "For review", blocks=(*reports, mode))
    zone = await desk.zone()
    who = await desk.people()
    blocks: list[Block] = [
        Listing(items=tuple(_waiting_item(review, zone, who) for review in found)),
        Choices(choices=tuple(Choice(label=f"Look at {review.ref}", line=f"/brief review show {review.ref}") for review in found)),
    ]
    if count > len(found):
        blocks.insert(1, note(f"and {count - len(found)} more after these"))
    return Document(title=f"For review: {count}", blocks=(*blocks, *reports))


def _waiting_item(review: Review, zone: str, who: People) -> Item:
    spans: list[Text | Moment | str] = [
        f"{review.draft.title}; {draft_counts(review.draft)}; by {who.describe(review.made_by)}, ",
        Moment(at=review.made_at, zone=zone),
    ]
    return item(review.ref, *spans)


async def show(options: ShowOptions, desk: Desk) -> Document:
    """The card of one review."""
    review = await desk.store.review(options.review)
    return review_card(review, await compare(review.draft, desk.store), await desk.people(), first=options.first)


COMMANDS: Sequence[Command[Desk]] = (
    review_command("list", "what waits for approval", NoOptions, list_, "/brief review list"),
    review_command("show", "the card of one article that waits", ShowOptions, show, "/brief review show r3"),
)
