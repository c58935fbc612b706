"""The topics and metrics that the reader knows, indexed by the words that texts use for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from bot.core.patterns import regex
from bot.reading.words import is_ordinary
from storage.drafts import TopicDraft, Vocabulary

_HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = regex(rf"[^\W_{_HAN}]+")
_CJK = regex(r"[\u3400-\u9fff\uf900-\ufaff]")
_SPACES = regex(r"\s+")
_SEPARATORS = regex(r"[\s\-‐‑'’.·]+")
_LEADING = regex(
    r"^(?:(?:the|a|an|its|their|our|his|her|total|overall|combined|cumulative|number of|amount of|count of|value of|level of)\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Alias:
    """One way to write a topic's name. Its pattern matches where its first word begins."""

    pattern: re.Pattern[str]
    topic: str
    kind: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Topics and metrics by alias; build one with ``Lexicon.of``.

    In running text, aliases match only in their own case or in all capitals; ``canonical`` and ``metric`` ignore case.
    """

    topics: tuple[TopicDraft, ...] = ()
    _by_first_word: dict[str, tuple[_Alias, ...]] = field(default_factory=dict)  #: longest alias first
    _unspaced: re.Pattern[str] | None = None  #: aliases in a script without spaces
    _by_name: dict[str, TopicDraft] = field(default_factory=dict)
    _by_spelling: dict[str, TopicDraft] = field(default_factory=dict)
    _metrics: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Self:
        """The lexicon of a vocabulary. An alias that two topics claim belongs to the topic with that name, or else to the first."""
        by_name: dict[str, TopicDraft] = {}
        for topic in vocabulary.topics:
            by_name.setdefault(_folded(topic.name), topic)
        for topic in vocabulary.topics:
            for alias in topic.aliases:
                by_name.setdefault(_folded(alias), topic)
        aliases = _all_aliases(vocabulary.topics, by_name)
        spaced: dict[str, list[_Alias]] = {}
        for alias, topic in aliases:
            if _CJK.search(alias):
                continue
            for first, pattern in _patterns(alias):
                spaced.setdefault(first, []).append(_Alias(pattern, topic.name, topic.kind))
        unspaced = [re.escape(alias) for alias, _ in aliases if _CJK.search(alias)]
        metrics: dict[str, str] = {}
        for metric in vocabulary.metrics:
            metrics[metric_key(metric.name)] = metric.name
        for metric in vocabulary.metrics:
            for alias in metric.aliases:
                metrics.setdefault(metric_key(alias), metric.name)
        return cls(
            topics=vocabulary.topics,
            _by_first_word={first: tuple(found) for first, found in spaced.items()},
            _unspaced=re.compile("|".join(unspaced)) if unspaced else None,
            _by_name=by_name,
            _by_spelling={spelling_key(name): topic for name, topic in reversed(by_name.items())},
            _metrics=metrics,
        )

    def canonical(self, name: str) -> str | None:
        """The name of the topic that has this name or alias, in any case; None where there is none."""
        topic = self.topic(name)
        return topic.name if topic else None

    def topic(self, name: str) -> TopicDraft | None:
        """The topic that has this name or alias, in any case and written as one word or several; None where there is none."""
        return self._by_name.get(_folded(name)) or self._by_spelling.get(spelling_key(name))

    def find(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Start, end, topic name and kind of each mention of a topic in running text.

        Whole words are matched, the longest alias first; mentions do not overlap.
        """
        if self._unspaced is None:
            yield from self._find_spaced(text)
            return
        found = [(m.start(), m.end(), topic) for m in self._unspaced.finditer(text) if (topic := self.topic(m[0]))]
        spans = [(start, end, topic.name, topic.kind) for start, end, topic in found]
        spans += self._find_spaced(text)
        last = 0
        for span in sorted(spans, key=lambda s: (s[0], -s[1])):
            if span[0] >= last:
                yield span
                last = span[1]

    def _find_spaced(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        if not self._by_first_word:
            return
        last = 0
        for word in _WORD.finditer(text):
            aliases = self._by_first_word.get(word[0])
            if aliases is None or (start := word.start()) < last:
                continue
            for alias in aliases:
                if match := alias.pattern.match(text, start):
                    last = match.end()
                    yield start, last, alias.topic, alias.kind
                    break

    def metric(self, phrase: str) -> str | None:
        """The canonical name of the metric that a phrase means ("the number of derived models": "derivative models"), or None."""
        return self._metrics.get(metric_key(phrase)) if phrase else None


def squeezed(name: str) -> str:
    """The name without capitals, spaces and hyphens: "timewarner" for "Time Warner" and "TimeWarner"."""
    return _SEPARATORS.sub("", name).casefold()


@lru_cache(maxsize=4096)
def spelling_key(name: str) -> str:
    """What the spellings of one name have in common. Short names keep their spaces and points, and so do those with a version.

    >>> spelling_key("Time Warner") == spelling_key("TimeWarner"), spelling_key("Zephyr 1.5") == spelling_key("Zephyr 15")
    (True, False)
    """
    key = squeezed(name)
    return key if len(key) >= 5 and not any(c.isdigit() for c in key) else name.casefold().removeprefix("the ")


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    folded = " ".join(name.replace("’", "'").split()).casefold()
    folded = folded.removeprefix("the ")
    return folded.removesuffix("'s")


def _all_aliases(topics: tuple[TopicDraft, ...], by_name: dict[str, TopicDraft]) -> list[tuple[str, TopicDraft]]:
    """Every alias with the topic that owns it, longest first."""
    owned: dict[str, TopicDraft] = {}
    for topic in topics:
        for alias in (topic.name, *topic.aliases):
            if alias.strip() and by_name.get(_folded(alias)) is topic:
                owned.setdefault(alias.strip(), topic)
    return sorted(owned.items(), key=lambda pair: (-len(pair[0]), pair[0]))


def _patterns(alias: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The first word and the pattern of each spelling in which the alias counts as a name in running text."""
    spellings = {alias}
    if len(alias) >= 4 and not alias.isupper():
        spellings.add(alias.upper())
    if alias == alias.lower() and alias[:1].isalpha():
        spellings.add(alias[0].upper() + alias[1:])
        if all(is_ordinary(word) for word in _WORD.findall(alias)):
            spellings.discard(alias)  # "apple" in lower case is a fruit
    for spelling in sorted(spellings):
        first = _WORD.search(spelling)
        if first is None or first.start() > 0:
            continue
        parts = [re.escape(part).replace("'", "['’]") for part in spelling.split()]
        # a name ends where the word ends: "Qwen" is in "Qwen's" and "Qwen-based", and not in "Qwen-Max" or "Qwen2"
        tail = rf"(?![^\W_{_HAN}])(?!-[A-Z0-9])(?!\.\d)(?!\.[A-Z]{{2}})" if spelling[-1].isalnum() else ""
        yield first[0], re.compile(r"\s+".join(parts) + tail)


@lru_cache(maxsize=4096)
def metric_key(phrase: str) -> str:
    """What all ways to write a metric have in common: without case, plural, hyphens and a leading "total" or "number of"."""
    words = _LEADING.sub("", _SPACES.sub(" ", phrase.strip().casefold().replace("’", "'")))
    return " ".join(_singular(word) for word in re.split(r"[\s\-]+", words) if word)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
