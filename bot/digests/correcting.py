"""Correcting a digest that was sent: pure, from what no longer holds to what is said about it and to what its messages show instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.core.document import Block, Document, Item, Listing, Paragraph, Span, Text, note, text
from bot.digests.phrasing import fact_lead, item_of, qualified
from bot.digests.schedule import find_zone
from bot.reading.citing import Citations, is_proven, label
from storage.delivery_records import Ending
from storage.records import Article, Entry, Event, Fact, Quote


def correction(reference: str, endings: Sequence[Ending]) -> Document:
    """What is said under the digest of that reference: each entry once, with what holds now and its proof, and the reason that was given.

    What was read from an article that was withdrawn is not told one by one.
    """
    citations = Citations()
    gone = {ending.told.ref for ending in endings if isinstance(ending.told, Article) and ending.now is None}
    told_with: dict[str, int] = {}
    items: list[Item] = []
    for ending in endings:
        entry = ending.told or ending.now
        if ending.now is None and isinstance(entry, Fact | Event | Quote) and entry.citation.article in gone:
            told_with[entry.citation.article] = told_with.get(entry.citation.article, 0) + 1
    for ending in endings:
        entry = ending.told or ending.now
        if entry is None or (ending.now is None and isinstance(entry, Fact | Event | Quote) and entry.citation.article in gone):
            continue
        items.append(_line(ending, entry, told_with.get(entry.ref, 0), citations))
    blocks: list[Block] = [Listing(items=tuple(items)), *citations.block(), note(f"Correction to digest {reference}")]
    return Document(title=f"Correction to digest {reference}", blocks=tuple(blocks), private=False)


def _line(ending: Ending, entry: Entry, with_it: int, citations: Citations) -> Item:
    why = f" Reason: {ending.reason.strip().rstrip('.')}." if ending.reason.strip() else ""
    if ending.now is None:
        what = f"withdrawn, with {with_it} entries that were read from it." if with_it > 1 else "withdrawn."
        return Item(lead=lead_of(entry), spans=(text(f"{what} It said: {said_of(entry)}.{why}"),), entries=(entry.ref,))
    said = f" It said: {said_of(ending.told)}." if ending.told is not None else ""
    again = "corrected" if ending.told is not None else "no longer withdrawn"
    if isinstance(ending.now, Fact) and not is_proven(ending.now):
        return Item(lead=lead_of(entry), spans=(text(f"{again}; /brief source {entry.ref} shows it.{said}{why}"),), entries=(entry.ref,))
    now = item_of(ending.now, citations)
    lead = f"{now.lead}: " if now.lead != lead_of(entry) else ""
    return Item(lead=lead_of(entry), spans=(text(f"{again}. Now: {lead}"), *now.spans, text(f"{said}{why}")), entries=(entry.ref,))


def worth_telling(endings: Sequence[Ending]) -> list[Ending]:
    """Those of the endings after which something else holds; entries that are merged with what says the same are none of them."""
    return [one for one in endings if one.told is None or one.now is None or _whole(one.told) != _whole(one.now)]


def _whole(entry: Entry) -> tuple[str, str]:
    return lead_of(entry), said_of(entry)


def amended(part: Document, endings: Sequence[Ending], zone: str) -> Document | None:
    """The part with the lines of what no longer holds marked so, or None where it has none of them."""
    marks = {entry.ref: ending for ending in endings if (entry := ending.told or ending.now) is not None}
    changed = False
    blocks: list[Block] = []
    for block in part.blocks:
        match block:
            case Listing():
                items = tuple(_marked(item, marks, zone) for item in block.items)
                changed = changed or items != block.items
                blocks.append(block.model_copy(update={"items": items}))
            case Paragraph() if any(ref in marks for ref in block.entries):
                changed = True
                blocks.append(block.model_copy(update={"spans": _noted("", block.spans, block.entries, marks, zone)}))
            case _:
                blocks.append(block)
    return part.model_copy(update={"blocks": tuple(blocks)}) if changed else None


def _marked(item: Item, marks: Mapping[str, Ending], zone: str) -> Item:
    if not any(ref in marks for ref in item.entries):
        return item
    return item.model_copy(update={"spans": _noted(item.lead, item.spans, item.entries, marks, zone)})


def _noted(lead: str, spans: Sequence[Span], entries: Sequence[str], marks: Mapping[str, Ending], zone: str) -> tuple[Span, ...]:
    """The line with its marks in front; those of earlier corrections go where all that it tells of has a new one."""
    line = list(spans)
    while all(ref in marks for ref in entries) and line and _is_mark(line[0]):
        del line[0]
    said = "".join(span.text for span in line if isinstance(span, Text))
    told = dict.fromkeys(_mark(marks[ref], lead, said, zone) for ref in entries if ref in marks)
    return (text(f"[{'; '.join(told)}] ", italic=True), *line)


def _is_mark(span: Span) -> bool:
    return isinstance(span, Text) and span.italic and span.text.startswith("[") and span.text.endswith("] ")


def _mark(ending: Ending, lead: str, said: str, zone: str) -> str:
    """What became of an entry since its line was written, which may say what holds again."""
    day = _day(ending.at, zone)
    match ending.now:
        case None:
            return f"withdrawn on {day}"
        case Fact() as fact if is_proven(fact) and lead == lead_of(fact) and said.startswith(qualified(fact)):
            return f"holds again since {day}"
        case Fact() as fact if is_proven(fact):
            return f"corrected on {day}, now {qualified(fact)}"
        case _ if ending.told is None:
            return f"holds again since {day}"
        case _:
            return f"corrected on {day}, see below"


def _day(at: datetime, zone: str) -> str:
    return f"{at.astimezone(find_zone(zone)):%-d %b %Y}"


def lead_of(entry: Entry) -> str:
    """What a line that tells of an entry begins with."""
    match entry:
        case Fact():
            return fact_lead(entry)
        case Event():
            return label(entry.date.text)
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
