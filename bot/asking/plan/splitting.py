"""Splits a question into the parts that each want an answer of their own."""

from __future__ import annotations

import re

from bot.core.patterns import regex

_OPENING = (
    r"(?:(?:by |to |from |for |at |since |in |with |of |on |under )?(?:how|what|when|who|whom|where|why|which)|"
    r"is it|does it|did it|will it|has it|are they|do they)\b"
)
_AND = regex(rf"[,;]?\s+(?:and|&|plus|as well as|also)\s+(?:also )?(?={_OPENING})", re.IGNORECASE)
#: The same of another time: "…, and the year before?", "… and in 2024?".
_OTHER_TIME = regex(
    r"[,;]?\s+and (?=(?:(?:in|for|during) (?:the year )?(?:19|20)\d\d|(?:in )?the (?:year|quarter|month) before|"
    r"an? (?:year|quarter|month) earlier)\s*[?.!]*$)",
    re.IGNORECASE,
)
#: A comma alone parts only two questions; behind other words it may be a relative clause ("Acme, which …").
_COMMA = regex(r"[,;]\s+(?=(?:how|what|when|who|where|why)\b)", re.IGNORECASE)
_ASKS = regex(r"\b(?:how|what|when|who|whom|where|why|which)\b", re.IGNORECASE)
#: "when and where was it founded": both ask for the same.
_BOTH = regex(
    r"^(?P<one>when|where|why|how|by whom|from whom) (?:and|&|or) (?P<other>when|where|why|how|by whom|from whom)\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_SENTENCE = regex(r"(?<=[?])\s+(?=\w)|(?<=[?])(?=[\u3400-\u9fff])")
_CHINESE_ASKING = regex(r"多[少久大高长重快贵远]|几|[什啥]|谁|何|哪|怎么|吗")
_CHINESE_OTHER_TIME = regex(r"(?:那么?)?(?:前年|去年|上一?年|前一年|上[个半]?(?:季度|年)|今年|明年|(?:19|20)\d\d年)(?:的)?呢?[?？]?")
_CHINESE_COMMA = regex(r"[，,；;]\s*(?:以及|还有|并且|又)?|(?:以及|还有)|(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
MOST_PARTS = 3


def split(text: str, *, chinese: bool) -> list[str]:
    """The parts in their order; a question that asks for one thing is one part.

    >>> split("when does it open, what does it cost and who runs it?", chinese=False)
    ['when does it open', 'what does it cost', 'who runs it?']
    """
    parts: list[str] = []
    for sentence in _SENTENCE.split(text):
        parts += _chinese_parts(sentence) if chinese else _english_parts(sentence)
    return parts[:MOST_PARTS] or [text]


def _english_parts(text: str) -> list[str]:
    if both := _BOTH.match(text.strip()):
        return [f"{both['one']} {both['rest']}", f"{both['other']} {both['rest']}"]
    pieces: list[str] = []
    for piece in (one for whole in _OTHER_TIME.split(text) for one in _AND.split(whole)):
        shorter = _COMMA.split(piece)
        pieces += shorter if all(_ASKS.search(one) for one in shorter) else [piece]
    return [piece for piece in pieces if piece.strip(" ?!.")]


def _chinese_parts(text: str) -> list[str]:
    """Parts at commas where both sides ask."""
    pieces = [piece for piece in _CHINESE_COMMA.split(text) if piece]
    if len(pieces) > 1 and all(_CHINESE_ASKING.search(one) or (at and _CHINESE_OTHER_TIME.fullmatch(one)) for at, one in enumerate(pieces)):
        return pieces
    return [text]
