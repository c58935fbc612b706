"""Builds sets of words and names from lists that are easy to read."""

from __future__ import annotations


def lines(text: str) -> frozenset[str]:
    """The set of comma-separated names."""
    return frozenset(" ".join(name.split()) for name in text.split(",") if name.strip())


def words(text: str) -> frozenset[str]:
    """The set of space-separated words."""
    return frozenset(text.split())
