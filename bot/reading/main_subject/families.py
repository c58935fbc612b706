"""The company of a family that a title speaks of: "How the Ferrabaldis keep bottling" is about Casa Ferrabaldi."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.patterns import regex
from storage.drafts import Mention

_FAMILY = regex(r"\b[Tt]he\s(?P<plural>[A-ZÀ-Þ][\w’'-]{2,30}s)\b|\b(?P<one>[A-ZÀ-Þ][\w’'-]{2,30})\s[Ff]amily\b")


def company_of_family(title: str, mentions: Sequence[Mention]) -> str | None:
    """The first company of more than one word that bears the name of the title's family; None where there is none."""
    found = _FAMILY.search(title)
    if found is None:
        return None
    plural = found["plural"]
    names = {plural[:-1], plural.removesuffix("es")} if plural else {found["one"]}
    for mention in mentions:
        words = mention.entity.split()
        if (
            len(words) > 1
            and mention.kind in ("organisation", "product", "other")
            and mention.text not in title
            and not names.isdisjoint(words)
        ):
            return mention.entity
    return None
