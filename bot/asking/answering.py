"""Selects, from the stored entries, those that answer a question, and decides when none does."""

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

#: The share of a question's weight that an answer must cover; with less, it answers another question.
ENOUGH = 0.6
#: The same without the topics' names, since every sentence about the topics contains those.
ENOUGH_CONTENT = 0.55
#: How much more names weigh than other words: an entry about another company is no answer.
NAME_WEIGHT = 2.5
#: Answers that cover less than this share of what the best one covers are left out.
NEAR_BEST = 0.9
MOST = 5
NEAREST = 3
#: The same where the question is about a whole period ("Q2 2024") and nothing else.
MOST_OF_A_PERIOD = 12
_YEAR = 364

Known = Fact | Event | Quote | Passage


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stored entry, and the share of the question that it covers."""

    known: Known
    coverage: float  #: 0 to 1
    content: float  #: the same, without the topics' names


@dataclass(frozen=True, slots=True)
class Answer:
    """The entries that answer a question, best first. Where none does, ``found`` is empty and ``nearest`` holds the closest ones."""

    found: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    #: Stems of the question that occur in no stored entry.
    missing: frozenset[str] = frozenset()


def answer(question: Question, known: Iterable[Known], names: Mapping[str, frozenset[str]]) -> Answer:
    """The answer to a question from the known entries. Pure: the same question on the same entries always gets the same answer.

    ``names`` holds, for each topic of the question, its names and those of everything that is part of it.
    """
    pool = [(one, words_of(one)) for one in known if _in_period(one, question)]
    frequency = Counter(word for _, words in pool for word in words)
    weights = {word: _weight(word, question, frequency[word], len(pool)) for word in question.stems}
    content = sum(weights.values())
    topic_weight = max([1.0, *weights.values()])
    total = content + topic_weight * len(question.topics)

    def evidence_of(one: Known, words: frozenset[str]) -> Evidence:
        covered = sum(weights[word] for word in question.stems & words)
        about = sum(topic_weight for topic in question.topics if _speaks_of(one, names.get(topic, frozenset({topic}))))
        coverage = (covered + about) / total if total else float(question.period is not None)
        return Evidence(one, coverage, covered / content if content else 1.0)

    ranked = sorted((evidence_of(one, words) for one, words in pool), key=lambda one: (-_rank(one, question), _order(one.known)))
    missing = frozenset(word for word in question.stems if not frequency[word])
    enough = [one for one in ranked if one.coverage >= _enough(question) and one.content >= ENOUGH_CONTENT]
    if not enough or (question.names & missing):
        return Answer(nearest=tuple(_distinct([e for e in ranked if e.coverage > 0], NEAREST)), missing=missing)
    best = enough[0].coverage
    most = MOST_OF_A_PERIOD if question.period and not question.stems else MOST
    good = [one for one in enough if one.coverage >= best * NEAR_BEST]
    if question.wants is Wants.FIGURE and isinstance(good[0].known, Fact):
        good = [one for one in good if isinstance(one.known, Fact)]
    # Figures that a better one overrules come last.
    good.sort(key=lambda one: isinstance(one.known, Fact) and one.known.overruled is not None)
    return Answer(found=tuple(_distinct(good, most)), missing=missing)


def _enough(question: Question) -> float:
    """The share that an answer must cover: all of it where only topics are asked for, as every sentence about them has their names."""
    return ENOUGH if question.stems else 1.0


def _speaks_of(known: Known, names: frozenset[str]) -> bool:
    """Whether an entry mentions one of the names."""
    match known:
        case Fact():
            text = f"{known.subject}\n{known.citation.sentence}"
        case Event():
            text = "\n".join([known.summary, *known.entities])
        case Quote():
            text = f"{known.speaker or ''}\n{known.occasion or ''}\n{known.citation.sentence}"
        case Passage():
            text = known.text
    folded = text.casefold()
    return any(name.casefold() in folded for name in names)


def words_of(known: Known) -> frozenset[str]:
    """The stems in an entry and its sentence."""
    match known:
        case Fact():
            text = f"{known.subject} {known.metric} {known.scope or ''} {known.citation.sentence}"
        case Event():
            text = f"{known.summary} {' '.join(known.entities)} {known.citation.sentence}"
        case Quote():
            text = f"{known.speaker or ''} {known.occasion or ''} {known.words} {known.citation.sentence}"
        case Passage():
            text = f"{known.text} {known.citation.sentence}"
    return stems(text)


def _weight(word: str, question: Question, frequency: int, pool: int) -> float:
    rarity = math.log(1 + (pool + 1) / (1 + frequency))
    return rarity * NAME_WEIGHT if word in question.names else rarity


def _rank(evidence: Evidence, question: Question) -> float:
    """The coverage, and a little more for the kind of entry and the metric that were asked for."""
    fits = {
        Wants.FIGURE: isinstance(evidence.known, Fact),
        Wants.DATE: isinstance(evidence.known, Event),
        Wants.WORDS: isinstance(evidence.known, Quote),
    }.get(question.wants, False)
    metric = isinstance(evidence.known, Fact) and question.metric is not None and evidence.known.metric == question.metric
    return evidence.coverage + 0.05 * fits + 0.1 * metric


def _order(known: Known) -> tuple[int, bool, int, int, str]:
    """The order among equals: newest first, originals before retellings, then by offset, so that it is always the same."""
    when = known.as_of if isinstance(known, Fact) else known.date if isinstance(known, Event) else known.citation.published
    start = when.sort_key[0] if when else None
    citation = known.citation
    place = known.figure_start if isinstance(known, Fact) else citation.start
    return (-start.toordinal() if start else 0, citation.retelling_of is not None, citation.start, place, citation.sentence)


def _in_period(known: Known, question: Question) -> bool:
    """Whether an entry may be about the period asked for, by its own date or else because its sentence states the year."""
    if question.period is None:
        return True
    first, last = question.period
    if isinstance(known, Fact | Event):
        when = known.as_of if isinstance(known, Fact) else known.date
        if when.precision is not Precision.UNKNOWN:
            return when.overlaps(first, last)
    return _names_period(known.citation.sentence, first, last)


def _names_period(sentence: str, first: date, last: date) -> bool:
    """Whether the sentence states a year of the period, and for a period of less than a year a month of it too."""
    if not any(str(year) in sentence for year in range(first.year, last.year + 1)):
        return False
    if (last - first).days >= _YEAR:
        return True
    months = {(first.month + step - 1) % 12 + 1 for step in range((last.year - first.year) * 12 + last.month - first.month + 1)}
    return any(calendar.month_name[month] in sentence for month in months)


def _distinct(ranked: Sequence[Evidence], most: int) -> list[Evidence]:
    """The best entry of each sentence, at most ``most``; a sentence that the same source has in other words counts once."""
    taken: dict[tuple[str, int], Evidence] = {}
    seen: list[tuple[str, frozenset[str]]] = []
    for evidence in ranked:
        citation = evidence.known.citation
        key = (citation.article, citation.start)
        words = stems(citation.sentence)
        again = any(source == citation.source and len(words & other) >= 0.7 * max(len(words | other), 1) for source, other in seen)
        if key in taken or again:
            continue
        taken[key] = evidence
        seen.append((citation.source, words))
        if len(taken) == most:
            break
    return list(taken.values())
