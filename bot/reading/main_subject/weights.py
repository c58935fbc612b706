"""How much each feature speaks for a name as an article's main subject.

Fitted on annotated articles by ``python -m tests.fitting.main_subjects``; change the table only by running it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FITTED: Final[Mapping[str, float]] = {
    "mentions": 1.68,
    "often": 0.26,
    "acts": 0.39,
    "owns": 0.39,
    "spread": 0.41,
    "leads": 0.35,
    "opens": 0.36,
    "offices": 0.68,
    "sections": 1.62,
    "defined": 0.02,
    "titled": 1.47,
    "titled_later": -1.08,
    "made": 0.00,
    "beside": -1.55,
    "reports": -1.21,
    "once": -0.34,
    "institution": -1.60,
    "product": -0.40,
    "place": -0.01,
    "unknown_kind": -0.30,
    "legal_form": 0.32,
    "ordinary": -1.11,
    "with_the": -0.41,
    "own": 1.90,
    "publisher": -1.60,
    "publisher_says_we": 0.81,
    "head_says_we": 1.11,
    "product_says_we": 1.40,
    "first": 0.83,
    "portrayed": 4.28,
    "family": 5.07,
    "about": 1.22,
    "introduced": 1.35,
}


def score(features: Mapping[str, float]) -> float:
    """How much speaks for a name, in logarithms: one more is about three times as likely."""
    return sum(FITTED[feature] * value for feature, value in features.items() if value)
