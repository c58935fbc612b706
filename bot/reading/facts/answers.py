"""Figures that answer a question or count "them": "How many hives are left?" – "640, ..."; "Guests stayed away. It lost 4,000 of them"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line
from bot.reading.headings import opening

_COUNT = r"(?P<noun>(?:[a-z][\w-]{1,18}\s){0,2}?[a-z][\w-]{1,18}s|people|staff)"
_HOW_MANY = regex(
    rf"^(?:(?:and|so|but|then|now),?\s)?how\smany\s{_COUNT}\s(?:are|were|do|did|does|have|has|had|will|can|is|come|came|go|live|work|remain|leave|leaves|left|still|there|you|use|buy|pass|fit|make|get|visit|stay)\b",
    re.IGNORECASE,
)
_HOW_MANY_ARE_YOU = regex(
    r"\bhow\smany\s(?:are\s(?:you|there\sof\syou|they)\b|(?:people|persons|employees|staff)\s(?:work|do\syou\semploy|are\semployed|have\syou|does))",
    re.IGNORECASE,
)
_WHO_OWNS = regex(
    r"\bwho\s(?:owns|owned|holds|are\sthe\s(?:owners|shareholders)|has\sthe\sshares|does\s[^?]{2,40}\sbelong\sto)\b", re.IGNORECASE
)
_HAS_SHARE = regex(
    r"\b(?:have|has|hold|holds|own|owns|owned|keep|keeps|kept|got|with|belongs?\sto)\s(?:about\s|some\s|just\s|only\s|over\s)?$"
)
_HOW_DEAR = regex(
    r"\b(?:what|how\smuch)\b[^?]{0,60}\b(?:costs?|prices?|charge|fetch|sell\sfor|pay\sfor|pays?)\b[^?]{0,40}\?", re.IGNORECASE
)
_AND_YOUR = regex(rf"^(?:And\s|And\show\sabout\s|What\sabout\s)(?:your\s|the\s)?{_COUNT}(?:\sof\s(?:your|its|their)\sown)?\?")
#: What may stand before the figure of an answer.
_LEAD = regex(
    r"[\s“\"]*(?:(?:about|around|some|roughly|nearly|almost|over|exactly|just|only|still|now|today|at\sthe\smoment|well|yes|we\shave|there\sare"
    r"|they\sare|it\sis|it['’]s|it\swas|that\swas|that['’]s|from|with|last\s(?:year|month|week)|this\s(?:year|month|week)|in\s20\d\d|no|in\sall|altogether|all\stold|in\stotal|we\sare|we['’]re|there\swere|more\sthan|fewer\sthan),?\s){0,3}",
    re.IGNORECASE,
)
_OF_THEM = regex(r"\s(?:of\s)?them\b")
_NAMES_THEM = (
    regex(rf"^(?:The\s|Its\s|Their\s|Our\s|Most\s|Many\s|Few\s)?(?i:{_COUNT})\s(?:were|are|have|had|did|do|can|could|stayed|came|left)\b"),
    regex(rf"^(?:[A-Z][a-z]+\s){{0,2}}(?i:{_COUNT})\s(?:sells?|cost|are|need|become|have|remain|spread|keep|continue)\b"),
    regex(rf"\b[Ii]t\s(?:is|was)\s(?:the|our|its)\s{_COUNT}\s(?:who|that|which)\b"),
)


def asked_for(question: str) -> str:
    """What a question wants counted: "hives" for "How many hives are left?"; "" where it asks something else.

    >>> asked_for("And how many overseas guests do you have?")
    'overseas guests'
    """
    if _HOW_MANY_ARE_YOU.search(question):
        return "employees"
    if _WHO_OWNS.search(question):
        return _STAKE
    found = _HOW_MANY.search(question) or _AND_YOUR.search(question)
    if found is None and _HOW_DEAR.search(question):
        return "price"
    return found["noun"].lower() if found else ""


_STAKE = "stake"


def answer(line: Line, index: int, asked: str) -> Metric | None:
    """The metric of the figure with which an answer begins: what was ``asked`` for; else None."""
    amount = line.amounts[index]
    if asked == _STAKE and amount.kind == "percent" and _HAS_SHARE.search(line.s, max(0, amount.start - 30), amount.start):
        return Metric(_STAKE, anchor=amount.start, base=_STAKE)
    if not asked or index or asked == _STAKE or not _LEAD.fullmatch(line.s, opening(line.s), amount.start):
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
