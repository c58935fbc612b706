"""A candidate with its features and score, as a line of an answer, and the best one of each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.asking.candidate import Candidate
from bot.asking.features import Features
from bot.asking.plan.model import Part
from bot.asking.replies import Line
from bot.asking.values import value_of
from bot.asking.words import stems


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its features and score."""

    one: Candidate
    features: Features
    score: float

    @property
    def order(self) -> tuple[float, tuple[int, bool, str, int, int]]:
        return (-round(self.score, 4), self.one.order)


def line_of(scored: Scored, part: Part) -> Line:
    return Line(value_of(scored.one, part), scored.one)


def distinct(ranked: Sequence[Scored], most: int) -> list[Scored]:
    """The best candidate of each sentence; a sentence that the same source has in other words counts once."""
    found: list[Scored] = []
    seen: list[tuple[str, frozenset[str]]] = []
    spans: set[tuple[str, int]] = set()
    for one in ranked:
        citation = one.one.citation
        words = stems(citation.sentence)
        again = any(source == citation.source and len(words & other) >= 0.7 * max(len(words | other), 1) for source, other in seen)
        if (citation.article, citation.start) in spans or again:
            continue
        spans.add((citation.article, citation.start))
        seen.append((citation.source, words))
        found.append(one)
        if len(found) == most:
            break
    return found
