"""Which of the things that are known answer a question, and when none does."""

from __future__ import annotations

import calendar
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.asking.question import Question, Wants
from bot.asking.words import stems
from storage.records import Event, Fact, Passage, Quote
from storage.values import Precision

#: The share of a question's weight that an answer must speak of; below it, it answers another question.
ENOUGH = 0.6
#: The same for what is asked about the topics, since every sentence about them has their names.
ENOUGH_CONTENT = 0.55
#: Names weigh more: an answer about another company is none.
NAME_WEIGHT = 2.5
#: Answers this much worse than the best are left out.
NEAR_BEST = 0.9
MOST = 5
NEAREST = 3
#: Where somebody asks for all of a time ("Q2 2024"), more is shown.
MOST_OF_A_TIME = 12
_YEAR = 364

Known = Fact | Event | Quote | Passage


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that is known, and the share of the question that it speaks of (0 to 1); ``content`` leaves the topics' names out."""

    known: Known
    coverage: float
    content: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a question, best first; when nothing does, ``found`` is empty and ``nearest`` holds what comes closest."""

    found: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    #: Words of the question that nothing in the store speaks of.
    missing: frozenset[str] = frozenset()


def answer(question: Question, known: Iterable[Known], names: Mapping[str, frozenset[str]]) -> Answer:
    """The answer that what is known gives; pure, so the same question on the same store always gets the same answer.

    ``names`` are, for each topic of the question, the names that stand for it or for something that is part of it.
    """
    pool = [(one, words_of(one)) for one in known if _in_time(one, question)]
    frequency = Counter(word for _, words in pool for word in words)
    weights = {word: _weight(word, question, frequency[word], len(pool)) for word in question.stems}
    content = sum(weights.values())
    topic_weight = max([1.0, *weights.values()])
    total = content + topic_weight * len(question.topics)

    def evidence_of(one: Known, words: frozenset[str]) -> Evidence:
        told = sum(weights[word] for word in question.stems & words)
        about = sum(topic_weight for topic in question.topics if _speaks_of(one, names.get(topic, frozenset({topic}))))
        return Evidence(one, (told + about) / total if total else float(question.period is not None), told / content if content else 1.0)

    ranked = sorted((evidence_of(one, words) for one, words in pool), key=lambda one: (-_rank(one, question), _order(one.known)))
    missing = frozenset(word for word in question.stems if not frequency[word])
    enough = [one for one in ranked if one.coverage >= _enough(question) and one.content >= ENOUGH_CONTENT]
    if not enough or (question.names & missing):
        return Answer(nearest=tuple(_distinct([e for e in ranked if e.coverage > 0], NEAREST)), missing=missing)
    best = enough[0].coverage
    most = MOST_OF_A_TIME if question.period and not question.stems else MOST
    good = [one for one in enough if one.coverage >= best * NEAR_BEST]
    if question.wants is Wants.FIGURE and isinstance(good[0].known, Fact):
        good = [one for one in good if isinstance(one.known, Fact)]
    # A figure that another one is preferred to comes after all others.
    good.sort(key=lambda one: isinstance(one.known, Fact) and one.known.overruled is not None)
    return Answer(found=tuple(_distinct(good, most)), missing=missing)


def _enough(question: Question) -> float:
    """More must be covered where the topics alone would do: their names are in every sentence about them."""
    return ENOUGH if question.stems else 1.0


def _speaks_of(known: Known, names: frozenset[str]) -> bool:
    match known:
        case Fact():
            told = f"{known.subject}\n{known.citation.sentence}"
        case Event():
            told = "\n".join([known.summary, *known.entities])
        case Quote():
            told = f"{known.speaker or ''}\n{known.occasion or ''}\n{known.citation.sentence}"
        case Passage():
            told = known.text
    folded = told.casefold()
    return any(name.casefold() in folded for name in names)


def words_of(known: Known) -> frozenset[str]:
    """The stems that something known speaks of, its sentence included."""
    match known:
        case Fact():
            told = f"{known.subject} {known.metric} {known.scope or ''} {known.citation.sentence}"
        case Event():
            told = f"{known.summary} {' '.join(known.entities)} {known.citation.sentence}"
        case Quote():
            told = f"{known.speaker or ''} {known.occasion or ''} {known.words} {known.citation.sentence}"
        case Passage():
            told = f"{known.text} {known.citation.sentence}"
    return stems(told)


def _weight(word: str, question: Question, frequency: int, pool: int) -> float:
    rarity = math.log(1 + (pool + 1) / (1 + frequency))
    return rarity * NAME_WEIGHT if word in question.names else rarity


def _rank(evidence: Evidence, question: Question) -> float:
    """Coverage, and a little more for the kind of thing that was asked for."""
    fits = {
        Wants.FIGURE: isinstance(evidence.known, Fact),
        Wants.DATE: isinstance(evidence.known, Event),
        Wants.WORDS: isinstance(evidence.known, Quote),
    }.get(question.wants, False)
    metric = isinstance(evidence.known, Fact) and question.metric is not None and evidence.known.metric == question.metric
    return evidence.coverage + 0.05 * fits + 0.1 * metric


def _order(known: Known) -> tuple[int, bool, int, int, str]:
    """Among equals: newest first, an original before its retelling, then by place, so that the order never wavers."""
    when = known.as_of if isinstance(known, Fact) else known.date if isinstance(known, Event) else known.citation.published
    start = when.sort_key[0] if when else None
    citation = known.citation
    place = known.figure_start if isinstance(known, Fact) else citation.start
    return (-start.toordinal() if start else 0, citation.retelling_of is not None, citation.start, place, citation.sentence)


def _in_time(known: Known, question: Question) -> bool:
    """Whether it may speak of the time asked for: by its own date, or because its sentence names the year."""
    if question.period is None:
        return True
    first, last = question.period
    if isinstance(known, Fact | Event):
        when = known.as_of if isinstance(known, Fact) else known.date
        if when.precision is not Precision.UNKNOWN:
            return when.overlaps(first, last)
    return _names_time(known.citation.sentence, first, last)


def _names_time(sentence: str, first: date, last: date) -> bool:
    """Whether the sentence names a year of that time, and where it is shorter than a year a month of it too."""
    if not any(str(year) in sentence for year in range(first.year, last.year + 1)):
        return False
    if (last - first).days >= _YEAR:
        return True
    months = {(first.month + step - 1) % 12 + 1 for step in range((last.year - first.year) * 12 + last.month - first.month + 1)}
    return any(calendar.month_name[month] in sentence for month in months)


def _distinct(ranked: Sequence[Evidence], most: int) -> list[Evidence]:
    """Each sentence once, in the form that fits best; a retelling's only when the original's is not there."""
    taken: dict[tuple[str, int], Evidence] = {}
    told: list[tuple[str, frozenset[str]]] = []
    for evidence in ranked:
        citation = evidence.known.citation
        key = (citation.article, citation.start)
        words = stems(citation.sentence)
        again = any(source == citation.source and len(words & other) >= 0.7 * max(len(words | other), 1) for source, other in told)
        if key in taken or again:
            continue
        taken[key] = evidence
        told.append((citation.source, words))
        if len(taken) == most:
            break
    return list(taken.values())
