"""The candidates of one part of a question together: how rare each word is among them, and what names the things."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.asking.candidate import Candidate
from bot.asking.gathering import Gathered
from bot.asking.plan.model import FIGURES, Part
from bot.asking.plan.unknown import is_word
from bot.asking.times import fits_period
from bot.asking.words import plain, stems
from bot.core.patterns import regex
from bot.reading.words import is_ordinary
from storage.records import Event, Fact, Passage, Quote
from storage.values import Basis, key_of

#: So many sentences about one thing make an article one about it, where nothing else tells.
_MAINLY = 4
_LONG_WORD = regex(r"[A-Za-zÀ-ÿ]{5,}")


class Pool:
    """The candidates of one part, with what is the same for all of them: how rare each word is, and the names of the things."""

    def __init__(self, part: Part, gathered: Gathered) -> None:
        candidates, names = gathered.candidates, gathered.names
        self.part = part
        self._candidates = candidates
        self._wholes: dict[str, str] = {}
        self.names = {thing: tuple(_folded_names(called)) for thing, called in names.items()}
        self.keys = {thing: {key_of(name) for name in called} for thing, called in names.items()}
        #: By article, the keys of what it is mainly about.
        self.mains = {article: {key_of(name) for name in mains} for article, mains in gathered.mains.items()}
        self.mains |= {article: keys for article, keys in self._mostly(candidates).items() if article not in self.mains}
        self.measured = gathered.measured
        #: By thing, the articles in which some candidate names it, with the number of sentences that do.
        self.articles = {thing: _naming(called, candidates) for thing, called in self.names.items()}
        #: By article, in how many sentences the name stands that most have.
        self.most_named = _most_named(candidates)
        sentences = {(one.citation.article, one.citation.start): one.all_stems for one in candidates}
        frequency = Counter(stem for found in sentences.values() for stem in found)
        self.weights = {stem: math.log(1 + (len(sentences) + 1) / (0.5 + frequency[stem])) for stem in part.stems}
        #: Likely names in a question that names nothing known: an answer must have them.
        self.unrecognised_names = () if part.things or part.beside else tuple(_likely_names(part.text))
        self.rarest = max(sorted(self.weights), key=lambda stem: self.weights[stem], default=None)
        #: How rare each thing is among the sentences: a name that few have tells as much as a rare word.
        folded = {(one.citation.article, one.citation.start): one.sentence.casefold() for one in candidates}
        self.thing_weights = {
            thing: math.log(1 + (len(folded) + 1) / (0.5 + sum(any(name.search(its) for name in called) for its in folded.values())))
            for thing, called in self.names.items()
        }
        self.metric_stems = [(metric, stems(metric)) for metric in part.metrics]
        #: The question's own words for its measure, which a sentence may have where it has none of its names.
        self.measure_words = _words_of_measure(part)
        self.counted = stems(part.counted) if part.counted else frozenset()
        #: Sentences whose figures are all of another time than is asked for.
        self.of_other_times = _of_other_times(part, candidates)
        days = sorted({one.newest for one in candidates}, reverse=True)
        self.ages = {day: place / max(len(days) - 1, 1) for place, day in enumerate(days)}

    def _mostly(self, candidates: Sequence[Candidate]) -> dict[str, set[str]]:
        """By article, the keys of the thing that several of its sentences are about, where none of them is about another one as often."""
        about: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for one in candidates:
            for key in _keys_of_known(one):
                about[one.citation.article][key].add(one.citation.start)
        found: dict[str, set[str]] = {}
        for article, places in about.items():
            for keys in self.keys.values():
                own = len(set().union(*(places.get(key, set()) for key in keys)))
                if own >= _MAINLY and all(len(its) < own for key, its in places.items() if key not in keys):
                    found[article] = set(keys)
        return found

    def whole(self, article: str) -> str:
        """What was found of an article, without case and accents."""
        if article not in self._wholes:
            self._wholes[article] = plain(" ".join(one.sentence for one in self._candidates if one.citation.article == article))
        return self._wholes[article]

    def share(self, found: frozenset[str], wanted: frozenset[str]) -> float:
        """The share of the wanted words' weight that was found."""
        total = sum(self.weights.get(stem, 1.0) for stem in wanted)
        return sum(self.weights.get(stem, 1.0) for stem in wanted & found) / total if total else 1.0

    def has_rarest(self, found: frozenset[str], folded: str) -> bool:
        """Whether the rarest of the question's words and names is in it: a name that is rarer than all words, else the rarest word."""
        least = self.weights.get(self.rarest or "", 0.0)
        rarer = [self.names[thing] for thing, weight in self.thing_weights.items() if weight > least]
        if rarer:
            return any(name.search(folded) for names in rarer for name in names)
        return self.rarest is None or self.rarest in found

    def share_with_things(self, found: frozenset[str], wanted: frozenset[str], folded: str) -> float:
        """The same, where the names of the things are wanted too; ``folded`` is the text in which they may stand, in lower case."""
        words = sum(self.weights.get(stem, 1.0) for stem in wanted)
        if not words:
            return 1.0
        named = sum(self.thing_weights[thing] for thing, called in self.names.items() if any(name.search(folded) for name in called))
        total = words + sum(self.thing_weights.values())
        return (sum(self.weights.get(stem, 1.0) for stem in wanted & found) + named) / total


def _naming(names: Sequence[re.Pattern[str]], candidates: Sequence[Candidate]) -> Counter[str]:
    places = {
        (one.citation.article, one.citation.start) for one in candidates if any(name.search(one.sentence.casefold()) for name in names)
    }
    return Counter(article for article, _ in places)


def _words_of_measure(part: Part) -> re.Pattern[str] | None:
    """Finds the words by which the question names its measure, as they stand there; None where it names none, or apart."""
    if not part.metrics or part.wants not in FIGURES:
        return None
    named = part.stems - part.stated_stems
    words = [word for word in re.findall(r"[A-Za-z]{3,}", part.text) if stems(word) & named]
    phrase = " ".join(words)
    return re.compile(rf"\b{phrase}s?\b", re.IGNORECASE) if phrase and phrase in part.text else None


def _most_named(candidates: Sequence[Candidate]) -> Counter[str]:
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for one in candidates:
        if isinstance(one.known, Passage):
            named[one.citation.article].update({key_of(name) for name in one.known.named if name.casefold() in one.sentence.casefold()})
    return Counter({article: max(counts.values(), default=0) for article, counts in named.items()})


def _of_other_times(part: Part, candidates: Sequence[Candidate]) -> set[tuple[str, int]]:
    if part.period is None or part.wants not in FIGURES:
        return set()
    fits: dict[tuple[str, int], float] = {}
    for one in candidates:
        if isinstance(one.known, Fact):
            place = (one.citation.article, one.citation.start)
            fit = 1.0 if one.known.as_of.basis is Basis.INFERRED else fits_period(one, part.period, part.wants)
            fits[place] = max(fits.get(place, 0.0), fit)
    return {place for place, fit in fits.items() if fit == 0.0}


def _keys_of_known(one: Candidate) -> set[str]:
    """The keys of the names that a sentence has, or of whom an entry is about."""
    known = one.known
    if isinstance(known, Passage):
        return {key_of(name) for name in known.named}
    if isinstance(known, Fact):
        return {key_of(known.subject)}
    return {key_of(known.about.name)} if isinstance(known, Event | Quote) and known.about is not None else set()


def _likely_names(text: str) -> list[str]:
    """The words that are no English ones: names, though typed in lower case."""
    return [word for word in _LONG_WORD.findall(text) if not is_word(word) and not is_ordinary(word.casefold().removesuffix("s"))]


#: Words with which the name of something else goes on: the Okla Foundation is not Okla.
_NAMED_AFTER = r"(?! (?:foundation|trust|institute|museum|awards?|prize|street|road|avenue|square|stadium|arena|cup)(?![^\W_]))"


def _folded_names(names: frozenset[str]) -> list[re.Pattern[str]]:
    found = []
    for name in sorted(names):
        word = re.escape(name.casefold())
        found.append(
            re.compile(
                word
                if re.search(r"[\u3400-\u9fff]", name)
                else rf"(?<![^\W_\u3400-\u9fff]){word}(?:'s|’s)?(?![^\W_\u3400-\u9fff]){_NAMED_AFTER}"
            )
        )
    return found
