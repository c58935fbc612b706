"""Questions for who comes or follows in an office, and what a predecessor's position tells of the successor."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from storage.records import Position
from storage.values import key_of

#: Who comes is asked for: "the new finance chief", "who will be …", "who follows …".
NEW = regex(
    r"\b(?:new|newly|next|t(?:ak\w+|ook) over|incoming|future|successor|replacement)\b|\bwill\b|"
    r"新任|新的|新|下一任|接[任替棒]|继任",
    re.IGNORECASE,
)
FOLLOWS = regex(
    r"\bt(?:ak|ook)\w* (?:over|the (?:helm|reins))(?: [\w ]{1,40}?)? from\b|\b(?:succeed|replac|follow|successor|replacement)\w*\b"
    r"|接[任替棒]|接班|继任",
    re.IGNORECASE,
)


#: Who comes into an office, in texts.
JOINS = regex(r"\b(?:appoint|nam|join|promot|hir)\w*\b|\bhand(?:s|ed|ing)? over\b|\bt(?:ak\w+|ook) over\b|任命|出任", re.IGNORECASE)
#: Words with which texts report a succession.
REPORTED_WITH = (
    "succeeds",
    "successor",
    "replaces",
    "replacement",
    "appointed",
    "named",
    "hand over",
    "takes over",
    "接任",
    "接替",
    "任命",
)


def of_successor(position: Position) -> Position | None:
    """The successor's position as far as the predecessor's tells it."""
    if position.successor is None:
        return None
    return replace(position, person=position.successor, since=position.until, until=None, predecessor=position.person, successor=None)


def is_named(person: str, question: str) -> bool:
    """Whether a question, as a key, has the person's name or family name."""
    key = key_of(person)
    words = re.findall(r"\w+", question)
    return key in question or (" " in key and key.split()[-1] in words)
