"""The figure that a yes-or-no question claims: "has it more than 3,000 employees", "did sales triple"."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.core.patterns import regex
from bot.reading.amounts.quantities import amounts
from storage.values import Quantity

_TIMES = (
    (regex(r"\btripl(?:e|ed|ing)\b|\btrebl(?:e|ed|ing)\b|\bthreefold\b|增至三倍", re.IGNORECASE), 3),
    (regex(r"\bquadrupl(?:e|ed|ing)\b|\bfourfold\b", re.IGNORECASE), 4),
    (regex(r"\bdoubl(?:e|ed|ing)\b|\btwofold\b|翻番|翻了?倍|翻(?:了)?一(?:番|倍)", re.IGNORECASE), 2),
)
_HALVED = regex(r"\bhalv(?:e|ed|ing)\b|腰斩|减半", re.IGNORECASE)


def claim_in(text: str) -> Quantity | None:
    """The claimed figure, with its comparator and unit; a length of time is none. None where no figure is claimed.

    >>> claim_in("has it more than 3,000 employees").text, claim_in("did sales triple").text
    ('over 3,000 employees', '3 times')
    """
    found = [one.quantity for one in amounts(text) if one.kind != "time"]
    if found:
        return found[-1]
    for pattern, times in _TIMES:
        if pattern.search(text):
            return Quantity(Decimal(times), "times")
    return Quantity(Decimal(50), "%") if _HALVED.search(text) else None
