"""The review card: what was read out of an article, what of it is new, what repeats and what contradicts, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.document import Block, Choice, Choices, Document, Item, Listing, Moment, item, note, paragraph
from bot.core.text import counted, one_line, shorten
from bot.entries.comparing import Comparison
from bot.entries.verdict import Duplicate, Retelling
from bot.wording.counts import draft_counts
from bot.wording.dates import dated
from bot.wording.entries import title_with_ref
from bot.wording.figures import dated_figure, fact_lead
from bot.wording.people import People
from bot.wording.positions import position_text
from bot.wording.sources import article_label
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft, lines_of
from storage.reviews import Review, ReviewState

#: Lines that one card shows, so that their buttons fit one message on every platform.
PAGE_SIZE = 10
#: Characters of a sentence that a card shows; the whole one is stored.
SENTENCE_LENGTH = 240


def review_card(review: Review, comparison: Comparison, who: People, *, first: int = 1) -> Document:
    """The card of a review, its lines from number ``first`` on; with the buttons that decide about it while it waits."""
    blocks: list[Block] = [*_about(review, comparison, who), *_lines(review, comparison, first, "show")]
    if review.state is ReviewState.PENDING:
        blocks.append(Choices(choices=_decision_buttons(review)))
        if lines := _page(review.draft, first):
            edits = (Choice(label=f"Edit {number}", line=f"/brief review edit {review.ref} {number}") for number, _ in lines)
            blocks.append(Choices(choices=tuple(edits)))
    return Document(title=f"{_HEADINGS[review.state]}: {review.draft.title}", blocks=tuple(blocks))


def choosing_card(review: Review, comparison: Comparison, *, first: int = 1) -> Document:
    """The card of a review on which single lines are left out or taken in again."""
    total = len(lines_of(review.draft))
    toggles = tuple(_toggle_button(review, number, line) for number, line in _page(review.draft, first))
    blocks: list[Block] = [*_lines(review, comparison, first, "choose"), Choices(choices=toggles)] if toggles else []
    left = total - len(review.left_out)
    decide = (
        Choice(label=f"Approve {left} of {total}", line=f"/brief review approve {review.ref}"),
        Choice(label="Reject", line=f"/brief review reject {review.ref}", danger=True),
    )
    return Document(
        title=f"Choose: {review.draft.title}",
        blocks=(paragraph(f"{left} of {counted(total, 'line')} of {review.ref} will be stored."), *blocks, Choices(choices=decide)),
    )


_HEADINGS = {ReviewState.PENDING: "For review", ReviewState.APPROVED: "Approved", ReviewState.REJECTED: "Rejected"}


def _about(review: Review, comparison: Comparison, who: People) -> list[Block]:
    draft, verdict = review.draft, comparison.verdict
    published = dated(draft.published, f"date unknown; set it with /brief review edit {review.ref} article published …")
    by = f"{draft.publisher}. " if draft.publisher else ""
    blocks: list[Block] = [paragraph(f"{by}Published: {published}. Read: {draft_counts(draft)}.")]
    if review.state is ReviewState.PENDING:
        blocks.append(paragraph(f"Nothing of it is in the store yet. This is {review.ref}, handed in by {who.describe(review.made_by)}."))
    else:
        why = f": {review.reason}" if review.reason else ""
        stored = f" It is {review.article}." if review.article else ""
        when = [Moment(at=review.decided_at)] if review.decided_at else []
        blocks.append(paragraph(f"{review.ref} was {review.state} by {who.describe(review.decided_by)}{why}.{stored} ", *when))
    match verdict:
        case Duplicate() if review.state is ReviewState.PENDING:
            blocks.append(paragraph(f"The same text is stored already, as {title_with_ref(verdict.of)}: approving it stores nothing."))
        case Retelling() if review.state is ReviewState.PENDING:
            blocks.append(paragraph(f"It retells {title_with_ref(verdict.of)}: {verdict.why}. The two will count as one source."))
        case _:
            pass
    if draft.note:
        blocks.append(note(draft.note))
    if comparison.unknown and review.state is ReviewState.PENDING:
        blocks.append(note(f"It is about {', '.join(topic.name for topic in comparison.unknown[:5])}, no topic yet here."))
    return blocks


def _lines(review: Review, comparison: Comparison, first: int, command: str) -> list[Block]:
    relations = _relation_to_store(comparison)
    page = _page(review.draft, first)
    if not page:
        return [note("No figure, dated event or quotation was found in it.")] if not lines_of(review.draft) else []
    blocks: list[Block] = [Listing(items=tuple(_item(review, number, line, relations) for number, line in page))]
    rest = len(lines_of(review.draft)) - page[-1][0]
    if rest:
        blocks.append(note(f"and {rest} more: /brief review {command} {review.ref} first:{page[-1][0] + 1}"))
    return blocks


def _page(draft: ArticleDraft, first: int) -> list[tuple[int, CitedDraft]]:
    return list(enumerate(lines_of(draft), 1))[first - 1 : first - 1 + PAGE_SIZE]


def _item(review: Review, number: int, line: CitedDraft, relations: Mapping[tuple[int, int, str, str], str]) -> Item:
    out = " · left out" if number in review.left_out else ""
    sentence = f"“{shorten(one_line(review.draft.text[line.start : line.end]), SENTENCE_LENGTH)}”"
    match line:
        case FactDraft():
            figure = dated_figure(line, speaker=True)
            return item(f"{number}. {fact_lead(line)}", f"{figure} · {relations.get(_figure_key(line), 'new')}{out}\n{sentence}")
        case EventDraft():
            return item(f"{number}. {dated(line.date)}", f"({line.status}){out}\n{sentence}")
        case QuoteDraft():
            return item(f"{number}. {line.speaker or 'Speaker not named'}", f"{sentence}{out}")
        case PositionDraft():
            return item(f"{number}. {line.person}", f"{position_text(line)}{out}\n{sentence}")


def _relation_to_store(comparison: Comparison) -> dict[tuple[int, int, str, str], str]:
    """By figure, which stored figure it repeats or contradicts; a new figure is left out."""
    found = {_figure_key(one.found): f"repeats {one.stored.ref}" for one in comparison.repeats}
    for one in comparison.conflicts:
        stored = one.stored
        found[_figure_key(one.found)] = f"contradicts {stored.ref}: {stored.quantity.text} in {article_label(stored.citation)}"
    return found


def _figure_key(fact: FactDraft) -> tuple[int, int, str, str]:
    return fact.figure_start, fact.figure_end, fact.subject, fact.metric


def _decision_buttons(review: Review) -> tuple[Choice, ...]:
    total, left = len(lines_of(review.draft)), len(lines_of(review.draft)) - len(review.left_out)
    label = "Approve" if not total else "Approve all" if left == total else f"Approve {left} of {total}"
    choose = (Choice(label="Choose", line=f"/brief review choose {review.ref}"),) if total else ()
    return (
        Choice(label=label, line=f"/brief review approve {review.ref}"),
        *choose,
        Choice(label="Edit", line=f"/brief review edit {review.ref}"),
        Choice(label="Reject", line=f"/brief review reject {review.ref}", danger=True),
    )


def line_label(line: CitedDraft) -> str:
    """What a line is about, short: what it counts and the figure, the date and the event, or who says what."""
    match line:
        case FactDraft():
            return one_line(f"{line.metric}: {line.quantity.text} ({line.subject})")
        case EventDraft():
            return one_line(f"{dated(line.date)}: {line.summary}")
        case QuoteDraft():
            return one_line(f"{line.speaker or 'speaker not named'}: “{line.text}”")
        case PositionDraft():
            return one_line(f"{line.person}: {position_text(line)}")


def _toggle_button(review: Review, number: int, line: CitedDraft) -> Choice:
    match line:
        case FactDraft():
            about = line.metric
        case EventDraft():
            about = dated(line.date)
        case QuoteDraft():
            about = line.speaker or "quotation"
        case PositionDraft():
            about = line.person
    out = number in review.left_out
    label = shorten(f"{'Take in' if out else 'Leave out'} {number}: {one_line(about)}", 75)
    return Choice(label=label, line=f"/brief review choose {review.ref} {'include' if out else 'without'}:{number}")
