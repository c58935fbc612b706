"""Stored entries as the drafts that they were stored from, to be changed or compared."""

from __future__ import annotations

from storage.drafts import CitedDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft
from storage.records import Entry, Event, Fact, Position, Quote


def draft_of(entry: Entry) -> CitedDraft | None:
    """The draft that the entry would be stored from; None for an article."""
    match entry:
        case Fact():
            return fact_draft(entry)
        case Event():
            return event_draft(entry)
        case Quote():
            return quote_draft(entry)
        case Position():
            return position_draft(entry)
        case _:
            return None


def fact_draft(fact: Fact) -> FactDraft:
    """The draft of a stored fact."""
    return FactDraft(
        start=fact.citation.start,
        end=fact.citation.end,
        figure_start=fact.figure_start,
        figure_end=fact.figure_end,
        subject=fact.subject,
        metric=fact.metric,
        scope=fact.scope,
        nature=fact.nature,
        quantity=fact.quantity,
        as_of=fact.as_of,
        attributed_to=fact.attributed_to,
        about_basis=fact.about_basis,
    )


def event_draft(event: Event) -> EventDraft:
    """The draft of a stored event."""
    return EventDraft(
        start=event.citation.start,
        end=event.citation.end,
        date=event.date,
        status=event.status,
        summary=event.summary,
        entities=event.entities,
        about=event.about,
    )


def quote_draft(quote: Quote) -> QuoteDraft:
    """The draft of a stored quote."""
    return QuoteDraft(
        start=quote.words_start,
        end=quote.words_end,
        text=quote.words,
        speaker=quote.speaker,
        occasion=quote.occasion,
        about=quote.about,
    )


def position_draft(position: Position) -> PositionDraft:
    """The draft of a stored position."""
    return PositionDraft(
        start=position.citation.start,
        end=position.citation.end,
        person=position.person,
        title=position.title,
        organisation=position.organisation,
        since=position.since,
        until=position.until,
        predecessor=position.predecessor,
        successor=position.successor,
        about_basis=position.about_basis,
    )
