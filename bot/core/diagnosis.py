"""A check of what the bot depends on, as ``briefing-bot doctor`` shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    GOOD = "ok"
    WARNING = "warning"
    BAD = "wrong"
    ABSENT = "not set up"


@dataclass(frozen=True, slots=True)
class Check:
    """What was checked, what was found, and what to do about it."""

    name: str
    verdict: Verdict
    found: str
    next_step: str = ""
