"""The review card: what was read out of an article, a row for each sentence, what of it repeats or contradicts the store, and what can be
done about it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.commands.paging import ROWS_WITH_BUTTONS, pages
from bot.core.document import Block, Choice, Choices, Column, Document, Hint, Row, Table, note, paragraph, text
from bot.core.language import say
from bot.core.spans import say_spans
from bot.core.text import one_line, shorten
from bot.entries.comparing import Comparison
from bot.entries.verdict import Duplicate, Retelling
from bot.wording.counts import draft_counts
from bot.wording.dates import dated
from bot.wording.entries import title_with_ref
from bot.wording.events import status_word
from bot.wording.figures import dated_figure, fact_lead
from bot.wording.people import People
from bot.wording.positions import position_text
from bot.wording.sources import article_label
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft, lines_of
from storage.reviews import Review
from storage.values import EventStatus

#: Characters of a sentence that a card shows; the whole one is stored.
SENTENCE_LENGTH = 240
#: Lines of one sentence that have an Edit button of their own, so that a card with its rows fits one message on every platform.
_EDITS = 2

#: The lines that were read from one sentence, with their numbers.
Numbered = list[tuple[int, CitedDraft]]


def review_card(review: Review, comparison: Comparison, who: People, *, page: int = 1, size: int = ROWS_WITH_BUTTONS) -> Document:
    """The card of a review that waits: the sentences of a page, each with its own buttons, and the buttons that decide."""
    rows = by_sentence(review.draft)
    shown = rows[size * (page - 1) : size * page] or rows[:size]
    blocks = _about(review, comparison, who)
    if shown:
        relations = _relation_to_store(comparison)
        columns = (Column(label=say("Line")), Column(label=say("What was read")))
        blocks.append(
            Table(
                caption=say("What was read, a row for each sentence"),
                columns=columns,
                rows=tuple(_row(review, lines, relations, page) for lines in shown),
            )
        )
        blocks += pages(f"/brief review show {review.ref}", page, size, len(rows))
    else:
        blocks.append(note(say("No figure, dated event or quotation was found in it.")))
    blocks.append(Choices(choices=_decisions(review)))
    return Document(title=say("For review: {title}", title=review.draft.title), blocks=tuple(blocks), card=review.ref)


def by_sentence(draft: ArticleDraft) -> list[Numbered]:
    """The draft's lines with their numbers, together where they were read from the same sentence, or one from a piece of the other's."""
    rows: list[Numbered] = []
    end = 0
    for number, line in sorted(enumerate(lines_of(draft), 1), key=lambda one: (one[1].start, -one[1].end)):
        if rows and line.start < end:
            rows[-1].append((number, line))
        else:
            rows.append([(number, line)])
        end = max(end, line.end)
    return sorted((sorted(row, key=lambda one: one[0]) for row in rows), key=lambda row: row[0][0])


def page_of(review: Review, number: int, size: int = ROWS_WITH_BUTTONS) -> int:
    """The page of a review's card that shows the line of that number."""
    rows = by_sentence(review.draft)
    return next((place // size + 1 for place, lines in enumerate(rows) if any(one == number for one, _ in lines)), 1)


def _about(review: Review, comparison: Comparison, who: People) -> list[Block]:
    draft, verdict = review.draft, comparison.verdict
    known = [draft.publisher or "", dated(draft.published), draft_counts(draft)]
    blocks: list[Block] = [
        paragraph(" · ".join(filter(None, known))),
        paragraph(
            *say_spans(
                "This is {review}, handed in by {who}. Nothing of it is in the store yet.", review=review.ref, who=who.span(review.made_by)
            )
        ),
    ]
    if not dated(draft.published):
        line = Hint(line=f"/brief review edit {review.ref} article published DATE")
        blocks.append(note(say("Its date is unknown. To set it:"), " ", line))
    match verdict:
        case Duplicate():
            known_as = title_with_ref(verdict.of)
            blocks.append(paragraph(say("The same text is stored already, as {article}: approving it stores nothing.", article=known_as)))
        case Retelling():
            told = title_with_ref(verdict.of)
            said = say("It is the same story as {article}: {why}. The two will count as one source.", article=told, why=verdict.why)
            blocks.append(paragraph(said))
        case _:
            pass
    blocks += [note(draft.note)] if draft.note else []
    if comparison.unknown:
        names = ", ".join(topic.name for topic in comparison.unknown[:5])
        blocks.append(note(say("It is about {names}, no topic yet here.", names=names)))
    return blocks


def _row(review: Review, lines: Numbered, relations: Mapping[tuple[int, int, str, str], str], page: int) -> Row:
    """One sentence: the numbers of its lines, what was read from it, and below that the sentence itself."""
    numbers = ", ".join(str(number) for number, _ in lines)
    said = "; ".join(_said(line, relations, is_out=number in review.left_out) for number, line in lines)
    start, end = min(line.start for _, line in lines), max(line.end for _, line in lines)
    sentence = shorten(one_line(review.draft.text[start:end]), SENTENCE_LENGTH)
    quoted = sentence if sentence.startswith(("“", '"', "「")) else f"“{sentence}”"
    return Row(cells=((text(numbers),), (text(said),)), small=(text(quoted),), choices=_row_choices(review, lines))


def _said(line: CitedDraft, relations: Mapping[tuple[int, int, str, str], str], *, is_out: bool) -> str:
    match line:
        case FactDraft():
            relation = relations.get(_figure_key(line), "")
            said = f"{fact_lead(line)}: {dated_figure(line, speaker=True)}"
            said = say("{figure}, which {relation}", figure=said, relation=relation) if relation else said
        case EventDraft():
            when = dated(line.date, say("date unknown"))
            is_past = line.status is EventStatus.PAST
            said = (
                say("event, {when}", when=when) if is_past else say("event, {when}: {status}", when=when, status=status_word(line.status))
            )
        case QuoteDraft():
            said = say("words of {speaker}", speaker=line.speaker) if line.speaker else say("words of somebody not named")
        case PositionDraft():
            said = f"{line.person}: {position_text(line)}"
    return say("{line} (left out)", line=said) if is_out else said


def _row_choices(review: Review, lines: Numbered) -> tuple[Choice, ...]:
    edits = [
        Choice(
            label=say("Edit") if len(lines) == 1 else say("Edit {number}", number=number),
            line=f"/brief review edit {review.ref} {number}",
            replace=True,
        )
        for number, _ in lines[:_EDITS]
    ]
    numbers = ",".join(str(number) for number, _ in lines)
    if all(number in review.left_out for number, _ in lines):
        toggle = Choice(label=say("Take in"), line=f"/brief review choose {review.ref} include:{numbers}", replace=True)
    else:
        toggle = Choice(label=say("Leave out"), line=f"/brief review choose {review.ref} without:{numbers}", replace=True)
    return (*edits, toggle)


def _relation_to_store(comparison: Comparison) -> dict[tuple[int, int, str, str], str]:
    """By figure, which stored figure it repeats or contradicts; a new figure is left out."""
    found = {_figure_key(one.found): say("repeats {entry}", entry=one.stored.ref) for one in comparison.repeats}
    for one in comparison.conflicts:
        stored = one.stored
        found[_figure_key(one.found)] = say(
            "contradicts {entry}: {figure} in {article}",
            entry=stored.ref,
            figure=stored.quantity.text,
            article=article_label(stored.citation),
        )
    return found


def _figure_key(fact: FactDraft) -> tuple[int, int, str, str]:
    return fact.figure_start, fact.figure_end, fact.subject, fact.metric


def _decisions(review: Review) -> tuple[Choice, ...]:
    total = len(lines_of(review.draft))
    left = total - len(review.left_out)
    approve = say("Approve {count}", count=left) if left else say("Approve the article alone") if total else say("Approve")
    return (
        Choice(label=approve, line=f"/brief review approve {review.ref}", replace=True, primary=True),
        Choice(label=say("Edit article"), line=f"/brief review edit {review.ref} article", replace=True),
        Choice(
            label=say("Reject"),
            line=f"/brief review reject {review.ref}",
            danger=True,
            replace=True,
            confirm=say("Reject it? Nothing of it is stored; it can be added again."),
        ),
    )


def line_label(line: CitedDraft) -> str:
    """What a line is about, short: what it counts and the figure, the date and the event, or who says what."""
    match line:
        case FactDraft():
            return one_line(f"{line.metric}: {line.quantity.text} ({line.subject})")
        case EventDraft():
            return one_line(f"{dated(line.date)}: {line.summary}")
        case QuoteDraft():
            return one_line(f"{line.speaker or say('speaker not named')}: “{line.text}”")
        case PositionDraft():
            return one_line(f"{line.person}: {position_text(line)}")
