"""Correcting a digest that was sent: pure, from what no longer holds to what is said about it and to what its messages show instead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.core.document import Block, Document, Item, Listing, Paragraph, Source, Sources, Span, Text, text
from bot.core.text import capitalised
from bot.digests.schedule import find_zone
from bot.wording.dates import dated
from bot.wording.entries import item_of
from bot.wording.figures import CHANGED, DISAGREEING, fact_lead, figure_text, is_proven, qualified
from bot.wording.sources import Citations
from storage.records import Article, Ending, Entry, Event, Fact, Quote

_MARK = re.compile(r"\[(corrected|withdrawn|holds again) (on|since) .*\] ?", re.DOTALL)


def correction(reference: str, endings: Sequence[Ending]) -> Document:
    """What is said under the digest of that reference: each entry once, with what holds now and its proof, and the reason that was given.

    What was read from an article that was withdrawn is not told one by one.
    """
    citations = Citations()
    gone = {ending.delivered.ref for ending in endings if isinstance(ending.delivered, Article) and ending.current is None}
    told_with: dict[str, int] = {}
    items: list[Item] = []
    for ending in endings:
        entry = ending.delivered or ending.current
        if ending.current is None and isinstance(entry, Fact | Event | Quote) and entry.citation.article in gone:
            told_with[entry.citation.article] = told_with.get(entry.citation.article, 0) + 1
    for ending in endings:
        entry = ending.delivered or ending.current
        if entry is None or (ending.current is None and isinstance(entry, Fact | Event | Quote) and entry.citation.article in gone):
            continue
        items.append(_line(ending, entry, told_with.get(entry.ref, 0), citations))
    blocks: list[Block] = [Listing(items=tuple(items)), *citations.block()]
    return Document(title=f"Correction to digest {reference}", blocks=tuple(blocks), private=False)


def _line(ending: Ending, entry: Entry, with_it: int, citations: Citations) -> Item:
    why = f" Reason: {ending.reason.strip().rstrip('.')}." if ending.reason.strip() else ""
    if ending.current is None:
        what = f"withdrawn, with {with_it} entries that were read from it." if with_it > 1 else "withdrawn."
        return Item(lead=lead_of(entry), spans=(text(f"{what} It said: {said_of(entry)}.{why}"),), entries=(entry.ref,))
    said = f" It said: {said_of(ending.delivered)}." if ending.delivered is not None else ""
    again = "corrected" if ending.delivered is not None else "no longer withdrawn"
    if isinstance(ending.current, Article):
        return Item(lead=lead_of(entry), spans=(text(f"{again}.{said}{why}"),), entries=(entry.ref,))
    if isinstance(ending.current, Fact) and not is_proven(ending.current):
        return Item(lead=lead_of(entry), spans=(text(f"{again}; /brief source {entry.ref} shows it.{said}{why}"),), entries=(entry.ref,))
    now = item_of(ending.current, citations)
    lead = f"{now.lead}: " if now.lead != lead_of(entry) else ""
    return Item(lead=lead_of(entry), spans=(text(f"{again}. Now: {lead}"), *now.spans, text(f"{said}{why}")), entries=(entry.ref,))


def worth_telling(endings: Sequence[Ending]) -> list[Ending]:
    """Those of the endings after which something else holds; entries that are merged with what says the same are none of them."""
    return [one for one in endings if one.delivered is None or one.current is None or _whole(one.delivered) != _whole(one.current)]


def _whole(entry: Entry) -> tuple[str, str]:
    return lead_of(entry), said_of(entry)


def amended(part: Document, endings: Sequence[Ending], zone: str, *, in_sources: bool = True) -> Document | None:
    """The part with what no longer holds marked so, or None where it shows just that already. Without ``in_sources`` the list of sources
    stays as it is, where there is little room.

    ``endings`` are those of the digest as it was composed: earlier marks give way to theirs, and go where what was told holds again.
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
    """The source with a word about it where what it proved was withdrawn or corrected."""
    note = _MARK.sub("", source.note).strip("; ")
    ending = marked.get(source.line.rpartition(" ")[2])
    mark = f"[{'corrected' if ending.current else 'withdrawn'} on {_day(ending.at, zone)}]" if ending is not None else ""
    return source.model_copy(update={"note": "; ".join(word for word in (note, mark) if word)})


def _marked(item: Item, marked: Mapping[str, Ending], zone: str) -> Item:
    """The line with a mark in front; where it tells two figures, with one behind each that ended."""
    if not item.entries:
        return item
    spans = _unmarked(item.spans)
    ended = [marked[ref] for ref in item.entries if ref in marked]
    behind: dict[int, list[Ending]] = defaultdict(list)
    if any(isinstance(span, Text) and span.text in (CHANGED, DISAGREEING) for span in spans):
        for ending in ended:
            behind[_place(ending.delivered, spans)].append(ending)
    else:
        behind[-1] = ended
    shown: list[Span] = [*_note(behind[-1], zone)]
    for number, span in enumerate(spans):
        shown += [span, *_note(behind[number], zone)]
    return item.model_copy(update={"spans": tuple(shown)})


def _place(told: Entry | None, spans: Sequence[Span]) -> int:
    """The number of the span that says the figure, or -1. What tells the same figure may qualify it in other words."""
    if isinstance(told, Fact):
        for begin in (f"{qualified(told)} ", f"{figure_text(told, under=told.metric)} ("):
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


def _now(told: Entry | None, now: Fact) -> str:
    """What a figure says now; where it is the same figure, what else of it is new."""
    if not isinstance(told, Fact) or not is_proven(told):
        return qualified(now)
    parts = (("subject", told.subject, now.subject), ("metric", told.metric, now.metric), ("scope", told.scope, now.scope))
    said = [f"{name} {new or 'none'} instead of {old or 'none'}" for name, old, new in parts if old != new]
    if qualified(told) == qualified(now):
        return "; ".join(said) or qualified(now)
    if dated(told.as_of) != dated(now.as_of) and (told.figure, told.quantity) == (now.figure, now.quantity):
        said.append(f"date {dated(now.as_of) or 'unknown'} instead of {dated(told.as_of) or 'unknown'}")
    return "; ".join([qualified(now), *said])


def _day(at: datetime, zone: str) -> str:
    return f"{at.astimezone(find_zone(zone)):%-d %b %Y}"


def lead_of(entry: Entry) -> str:
    """What a line that tells of an entry begins with."""
    match entry:
        case Fact():
            return fact_lead(entry)
        case Event():
            return capitalised(dated(entry.date))
        case Quote():
            return entry.speaker or "Somebody"
        case Article():
            return entry.title
        case _:
            return entry.ref


def said_of(entry: Entry) -> str:
    """What was said, without its source; a figure that can't be read again is not repeated."""
    match entry:
        case Fact():
            return qualified(entry) if is_proven(entry) else f"/brief source {entry.ref}"
        case Event():
            return entry.summary.rstrip(". ")
        case Quote():
            return f"“{entry.words}”"
        case Article():
            return f"“{entry.title}”"
        case _:
            return entry.ref
