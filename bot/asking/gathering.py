"""Asks the store for what may answer one part of a question: entries of the things, and sentences by their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from bot.asking.candidate import Candidate, Known, candidate
from bot.asking.plan.model import AnswerKind, Part, Thing
from bot.asking.successions import NEW, REPORTED_WITH
from bot.asking.words import stems
from storage.records import Entry, EntryKind, Event, Fact, Measured, Named, NamedThing, Passage, Position, Quote, Topic
from storage.values import key_of

#: The most entries of each kind that are compared with the question, and so many facts of a thing are all of them.
ENTRIES, FIGURES = 60, 120
#: The most sentences that are.
PASSAGES = 40
_FIGURES = frozenset(
    (AnswerKind.AMOUNT, AnswerKind.COUNT, AnswerKind.DURATION, AnswerKind.HISTORY, AnswerKind.CHANGE, AnswerKind.COMPARISON)
)
_DATES = frozenset((AnswerKind.DATE, AnswerKind.NEWS, AnswerKind.LIST, AnswerKind.DURATION, AnswerKind.PERSON, AnswerKind.PLACE))
_OFFICES = frozenset((AnswerKind.PERSON, AnswerKind.DATE, AnswerKind.DURATION, AnswerKind.DEFINITION))
_OPEN = frozenset((AnswerKind.ANYTHING, AnswerKind.YES_NO, AnswerKind.CHANGE, AnswerKind.LIST))


#: Where a sentence begins: an article's reference and a place in it.
Place = tuple[str, int]


class Library(Protocol):
    """What the store is asked for."""

    async def find_topic(self, words: str) -> Topic | None: ...
    async def family(self, topic: Topic) -> list[Topic]: ...
    async def facts(self, topics: Sequence[Named], *, limit: int | None = None) -> list[Fact]: ...
    async def dated_events(self, topics: Sequence[Named], limit: int) -> tuple[list[Event], int]: ...
    async def quotes(self, topics: Sequence[Named], *, limit: int | None = None) -> list[Quote]: ...
    async def positions(self, topics: Sequence[Named], *, limit: int | None = None) -> list[Position]: ...
    async def measured(self, topics: Sequence[Named]) -> list[Measured]: ...
    async def newest_facts(self, wanted: Sequence[Measured], *, each: int, enough: int) -> list[Fact]: ...
    async def entries_at(self, places: Collection[tuple[str, int]], kinds: Sequence[EntryKind]) -> list[Entry]: ...
    async def main_subjects(self, refs: Collection[str]) -> dict[str, frozenset[str]]: ...
    async def behind(self, places: Sequence[tuple[str, int]], count: int) -> list[Passage]: ...
    async def search(self, words: str, *, topics: Sequence[Named] | None = None, limit: int = 10) -> list[Passage]: ...


class Gathered:
    """The candidates for one part, and for each thing of it the names by which sentences call it."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        names: dict[str, frozenset[str]],
        mains: dict[str, frozenset[str]],
        measured: Mapping[Place, frozenset[str]] | None = None,
    ) -> None:
        self.candidates = tuple(candidates)
        self.names = names
        #: By the reference of an article, the names of what it is mainly about.
        self.mains = mains
        #: By the place of a sentence, the keys of whose figures were read from it.
        self.measured = measured or {}


async def gather(part: Part, library: Library) -> Gathered:
    """The candidates for one part of a question."""
    names: dict[str, frozenset[str]] = {}
    subjects: list[Named] = []
    for thing in part.things:
        family = await _family(thing, library)
        names[thing.name] = frozenset([*(name for member in family for name in member.names), *([thing.typed] if thing.typed else [])])
        subjects += family
    known: list[Known] = []
    passages = await library.search(_words(part), limit=PASSAGES)
    if subjects:
        passages = [*await library.search(_words(part), topics=subjects, limit=PASSAGES), *passages]
        known += await _entries(part, subjects, passages, library)
    known += passages
    found = _once(known)
    mains = await library.main_subjects({one.citation.article for one in found}) if names and found else {}
    contexts = {(one.citation.article, one.citation.start): one.context for one in found if isinstance(one, Passage)}
    candidates = [candidate(one, contexts.get((one.citation.article, one.citation.start), "")) for one in found]
    return Gathered(candidates, names, mains, await _measured(part, passages, library))


async def _measured(part: Part, passages: Sequence[Passage], library: Library) -> dict[Place, frozenset[str]]:
    """By the place of a sentence the keys of whose figures were read from it, where a figure of a thing is asked for."""
    if part.wants not in _FIGURES or not part.things or not passages:
        return {}
    subjects: dict[Place, set[str]] = defaultdict(set)
    for one in await library.entries_at({(one.citation.article, one.citation.start) for one in passages}, [EntryKind.FACT]):
        if isinstance(one, Fact):
            subjects[one.citation.article, one.citation.start].add(key_of(one.subject))
    return {place: frozenset(keys) for place, keys in subjects.items()}


async def _entries(part: Part, subjects: Sequence[Named], passages: Sequence[Passage], library: Library) -> list[Known]:
    """The entries of the things that may answer: the newest of each kind that may, and those of the sentences that were found."""
    wanted = {
        EntryKind.FACT: part.wants in _FIGURES | _OPEN,
        EntryKind.EVENT: part.wants in _DATES | _OPEN,
        EntryKind.QUOTE: part.wants is AnswerKind.WORDS or bool(part.speaker) or part.wants in _OPEN,
        EntryKind.POSITION: part.wants in _OFFICES | _OPEN,
    }
    found: list[Known] = []
    more: list[EntryKind] = []
    for kind in (kind for kind, may_answer in wanted.items() if may_answer):
        newest = await _newest(kind, part, subjects, library)
        found += newest
        if len(newest) >= ENTRIES:
            more.append(kind)
    if more and passages:
        # There are older ones. What they say is in sentences too, so those that fit the words are found by them.
        places = {(one.citation.article, one.citation.start) for one in passages}
        found += [one for one in await library.entries_at(places, more) if isinstance(one, Fact | Event | Quote | Position)]
    return found


async def _newest(kind: EntryKind, part: Part, subjects: Sequence[Named], library: Library) -> Sequence[Known]:
    match kind:
        case EntryKind.FACT:
            return await _facts(part, subjects, library)
        case EntryKind.EVENT:
            return (await library.dated_events(subjects, ENTRIES))[0]
        case EntryKind.QUOTE:
            return await library.quotes(subjects, limit=ENTRIES)
        case _:
            return await library.positions(subjects, limit=ENTRIES)


async def _facts(part: Part, subjects: Sequence[Named], library: Library) -> list[Fact]:
    """All facts of the things where they are few, else the newest of the measures that are asked for, else the newest."""
    measured = await library.measured(subjects)
    if sum(one.count for one in measured) <= FIGURES:
        return await library.facts(subjects, limit=FIGURES)
    asked, counted = {key_of(metric) for metric in part.metrics}, stems(part.counted or "")
    wanted = [one for one in measured if one.metric_key in asked or (counted and counted & stems(one.metric_key))]
    return await library.newest_facts(wanted, each=ENTRIES, enough=ENTRIES) if wanted else await library.facts(subjects, limit=ENTRIES)


async def _family(thing: Thing, library: Library) -> Sequence[Named]:
    if thing.topic and (topic := await library.find_topic(thing.topic)):
        return await library.family(topic)
    return [NamedThing(thing.name, kind=thing.kind, names=thing.names or (thing.name,))]


def _words(part: Part) -> str:
    meant = part.relation.words if part.relation is not None else ()
    if part.wants is AnswerKind.PERSON and part.relation is not None and part.relation.kind == "office" and NEW.search(part.text):
        meant = REPORTED_WITH
    return " ".join(dict.fromkeys([part.text, part.goes_on, *(thing.name for thing in part.things), *meant]))


def _once(known: Iterable[Known]) -> list[Known]:
    """Each entry once: one that two things share comes twice from the store."""
    found: dict[tuple[object, ...], Known] = {}
    for one in known:
        key = (one.citation.article, one.citation.start) if isinstance(one, Passage) else (one.ref,)
        found.setdefault(key, one)
    return list(found.values())
