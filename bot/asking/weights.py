"""How much each feature counts, and from which score on a candidate answers.

Fitted on question sets by ``python -m tests.fitting.asking``; change the table only by running it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.asking.features import Features


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of the features, and two scores from 0 to 1."""

    weights: Mapping[str, float] = field(default_factory=dict)
    answers: float = 0.66  #: from this score on a candidate answers
    bears: float = 0.56  #: from this score on a sentence bears on the question

    def score(self, features: Features) -> float:
        """The weighted mean of the features, from 0 to 1."""
        return sum(weight * float(getattr(features, name)) for name, weight in self.weights.items()) / sum(self.weights.values())


FITTED: Final = Table(
    weights={
        "kind": 0.9,
        "thing": 1.88,
        "measure": 2.0,
        "relation": 0.84,
        "coverage": 1.32,
        "context": 0.72,
        "narrowing": 1.4,
        "time": 1.54,
        "nature": 1.4,
        "unscoped": 0.5,
        "entry": 0.6,
        "density": 0.6,
        "fresh": 0.3,
    },
    answers=0.66,
    bears=0.47,
)
