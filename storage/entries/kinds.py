"""The kinds of entries and the roles of their names: the letters of their references, their tables, drafts and records."""

from __future__ import annotations

from storage.drafts import CitedDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft
from storage.records import EntryKind, Event, Fact, Position, Quote
from storage.tables.entries import CitedRow, EventRow, FactRow, PositionRow, QuoteRow

#: The letter that a reference of each kind begins with.
LETTERS: dict[str, str] = {EntryKind.ARTICLE: "a", EntryKind.FACT: "f", EntryKind.EVENT: "e", EntryKind.QUOTE: "q", EntryKind.POSITION: "p"}
#: The tables of the kinds that cite an article.
CITED: dict[str, type[CitedRow]] = {
    EntryKind.FACT: FactRow,
    EntryKind.EVENT: EventRow,
    EntryKind.QUOTE: QuoteRow,
    EntryKind.POSITION: PositionRow,
}

#: The role of a name that stands beside what an entry says.
MENTIONED = "mentioned"
#: The role of who said what was moved to another topic: found by that person, but not by the topics above the person.
SPEAKER_ELSEWHERE = "speaker elsewhere"


def kind_of(draft: CitedDraft) -> tuple[EntryKind, type[Fact] | type[Event] | type[Quote] | type[Position]]:
    """The kind of the draft, and the record that it becomes."""
    match draft:
        case FactDraft():
            return EntryKind.FACT, Fact
        case EventDraft():
            return EntryKind.EVENT, Event
        case QuoteDraft():
            return EntryKind.QUOTE, Quote
        case PositionDraft():
            return EntryKind.POSITION, Position
