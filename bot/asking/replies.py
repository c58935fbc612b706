"""What is said to one part of a question: an answer, what the articles say, that they withhold it, or that the store does not know."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.asking.candidate import Candidate
from bot.asking.plan.model import Part


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer: the value, and the entry or sentence that proves it."""

    value: str  #: "over 380 billion yuan (planned, Feb 2025)"; empty where the sentence itself is the answer
    proof: Candidate
    lead: str = ""  #: what the value is of, where there are several lines
    also: tuple[Candidate, ...] = ()  #: other sources that say the same


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to one part of a question."""

    part: Part


@dataclass(frozen=True, slots=True)
class Answered(Reply):
    """The value is known, best line first; ``verdict`` stands before it where yes or no was asked ("No")."""

    lines: tuple[Line, ...] = ()
    verdict: str = ""
    missing: tuple[str, ...] = ()  #: what was asked for and is not known: the other thing of a comparison
    note: str = ""  #: shown arithmetic, or why two lines differ


@dataclass(frozen=True, slots=True)
class Said(Reply):
    """Sentences that bear on it, where the value can't be cut out."""

    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class NotDisclosed(Reply):
    """The article says that it does not tell."""

    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown(Reply):
    """Nothing in the store answers; ``nearest`` is of the same thing or the same measure. ``unknown`` are names that nothing stored has."""

    nearest: tuple[Line, ...] = ()
    unknown: tuple[str, ...] = field(default=())
