"""Figures that answer a question or count "them": "How many hives are left?" – "640, ..."; "Guests stayed away. It lost 4,000 of them"."""

from __future__ import annotations

import re

from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line

_COUNT = r"(?P<noun>(?:[a-z][\w-]{1,18}\s){0,2}?[a-z][\w-]{1,18}s|people|staff)"
_HOW_MANY = re.compile(
    rf"^(?:(?:and|so|but|then|now),?\s)?how\smany\s{_COUNT}\s(?:are|were|do|did|does|have|has|had|will|can|is|come|came|go|live|work|remain|left|still|there)\b",
    re.IGNORECASE,
)
_HOW_DEAR = re.compile(r"\b(?:what|how\smuch)\b[^?]{0,60}\b(?:costs?|prices?|charge|fetch|sell\sfor|pay\sfor)\b[^?]{0,40}\?", re.IGNORECASE)
_AND_YOUR = re.compile(rf"^(?:And\s|And\show\sabout\s|What\sabout\s)(?:your\s|the\s)?{_COUNT}\?")
#: What may stand before the figure of an answer.
_LEAD = re.compile(
    r"[\s“\"]*(?:(?:about|around|some|roughly|nearly|almost|over|exactly|just|only|still|now|today|at\sthe\smoment|well|yes|we\shave|there\sare"
    r"|they\sare|it\sis|it['’]s|that['’]s|from|in\sall|altogether|all\stold|in\stotal|we\sare|we['’]re|there\swere|more\sthan|fewer\sthan),?\s){0,3}",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s(?:of\s)?them\b")
_NAMES_THEM = (
    re.compile(
        rf"^(?:The\s|Its\s|Their\s|Our\s|Most\s|Many\s|Few\s)?(?i:{_COUNT})\s(?:were|are|have|had|did|do|can|could|stayed|came|left)\b"
    ),
    re.compile(rf"^(?:[A-Z][a-z]+\s){{0,2}}(?i:{_COUNT})\s(?:sells?|cost|are|need|become|have|remain|spread|keep|continue)\b"),
    re.compile(rf"\b[Ii]t\s(?:is|was)\s(?:the|our|its)\s{_COUNT}\s(?:who|that|which)\b"),
)


def asked_for(question: str) -> str:
    """What a question wants counted: "hives" for "How many hives are left?"; "" where it asks something else.

    >>> asked_for("And how many overseas guests do you have?")
    'overseas guests'
    """
    found = _HOW_MANY.search(question) or _AND_YOUR.search(question)
    if found is None and _HOW_DEAR.search(question):
        return "price"
    return found["noun"].lower() if found else ""


def answer(line: Line, index: int, asked: str) -> Metric | None:
    """The metric of the figure with which an answer begins: what was ``asked`` for; else None."""
    amount = line.amounts[index]
    if not asked or index or not _LEAD.fullmatch(line.s, 0, amount.start):
        return None
    if (asked == "price") != (amount.kind == "money") or (amount.kind != "money" and (amount.quantity.unit or amount.kind != "number")):
        return None
    return Metric(asked, anchor=amount.start, base=asked)


def of_them(line: Line, index: int, before: str) -> Metric | None:
    """The metric of "4,000 of them" by what the sentence ``before`` is about, in the plural; else None."""
    amount = line.amounts[index]
    if amount.quantity.unit not in ("", "them") or not (_OF_THEM.match(line.s, amount.end) or amount.quantity.unit):
        return None
    found = next((match for pattern in _NAMES_THEM if (match := pattern.search(before))), None)
    if found is None:
        return None
    return Metric(found["noun"].lower(), anchor=amount.start, base=found["noun"].lower())
