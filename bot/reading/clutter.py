"""Spans of a page that are no part of the article: navigation, captions, counters, notices (first cut)."""

from __future__ import annotations

import re

_LINE = re.compile(r"(?im)^[ \t]*(?:in this article|read more.*|advertisement|share this.*|follow us.*|subscribe.*|photo:.*|.*photo: handout)[ \t]*$")


def clutter_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans that yield nothing: no fact, event or quotation, no publication date, no name."""
    return tuple((m.start(), m.end()) for m in _LINE.finditer(text))
