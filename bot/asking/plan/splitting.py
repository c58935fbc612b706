"""Splits a question into the parts that each want an answer of their own."""

from __future__ import annotations

import re

_AND = re.compile(
    r"[,;]?\s+(?:and|&|plus|as well as)\s+(?=(?:how|what|when|who|where|why|which|by how|to whom|from whom|"
    r"for how|at what|since when|is it|does it|did it|will it)\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[?])\s+(?=\w)")
_CHINESE_ASKING = re.compile(r"多少|几|什么|谁|何|哪|怎么|吗|多久")
_CHINESE_COMMA = re.compile(r"[，,；;]\s*(?:以及|还有|并且|又)?|(?:以及|还有)")
_MOST = 3


def split(text: str, *, chinese: bool) -> list[str]:
    """The parts in their order; a question that asks for one thing is one part.

    >>> split("when does it open and how much does it cost?", chinese=False)
    ['when does it open', 'how much does it cost?']
    """
    parts: list[str] = []
    for sentence in _SENTENCE.split(text):
        parts += _chinese_parts(sentence) if chinese else [piece for piece in _AND.split(sentence) if piece.strip(" ?!.")]
    return parts[:_MOST] or [text]


def _chinese_parts(text: str) -> list[str]:
    """Parts at commas where both sides ask."""
    pieces = [piece for piece in _CHINESE_COMMA.split(text) if piece]
    if len(pieces) > 1 and all(_CHINESE_ASKING.search(piece) for piece in pieces):
        return pieces
    return [text]
