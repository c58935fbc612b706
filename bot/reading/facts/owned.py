"""A figure in its sentence, with what the rules for subjects ask about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.core.patterns import regex
from bot.reading.facts.discourse import Discourse
from bot.reading.facts.metric import Metric
from bot.reading.facts.owners import refers_back, sentence_subject
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.tokens import clause_start

_COMPANY_WORDS = frozenset("it its they their we our company group firm".split())


@dataclass(slots=True)
class Owned:
    """A figure at ``line.s[at:]`` with its metric, and what was spoken of before its sentence."""

    line: Line
    metric: Metric
    at: int
    discourse: Discourse
    _clause: int = field(default=-1, init=False)  #: the index of its clause's first token, once a rule has asked for it

    @property
    def clause(self) -> int:
        """The index of the first token of its clause."""
        if self._clause < 0:  # kept, as many rules ask for it
            self._clause = clause_start(self.line.words, self.line.before(self.at) + 1)
        return self._clause

    @property
    def clause_begin(self) -> int:
        """Where its clause begins in the sentence."""
        words = self.line.words
        return words[self.clause].start if self.clause < len(words) else 0

    @property
    def before(self) -> Name | None:
        """The name before the figure that is the sentence's subject."""
        return sentence_subject(self.line, self.at)

    @property
    def has_company_before(self) -> bool:
        """Whether "it" or "the company" comes before the figure."""
        return any(word.low in _COMPANY_WORDS for word in self.line.words if word.start < self.at)

    @property
    def refers_back(self) -> bool:
        """Whether the figure belongs to what the text was speaking of: "its revenue", or a bare "Revenue rose"."""
        return refers_back(self.line, self.metric, self.at)


def without_determiner(words: str) -> str:
    """The words with single blanks, without an article or pronoun in front and without punctuation around them."""
    return _DETERMINER.sub("", _BLANKS.sub(" ", words).strip(" ,;:'\"“”’"))


_BLANKS = regex(r"\s+")
_DETERMINER = regex(r"^(?:the|a|an|this|these|those|its|their|that)\s+", re.IGNORECASE)
