"""Tells sentences that give a date and nothing else, so that it is the date of the next one: "In November of that year, in the rain."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading.grammar.finite import is_finite
from bot.reading.grammar.tokens import tokens
from storage.drafts import DateMention

_LABEL = regex(r"[A-Z][\w.’' ]{0,24}:\s")
_BEGINS = regex(r"[“\"]?(?:(?:That|This|It)\swas\s)?(?:In|On|Early\sin|Late\sin|At\sthe\send\sof|One\sday\sin)\s")
_MOST_WORDS = 10


def date_alone(sentence: str, dates: Sequence[DateMention]) -> DateMention | None:
    """The date of a sentence without a verb that says when the next one happened; None for other sentences."""
    known = [date for date in dates if date.when is not None and date.when.start is not None and date.type == "DATE"]
    if len(known) != 1:
        return None
    label = _LABEL.match(sentence)
    words = sentence[label.end() :] if label else sentence
    if not _BEGINS.match(words) or len(words.split()) > _MOST_WORDS or re.search(r"\d", words.replace(known[0].text, "")):
        return None
    found = tokens(words)
    has_verb = any(is_finite(word, before) for before, word in zip([None, *found], found, strict=False))
    return None if has_verb else known[0]
