"""Who did what is asked for, by the words of a sentence: who founded, led a round, or buys."""

from __future__ import annotations

import re
from typing import Final

from bot.asking.plan.model import Part
from bot.core.patterns import regex

_WORD = r"[A-ZÀ-Þ][\w'’-]*[\w]"
_NAME = rf"{_WORD}(?: (?:(?:de|van|von|der|den|del|la|le|di|da|&) ){{0,2}}{_WORD}){{0,3}}"
_NAMES = rf"{_NAME}(?:(?:, {_NAME}){{0,3}},? and {_NAME})?"
#: A country's adjective and an ordinary noun may stand before the name: "to the Dutch investor Veldhoven Capital".
_LEAD_IN = r"(?:(?:the|an?) )?(?:(?:[A-ZÀ-Þ]\w+(?:['’]s)? )?(?:[a-z][\w-]* ){1,3})?(?:[A-ZÀ-Þ]\w+['’]s )?"
#: By action, how a sentence gives the name of who did it.
_DOERS: Final[dict[str, tuple[re.Pattern[str], ...]]] = {
    "found": (regex(rf"\b(?:founded|co-founded|set up|started|created) (?:in [^,.;]{{2,30}} )?by (?P<name>{_NAMES})(?=[ ,.;]|$)"),),
    "lead": (regex(rf"\bled by {_LEAD_IN}(?P<name>{_NAMES})(?=[ ,.;]|$)"),),
    "raise": (regex(rf"\bled by {_LEAD_IN}(?P<name>{_NAMES})(?=[ ,.;]|$)"),),
    "acquire": (regex(rf"\b(?:sell|sells|sold|goes|go|went)\b[^.;]{{0,160}}?\bto {_LEAD_IN}(?P<name>{_NAME})(?= for\b|[,.;]|$)"),),
}


def doer_in(sentence: str, part: Part) -> str:
    """The name of who did what the part asks for; empty where the sentence does not give it in words that leave no doubt.

    The thing must stand before the name: of two things in a sentence the other one may have been founded by somebody else.
    """
    action = part.relation.word if part.relation is not None else ""
    said = " ".join(sentence.split())
    for pattern in _DOERS.get(action, ()):
        matches = list(pattern.finditer(said))
        if len(matches) == 1 and not _is_own(matches[0]["name"], part) and _stands_before(said[: matches[0].start("name")], part):
            return matches[0]["name"]
    return ""


def _is_own(name: str, part: Part) -> bool:
    return any(name.casefold() in {thing.name.casefold(), *(its.casefold() for its in thing.names)} for thing in part.things)


def _stands_before(text: str, part: Part) -> bool:
    folded = text.casefold()
    return not part.things or any(
        name.casefold() in folded for thing in part.things for name in (thing.name, thing.typed, *thing.names) if name
    )
