"""Finds what is counted, the noun phrase after a number ("500,000 AI agents"), by plurals and stop words instead of a grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.patterns import regex
from bot.reading.amounts.units import (
    ADJECTIVES,
    CARDINALS,
    IRREGULAR_PLURALS,
    NOT_PLURALS,
    NOUNS_LIKE_ADJECTIVES,
    PLURAL_MODIFIERS,
    STOP_WORDS,
    UNINFLECTED,
)

_NEXT_WORD = regex(r"(,?)[ \u00a0](?:[“\"‘'])?([^\W\d_][\w’'&+.\-]*|[A-Z0-9][\w+\-]*[A-Za-z][\w+\-]*)")
_ADJECTIVE_ENDING = regex(r"(?:ed|ive|ous|ful|less|able|ible|ical|ish|ese|ian|ean|ary|ual|nal|ral|ral|ent|ant|est)$")
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
    if aged := _AGED_PEOPLE.match(text, pos):
        return _of_age(text, pos, aged)
    words: list[tuple[int, int, str]] = []
    cursor, head = pos, -1
    while len(words) < _MAX_WORDS and (found := _word_at(text, cursor, words)):
        start, end = found.start(2), found.end(2)
        low_before = words[-1][2].lower() if words else ""
        word = found[2]
        if word.endswith((".", "-")) and not re.fullmatch(r"(?:[A-Z]\.)+", word):
            word = word.rstrip(".-")
            end = start + len(word)
        possessive = word.endswith(("'s", "’s"))
        low = word.lower()
        if found[1] and (not words or low in STOP_WORDS or low_before in _STATES or not _is_adjective(words[-1][2])):
            break
        if _stops(word) or possessive or not word:
            break
        if low in _BASES and words and not is_plural(words[-1][2]):
            return _of_base(text, words)
        if singular and words and low in _STATES:
            break
        words.append((start, end, word))
        if is_plural(word) or (
            low in _ALSO_VERBS and low_before in ("", "home") and not _NUMBER_OF_NAME.search(text[max(0, pos - 30) : pos])
        ):
            head = len(words) - 1
            if low in UNINFLECTED or word[0].isupper():
                head += _adds_plural(text, end, words)
            if (low not in PLURAL_MODIFIERS and low not in _STATES) or word.endswith(("’", "'")):
                break
        if end != found.end(2):
            break
        cursor = end
    if head < 0 and singular:
        head = _singular_head(words)
    if head < 0:
        return None
    return _counted(text, words[: head + 1])


#: A number in the name of what is counted: "14 Type 45 destroyers".
_NUMBER_IN_NAME = regex(r"()[ \u00a0](\d{1,4})(?=[ \u00a0][A-Za-z])")
#: These are plural nouns right after a number, but verbs after the number of a name: "180 runs", "the Zenbook 14 starts at".
_ALSO_VERBS = frozenset("runs shows starts trains finds burns rises".split())
_NUMBER_OF_NAME = regex(r"[A-Z][\w’'-]*\s[\d.]+$")


def _word_at(text: str, cursor: int, words: list[tuple[int, int, str]]) -> re.Match[str] | None:
    """The match of the next word of a noun phrase, of a number too where the word before it is capitalised."""
    if words and words[-1][2][0].isupper() and (number := _NUMBER_IN_NAME.match(text, cursor)):
        return number
    return _NEXT_WORD.match(text, cursor)


def _stops(word: str) -> bool:
    """Whether a word ends the noun phrase, a number in words too; "US" and "IT" in capitals are no pronouns."""
    return (word.lower() in STOP_WORDS and word not in ("US", "IT")) or word.lower() in CARDINALS


#: "two 15-year-olds" and "two 15-year-old boys": the age is an amount of its own.
_AGED_PEOPLE = regex(r"[ \u00a0]\d{1,3}-(?:year|month|week|day)-old(s?)\b")


def _of_age(text: str, pos: int, aged: re.Match[str]) -> Counted | None:
    if aged[1]:
        return Counted(pos, pos, "people", "people")
    noun = after(text, aged.end())
    return Counted(pos, pos, noun.phrase, noun.unit) if noun else None


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
    unit = "people" if words[-1][2].lower() in _STATES else " ".join(word for _, _, word in words[first:])
    return Counted(words[0][0], end, text[words[0][0] : end], unit.rstrip("’'"))
