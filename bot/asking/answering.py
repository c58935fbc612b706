"""Answers a plan: gathers candidates for each part, chooses among them, and puts the halves of a comparison together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.asking.candidate import Candidate
from bot.asking.choosing import choose
from bot.asking.gathering import Gathered, Library, gather
from bot.asking.kinds import tells
from bot.asking.plan.measures import SIZES
from bot.asking.plan.model import AnswerKind, Part, Plan, Thing
from bot.asking.pool import Pool
from bot.asking.replies import Answered, Line, Reply, Said, Unknown
from bot.asking.speakers import by_office
from bot.asking.spelling import respelled
from bot.asking.surroundings import is_open, with_surroundings
from bot.asking.tables import from_tables
from bot.core.patterns import regex
from bot.reading.facts.measures import unit_classes
from storage.records import Fact, Passage
from storage.values import key_of


async def replies(plan: Plan, library: Library) -> list[Reply]:
    """What is said to each part of the question, in its order."""
    found: list[Reply] = []
    for part in plan.parts:
        reply = await _reply(part, library)
        if isinstance(reply, Unknown) and found:
            reply = _in_same_sentence(part, found[-1]) or reply
        found.append(reply)
    return found


def _in_same_sentence(part: Part, before: Reply) -> Said | None:
    """The sentence that answers the part before, where this one only goes on from it ("…, and for how much?") and it holds the answer."""
    if not part.goes_on or part.metrics or part.counted or not isinstance(before, Answered | Said):
        return None
    lines = tuple(line for line in before.lines if tells(line.proof.sentence, part))[:1]
    return Said(part, lines=lines) if lines else None


async def _reply(part: Part, library: Library) -> Reply:
    if part.wants is AnswerKind.COMPARISON and len(part.things) > 1:
        return await _compared(part, library)
    return await _single(part, library)


async def _single(part: Part, library: Library) -> Reply:
    gathered = await gather(part, library)
    part = respelled(part, gathered.candidates)
    if (meant := by_office(part, gathered)) is not None and not isinstance(said := await _single(meant, library), Unknown):
        return replace(said, part=part)
    reply = choose(part, gathered)
    if is_open(part, reply) and (more := await with_surroundings(part, gathered, library)) is not None:
        wider = choose(part, more)
        return reply if isinstance(wider, Unknown) else wider
    return reply


async def _from_table(part: Part, library: Library) -> Reply | None:
    """The cells of a table that has all that is compared, None where there is none."""
    gathered = await gather(part, library)
    gathered = await with_surroundings(part, gathered, library) or gathered
    found = from_tables(part, Pool(part, gathered), gathered.candidates)
    return found if found is not None and len(found.lines) > 1 else None


def _of_same_measure(part: Part, line: Line) -> Part:
    """The part asked by the measure of the figure that was found for the first thing, which the other's sentence need not name again."""
    fact = line.proof.known
    if not isinstance(fact, Fact):
        return part
    return replace(part, metrics=(fact.metric,), unit_classes=unit_classes(fact.quantity.unit), stems=frozenset(), stated_stems=frozenset())


async def _compared(part: Part, library: Library) -> Reply:
    """Each thing's own figure under its name; without figures, what the articles say of both."""
    if (rows := await _from_table(part, library)) is not None:
        return rows
    wants = AnswerKind.COUNT if part.counted and not part.metrics else AnswerKind.AMOUNT
    asked = replace(part, wants=wants)
    if part.metrics == SIZES:
        return await _sizes(asked, library) or await _both(part, library)
    lines, missing = await _of_each(asked, library)
    if len(lines) >= 2 or (lines and (part.metrics or part.counted)):
        return Answered(part, lines=tuple(lines), missing=tuple(missing))
    return await _both(part, library, lines)


async def _sizes(asked: Part, library: Library) -> Answered | None:
    """The first measure of size that is known of all things; None where none is."""
    for metric in SIZES:
        lines, missing = await _of_each(replace(asked, metrics=(metric,), stems=frozenset(), stated_stems=frozenset()), library)
        if not missing:
            return Answered(asked, lines=tuple(lines))
    return None


#: How a sentence compares two by itself: "Acme, five times our size".
_COMPARES = regex(
    r"\btimes (?:as|the size|our size|its size|bigger|larger|more)\b|\b(?:bigger|larger|smaller|more|fewer|less|higher|lower) than\b|"
    r"\b(?:twice|half) (?:as|the|its|our)\b|\b(?:second|next) (?:only )?to\b|\btimes (?:our|its|the) size\b|"
    r"[大小多少高低]于|是.{1,12}的.{1,4}倍",
    re.IGNORECASE,
)


async def _both(part: Part, library: Library, lines: Sequence[Line] = ()) -> Reply:
    """What the articles say of both, or a sentence that compares one of them with whom its article is about."""
    both = await _single(replace(part, wants=AnswerKind.ANYTHING, metrics=() if part.metrics == SIZES else part.metrics), library)
    if isinstance(both, Said) and all(any(_has_name(line.proof.sentence, thing) for line in both.lines) for thing in part.things):
        return replace(both, part=part)
    gathered = await gather(part, library)
    for one in gathered.candidates:
        if isinstance(one.known, Passage) and _COMPARES.search(one.sentence) and _compares(one, part, gathered):
            return Said(part, lines=(Line("", one),))
    return replace(both, part=part) if isinstance(both, Said) else Unknown(part, nearest=tuple(lines), unknown=part.unknown)


def _compares(one: Candidate, part: Part, gathered: Gathered) -> bool:
    """Whether a sentence names one of the things, and the others too unless its article is mainly about them."""
    mains = {key_of(name) for name in gathered.mains.get(one.citation.article, ())}
    named = [thing for thing in part.things if _has_name(one.sentence, thing)]
    if part.metrics != SIZES and part.stems and not part.stems & one.stems:
        return False  # it compares them by something else
    return bool(named) and all(thing in named or key_of(thing.name) in mains for thing in part.things)


def _has_name(sentence: str, thing: Thing) -> bool:
    folded = sentence.casefold()
    return any(name.casefold() in folded for name in (thing.name, thing.typed, *thing.names) if name)


async def _of_each(asked: Part, library: Library) -> tuple[list[Line], list[str]]:
    """The figure of each thing under its name, and the names of those without one."""
    lines: list[Line] = []
    missing: list[str] = []
    for thing in asked.things:
        one = await _single(replace(asked, things=(thing,)), library)
        if isinstance(one, Answered) and one.lines and not asked.metrics and not asked.counted:
            asked = _of_same_measure(asked, one.lines[0])
        if isinstance(one, Answered) and one.lines:
            lines.append(replace(one.lines[0], lead=thing.name))
        else:
            missing.append(thing.name)
    return lines, missing
