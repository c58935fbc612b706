"""/brief review …: what waits for approval, one card, and the decisions about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.commands.add import report_document
from bot.commands.desk import Desk
from bot.commands.forms import choosing_form, editing_form
from bot.commands.notifying import tell_maker
from bot.commands.review_card import PAGE, choosing_card, counted, review_card
from bot.core.command import Command, FormOffer, NoOptions, option
from bot.core.document import Block, Choice, Choices, Document, Item, Listing, Moment, Preformatted, Text, item, note, paragraph
from bot.core.request import Role
from bot.entries.comparing import compare
from bot.entries.reviewing import approve, choose, edit
from bot.wording.actions import undo_button
from bot.wording.people import People
from storage.drafts import lines_of
from storage.records import ReviewMode
from storage.reviews import Review, ReviewState
from storage.values import EventStatus, Nature

PARTS = ("subject", "metric", "scope", "nature", "date", "status", "speaker", "occasion", "title", "publisher", "published", "url")


def _numbers(words: str) -> tuple[int, ...]:
    try:
        found = tuple(int(piece) for piece in words.replace(",", " ").split())
    except ValueError:
        found = ()
    if not found or min(found) < 1 or max(found) > 100_000:
        raise ValueError(f"“{words}” is no list of line numbers; type them like 1,3,4")
    return found


def _first(words: str) -> int:
    return _numbers(words)[0]


def _line(words: str) -> int:
    return 0 if words.strip().casefold() in ("article", "0") else _first(words)


@dataclass(frozen=True, slots=True)
class ShowOptions:
    review: str = option("which one", required=True, positional=True, example="r3")
    first: int = option("the first line to show", default=1, parse=_first, example="11")


@dataclass(frozen=True, slots=True)
class ApproveOptions:
    review: str = option("which one", required=True, positional=True, example="r3")
    only: tuple[int, ...] | None = option("only these lines", parse=_numbers, example="1,3")


@dataclass(frozen=True, slots=True)
class ChooseOptions:
    review: str = option("which one", required=True, positional=True, example="r3")
    without: tuple[int, ...] = option("lines to leave out", default=(), parse=_numbers, example="2,5")
    include: tuple[int, ...] = option("lines to take in again", default=(), parse=_numbers, example="2")
    first: int = option("the first line to show", default=1, parse=_first, example="11")


@dataclass(frozen=True, slots=True)
class EditOptions:
    review: str = option("which one", required=True, positional=True, example="r3")
    line: int | None = option("the line's number, or article", positional=True, parse=_line, example="1")
    part: str = option("what to change", default="", positional=True, choices=PARTS)
    value: str = option("what it should be", default="", rest=True, example="robots sold")
    # Several parts at once, as the form asks for them.
    subject: str | None = option("whose figure it is", phrase=True, form_only=True, example="qwen")
    metric: str | None = option("what is counted", phrase=True, form_only=True, example='"robots sold"')
    scope: str | None = option("of which part; empty for none", phrase=True, form_only=True, example='"open models"')
    nature: str | None = option("what kind of claim", form_only=True, choices=tuple(nature.value for nature in Nature))
    date: str | None = option("when it was true, or happened", form_only=True, example="2024-05")
    status: str | None = option("whether it has happened", form_only=True, choices=tuple(status.value for status in EventStatus))
    speaker: str | None = option("who spoke; empty if not named", phrase=True, form_only=True, example='"Lena Ortiz"')
    occasion: str | None = option("where or when it was said", phrase=True, form_only=True, example='"an earnings call"')
    title: str | None = option("the article's title", phrase=True, form_only=True, example='"Acme opens a plant"')
    publisher: str | None = option("who published it", phrase=True, form_only=True, example='"Acme News"')
    published: str | None = option("when it was published; the text is then read again", form_only=True, example="2024-09-24")
    url: str | None = option("its address", form_only=True, example="https://news.example/1")

    @property
    def changes(self) -> dict[str, str]:
        """What is to be changed into what, by part."""
        named = {part: value for part in PARTS if (value := getattr(self, part)) is not None}
        return {self.part: self.value, **named} if self.part else named


@dataclass(frozen=True, slots=True)
class RejectOptions:
    review: str = option("which one", required=True, positional=True, example="r3")
    reason: str = option("why", default="", rest=True, example="an advertisement")


@dataclass(frozen=True, slots=True)
class OnOptions:
    feeds: str = option("also what feeds bring", default="off", choices=("on", "off"))


async def list_(options: NoOptions, desk: Desk) -> Document:
    """What waits for approval, the longest first."""
    found, count = await desk.store.pending_reviews(PAGE)
    if not found:
        return Document(title="Nothing waits for review", blocks=(paragraph(_mode_words((await desk.store.workspace_settings()).review)),))
    zone = (await desk.store.workspace_settings()).time_zone or "UTC"
    who = await desk.people()
    blocks: list[Block] = [
        Listing(items=tuple(_waiting(review, zone, who) for review in found)),
        Choices(choices=tuple(Choice(label=f"Look at {review.ref}", line=f"/brief review show {review.ref}") for review in found)),
    ]
    if count > len(found):
        blocks.insert(1, note(f"and {count - len(found)} more after these"))
    return Document(title=f"For review: {count}", blocks=tuple(blocks))


def _waiting(review: Review, zone: str, who: People) -> Item:
    spans: list[Text | Moment | str] = [
        f"{review.draft.title}; {counted(review.draft)}; by {who.describe(review.made_by)}, ",
        Moment(at=review.made_at, zone=zone),
    ]
    return item(review.ref, *spans)


async def show(options: ShowOptions, desk: Desk) -> Document:
    """The card of one review."""
    review = await desk.store.review(options.review)
    return review_card(review, await compare(review.draft, desk.store), await desk.people(), first=options.first)


async def approve_(options: ApproveOptions, desk: Desk) -> Document:
    """What approving stored; nothing more when it had been approved before."""
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
    tell_maker(review, desk, f"Your suggestion was approved: {review.draft.title}", f"It is in the store now, as {review.article}.")
    document = report_document(approval.report)
    return document.model_copy(update={"blocks": (*document.blocks, *undo_button(desk.store.last_action_number))})


async def choose_(options: ChooseOptions, desk: Desk) -> Document:
    """The card with each line to be taken or left."""
    review = await desk.store.review(options.review)
    changed = [*options.without, *options.include]
    if changed:
        review = await choose(options.review, desk.store, desk.request.caller.user, without=options.without, include=options.include)
    elif review.state is not ReviewState.PENDING:
        return review_card(review, await compare(review.draft, desk.store), await desk.people())
    first = options.first if options.first > 1 or not changed else (changed[0] - 1) // PAGE * PAGE + 1
    return choosing_card(review, await compare(review.draft, desk.store), first=first)


async def edit_(options: EditOptions, desk: Desk) -> Document:
    """The card after a change, or how to change something."""
    if options.line is None or not options.changes:
        review = await desk.store.review(options.review)
        return _how_to_edit(review)
    review = await edit(options.review, desk.store, desk.request.caller.user, options.line, options.changes)
    return review_card(
        review, await compare(review.draft, desk.store), await desk.people(), first=(max(options.line, 1) - 1) // PAGE * PAGE + 1
    )


def _how_to_edit(review: Review) -> Document:
    examples = [
        f"/brief review edit {review.ref} article published 2024-09-24",
        f"/brief review edit {review.ref} article title A better title",
    ]
    if lines_of(review.draft):
        examples.append(
            f"/brief review edit {review.ref} 1 {'metric robots sold' if review.draft.facts else 'speaker The chief executive'}"
        )
    return Document(
        title=f"Edit {review.ref}",
        blocks=(
            paragraph("Name the line (or article), its part, and what it should be:"),
            Preformatted(text="\n".join(examples)),
            note(
                "A figure has subject, metric, scope, nature, date, speaker; an event date, status; a quotation speaker, occasion; "
                "the article title, publisher, published, url. The figure itself and its sentence are the proof and stay."
            ),
        ),
    )


async def reject(options: RejectOptions, desk: Desk) -> Document:
    """What was rejected; nothing of it is stored."""
    by = desk.request.caller.user
    review = await desk.store.settle_review(options.review, ReviewState.REJECTED, by, reason=" ".join(options.reason.split())[:500])
    why = f" The reason given: {review.reason}" if review.reason else ""
    tell_maker(review, desk, f"Your suggestion was not taken: {review.draft.title}", f"Nothing of it is in the store.{why}")
    said = paragraph(f"Nothing of {review.ref} is in the store. It can be added again.")
    return Document(title=f"Rejected: {review.draft.title}", blocks=(said, *undo_button(desk.store.last_action_number)))


async def on(options: OnOptions, desk: Desk) -> Document:
    """From now on articles wait for approval."""
    return await _set(ReviewMode.FEEDS if options.feeds == "on" else ReviewMode.ON, desk)


async def off(options: NoOptions, desk: Desk) -> Document:
    """From now on what editors add is stored at once."""
    return await _set(ReviewMode.OFF, desk)


async def _set(mode: ReviewMode, desk: Desk) -> Document:
    await desk.store.set_review(mode, desk.request.caller.user)
    title = "Review is off" if mode is ReviewMode.OFF else "Review is on"
    return Document(title=title, blocks=(paragraph(_mode_words(mode)), *undo_button(desk.store.last_action_number)))


def _mode_words(mode: ReviewMode) -> str:
    match mode:
        case ReviewMode.OFF:
            return "What editors add is stored at once, and so is what feeds bring; what members suggest waits for an editor."
        case ReviewMode.ON:
            return "What is added or suggested in chat waits for an editor's approval; what feeds bring is stored at once."
        case ReviewMode.FEEDS:
            return "What is added or suggested in chat, and what feeds bring, waits for an editor's approval."


def _command(
    word: str,
    summary: str,
    options: type[Any],
    run: Callable[[Any, Desk], Awaitable[Document]],
    *examples: str,
    role: Role = Role.EDITOR,
    slow: bool = False,
    form: FormOffer[Desk] | None = None,
) -> Command[Desk]:
    # None of them is for the whole channel, so none offers to be shared.
    return Command(("review", word), summary, options, run, role=role, slow=slow, changes=True, form=form, examples=examples)


def _commands() -> Sequence[Command[Desk]]:
    choosing, editing = choosing_form(), editing_form(EditOptions)
    edit_example = "/brief review edit r3 1 metric robots sold"
    return (
        _command("list", "what waits for approval", NoOptions, list_, "/brief review list"),
        _command("show", "the card of one article that waits", ShowOptions, show, "/brief review show r3"),
        _command("approve", "store it, all lines or some", ApproveOptions, approve_, "/brief review approve r3 only:1,3", slow=True),
        _command("choose", "leave lines out, or take them in", ChooseOptions, choose_, "/brief review choose r3 without:2", form=choosing),
        _command("edit", "correct a line before it is stored", EditOptions, edit_, edit_example, form=editing),
        _command("reject", "store nothing of it", RejectOptions, reject, "/brief review reject r3 an advertisement"),
        _command("on", "let articles wait for approval", OnOptions, on, "/brief review on feeds:on", role=Role.ADMIN),
        _command("off", "store at once what editors add", NoOptions, off, "/brief review off", role=Role.ADMIN),
    )


COMMANDS = _commands()
