"""How entries are said in a digest: a figure, an event, a quotation, each with its source number."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Item, Ref, Text, text
from bot.wording.citing import NATURE_LABELS, Citations, dated, figure_text, label
from storage.records import Entry, Event, Fact, Quote
from storage.values import EventStatus

#: What stands between the two figures of a line: of one that changed, and of two that disagree.
CHANGED, DISAGREEING = " → ", " but "


def item_of(entry: Entry, citations: Citations) -> Item:
    """One line that says an entry."""
    match entry:
        case Fact():
            return fact_item(entry, [citations.of(entry)], entries=(entry.ref,))
        case Event():
            status = "" if entry.status is EventStatus.PAST else f" ({entry.status})"
            return Item(
                lead=label(dated(entry.date)),
                spans=(text(f"{entry.summary.rstrip()}{status} "), cited(entry, citations)),
                entries=(entry.ref,),
            )
        case Quote():
            who = entry.speaker or "Somebody"
            return Item(lead=who, spans=(text(f"“{entry.words}” "), citations.of(entry)), entries=(entry.ref,))
        case _:
            return Item(lead=entry.ref, entries=(entry.ref,))


def cited(entry: Fact | Event | Quote, citations: Citations) -> Ref:
    """The number of what proves an entry; an event that is told in its very sentence needs no more than the article."""
    told = isinstance(entry, Event) and entry.summary.split() == entry.citation.sentence.split()
    return citations.ref(entry, entry.citation, shown=told)


def fact_item(fact: Fact, refs: Sequence[Ref], entries: tuple[str, ...] = ()) -> Item:
    """A figure with one sentence of each independent source that proves it; ``entries`` are the references of all that tell it."""
    return Item(lead=fact_lead(fact), spans=figure_spans(fact, refs), entries=entries)


def figure_spans(fact: Fact, refs: Sequence[Ref]) -> tuple[Text | Ref, ...]:
    """A figure with all that qualifies it, the number of its independent sources where there are several, and their numbers."""
    several = f"({len(refs)} independent sources) " if len(refs) > 1 else ""
    spans: list[Text | Ref] = [text(f"{qualified(fact)} {several}")]
    for number, ref in enumerate(refs):
        spans += [text(" "), ref] if number else [ref]
    return tuple(spans)


def fact_lead(fact: Fact) -> str:
    """What a figure is about: "Qwen, derivative models (native and derivative together)"."""
    return f"{fact.subject}, {fact.metric}{f' ({fact.scope})' if fact.scope else ''}"


def qualified(fact: Fact) -> str:
    """A figure with all that qualifies it: "over 100,000 models (Feb 2025)", "380 billion yuan (planned, by Feb 2028, says Eddie Wu)"."""
    nature = NATURE_LABELS.get(fact.nature, "")
    said = [nature, dated(fact.as_of), f"says {fact.attributed_to}" if fact.attributed_to else ""]
    return f"{figure_text(fact, under=fact.metric)} ({', '.join(word for word in said if word)})"
