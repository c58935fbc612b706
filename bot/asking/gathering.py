"""Asks the store for what may answer one part of a question: entries of the things, and sentences by their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from bot.asking.candidate import Candidate, candidate
from bot.asking.plan.model import AnswerKind, Part, Thing
from storage.records import Event, Fact, Named, NamedThing, Passage, Position, Quote, Topic

#: The most entries of each kind that are compared with the question.
ENTRIES = 200
#: The most sentences that are.
PASSAGES = 40
_FIGURES = frozenset(
    (AnswerKind.AMOUNT, AnswerKind.COUNT, AnswerKind.DURATION, AnswerKind.HISTORY, AnswerKind.CHANGE, AnswerKind.COMPARISON)
)
_DATES = frozenset((AnswerKind.DATE, AnswerKind.NEWS, AnswerKind.LIST, AnswerKind.DURATION, AnswerKind.PERSON, AnswerKind.PLACE))
_OFFICES = frozenset((AnswerKind.PERSON, AnswerKind.DATE, AnswerKind.DURATION, AnswerKind.DEFINITION))
_OPEN = frozenset((AnswerKind.ANYTHING, AnswerKind.YES_NO, AnswerKind.CHANGE, AnswerKind.LIST))


class Library(Protocol):
    """What the store is asked for."""

    async def find_topic(self, words: str) -> Topic | None: ...
    async def family(self, topic: Topic) -> list[Topic]: ...
    async def facts(self, topics: Sequence[Named], *, limit: int | None = None) -> list[Fact]: ...
    async def events(self, topics: Sequence[Named], *, limit: int | None = None) -> list[Event]: ...
    async def quotes(self, topics: Sequence[Named], *, limit: int | None = None) -> list[Quote]: ...
    async def positions(self, topics: Sequence[Named]) -> list[Position]: ...
    async def main_subjects(self, refs: Collection[str]) -> dict[str, frozenset[str]]: ...
    async def search(self, words: str, *, topics: Sequence[Named] | None = None, limit: int = 10) -> list[Passage]: ...


class Gathered:
    """The candidates for one part, and for each thing of it the names by which sentences call it."""

    def __init__(self, candidates: Sequence[Candidate], names: dict[str, frozenset[str]], mains: dict[str, frozenset[str]]) -> None:
        self.candidates = tuple(candidates)
        self.names = names
        #: By the reference of an article, the names of what it is mainly about.
        self.mains = mains


async def gather(part: Part, library: Library) -> Gathered:
    """The candidates for one part of a question."""
    names: dict[str, frozenset[str]] = {}
    subjects: list[Named] = []
    for thing in part.things:
        family = await _family(thing, library)
        names[thing.name] = frozenset(name for member in family for name in member.names)
        subjects += family
    known: list[Fact | Event | Quote | Position | Passage] = []
    if subjects:
        if part.wants in _FIGURES | _OPEN:
            known += await library.facts(subjects, limit=ENTRIES)
        if part.wants in _DATES | _OPEN:
            known += await library.events(subjects, limit=ENTRIES)
        if part.wants is AnswerKind.WORDS or part.speaker or part.wants in _OPEN:
            known += await library.quotes(subjects, limit=ENTRIES)
        if part.wants in _OFFICES | _OPEN:
            known += await library.positions(subjects)
    if subjects:
        known += await library.search(_words(part), topics=subjects, limit=PASSAGES)
    known += await library.search(_words(part), limit=PASSAGES)
    found = _once(known)
    mains = await library.main_subjects({one.citation.article for one in found}) if names and found else {}
    contexts = {(one.citation.article, one.citation.start): one.context for one in found if isinstance(one, Passage)}
    return Gathered([candidate(one, contexts.get((one.citation.article, one.citation.start), "")) for one in found], names, mains)


async def _family(thing: Thing, library: Library) -> Sequence[Named]:
    if thing.topic and (topic := await library.find_topic(thing.topic)):
        return await library.family(topic)
    return [NamedThing(thing.name, kind=thing.kind, names=thing.names or (thing.name,))]


def _words(part: Part) -> str:
    meant = part.relation.words if part.relation is not None else ()
    return " ".join(dict.fromkeys([part.text, *(thing.name for thing in part.things), *meant]))


def _once(known: Iterable[Fact | Event | Quote | Position | Passage]) -> list[Fact | Event | Quote | Position | Passage]:
    """Each entry once: one that two things share comes twice from the store."""
    found: dict[tuple[object, ...], Fact | Event | Quote | Position | Passage] = {}
    for one in known:
        key = (one.citation.article, one.citation.start) if isinstance(one, Passage) else (one.ref,)
        found.setdefault(key, one)
    return list(found.values())
