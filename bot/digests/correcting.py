"""Correcting a digest that was sent: the reply that says what no longer holds, and the edits of its messages. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.core.document import Block, Document, Item, Listing, Paragraph, Ref, Source, Sources, Span, Summary, Table, Text, note, text
from bot.core.language import say, speaking
from bot.core.patterns import regex
from bot.digests.titles import corrections_title
from bot.digests.zones.iana import find_zone
from bot.wording.dates import dated, day_at
from bot.wording.entries import entry_lead, entry_statement, moved_to, with_entries
from bot.wording.figures import figure_text, is_proven, qualified, stands_between
from bot.wording.measures import measure_name
from bot.wording.reasons import describe_reason
from bot.wording.sources import Citations, cited
from storage.records import Article, Ending, Entry, Event, Fact, Position, Quote

#: How marks begin, in each language that the bot speaks.
_MARK = regex(r"\[(?:(?:corrected|withdrawn|holds again) (?:on|since) |已更正|已撤回).*\] ?", re.DOTALL)


def correction(reference: str, endings: Sequence[Ending], language: str = "en", *, what: str = "digest") -> Document:
    """The reply to the digest (or ``what`` else it was: an "alert") with that reference: each entry once, with what was said, what holds
    now with its proof, and the reason.

    Entries that were read from a withdrawn article are not listed one by one.
    """
    with speaking(language):
        citations = Citations()
        gone = {one.delivered.ref for one in endings if isinstance(one.delivered, Article) and one.current is None}
        alone = [one for one in endings if (one.delivered or one.current) and not any(went_with(one, ref) for ref in gone)]
        items = []
        for one in alone:
            within = sum(went_with(other, _entry(one).ref) for other in endings)
            reason = describe_reason(one.reason).strip().rstrip(".")
            why = f" ({reason})" if one.reason.strip() else ""
            spans = (text(was_and_is(one, within)), *apart(proofs([one.current], citations)), *([text(why)] if why else []))
            items.append(Item(lead=entry_lead(_entry(one)), spans=spans, entries=(_entry(one).ref,)))
        alert = what == "alert"
        said = (
            say("Correction to alert {reference}", reference=reference)
            if alert
            else say("Correction to digest {reference}", reference=reference)
        )
        blocks: list[Block] = [
            Summary(text=corrections_title([entry_lead(_entry(one)) for one in alone], len(alone))),
            Listing(items=tuple(items)),
            *citations.block(),
            note(said),
        ]
        return Document(title="", blocks=tuple(blocks), private=False)


def was_and_is(ending: Ending, within: int = 0) -> str:
    """What was said and what holds now: "was over 305 (Sep 2026), is over 310 (Oct 2026)"; ``within`` entries went with an article."""
    old, new = ending.delivered, ending.current
    was = _statement(old)
    if new is None:
        if within:
            return say("was {old}, is withdrawn {with_entries}", old=was, with_entries=with_entries(within))
        return say("was {old}, is withdrawn", old=was) if was else say("is withdrawn")
    now = _statement(new)
    if whose := moved_to(old, new):
        return say("is moved to {topic}: {new}", topic=whose, new=now)
    if old is not None and entry_lead(new) != entry_lead(old) and not isinstance(new, Article):
        now = f"{entry_lead(new)}: {now}" if now else entry_lead(new)
    if old is None:
        return say("is no longer withdrawn: {new}", new=now) if now else say("is no longer withdrawn")
    if not was or not now:
        return say("is {new}", new=now) if now else say("is corrected; {line} shows it", line=f"/brief source {new.ref}")
    return say("was {old}, is {new}", old=was, new=now)


def proofs(entries: Iterable[Entry | None], citations: Citations) -> list[Ref]:
    """The references to what proves these entries, as far as they may be shown."""
    shown = [one for one in entries if isinstance(one, Event | Quote | Position) or (isinstance(one, Fact) and is_proven(one))]
    return list(dict.fromkeys(cited(one, citations) for one in shown))


def apart(refs: Iterable[Ref]) -> list[Text | Ref]:
    """The references with a space before each."""
    return [span for ref in refs for span in (text(" "), ref)]


def went_with(ending: Ending, article: str) -> bool:
    """Whether an entry was withdrawn with that article."""
    entry = _entry(ending)
    return ending.current is None and isinstance(entry, Fact | Event | Quote | Position) and entry.citation.article == article


def _entry(ending: Ending) -> Entry:
    entry = ending.delivered or ending.current
    assert entry is not None
    return entry


def _statement(entry: Entry | None) -> str:
    """What an entry says; nothing for a figure that can't be parsed again out of its sentence."""
    match entry:
        case None:
            return ""
        case Fact() if not is_proven(entry):
            return ""
        case Event():
            return f"“{entry_statement(entry)}”"
        case _:
            return entry_statement(entry)


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


def in_sight(endings: Sequence[Ending], parts: Iterable[Document]) -> list[Ending]:
    """Those of the endings whose entries these messages show or prove, and not only their details."""
    shown: set[str] = set()
    for block in (block for part in parts for block in part.blocks):
        match block:
            case Listing():
                shown |= {ref for item in block.items for ref in item.entries}
            case Table():
                shown |= {ref for row in block.rows for ref in row.entries}
            case Paragraph():
                shown |= set(block.entries)
            case Sources():
                shown |= {source.line.rpartition(" ")[2] for source in block.sources}
            case _:
                pass
    return [one for one in endings if _entry(one).ref in shown]


def amended(part: Document, endings: Sequence[Ending], zone: str, *, language: str = "en", in_sources: bool = True) -> Document | None:
    """The part with marks on what no longer holds, or None where it has just these marks already. Without ``in_sources`` the list of
    sources stays as it is, for messages that are nearly full.

    ``endings`` are those of the digest as it was composed: they replace earlier marks, which disappear where the original holds again.
    """
    with speaking(language):
        return _amended(part, endings, zone, in_sources=in_sources)


def _amended(part: Document, endings: Sequence[Ending], zone: str, *, in_sources: bool) -> Document | None:
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
    mark = f"[{_marked_on(ending, zone)}]" if ending is not None else ""
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
    match ending.current:
        case Fact() as fact if is_proven(fact):
            return say("corrected on {day}, now {now}", day=_day(ending.at, zone), now=_now(ending.delivered, fact))
        case None:
            return _marked_on(ending, zone)
        case _:
            return say("corrected on {day}, see below", day=_day(ending.at, zone))


def _marked_on(ending: Ending, zone: str) -> str:
    day = _day(ending.at, zone)
    return say("corrected on {day}", day=day) if ending.current else say("withdrawn on {day}", day=day)


def _now(before: Entry | None, now: Fact) -> str:
    """What a figure says now; where the value is the same, what else changed."""
    if not isinstance(before, Fact) or not is_proven(before):
        return qualified(now)
    none = say("none")
    said = [say("subject {new} instead of {old}", new=now.subject, old=before.subject)] if now.subject != before.subject else []
    said += (
        [say("metric {new} instead of {old}", new=measure_name(now.metric), old=measure_name(before.metric))]
        if now.metric != before.metric
        else []
    )
    scopes = (now.scope or none, before.scope or none)
    said += [say("scope {new} instead of {old}", new=scopes[0], old=scopes[1])] if now.scope != before.scope else []
    if qualified(before) == qualified(now):
        return "; ".join(said) or qualified(now)
    if dated(before.as_of) != dated(now.as_of) and (before.figure, before.quantity) == (now.figure, now.quantity):
        unknown = say("unknown")
        said.append(say("date {new} instead of {old}", new=dated(now.as_of) or unknown, old=dated(before.as_of) or unknown))
    return "; ".join([qualified(now), *said])


def _day(at: datetime, zone: str) -> str:
    return day_at(at, find_zone(zone))
