"""The kinds of entries: their names, the letters of their references, their tables, drafts and records."""

from __future__ import annotations

from typing import Literal

from storage.drafts import CitedDraft, EventDraft, FactDraft, QuoteDraft
from storage.records import Event, Fact, Quote
from storage.tables.entries import CitedRow, EventRow, FactRow, QuoteRow

Kind = Literal["article", "fact", "event", "quote"]
#: The letter that a reference of each kind begins with.
LETTERS: dict[str, str] = {"article": "a", "fact": "f", "event": "e", "quote": "q"}
#: The tables of the kinds that cite an article.
CITED: dict[str, type[CitedRow]] = {"fact": FactRow, "event": EventRow, "quote": QuoteRow}


def kind_of(draft: CitedDraft) -> tuple[Kind, type[Fact] | type[Event] | type[Quote]]:
    """The kind of the draft, and the record that it becomes."""
    match draft:
        case FactDraft():
            return "fact", Fact
        case EventDraft():
            return "event", Event
        case QuoteDraft():
            return "quote", Quote
