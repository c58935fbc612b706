"""Who is meant where a question asks for the words of somebody by his office: "what did the mayor of Arbury say"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.asking.candidate import Candidate
from bot.asking.gathering import Gathered
from bot.asking.plan.model import AnswerKind, Part, Thing
from bot.asking.words import stems
from storage.values import TopicKind

_WORD = r"[A-ZÀ-Þ][\w'’-]*\w"
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:de|van|von|der|den|del|la|di|da) ){{0,2}}{_WORD}){{1,2}})"


def by_office(part: Part, gathered: Gathered) -> Part | None:
    """The part asked of the person who has the office by the articles; None where they name nobody, or two."""
    office = part.relation
    if part.wants is not AnswerKind.WORDS or office is None or office.kind != "office" or not office.pattern or part.speaker:
        return None
    if any(thing.topic is not None and thing.kind == TopicKind.PERSON for thing in part.things):
        return None
    found = {name for one in _of_things(part, gathered.candidates) for name in _holders(f"{one.context} {one.sentence}", office.pattern)}
    if len(found) != 1:
        return None
    name = found.pop()
    rest = part.stems - office.stems - frozenset[str]().union(*(stems(thing.typed) for thing in part.things))
    person = Thing(name, None, TopicKind.PERSON, name, names=(name, name.split()[-1]))
    return replace(
        part, things=(person,), beside=(), unknown=(), relation=None, speaker=name, stems=rest, stated_stems=part.stated_stems & rest
    )


def _holders(text: str, pattern: str) -> set[str]:
    """The people that a text introduces by the office: "Mayor Owen Prys", "Owen Prys, the mayor of Arbury"."""
    said = " ".join(text.split())
    before = rf"(?i:{pattern}) {_NAME}"
    behind = rf"{_NAME}, (?:the |its |their )?(?i:{pattern})"
    return {match["name"] for one in (before, behind) for match in re.finditer(one, said)}


def _of_things(part: Part, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of articles that name all things of the part somewhere."""
    texts: dict[str, str] = {}
    for one in candidates:
        published = f"{one.citation.title} {getattr(one.citation, 'publisher', '') or ''}"
        texts[one.citation.article] = f"{texts.get(one.citation.article, published)} {one.context} {one.sentence}".casefold()
    return [
        one
        for one in candidates
        if all(
            any(name.casefold() in texts[one.citation.article] for name in (thing.name, thing.typed, *thing.names) if name)
            for thing in part.things
        )
    ]
