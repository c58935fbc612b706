"""Which stored entries and newly read drafts of one article are the same, so that entries keep their references. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.entries.stored_drafts import draft_of
from storage.drafts import CitedDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft
from storage.records import Entry
from storage.values import key_of


@dataclass(frozen=True, slots=True)
class Matched:
    """Entries with the draft that each was read as again, entries that no draft was read as, and drafts that no entry was."""

    pairs: tuple[tuple[Entry, CitedDraft], ...]
    entries: tuple[Entry, ...]
    drafts: tuple[CitedDraft, ...]


def match(entries: Sequence[Entry], drafts: Sequence[CitedDraft], preferred: frozenset[str]) -> Matched:
    """Entries and drafts of the same place in pairs, the most alike first, each in one pair at most.

    Of two entries that are equally like a draft the one whose lineage is ``preferred`` gets it, then the older one.
    """
    as_drafts = [draft_of(entry) for entry in entries]
    by_kind: dict[type, list[int]] = {}
    for number, draft in enumerate(drafts):
        by_kind.setdefault(type(draft), []).append(number)
    found = [
        (likeness(before, drafts[number]), entry.lineage in preferred, -at, -number)
        for at, (entry, before) in enumerate(zip(entries, as_drafts, strict=True))
        if before is not None
        for number in by_kind.get(type(before), ())
        if is_same_place(before, drafts[number])
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, number in sorted(found, reverse=True):
        if -at not in pairs and -number not in taken:
            pairs[-at] = -number
            taken.add(-number)
    return Matched(
        tuple((entries[at], drafts[number]) for at, number in sorted(pairs.items())),
        tuple(entry for at, entry in enumerate(entries) if at not in pairs),
        tuple(draft for number, draft in enumerate(drafts) if number not in taken),
    )


def is_same_place(one: CitedDraft, other: CitedDraft) -> bool:
    """Whether both were read from the same figure or quoted words, or from overlapping sentences; positions are of one person, too."""
    match one, other:
        case FactDraft(), FactDraft():
            return one.figure_start < other.figure_end and other.figure_start < one.figure_end
        case PositionDraft(), PositionDraft():
            return _overlap(one, other) and _may_be_one_person(one.person, other.person)
        case (EventDraft(), EventDraft()) | (QuoteDraft(), QuoteDraft()):
            return _overlap(one, other)
        case _:
            return False


def _overlap(one: CitedDraft, other: CitedDraft) -> bool:
    return one.start < other.end and other.start < one.end


def _may_be_one_person(one: str, other: str) -> bool:
    """Whether the names have a word in common, or one is within the other, as a name without spaces may be."""
    first, second = key_of(one), key_of(other)
    return not {*first.split()}.isdisjoint(second.split()) or first in second or second in first


def says_the_same(entry: Entry, draft: CitedDraft) -> bool:
    """Whether storing the draft would change nothing of the entry."""
    before = draft_of(entry)
    return before is not None and _comparable(before) == _comparable(draft)


def _comparable(draft: CitedDraft) -> CitedDraft:
    """The draft without what storing it loses: names that are given twice, and their order."""
    if isinstance(draft, EventDraft):
        names = {key_of(name): name for name in reversed(draft.entities) if key_of(name)}
        return draft.model_copy(update={"entities": tuple(sorted(names.values()))})
    return draft


def likeness(one: CitedDraft, other: CitedDraft) -> int:
    """How much two drafts of the same place are alike: the number of parts that agree, what they are mainly about counting most."""
    match one, other:
        case FactDraft(), FactDraft():
            agree = (one.subject == other.subject, one.metric == other.metric, one.quantity == other.quantity, one.as_of == other.as_of)
            exact = (one.figure_start, one.figure_end) == (other.figure_start, other.figure_end)
            return 4 * sum(agree) + 2 * exact + (one.scope == other.scope)
        case EventDraft(), EventDraft():
            alike = (one.date.value == other.date.value, one.summary == other.summary)
            return 4 * sum(alike) + ((one.start, one.end) == (other.start, other.end))
        case QuoteDraft(), QuoteDraft():
            return 4 * ((one.start, one.end) == (other.start, other.end)) + (one.speaker == other.speaker)
        case PositionDraft(), PositionDraft():
            return 4 * (one.person == other.person) + 2 * (one.title == other.title) + (one.organisation == other.organisation)
        case _:
            return 0
