"""Recognises the offices that report figures about others: a statistics bureau, a ministry, the police."""

from __future__ import annotations

from functools import lru_cache

from bot.core.patterns import regex

_SOURCES = regex(
    r"\b(?:Bureau|Office|Agency|Ministry|Department|Authority|Observatory|Statistics|Police|Service|Survey|Commission"
    r"|Administration|Association)\b"
)


@lru_cache(maxsize=4096)
def names_source(entity: str) -> bool:
    """Whether a name is that of such an office."""
    return bool(_SOURCES.search(entity))
