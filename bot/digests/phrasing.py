"""How entries are said in a digest: a figure, an event, a quotation, each with its source number."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Item, Ref, Text, text
from bot.reading.citing import NATURE_LABELS, Citations, dated, figure_text, label
from storage.records import Entry, Event, Fact, Quote
from storage.values import EventStatus


def item_of(entry: Entry, citations: Citations) -> Item:
    """One line that says an entry."""
    match entry:
        case Fact():
            return fact_item(entry, [citations.of(entry)], entries=(entry.ref,))
        case Event():
            status = "" if entry.status is EventStatus.PAST else f" ({entry.status})"
            return Item(
                lead=label(entry.date.text), spans=(text(f"{entry.summary.rstrip()}{status} "), citations.of(entry)), entries=(entry.ref,)
            )
        case Quote():
            who = entry.speaker or "Somebody"
            return Item(lead=who, spans=(text(f"“{entry.words}” "), citations.of(entry)), entries=(entry.ref,))
        case _:
            return Item(lead=entry.ref, entries=(entry.ref,))


def fact_item(fact: Fact, refs: Sequence[Ref], told_by: int = 1, entries: tuple[str, ...] = ()) -> Item:
    """A figure with all sentences that prove it; ``told_by`` counts independent sources, ``entries`` are the references of its twins."""
    several = f"({told_by} independent sources) " if told_by > 1 else ""
    return Item(lead=fact_lead(fact), spans=(text(f"{qualified(fact)} {several}"), *_spaced(refs)), entries=entries)


def fact_lead(fact: Fact) -> str:
    """What a figure is about: "Qwen, derivative models (native and derivative together)"."""
    return f"{fact.subject}, {fact.metric}{f' ({fact.scope})' if fact.scope else ''}"


def qualified(fact: Fact) -> str:
    """A figure with all that qualifies it: "over 100,000 models (Feb 2025)", "380 billion yuan (planned, by Feb 2028, says Eddie Wu)"."""
    nature = NATURE_LABELS.get(fact.nature, "")
    said = [nature, dated(fact.as_of), f"says {fact.attributed_to}" if fact.attributed_to else ""]
    return f"{figure_text(fact, under=fact.metric)} ({', '.join(word for word in said if word)})"


def _spaced(refs: Sequence[Ref]) -> list[Text | Ref]:
    spans: list[Text | Ref] = []
    for ref in refs:
        spans += [text(" "), ref] if spans else [ref]
    return spans
