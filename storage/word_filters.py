"""Filters of words, as people give them to feeds and digests: one of these words, and none of those. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable


def mentions_any(text: str, words: Iterable[str]) -> bool:
    """Whether the text passes a filter: it holds none of the words that begin with "-", and one of the others if there are any.

    Words are matched whole, in any case.
    """
    wanted = [word for word in words if not word.startswith("-")]
    unwanted = [word[1:] for word in words if word.startswith("-") and len(word) > 1]
    if any(_holds(text, word) for word in unwanted):
        return False
    return not wanted or any(_holds(text, word) for word in wanted)


def _holds(text: str, word: str) -> bool:
    left = r"(?<!\w)" if word[:1].isascii() else ""
    right = r"(?!\w)" if word[-1:].isascii() else ""
    return re.search(left + re.escape(word) + right, text, re.IGNORECASE) is not None


def contradicted(words: Iterable[str]) -> str | None:
    """A word that a filter both wants and refuses, so that nothing can pass; else None."""
    said = {word.casefold() for word in words}
    return next((word for word in sorted(said) if f"-{word}" in said), None)
