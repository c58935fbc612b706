"""Correcting a digest that was sent: the reply that says what no longer holds, and the edits of its messages. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.core.document import Block, Document, Item, Listing, Paragraph, Source, Sources, Span, Text, text
from bot.core.language import SENT_IN, speaking
from bot.digests.zones.iana import find_zone
from bot.wording.dates import dated, day_at
from bot.wording.entries import entry_lead, entry_statement, item_of, moved_to, with_entries
from bot.wording.figures import figure_text, is_proven, qualified, stands_between
from bot.wording.reasons import describe_reason
from bot.wording.sources import Citations
from storage.records import Article, Ending, Entry, Event, Fact, Position, Quote

_MARK = re.compile(r"\[(corrected|withdrawn|holds again) (on|since) .*\] ?", re.DOTALL)


@speaking(SENT_IN)
def correction(reference: str, endings: Sequence[Ending], *, what: str = "digest") -> Document:
    """The reply to the digest (or ``what`` else it was) with that reference: each entry once, with what holds now and its proof, and the
    reason that was given.

    Entries that were read from a withdrawn article are not listed one by one.
    """
    citations = Citations()
    gone = {ending.delivered.ref for ending in endings if isinstance(ending.delivered, Article) and ending.current is None}
    read_from: dict[str, int] = {}
    items: list[Item] = []
    for ending in endings:
        entry = ending.delivered or ending.current
        if ending.current is None and isinstance(entry, Fact | Event | Quote | Position) and entry.citation.article in gone:
            read_from[entry.citation.article] = read_from.get(entry.citation.article, 0) + 1
    for ending in endings:
        entry = ending.delivered or ending.current
        if entry is None or (
            ending.current is None and isinstance(entry, Fact | Event | Quote | Position) and entry.citation.article in gone
        ):
            continue
        items.append(_line(ending, entry, read_from.get(entry.ref, 0), citations))
    blocks: list[Block] = [Listing(items=tuple(items)), *citations.block()]
    return Document(title=f"Correction to {what} {reference}", blocks=tuple(blocks), private=False)


def _line(ending: Ending, entry: Entry, with_it: int, citations: Citations) -> Item:
    reason = describe_reason(ending.reason).strip().rstrip(".")
    why = f" Reason: {reason}." if ending.reason.strip() else ""
    if ending.current is None:
        what = f"withdrawn, {with_entries(with_it)}." if with_it else "withdrawn."
        return Item(lead=entry_lead(entry), spans=(text(f"{what} It said: {entry_statement(entry)}.{why}"),), entries=(entry.ref,))
    said = f" It said: {entry_statement(ending.delivered)}." if ending.delivered is not None else ""
    again = "corrected" if ending.delivered is not None else "no longer withdrawn"
    if isinstance(ending.current, Article):
        return Item(lead=entry_lead(entry), spans=(text(f"{again}.{said}{why}"),), entries=(entry.ref,))
    if isinstance(ending.current, Fact) and not is_proven(ending.current):
        return Item(lead=entry_lead(entry), spans=(text(f"{again}; /brief source {entry.ref} shows it.{said}{why}"),), entries=(entry.ref,))
    if whose := moved_to(ending.delivered, ending.current):
        again = f"moved to {whose}"
    now = item_of(ending.current, citations)
    lead = f"{now.lead}: " if now.lead != entry_lead(entry) else ""
    return Item(lead=entry_lead(entry), spans=(text(f"{again}. Now: {lead}"), *now.spans, text(f"{said}{why}")), entries=(entry.ref,))


def real_changes(endings: Sequence[Ending]) -> list[Ending]:
    """Those of the endings after which something else holds; not entries that were merged with others which say the same."""
    return [
        one
        for one in endings
        if one.delivered is None
        or one.current is None
        or _text_of(one.delivered) != _text_of(one.current)
        or moved_to(one.delivered, one.current)
    ]


def _text_of(entry: Entry) -> tuple[str, str]:
    return entry_lead(entry), entry_statement(entry)


@speaking(SENT_IN)
def amended(part: Document, endings: Sequence[Ending], zone: str, *, in_sources: bool = True) -> Document | None:
    """The part with marks on what no longer holds, or None where it has just these marks already. Without ``in_sources`` the list of
    sources stays as it is, for messages that are nearly full.

    ``endings`` are those of the digest as it was composed: they replace earlier marks, which disappear where the original holds again.
    """
    marked = {entry.ref: ending for ending in endings if (entry := ending.delivered or ending.current) is not None}
    blocks: list[Block] = []
    for block in part.blocks:
        match block:
            case Listing():
                items = tuple(_marked(item, marked, zone) for item in block.items)
                blocks.append(block.model_copy(update={"items": items}))
            case Paragraph() if block.entries:
                ended = [marked[ref] for ref in block.entries if ref in marked]
                blocks.append(block.model_copy(update={"spans": (*_note(ended, zone), *_unmarked(block.spans))}))
            case Sources() if in_sources:
                blocks.append(block.model_copy(update={"sources": tuple(_marked_source(one, marked, zone) for one in block.sources)}))
            case _:
                blocks.append(block)
    changed = part.model_copy(update={"blocks": tuple(blocks)})
    return None if changed == part else changed


def _marked_source(source: Source, marked: Mapping[str, Ending], zone: str) -> Source:
    """The source with a mark where what it proved was withdrawn or corrected."""
    note = _MARK.sub("", source.note).strip("; ")
    ending = marked.get(source.line.rpartition(" ")[2])
    mark = f"[{'corrected' if ending.current else 'withdrawn'} on {_day(ending.at, zone)}]" if ending is not None else ""
    return source.model_copy(update={"note": "; ".join(word for word in (note, mark) if word)})


def _marked(item: Item, marked: Mapping[str, Ending], zone: str) -> Item:
    """The line with a mark in front; where it shows two figures, with a mark behind each one that ended."""
    if not item.entries:
        return item
    spans = _unmarked(item.spans)
    ended = [marked[ref] for ref in item.entries if ref in marked]
    behind: dict[int, list[Ending]] = defaultdict(list)
    if any(isinstance(span, Text) and stands_between(span.text) for span in spans):
        for ending in ended:
            behind[_span_of(ending.delivered, spans)].append(ending)
    else:
        behind[-1] = ended
    shown: list[Span] = [*_note(behind[-1], zone)]
    for number, span in enumerate(spans):
        shown += [span, *_note(behind[number], zone)]
    return item.model_copy(update={"spans": tuple(shown)})


def _span_of(entry: Entry | None, spans: Sequence[Span]) -> int:
    """The number of the span that shows the figure, or -1. An equal figure from another source may be qualified in other words."""
    if isinstance(entry, Fact):
        for begin in (f"{qualified(entry)} ", f"{figure_text(entry, under=entry.metric)} ("):
            for number, span in enumerate(spans):
                if isinstance(span, Text) and span.text.startswith(begin):
                    return number
    return -1


def _note(endings: Iterable[Ending], zone: str) -> list[Text]:
    said = dict.fromkeys(_mark(ending, zone) for ending in endings)
    return [text(f"[{'; '.join(said)}] ", italic=True)] if said else []


def _unmarked(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans without the marks of earlier corrections; digests have nothing else in italics that begins so."""
    return tuple(span for span in spans if not (isinstance(span, Text) and span.italic and _MARK.match(span.text)))


def _mark(ending: Ending, zone: str) -> str:
    day = _day(ending.at, zone)
    match ending.current:
        case None:
            return f"withdrawn on {day}"
        case Fact() as fact if is_proven(fact):
            return f"corrected on {day}, now {_now(ending.delivered, fact)}"
        case _:
            return f"corrected on {day}, see below"


def _now(before: Entry | None, now: Fact) -> str:
    """What a figure says now; where the value is the same, what else changed."""
    if not isinstance(before, Fact) or not is_proven(before):
        return qualified(now)
    parts = (("subject", before.subject, now.subject), ("metric", before.metric, now.metric), ("scope", before.scope, now.scope))
    said = [f"{name} {new or 'none'} instead of {old or 'none'}" for name, old, new in parts if old != new]
    if qualified(before) == qualified(now):
        return "; ".join(said) or qualified(now)
    if dated(before.as_of) != dated(now.as_of) and (before.figure, before.quantity) == (now.figure, now.quantity):
        said.append(f"date {dated(now.as_of) or 'unknown'} instead of {dated(before.as_of) or 'unknown'}")
    return "; ".join([qualified(now), *said])


def _day(at: datetime, zone: str) -> str:
    return day_at(at, find_zone(zone))
