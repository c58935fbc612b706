"""Patterns for long lists of words, and a quick look for any of them."""

from __future__ import annotations

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches each of the words, the longer of two first; it has no groups.

    Words that begin alike share that beginning, so that a word that is not in the list fails at its first letters
    instead of being compared with each word.
    """
    by_first: dict[str, set[str]] = {}
    may_end = False
    for word in words:
        if word:
            by_first.setdefault(word[0], set()).add(word[1:])
        else:
            may_end = True
    if not by_first:
        return ""
    branches = [re.escape(first) + one_of(rests) for first, rests in sorted(by_first.items())]
    if len(branches) == 1 and not may_end:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if may_end else "")


def has_any(text: str, pieces: Iterable[str]) -> bool:
    """Whether the text holds any of the pieces. A generator would take twice as long, and this is asked of every line."""
    for piece in pieces:  # noqa: SIM110
        if piece in text:
            return True
    return False
