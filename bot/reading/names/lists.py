"""Sets of words and names from lists as they read best."""

from __future__ import annotations


def lines(text: str) -> frozenset[str]:
    """The names of a list with commas."""
    return frozenset(" ".join(name.split()) for name in text.split(",") if name.strip())


def words(text: str) -> frozenset[str]:
    """The words of a list with spaces."""
    return frozenset(text.split())
