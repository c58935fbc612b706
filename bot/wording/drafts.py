"""Drafts in words: what was read from a text that is not stored."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Block, Document, Heading, Item, Listing, item, note, paragraph
from bot.core.language import listed, say
from bot.wording.dates import dated
from bot.wording.events import status_word
from bot.wording.figures import dated_figure, fact_lead
from bot.wording.positions import position_text
from storage.drafts import ArticleDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft


def draft_document(draft: ArticleDraft) -> Document:
    """What was read from a text: its publisher and date, then figures, events, quotations and positions, each with its sentence."""
    when = dated(draft.published, say("date unknown"))
    by = draft.publisher or say("publisher unknown")
    blocks: list[Block] = [paragraph(say("{publisher}, {date}. Nothing was stored.", publisher=by, date=when))]
    if draft.main_subjects:
        blocks.append(paragraph(say("About: {topics}.", topics=listed(subject.name for subject in draft.main_subjects))))
    blocks += _section(say("Figures ({count})", count=len(draft.facts)), [_figure(draft, fact) for fact in draft.facts])
    blocks += _section(say("Events ({count})", count=len(draft.events)), [_event(draft, event) for event in draft.events])
    blocks += _section(say("Quotations ({count})", count=len(draft.quotes)), [_quotation(quotation) for quotation in draft.quotes])
    blocks += _section(say("Positions ({count})", count=len(draft.positions)), [_position(draft, position) for position in draft.positions])
    if len(blocks) <= 2:
        blocks.append(note(say("No figure, dated event or quotation was found in it.")))
    return Document(title=draft.title, blocks=tuple(blocks))


def _section(title: str, items: Sequence[Item]) -> list[Block]:
    return [Heading(text=title), Listing(items=tuple(items))] if items else []


def _figure(draft: ArticleDraft, fact: FactDraft) -> Item:
    return item(fact_lead(fact), f"{dated_figure(fact, speaker=True)}\n“{_sentence(draft, fact.start, fact.end)}”")


def _event(draft: ArticleDraft, event: EventDraft) -> Item:
    return item(dated(event.date), f"({status_word(event.status)}) {_sentence(draft, event.start, event.end)}")


def _quotation(quotation: QuoteDraft) -> Item:
    return item(quotation.speaker or say("Speaker not named"), f"“{quotation.text}”")


def _position(draft: ArticleDraft, position: PositionDraft) -> Item:
    return item(position.person, f"{position_text(position)}\n“{_sentence(draft, position.start, position.end)}”")


def _sentence(draft: ArticleDraft, start: int, end: int) -> str:
    return " ".join(draft.text[start:end].split())
