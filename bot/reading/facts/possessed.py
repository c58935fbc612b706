"""Whose a figure is by the words right before it: "Acme's 4,300 jobs", "the airline's 5,120 employees", "Friday's price" is no day's."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.owned import Owned
from bot.reading.grammar.description_words import PRODUCT_HEADS, head_class, is_description_head
from bot.reading.grammar.phrases import Line

_POSSESSIVE = regex(
    r"(?:['’]s|(?<=s)['’])\s(?:(?:combined|total|current|remaining|estimated|roughly|some|about|nearly|only|first|last)\s){0,2}$"
)
_DESCRIBED = regex(r"\b[Tt]he\s(?:[\w-]+\s){0,2}(?P<noun>[a-z][a-z-]+)['’]s\s(?:[a-z]+\s)?$")
_PART_OF = regex(r"\S{1,12}(?:\s(?:million|billion|thousand))?\sof\s")
_DAY = regex(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|today|yesterday"
    r"|last\s(?:week|month|year|night|quarter)|this\s(?:week|month|year|quarter)|the\sday)",
    re.IGNORECASE,
)


def possessor(figure: Owned) -> str | None:
    """ "Acme's 4,300 jobs", "260 of the airline's 5,120 employees": Acme, and what the text means by the airline."""
    line, end = figure.line, begins(figure.line.s, figure.at)
    if (owner := _owner_before(figure, end)) is not None:
        return owner
    part = _PART_OF.match(line.s, figure.at)
    if part is None:
        return None
    following = next((amount for amount in line.amounts if amount.start > figure.at), None)
    if following is None or following.start - part.end() > _LONGEST_OWNER:
        return None
    return _owner_before(figure, begins(line.s, following.start))


_LONGEST_OWNER = 50


def _owner_before(figure: Owned, end: int) -> str | None:
    """Whose the words right before ``end`` say the figure is; None where they say nothing."""
    line, discourse = figure.line, figure.discourse
    found = _POSSESSIVE.search(line.s, max(0, end - 40), end)
    if found is None:
        return None
    name = next((n for n in line.names if n.end in (found.start(), found.start() + 1)), None)
    if name is not None:
        is_company = (
            name.kind in ("organisation", "product", "other") or name.entity == discourse.main or line.s[name.start : name.end].islower()
        )
        return discourse.canonical(name.entity) if is_company else None
    described = _DESCRIBED.search(line.s, max(0, end - 60), end)
    if described is None or not is_description_head(described["noun"]) or head_class(described["noun"]) in PRODUCT_HEADS:
        return None
    referent = discourse.organisation or discourse.main
    return discourse.canonical(referent) if referent else None


def is_time(line: Line, owner: tuple[int, int]) -> bool:
    """Whether what seems to own a figure is only a time: "Friday's closing price"."""
    words = line.s[owner[0] : owner[1]].removeprefix("to ").strip()
    return not words or _DAY.fullmatch(words) is not None
