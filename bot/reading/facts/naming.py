"""Finds the canonical name of a figure's metric, and its scope: what its words say beyond that name."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.facts.metric import Metric
from bot.reading.lexicon import Lexicon

_TOGETHER = regex(r"\s+(?:together|combined|altogether|in total|overall)$", re.IGNORECASE)

#: Words after a metric that are none of it: "employment there", "the average room rate went" up.
TRAILING = regex(r"\s(?:there|here|today|now|alone|instead|went|goes|came|also)$", re.IGNORECASE)

#: "by the end of April the bill had reached": a date in front is no word of the metric.
_DATE_IN_FRONT = regex(
    r"^(?:(?:early|late|mid|the\s)?(?:end|start|beginning|middle)\sof\s)?(?:early\s|late\s|mid-)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|last\s(?:year|month|week)|(?:19|20)\d\d)\s(?:the|its|their|our)\s"
)

_OF = regex(r"(.+?) of (.+?)( (?:cut|increase|decrease|growth|decline|reduction|rise))?")


def named(phrase: str, scope: str | None, lexicon: Lexicon) -> tuple[str, str | None]:
    """The metric's canonical name and its scope: "prices of three models cut" is a price cut with the scope "three models".

    A phrase that the vocabulary does not know is its own name. A scope that was found already is kept.
    """
    if name := lexicon.metric(phrase):
        return name, scope
    if " of " in phrase and (found := _OF.fullmatch(phrase)):
        head, rest, change = found[1], found[2], found[3] or ""
        if name := lexicon.metric(head + change):
            return name, scope or rest
    phrase = _DATE_IN_FRONT.sub("", TRAILING.sub("", phrase))
    if name := lexicon.metric(phrase):
        return name, scope
    words = _TOGETHER.sub("", phrase).split()
    for first in range(len(words) - 1):
        if first and words[first - 1].casefold() in ("of", "in", "for", "on"):
            break  # "share of paying users" is not a number of users
        if name := lexicon.metric(" ".join(words[first:])):
            return name, scope or _beyond(phrase, words[:first])
    return phrase, scope


def _beyond(phrase: str, lead: list[str]) -> str | None:
    """What the phrase says beyond the metric: its first words, or all of it if "and" joins them to the metric."""
    if not lead:
        return None
    return phrase if lead[-1].casefold() in ("and", "or", "&") else " ".join(lead)


_SPACES = regex(r"\s+")
_PREPOSITION = regex(r"^(?:in|at|of|for|by)\s(?:the\s)?")
#: "64 employees in three cities and plans to double that": where the scope ends.
_NEXT_VERB = regex(r"\sand\s(?:plans|wants|expects|hopes|aims|is|has|will|sells|makes|serves)$")


def scope_of(metric: Metric) -> str | None:
    """The metric's scope in plain blanks, without a verb that goes on after it."""
    return _NEXT_VERB.sub("", _SPACES.sub(" ", metric.scope).strip()) if metric.scope else None


def repeats(scope: str, subject: str) -> bool:
    """Whether a scope only says again whose the figure is: "shares in Acme" of Acme AG; or names no thing: "in Series"."""
    words = _PREPOSITION.sub("", scope)
    return words == "Series" or words == subject or subject.startswith(f"{words} ")
