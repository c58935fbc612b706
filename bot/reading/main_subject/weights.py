"""How much each feature speaks for a name as an article's main subject.

Fitted on annotated articles by ``python -m tests.fitting.main_subjects``; change the table only by running it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FITTED: Final[Mapping[str, float]] = {
    "mentions": 1.83,
    "often": 0.34,
    "acts": 0.78,
    "owns": 0.64,
    "spread": 0.35,
    "leads": 0.38,
    "opens": 0.58,
    "offices": 0.79,
    "sections": 0.75,
    "defined": 0.21,
    "titled": 1.47,
    "heads_title": 0.23,
    "economy": 1.59,
    "titled_later": -0.76,
    "made": -0.05,
    "beside": -1.55,
    "reports": -1.10,
    "once": -0.56,
    "institution": -1.46,
    "product": -0.50,
    "place": -0.55,
    "unknown_kind": -0.02,
    "legal_form": 0.31,
    "ordinary": -1.09,
    "with_the": -0.87,
    "own": 1.85,
    "publisher": -1.57,
    "publisher_says_we": 0.91,
    "head_says_we": 1.32,
    "product_says_we": 1.02,
    "first": 0.53,
    "portrayed": 4.22,
    "family": 5.05,
    "about": 1.53,
    "introduced": 1.22,
    "recalled": 1.64,
    "set_up": 0.41,
    "is_company": 2.54,
}


def score(features: Mapping[str, float]) -> float:
    """How much speaks for a name, in logarithms: one more is about three times as likely."""
    return sum(FITTED[feature] * value for feature, value in features.items() if value)
