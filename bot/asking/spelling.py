"""Puts mistyped words of a question right by the words of what was found for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from bot.asking.candidate import Candidate
from bot.asking.plan.model import Part
from bot.asking.plan.unknown import is_word
from bot.asking.words import STOP, stem
from bot.core.patterns import regex

_WORD = regex(r"[A-Za-z]{3,}")
#: From so many letters on one of them may be wrong in a word with content; in a common one ("hav") it may be missing earlier.
_LONG = 5


def respelled(part: Part, candidates: Sequence[Candidate]) -> Part:
    """The part with the stems of its mistyped words put right or left out: "intrest" is interest where a candidate has that."""
    mistyped = [word for word in _WORD.findall(part.text) if word.islower() and not is_word(word) and stem(word) in part.stems]
    if not mistyped:
        return part
    found = frozenset[str]().union(*(one.all_stems for one in candidates))
    meant = ((stem(word), _meant(word, found)) for word in mistyped if stem(word) not in found)
    changes = {wrong: right for wrong, right in meant if right is not None}
    if not changes:
        return part
    return replace(part, stems=_changed(part.stems, changes), stated_stems=_changed(part.stated_stems, changes))


def _meant(word: str, found: frozenset[str]) -> str | None:
    """The stem that was meant, "" where it is that of a word without content; None where nothing is near."""
    if any(
        other[0] == word[0] and len(other) > len(word) - 2 and OSA.distance(word, other) == 1 for other in STOP if len(other) > _LONG - 2
    ):
        return ""
    if len(word) < _LONG:
        return None
    own = stem(word)
    near = sorted(other for other in found if other[:1] == own[0] and other.isalpha() and OSA.distance(own, other) == 1)
    return near[0] if len(near) == 1 else None


def _changed(stems: frozenset[str], changes: dict[str, str]) -> frozenset[str]:
    return frozenset(right for one in stems if (right := changes.get(one, one)))
