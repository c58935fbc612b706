"""Splits a sentence into the clauses that each tell one happening."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.core.patterns import regex
from bot.reading import headings
from bot.reading.grammar.finite import IRREGULAR, is_finite, is_participle
from bot.reading.grammar.tokens import FINITE, Token, tokens
from bot.reading.sentences import is_chinese

_RELATIVE = frozenset("which who whose where when".split())
_JOINING = frozenset("while whereas although though but after before because as until if".split())
_OPENING = frozenset("that since".split())
_AUXILIARY = frozenset("was were is are has had will".split())
_SPANS = frozenset("day days week weeks month months year years hour hours minutes decade decades long shortly soon just".split())
_PRONOUNS = frozenset("it he she they we".split())
#: Who said it, at the end: ", it said on Wednesday". Its date is the day on which all that stands before it was announced.
_ATTRIBUTION = regex(
    r",\s(?:[“\"”]\s?)?(?:it|he|she|they|the\s[\w-]+(?:\s[\w-]+)?|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}|according\sto\s[^,;]{3,60})\s"
    r"(?:has\s|have\s)?(?:said|announced|told|reported|confirmed|added|disclosed)\b[^,;]{0,60}$"
    r"|,\s(?:it\sannounced|according\sto)\b[^,;]{0,60}$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at ``sentence[start:end]``."""

    start: int
    end: int
    is_relative: bool = False  #: it begins with "which" or "who" and says something of the words before
    continues: bool = False  #: it begins with a second verb of the subject before: "... and has traded since"


def clauses(sentence: str) -> list[Clause]:
    """The clauses of a sentence in order, without its dateline: "Acme was spun off in 2016 | and has traded since June"."""
    begin = headings.opening(sentence)
    if is_chinese(sentence):
        return _split(sentence, begin, [(m.end(), False, False) for m in re.finditer(r"[；。]", sentence[begin:])])
    words = [word for word in tokens(sentence) if word.start >= begin]
    cuts: list[tuple[int, bool, bool]] = []
    has_verb = in_relative = False
    depth = 0
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        depth = max(0, depth + (word.text == "(") - (word.text == ")"))
        if depth:
            continue
        if word.text == ";" or (word.text in ("—", "–") and before is not None and sentence[word.start - 1] == " "):
            cuts.append((word.end - begin, False, False))
            has_verb = in_relative = False
        elif before is not None and has_verb and (cut := _cut(words, index)) and not (cut == "verb" and in_relative):
            cuts.append((word.start - begin, cut == "relative", cut == "verb"))
            has_verb, in_relative = cut == "verb", cut == "relative"
        elif word.low in _RELATIVE:
            in_relative = True
        elif word.low in _OPENING:
            has_verb = False  # what follows has a verb of its own
        elif word.text == ",":
            in_relative = False
        has_verb = has_verb or (is_finite(word, before) and not in_relative)
    return _split(sentence, begin, cuts)


def _split(sentence: str, begin: int, cuts: list[tuple[int, bool, bool]]) -> list[Clause]:
    found: list[Clause] = []
    starts = [(begin, False, False), *((begin + at, relative, verb) for at, relative, verb in cuts)]
    for index, (start, relative, verb) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(sentence)
        if sentence[start:end].strip():
            found.append(Clause(start, end, relative, verb))
    return found or [Clause(0, len(sentence))]


def _cut(words: list[Token], index: int) -> str:
    """What kind of clause begins at a word: "relative", "verb" (a second verb), "clause", or "" for none."""
    word, before = words[index], words[index - 1]
    following = words[index + 1 : index + 10]
    if not following:
        return ""
    if word.low in _RELATIVE:
        return "relative" if before.text == "," or before.low in ("into", "of") else ""
    if before.text == "," and word.low in _AUXILIARY and not any(earlier.text == "," for earlier in words[: index - 1]):
        return "verb"  # "It survived a fire, was sold in 1949 and ..."
    if word.low in ("and", "but", "then", "or"):
        if is_finite(following[0], None) and following[0].low not in ("including",):
            return "verb"
        ahead = following[0]
        subject = before.text == "," or word.low == "but" or ahead.low in _PRONOUNS or ahead.text[0].isupper()
        return "clause" if subject and _has_verb(following) else ""
    if word.low in ("before", "after") and before.low in _SPANS:
        return ""  # "two days after a customer fell ill"
    if word.low in ("until", "before", "after"):
        return "clause" if any(word.low in FINITE or word.low in IRREGULAR or is_participle(word) for word in following[1:5]) else ""
    if word.low in _JOINING and (word.low != "as" or before.text == ","):
        return "clause" if _has_verb(following) else ""
    return ""


def _has_verb(words: list[Token]) -> bool:
    """Whether a verb follows the first of the words before a comma."""
    for before, word in pairwise(words):
        if word.text == ",":
            return False
        if is_finite(word, before):
            return True
    return False


def around(found: list[Clause], at: int) -> int:
    """The index of the clause around an offset."""
    return next((index for index, clause in enumerate(found) if clause.start <= at < clause.end), 0)


def span_of(sentence: str, found: list[Clause], index: int, at: int) -> tuple[int, int]:
    """Where the words that tell the happening at ``at`` begin and end: an attribution belongs to all that is said before it."""
    clause = found[index]
    tail = _ATTRIBUTION.search(sentence, clause.start, len(sentence.rstrip(' .”"')))
    if tail and tail.start() <= at:
        return found[0].start, found[-1].end
    if clause.is_relative and index:
        return found[index - 1].start, clause.end
    return clause.start, clause.end
