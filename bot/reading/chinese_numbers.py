"""Amounts in Chinese text: digits or Chinese numerals with 万 and 亿, money, percent, comparators."""

from __future__ import annotations

from dataclasses import dataclass

from storage.values import Quantity


@dataclass(frozen=True, slots=True)
class ChineseAmount:
    """A quantity at ``sentence[start:end]``."""

    start: int
    end: int
    quantity: Quantity
    kind: str
    phrase: str = ""


def find(sentence: str) -> tuple[ChineseAmount, ...]:
    """The quantities of one Chinese sentence, in order."""
    return ()
