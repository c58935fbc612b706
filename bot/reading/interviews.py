"""Finds the letters that label the turns of an interview: "Q. How many?", "A. Twelve."."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_LABEL = re.compile(r"(?m)^[ \t]{0,40}(?:\*\*)?(?P<letter>[QA])(?:\*\*)?(?:[.)]|\s?[—–-])(?:\*\*)?[ \t]{1,4}(?=\S)")


class Label(NamedTuple):
    """A label at ``text[start:end]``, with the white space around it."""

    start: int
    end: int
    asks: bool


@lru_cache(maxsize=4)
def labels(text: str) -> tuple[Label, ...]:
    """The labels "Q." and "A." of a text, in order; none where there are not two of each, as letters then are initials or list marks.

    A label with a colon is not among them: it is part of its sentence, as a speaker's name is ("Porter: We have ...").
    """
    found = tuple(Label(match.start(), match.end(), match["letter"] == "Q") for match in _LABEL.finditer(text))
    asked = sum(label.asks for label in found)
    return found if asked >= 2 and len(found) - asked >= 2 else ()
