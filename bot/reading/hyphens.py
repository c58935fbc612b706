"""Joins words that were broken at the ends of lines, and leaves hyphens that belong to the word. Does no I/O."""

from __future__ import annotations

import re
from functools import partial

from bot.core.patterns import regex

#: The end of one word, a hyphen at the end of the line, and the beginning of the next line's first word.
_BROKEN = regex(r"(?<=([^\W_]))[-\u00ad\u2010] ?\n ?(?=[a-z0-9]|(?<=[a-z]-\n)[A-Z])")
_FIRST, _SECOND = regex(r"[\w-]{1,40}$"), regex(r"\w{1,30}")
#: Words that are joined to the next one by a hyphen and seldom begin a longer word.
_BEFORE_HYPHEN = frozenset(
    (
        "long short high low well self half full first second third large small mid year time cross part all near state cash debt price"
        " fixed medium single double multi real old new fast hard heavy light two three four five six seven eight nine ten"
        " twenty thirty forty fifty sixty seventy eighty ninety non quasi e"
    ).split()
)
#: Words that are joined to the one before by a hyphen, unless that one is only a beginning: "empowered", "resource".
_AFTER_HYPHEN = frozenset(
    (
        "based called backed owned funded powered driven sourced focused listed sized term source founder founders founded making"
        " related linked looking growing winning speed quality class profile fledged income interest friendly intensive"
    ).split()
)
_BEGINNINGS = frozenset(
    "re un in im en em dis de pre out under over inter mis sub super trans com con per pro up down ad an be ap bio fore".split()
)
#: What joins two words to one with its hyphens: "state-of-the-art", "year-on-year".
_BETWEEN_HYPHENS = frozenset("on of the to in and by a for up out off over".split())
#: First and second parts that make a word only together, where the first often begins a broken word.
_PAIRS = frozenset("ex-chief ex-president ex-minister ex-head ex-chairman ex-wife pre-tax after-tax pre-sale pre-market so-called".split())


def without_broken_words(text: str, *, words_of: str = "") -> str:
    """The text with each word in one piece that was broken at the end of a line; ``words_of`` is more text of the same author.

    The hyphen stays where the text writes the word with one elsewhere, or where its parts ask for it.
    """
    if "\n" not in text or not _BROKEN.search(text):
        return text
    whole = f"{words_of}\n{text}".lower()
    compounds = frozenset(re.findall(r"[a-z]{2,20}-[a-z]{2,20}(?![\w-])", whole))
    words = frozenset(re.findall(r"(?<![\w-])[a-z]{4,30}(?![\w-])", whole))
    return _BROKEN.sub(partial(_joint, compounds=compounds, words=words), text)


def _joint(found: re.Match[str], *, compounds: frozenset[str], words: frozenset[str]) -> str:
    """What to put between the two parts of a word: a hyphen or nothing."""
    text = found.string
    before = _FIRST.search(text[max(0, found.start() - 40) : found.start()])
    after = _SECOND.match(text[found.end() : found.end() + 30])
    if before is None or after is None or "\u00ad" in found[0]:
        return ""
    parts = before[0].split("-")
    first, second = parts[-1], after[0]
    # A hyphen after a number or capitals, or before a number or capital, belongs to the word: "10-year", "US-based", "COVID-19".
    if first[-1:].isdigit() or first.isupper():
        return "-"
    if not second[0].islower():
        return "-"
    first = first.lower()
    if (
        f"{first}-{second}" in compounds
        or f"{first}-{second}" in _PAIRS
        or (first == "co" and second.startswith(("found", "chair", "chief")))
    ):
        return "-"
    if first in _BEFORE_HYPHEN or (second in _AFTER_HYPHEN and first not in _BEGINNINGS) or (len(parts) > 1 and first in _BETWEEN_HYPHENS):
        return "-"
    # Two words that the text also has on their own, and never as one.
    return "-" if {first, second} <= words and first + second not in words else ""
