"""How much each sign speaks for a name as an article's main subject.

Fitted on annotated articles by ``python -m tests.fitting.main_subjects``; change the table only by running it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FITTED: Final[Mapping[str, float]] = {
    "mentions": 1.64,
    "often": 0.22,
    "acts": 0.47,
    "owns": 0.55,
    "spread": 0.31,
    "leads": 0.40,
    "opens": 0.43,
    "offices": 0.68,
    "sections": 1.91,
    "defined": 0.00,
    "titled": 1.39,
    "titled_later": -1.23,
    "made": 0.00,
    "beside": -1.57,
    "reports": -1.22,
    "once": -0.23,
    "institution": -1.60,
    "product": -0.58,
    "place": 0.00,
    "unknown_kind": -0.35,
    "legal_form": 0.39,
    "ordinary": -1.11,
    "with_the": -0.40,
    "own": 2.02,
    "publisher": -1.57,
    "publisher_says_we": 0.97,
    "head_says_we": 1.23,
    "product_says_we": 1.23,
    "first": 0.93,
    "portrayed": 4.26,
    "family": 5.06,
    "about": 1.19,
    "introduced": 1.37,
}


def score(signs: Mapping[str, float]) -> float:
    """How much speaks for a name, in logarithms: one more is about three times as likely."""
    return sum(FITTED[sign] * value for sign, value in signs.items() if value)
