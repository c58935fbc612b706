"""How much each sign counts. Fitted on practice questions by ``python -m tests.fitting.asking``; change the table only by running it."""

from __future__ import annotations

from typing import Final

WEIGHTS: Final[dict[str, float]] = {
    "kind": 1.5,
    "thing": 1.5,
    "measure": 2.0,
    "relation": 1.4,
    "coverage": 2.2,
    "context": 1.2,
    "narrowing": 1.4,
    "time": 0.6,
    "nature": 0.7,
    "unscoped": 0.5,
    "entry": 0.6,
    "density": 0.6,
    "fresh": 0.3,
}
#: From this score on a candidate answers, from 0 to 1.
ANSWERS: Final = 0.66
#: From this score on a sentence bears on the question.
BEARS: Final = 0.56


def score(signs: dict[str, float]) -> float:
    """The weighted mean of the signs, from 0 to 1."""
    return sum(WEIGHTS[name] * signs[name] for name in WEIGHTS) / sum(WEIGHTS.values())
