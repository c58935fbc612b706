"""Tells which names in a sentence are no subjects of figures: seats of companies, and ordinary words with a capital."""

from __future__ import annotations

from bot.reading.amounts.units import CARDINALS
from bot.reading.bullets import BULLETS
from bot.reading.facts.measures import measure_of
from bot.reading.grammar.verbs import METRIC_NOUNS
from bot.reading.words import is_ordinary

#: Words before a measure: "Net profit", "Adjusted earnings".
_MEASURED = frozenset(
    "net gross adjusted underlying operating average basic diluted total pre-tax recurring comparable like-for-like".split()
)


def is_seat(text: str, end: int) -> bool:
    """Whether a name that ends here only says where something is: "the Bergen-based utility"."""
    return text.startswith(("-based", "-headquartered", "-listed", "‑based"), end)


def is_common_word(words: str, before: str, inside: frozenset[str] = frozenset()) -> bool:
    """Whether a "name" is only an ordinary word with the capital of a sentence's first: "Downloads", "Footfall".

    ``inside`` are the names that the text writes with a capital inside a sentence.
    """
    first = before.strip(" \n“\"‘'")[-1:] in ("", ".", "!", "?", ":", *f"{BULLETS}–—*-") or not before or before.endswith("\n")
    if first and " " in words:
        return _is_measure(words)
    if not first:
        return False
    if words.lower() in _MEASURED:
        return True
    known = measure_of(words)
    is_measure = known is not None and known.units != {"count"}  # "Wells" may be a name
    return is_measure or words.lower() in METRIC_NOUNS or words.lower() in CARDINALS or (is_ordinary(words) and words not in inside)


def _is_measure(words: str) -> bool:
    """Whether several words are a measure as a list names it: "Operating cash flow", "Operational EBIT", "Larger ones"."""
    first, *rest = words.split()
    if not is_ordinary(first):
        return False
    known = measure_of(words) or measure_of(" ".join(rest))
    return rest == ["ones"] or (known is not None and known.units != {"count"})
