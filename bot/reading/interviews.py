"""Finds what labels the turns of an interview: "Q. How many?", "A. Twelve.", "MARLOW: How many?", "Ann Okoye: Twelve."."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bot.core.patterns import regex

_LABEL = regex(r"(?m)^[ \t]{0,40}(?:\*\*)?(?P<letter>[QA])(?:\*\*)?(?:[.)]|\s?[—–-])(?:\*\*)?[ \t]{1,4}(?=\S)")
_NAME = r"[^\W\d_a-z][\w.’'-]{0,30}(?:\s(?:(?:of|the|de|van|von|der|al)\s)?[^\W\d_a-z][\w.’'-]{0,30}){0,3}"
_NAMED = regex(
    rf"(?m)^[ \t]{{0,40}}(?:\*\*)?(?:(?P<name>{_NAME})(?:\*\*)?:(?:\*\*)?[ \t]{{1,4}}"
    r"|(?P<han>[\u4e00-\u9fff]{1,8})(?:\*\*)?[:：](?:\*\*)?[ \t]{0,4})(?=\S)(?P<words>[^\n]{1,4000})$"
)
#: An interview has two who speak, or a few; more labels than this are those of a list.
_MOST_SPEAKERS = 5
_ASKS = regex(r"[?？][”’\"'»）)]{0,2}[ \t*]{0,4}$")


class Label(NamedTuple):
    """A label at ``text[start:end]``, with the white space around it; ``name`` is that of who speaks, "" for a letter."""

    start: int
    end: int
    asks: bool
    name: str = ""


@lru_cache(maxsize=4)
def labels(text: str) -> tuple[Label, ...]:
    """The labels of a text's turns, in order: the letters "Q." and "A.", else the names of who speaks with a colon.

    There are none where there are not two of each letter, as letters then are initials or list marks, and none where nobody
    asks, as names with a colon then label the items of a list ("Revenue: $4 million").
    """
    found = tuple(Label(match.start(), match.end(), match["letter"] == "Q") for match in _LABEL.finditer(text))
    asked = sum(label.asks for label in found)
    return found if asked >= 2 and len(found) - asked >= 2 else _named(text)


def _named(text: str) -> tuple[Label, ...]:
    """The labels that are names of two or more who speak by turns, one of whom mostly asks."""
    turns: dict[str, list[re.Match[str]]] = {}
    for match in _NAMED.finditer(text):
        turns.setdefault(match["name"] or match["han"], []).append(match)
    speaking = {name: matches for name, matches in turns.items() if len(matches) >= 2}
    if not 2 <= len(speaking) <= _MOST_SPEAKERS:
        return ()
    asking = {name: sum(_ASKS.search(match["words"]) is not None for match in matches) for name, matches in speaking.items()}
    asker = max(asking, key=lambda name: asking[name] / len(speaking[name]))
    if asking[asker] < 2 or 2 * asking[asker] < len(speaking[asker]):
        return ()
    found = (Label(match.start(), match.start("words"), name == asker, name) for name, matches in speaking.items() for match in matches)
    return tuple(sorted(found))


def line_end(text: str, at: int) -> int:
    """Where the line ends that holds the place ``at``."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
