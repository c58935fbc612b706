"""Finds what is counted, the noun phrase after a number ("500,000 AI agents"), by plurals and stop words instead of a grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.amounts.units import (
    ADJECTIVES,
    IRREGULAR_PLURALS,
    NOT_PLURALS,
    NOUNS_LIKE_ADJECTIVES,
    PLURAL_MODIFIERS,
    STOP_WORDS,
    UNINFLECTED,
)

_NEXT_WORD = re.compile(r"(,?)[ \u00a0](?:[“\"‘'])?([^\W\d_][\w’'&+.\-]*|[A-Z0-9][\w+\-]*[A-Za-z][\w+\-]*)")
_ADJECTIVE_ENDING = re.compile(r"(?:ed|ive|ous|ful|less|able|ible|ical|ish|ese|ian|ean|ary|ual|nal|ral|ral|ent|ant|est)$")
_MAX_WORDS = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase at ``text[start:end]``; its unit is the head with the nouns before it."""

    start: int
    end: int
    phrase: str
    unit: str


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun: "agents", "children", "AIs"."""
    low = word.lower().rstrip("’'")
    if len(word) > 2 and word.endswith("s") and (word[:-1].isupper() or word[-4:-1].isupper()):
        return True
    if low in NOT_PLURALS:
        return False
    if low in IRREGULAR_PLURALS or (low.endswith(("men", "people", "children")) and low not in ("specimen", "regimen", "acumen", "omen")):
        return True
    return len(low) > 2 and low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))


def _is_adjective(word: str) -> bool:
    low = word.lower()
    if low in ADJECTIVES:
        return True
    if low in NOUNS_LIKE_ADJECTIVES or len(low) < 5:
        return False
    return bool(_ADJECTIVE_ENDING.search(low)) and (word[0].islower() or low.endswith(("ese", "ian", "ean", "ish")))


def after(text: str, pos: int, *, singular: bool = False) -> Counted | None:
    """The noun that a number ending at ``pos`` counts, or None. ``singular`` says that it may be singular, as after "one"."""
    words: list[tuple[int, int, str]] = []
    cursor, head = pos, -1
    while len(words) < _MAX_WORDS and (found := _NEXT_WORD.match(text, cursor)):
        start, end = found.start(2), found.end(2)
        word = found[2]
        if word.endswith((".", "-")) and not re.fullmatch(r"(?:[A-Z]\.)+", word):
            word = word.rstrip(".-")
            end = start + len(word)
        possessive = word.endswith(("'s", "’s"))
        low = word.lower()
        if found[1] and (not words or low in STOP_WORDS or not _is_adjective(words[-1][2])):
            break
        if low in STOP_WORDS or possessive or not word:
            break
        if low in _BASES and words and not is_plural(words[-1][2]):
            return _of_base(text, words)
        if singular and words and low in _STATES:
            break
        words.append((start, end, word))
        if is_plural(word):
            head = len(words) - 1
            if low in UNINFLECTED:
                head += _adds_plural(text, end, words)
            if low not in PLURAL_MODIFIERS or word.endswith(("’", "'")):
                break
        if end != found.end(2):
            break
        cursor = end
    if head < 0 and singular:
        head = _singular_head(words)
    if head < 0:
        return None
    return _counted(text, words[: head + 1])


#: After a singular noun these say what happened to it: "one officer dead".
_STATES = frozenset("dead wounded injured missing homeless".split())


def _adds_plural(text: str, end: int, words: list[tuple[int, int, str]]) -> bool:
    """Whether the very next word is the plural that is counted, which is then added: "centres" after "data"."""
    found = _NEXT_WORD.match(text, end)
    word = found[2].rstrip(".-") if found and not found[1] else ""
    if not found or not is_plural(word) or word.lower() in STOP_WORDS or word.endswith(("'s", "’s")):
        return False
    words.append((found.start(2), found.start(2) + len(word), word))
    return True


#: In "a 170 million user base", users are counted.
_BASES = frozenset("base audience following readership".split())


def _of_base(text: str, words: list[tuple[int, int, str]]) -> Counted:
    noun = words[-1][2]
    return Counted(words[0][0], words[-1][1], f"{text[words[0][0] : words[-1][1]]}s", f"{noun}s")


def _singular_head(words: list[tuple[int, int, str]]) -> int:
    for index, (_, _, word) in enumerate(words[:3]):
        if not _is_adjective(word):
            return index if word[0].islower() else -1
    return -1


def _counted(text: str, words: list[tuple[int, int, str]]) -> Counted:
    first = 0
    while first < len(words) - 1 and _is_adjective(words[first][2]):
        first += 1
    # "native and derivative": an adjective ends the run of nouns before it
    for index in range(len(words) - 2, first - 1, -1):
        if _is_adjective(words[index][2]):
            first = index + 1
            break
    end = words[-1][1]
    unit = " ".join(word for _, _, word in words[first:])
    return Counted(words[0][0], end, text[words[0][0] : end], unit.rstrip("’'"))
