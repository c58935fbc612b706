"""Figures about subjects, each with its whole sentence (first cut)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading import quantities
from bot.reading.lexicon import Lexicon
from bot.reading.passage import Passage
from storage.drafts import FactDraft, QuoteDraft
from storage.values import Quantity


def find(passage: Passage, quotes: Sequence[QuoteDraft], lexicon: Lexicon, title: str) -> tuple[FactDraft, ...]:
    """The facts of a text in order."""
    return ()


def reparses(sentence: str, quantity: Quantity) -> bool:
    """Whether this very quantity can be read out of the sentence again: what every figure must pass before it is shown."""
    return any(mention.quantity == quantity for mention in quantities.find(sentence))
