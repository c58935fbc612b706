"""/brief review choose and edit: which lines of an article will be stored, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.commands.desk import Desk
from bot.commands.forms import PICK_LENGTH, Words, option_field
from bot.commands.review.card import line_label
from bot.commands.review.command import first_line, line_numbers, line_or_article, review_command
from bot.commands.review.decided import card_of, decided_card
from bot.core.command import COMPLETE_REVIEW, Command, FormOffer, option, options_of
from bot.core.document import Document, Preformatted, note, paragraph
from bot.core.errors import CommandMistake
from bot.core.form import MAX_FIELDS, MAX_PICKS, Field, Form, Kind, Pick, form_of
from bot.core.language import say, say_count
from bot.core.text import shorten
from bot.entries.editing import parts_of
from bot.entries.reviewing import choose, edit
from bot.wording.entries import STATUS_CHOICES
from bot.wording.figures import NATURE_CHOICES
from storage.drafts import lines_of
from storage.reviews import AlreadyDecided, Review, ReviewState, already_decided

PARTS = ("subject", "metric", "scope", "nature", "date", "status", "speaker", "occasion", "title", "publisher", "published", "url")


@dataclass(frozen=True, slots=True)
class ChooseOptions:
    review: str = option("which one", required=True, positional=True, example="r3", complete=COMPLETE_REVIEW)
    without: tuple[int, ...] = option("lines to leave out", default=(), parse=line_numbers, example="2,5")
    include: tuple[int, ...] = option("lines to take in again", default=(), parse=line_numbers, example="2")
    first: int = option("the first line to show", default=1, parse=first_line, example="11", form_only=True)


@dataclass(frozen=True, slots=True)
class EditOptions:
    review: str = option("which one", required=True, positional=True, example="r3", complete=COMPLETE_REVIEW)
    line: int | None = option("the line's number, or article", positional=True, parse=line_or_article, example="1")
    part: str = option("what to change", default="", positional=True, choices=PARTS)
    value: str = option("what it should be", default="", rest=True, example="robots sold")
    # Several parts at once, as the form asks for them.
    subject: str | None = option("whose figure it is", phrase=True, form_only=True, example="qwen")
    metric: str | None = option("what is counted", phrase=True, form_only=True, example='"robots sold"')
    scope: str | None = option("of which part; empty for none", phrase=True, form_only=True, example='"open models"')
    nature: str | None = option("what kind of claim", form_only=True, choices=NATURE_CHOICES)
    date: str | None = option("when it was true, or happened", form_only=True, example="2024-05")
    status: str | None = option("whether it has happened", form_only=True, choices=STATUS_CHOICES)
    speaker: str | None = option("who spoke; empty if not named", phrase=True, form_only=True, example='"Lena Ortiz"')
    occasion: str | None = option("where or when it was said", phrase=True, form_only=True, example='"an earnings call"')
    title: str | None = option("the article's title", phrase=True, form_only=True, example='"Acme opens a plant"')
    publisher: str | None = option("who published it", phrase=True, form_only=True, example='"Acme News"')
    published: str | None = option("when it was published; the text is then read again", form_only=True, example="2024-09-24")
    url: str | None = option("its address", form_only=True, example="https://news.example/1")

    @property
    def changes(self) -> dict[str, str]:
        """The new values, by part."""
        named = {part: value for part in PARTS if (value := getattr(self, part)) is not None}
        return {self.part: self.value, **named} if self.part else named


async def choose_lines(options: ChooseOptions, desk: Desk) -> Document:
    """The card with these lines left out, or taken in again."""
    review = await desk.store.review(options.review)
    changed = [*options.without, *options.include]
    if changed and review.state is ReviewState.PENDING:
        try:
            review = await choose(options.review, desk.store, desk.request.caller.user, without=options.without, include=options.include)
        except AlreadyDecided as decided:
            review = decided.review
    return await card_of(review, desk, line=changed[0] if changed else options.first)


async def edit_review(options: EditOptions, desk: Desk) -> Document:
    """The card after a change, or how to change something."""
    review = await desk.store.review(options.review)
    if review.state is not ReviewState.PENDING:
        return await decided_card(review, desk)
    if options.line is None or not options.changes:
        return _how_to_edit(review)
    try:
        review = await edit(options.review, desk.store, desk.request.caller.user, options.line, options.changes)
    except AlreadyDecided as decided:
        review = decided.review
    return await card_of(review, desk, line=options.line)


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
        title=say("Edit {review}", review=review.ref),
        blocks=(
            paragraph(say("Name the line (or article), its part, and what it should be:")),
            Preformatted(text="\n".join(examples)),
            note(
                say(
                    "A figure has subject, metric, scope, nature, date, speaker; an event date, status; a quotation speaker, occasion; "
                    "the article title, publisher, published, url. The figure itself and its sentence are the proof and stay."
                )
            ),
        ),
    )


def choosing_form() -> FormOffer[Desk]:
    """Asks which lines of a review are taken in, those that are now ticked beforehand."""

    async def make(words: Words, desk: Desk) -> Form:
        review = _undecided(await desk.store.review(words.get("review", "")))
        lines = list(enumerate(lines_of(review.draft), 1))
        start = max([0, *(number - 1 for number in _numbers_in(words.get("first", "")))])
        pages = [lines[at : at + MAX_PICKS] for at in range(start, len(lines), MAX_PICKS)][:MAX_FIELDS]
        if not pages:
            raise CommandMistake("review-has-no-lines", review=review.ref)
        out = _numbers_in(words.get("without", ""), review.left_out) - _numbers_in(words.get("include", ""))
        fields = []
        for page in pages:
            picks = tuple(Pick(str(number), shorten(f"{number}. {line_label(line)}", PICK_LENGTH)) for number, line in page)
            ticked = tuple(str(number) for number, _ in page if number not in out)
            first, last = page[0][0], page[-1][0]
            name = "include" if page is pages[0] else f"include-{first}"
            hint = say_count(
                "What is not picked is left out; {review} has {count} line",
                "What is not picked is left out; {review} has {count} lines",
                len(lines),
                review=review.ref,
            )
            label = say("Lines {first} to {last}", first=first, last=last) if first != last else say("Line {number}", number=first)
            fields.append(Field(name, label, hint, Kind.SEVERAL, initial=ticked, picks=picks, option="include", unpicked="without"))
        return form_of("review choose", say("Choose from {review}", review=review.ref), fields, {"review": review.ref}, say("Save"))

    return FormOffer(make, lambda words: "review" in words and not {"without", "include"} & words.keys())


def editing_form(options: type[Any]) -> FormOffer[Desk]:
    """Asks for the parts of one line of a review, or of its article, with what is there now filled in."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: Words, desk: Desk) -> Form:
        review = _undecided(await desk.store.review(words.get("review", "")))
        number = max([0, *_numbers_in(words.get("line", ""))])
        parts = parts_of(review, number)
        typed = {**words, words["part"]: words.get("value", "")} if words.get("part") in parts else words
        fields = [option_field(declared[part], typed, present=value) for part, value in parts.items()]
        title = (
            say("Edit line {number} of {review}", number=number, review=review.ref) if number else say("Edit {review}", review=review.ref)
        )
        line = str(number) if number else "article"
        return form_of("review edit", title, fields, {"review": review.ref, "line": line}, say("Save"))

    return FormOffer(make, lambda words: "review" in words and words.keys() <= {"review", "line"})


def _undecided(review: Review) -> Review:
    if review.state is not ReviewState.PENDING:
        raise already_decided(review)
    return review


def _numbers_in(words: str, beside: frozenset[int] = frozenset()) -> frozenset[int]:
    return beside | {int(piece) for piece in words.replace(",", " ").split() if piece.isdecimal() and len(piece) < 7}


COMMANDS: Sequence[Command[Desk]] = (
    review_command(
        "choose", "leave lines out, or take them in", ChooseOptions, choose_lines, "/brief review choose r3 without:2", form=choosing_form()
    ),
    review_command(
        "edit",
        "correct a line before it is stored",
        EditOptions,
        edit_review,
        "/brief review edit r3 1 metric robots sold",
        form=editing_form(EditOptions),
    ),
)
