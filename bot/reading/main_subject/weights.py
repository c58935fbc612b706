"""How much each sign speaks for a name as an article's main subject.

Fitted on annotated articles by ``python -m tests.fitting.main_subjects``; change the table only by running it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FITTED: Final[Mapping[str, float]] = {
    "mentions": 1.50,
    "often": 0.05,
    "acts": 0.28,
    "owns": 0.35,
    "spread": 0.03,
    "leads": 0.58,
    "opens": 0.00,
    "offices": 0.90,
    "sections": 1.90,
    "defined": 0.41,
    "titled": 1.73,
    "titled_later": -1.23,
    "made": 0.00,
    "beside": -1.58,
    "reports": -1.27,
    "once": -0.31,
    "institution": -1.62,
    "product": -0.24,
    "place": -0.34,
    "unknown_kind": -0.29,
    "legal_form": 0.61,
    "ordinary": -1.13,
    "with_the": -0.75,
    "own": 1.83,
    "publisher": -1.50,
    "publisher_says_we": 0.88,
    "head_says_we": 1.25,
    "product_says_we": 1.15,
    "first": 1.49,
    "portrayed": 4.24,
    "family": 5.03,
    "about": 1.24,
    "introduced": 1.36,
}


def score(signs: Mapping[str, float]) -> float:
    """How much speaks for a name, in logarithms: one more is about three times as likely."""
    return sum(FITTED[sign] * value for sign, value in signs.items() if value)
