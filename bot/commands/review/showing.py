"""/brief review list and show: what waits for an editor, and the card of one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.entry.settling import waiting_reports
from bot.commands.paging import pages, past_the_end, rows_a_page
from bot.commands.review.command import review_command
from bot.commands.review.decided import card_of
from bot.commands.review.mode import describe_mode
from bot.commands.typed import whole_number
from bot.core.command import COMPLETE_REVIEW, Command, option
from bot.core.document import Choice, Column, Document, Moment, Row, Table, paragraph, text
from bot.core.language import say, say_count
from bot.core.text import one_line, shorten
from bot.wording.counts import draft_counts
from bot.wording.people import People
from storage.reviews import Review

_TITLE = 120


@dataclass(frozen=True, slots=True)
class ListOptions:
    page: int = option("which page", default=1, parse=whole_number, example="2", form_only=True)


@dataclass(frozen=True, slots=True)
class ShowOptions:
    review: str = option("which one", required=True, positional=True, example="r3", complete=COMPLETE_REVIEW)
    page: int = option("which page", default=1, parse=whole_number, example="2", form_only=True)


async def list_(options: ListOptions, desk: Desk) -> Document:
    """The articles that wait for approval, the oldest first, each with a button that opens its card."""
    size, typed = rows_a_page(desk, one_button=True), "/brief review list"
    found, count = await desk.store.pending_reviews(size * options.page)
    reports = await waiting_reports(desk)
    if not count:
        mode = paragraph(describe_mode((await desk.store.workspace_settings()).review))
        return Document(title=say("For review") if reports else say("Nothing waits for review"), blocks=(*reports, mode))
    title = say_count("One article waits for review", "{count} articles wait for review", count)
    shown = found[size * (options.page - 1) :]
    if not shown:
        return past_the_end(title, typed)
    zone, who = await desk.zone(), await desk.people()
    columns = (Column(label=say("Article")), Column(label=say("Holds")), Column(label=say("Handed in by")), Column(label=say("When")))
    rows = tuple(_row(review, zone, who) for review in shown)
    return Document(
        title=title, blocks=(Table(caption=title, columns=columns, rows=rows), *pages(typed, options.page, size, count), *reports)
    )


def _row(review: Review, zone: str, who: People) -> Row:
    return Row(
        cells=(
            (text(shorten(one_line(review.draft.title), _TITLE)),),
            (text(draft_counts(review.draft)),),
            (who.span(review.made_by),),
            (Moment(at=review.made_at, zone=zone),),
        ),
        small=(text(review.ref),),
        choices=(Choice(label=say("Open"), line=f"/brief review show {review.ref}"),),
    )


async def show(options: ShowOptions, desk: Desk) -> Document:
    """The card of one review."""
    review = await desk.store.review(options.review)
    return await card_of(review, desk, page=options.page)


COMMANDS: Sequence[Command[Desk]] = (
    review_command("list", "what waits for approval", ListOptions, list_, "/brief review list"),
    review_command("show", "the card of one article that waits", ShowOptions, show, "/brief review show r3"),
)
