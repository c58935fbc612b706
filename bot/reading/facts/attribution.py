"""Finds the source of a figure: "according to ...", "..., Porter said", "The company said that ..."."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.tokens import BREAKS

_SAYS = frozenset(
    """
    said says told added noted stated explained announced reported estimates estimated predicted predicts forecast forecasts
    projected expects warned showed wrote claimed claims believes stressed revealed confirmed""".split()
)
_PLAIN_SAYS = frozenset("said says added told noted stated".split())
_TITLES = frozenset(
    "chief executive officer analyst spokesman spokeswoman spokesperson president chairman minister founder co-founder director".split()
)
_BETWEEN = frozenset("also has have then had further later".split())
_SOURCE = regex(
    r"according to ((?:the |a |its )?[\w' -]{3,60}?)(?=[,.;]|$| (?:on|in|by|that|which|who|released|published)\b)", re.IGNORECASE
)


@lru_cache(maxsize=4)  # each figure of a sentence asks for it
def said_by(line: Line) -> Name | str | None:
    """The source that a sentence gives for what it reports, as a name or in its words, or None."""
    for index, word in enumerate(line.words[:-1] if "according" in line.lows else ()):
        if word.low == "according" and line.words[index + 1].low == "to":
            name = next((n for n in line.names if n.start >= word.start), None)
            if name is not None and name.start - word.end < 60:
                return name
            rest = _SOURCE.search(line.s, word.start)
            return rest[1].strip() if rest else None
    return next((name for name in line.names if name.kind in ("person", "organisation") and _says(line, name)), None)


def _says(line: Line, name: Name) -> bool:
    """Whether the name has a verb of saying: after it and an apposition, or before it at the end of the words said."""
    commas = 0
    for word in line.words[line.before(name.end) + 1 :][:14]:
        if commas % 2 == 0 and word.low in _SAYS:
            return True
        if word.text == ",":
            commas += 1
        elif commas % 2 == 0 and (word.text in BREAKS or (word.is_word and word.low not in _BETWEEN)):
            break
    before = line.before(name.start)
    for _ in range(6):
        if before < 0:
            return False
        word = line.words[before]
        if word.low in _PLAIN_SAYS:
            return before > 2
        if not (word.is_word and (word.text[0].isupper() or word.low in _TITLES or line.name_at(word.start))):
            return False
        before -= 1
    return False
