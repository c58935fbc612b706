"""The candidates of one part of a question together: how rare each word is among them, and what names the things."""

from __future__ import annotations

import math
import re
from collections import Counter

from bot.asking.gathering import Gathered
from bot.asking.plan.model import Part
from bot.asking.words import STOP, stems
from bot.reading.words import is_ordinary
from storage.values import key_of

_LONG_WORD = re.compile(r"[A-Za-zÀ-ÿ]{5,}")


class Pool:
    """The candidates of one part, with what is the same for all of them: how rare each word is, and the names of the things."""

    def __init__(self, part: Part, gathered: Gathered) -> None:
        candidates, names = gathered.candidates, gathered.names
        self.part = part
        self.mains = {article: {key_of(name) for name in mains} for article, mains in gathered.mains.items()}
        self.names = {thing: tuple(_folded_names(called)) for thing, called in names.items()}
        self.keys = {thing: {key_of(name) for name in called} for thing, called in names.items()}
        #: By thing, the articles in which some candidate names it.
        self.articles = {
            thing: {one.citation.article for one in candidates if any(name.search(one.sentence.casefold()) for name in called)}
            for thing, called in self.names.items()
        }
        sentences = {(one.citation.article, one.citation.start): one.all_stems for one in candidates}
        frequency = Counter(stem for found in sentences.values() for stem in found)
        self.weights = {stem: math.log(1 + (len(sentences) + 1) / (0.5 + frequency[stem])) for stem in part.stems}
        #: Likely names in a question that names nothing known: an answer must have them.
        self.unrecognised_names = () if part.things or part.beside else tuple(_likely_names(part.text))
        self.rarest = max(sorted(self.weights), key=lambda stem: self.weights[stem], default=None)
        self.metric_stems = [(metric, stems(metric)) for metric in part.metrics]
        self.counted = stems(part.counted) if part.counted else frozenset()
        days = sorted({one.newest for one in candidates}, reverse=True)
        self.ages = {day: place / max(len(days) - 1, 1) for place, day in enumerate(days)}

    def share(self, found: frozenset[str], wanted: frozenset[str]) -> float:
        """The share of the wanted words' weight that was found."""
        total = sum(self.weights.get(stem, 1.0) for stem in wanted)
        return sum(self.weights.get(stem, 1.0) for stem in wanted & found) / total if total else 1.0


def _likely_names(text: str) -> list[str]:
    """The words that are no English ones: names, though typed in lower case."""
    return [
        word
        for word in _LONG_WORD.findall(text)
        if word.casefold() not in STOP and not is_ordinary(word.casefold()) and not is_ordinary(word.casefold().removesuffix("s"))
    ]


def _folded_names(names: frozenset[str]) -> list[re.Pattern[str]]:
    found = []
    for name in sorted(names):
        word = re.escape(name.casefold())
        found.append(
            re.compile(word if re.search(r"[\u3400-\u9fff]", name) else rf"(?<![^\W_\u3400-\u9fff]){word}(?:'s|’s)?(?![^\W_\u3400-\u9fff])")
        )
    return found
