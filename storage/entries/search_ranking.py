"""How well passages fit a query: pure, and the same on both databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.entries.search_terms import Query

#: What a term counts in the sentence itself, in its article's title, and in the sentence before; how much a field's length matters; and
#: the lengths that are usual, in terms. Fixed, so that one sentence always fits one question equally well.
_FIELDS = ((1.0, 0.5, 22.0), (0.4, 0.3, 10.0), (0.3, 0.5, 22.0))
#: How soon more of one term count for less.
_SATURATION = 1.2
#: What two terms count that stand near each other as in the question, beside one that merely is there.
_NEARNESS = 0.45
#: So many places apart is near.
_NEAR = 4
#: What naming a thing that is asked for counts, beside a perfect fit.
_NAMED, _CARRIED = 0.25, 0.1
#: How far a term counts as covered that stands in the title or the context only.
_COVERED = 0.5


@dataclass(frozen=True, slots=True)
class Fields:
    """The terms of a passage: its own, its title's and its context's."""

    sentence: Sequence[str]
    title: Sequence[str]
    context: Sequence[str]
    marks: frozenset[str] = frozenset()


def fit(query: Query, passage: Fields, weights: Mapping[str, float], named: frozenset[str], carried: frozenset[str]) -> float:
    """How well the passage fits, about 0 to 2: BM25F over the three fields, more where more of the query is covered and stands together.

    ``named`` and ``carried`` are the marks of the things that are asked for.
    """
    most = sum(weights.values()) or 1.0
    places = _places(passage.sentence, weights)
    norms = [
        share / (1 - slope + slope * len(terms) / usual) for (share, slope, usual), terms in zip(_FIELDS, _fields(passage), strict=True)
    ]
    found = covered = 0.0
    for term, weight in weights.items():
        often = norms[0] * len(places.get(term, ())) + norms[1] * passage.title.count(term) + norms[2] * passage.context.count(term)
        if often:
            found += weight * often * (1 + _SATURATION) / (often + _SATURATION)
            covered += weight * (1.0 if term in places else _COVERED)
    score = found / most * (0.5 + covered / most) + _together(query, places, weights, most)
    return score + (_NAMED if named & passage.marks else _CARRIED if carried & passage.marks else 0.0)


def has_phrases(query: Query, sentence: Sequence[str]) -> bool:
    """Whether every phrase of the query stands in the sentence, term by term, and nothing that is to be left out."""
    held = set(sentence)
    if held & set(query.without):
        return False
    text = f" {' '.join(sentence)} "
    return all(f" {' '.join(phrase)} " in text for phrase in query.phrases)


def _fields(passage: Fields) -> tuple[Sequence[str], ...]:
    return passage.sentence, passage.title, passage.context


def _places(sentence: Sequence[str], weights: Mapping[str, float]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, term in enumerate(sentence):
        if term in weights:
            places.setdefault(term, []).append(place)
    return places


def _together(query: Query, places: Mapping[str, Sequence[int]], weights: Mapping[str, float], most: float) -> float:
    """What neighbours in the question that are neighbours in the sentence count."""
    found = 0.0
    for one, other in zip(query.terms, query.terms[1:], strict=False):
        if one in places and other in places:
            distance = min(abs(a - b) for a in places[one][:8] for b in places[other][:8])
            if distance <= _NEAR:
                found += min(weights[one], weights[other]) / distance
    return _NEARNESS * found / most
