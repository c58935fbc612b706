"""Finds ranks: "ranks fourth globally", "the largest cloud provider in Asia", "second only to", "top spot", "No. 1"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.core.patterns import regex
from bot.reading.word_patterns import has_any
from storage.values import Quantity

#: The unit of ranks.
RANK = "rank"

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_ORDINAL = r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th)"
_SIZE = r"largest|biggest|highest|most\s(?:popular|valuable|visited|populous|advanced|powerful|profitable|downloaded)"
_SIZE += r"|best-selling|top-selling|fastest-growing|leading|top|richest|oldest|busiest"
_WORLD = r"(?:the\s)?(?:world|globe|country|nation|region|continent|market|industry|[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)['’]s\s"
_NOUN = r"(?:[\w&/.-]+\s){0,5}?[\w&/.-]+?"

_FORMS = (
    # ranks fourth globally; ranked No. 3; comes second; finished third; placed 5th
    regex(rf"\b(?P<verb>rank(?:s|ed|ing)?|plac(?:es|ed|ing)|finish(?:es|ed|ing)?|c(?:omes|ame)|stands?)\s(?:(?:in|at|as|the)\s){{0,2}}(?P<ordinal>{_ORDINAL})\b(?!\s(?:quarter|half|time|day|week|month|year))(?P<where>\s(?:place|spot|position|globally|worldwide|overall|nationally|in\s(?:the\s)?[A-Z][\w.]+(?:\s[A-Z]\w+)?|in\sthe\sworld))?"),
    regex(r"\b(?P<number>(?:No\.?|number|Number|#)\s?(?P<digits>\d{1,3}|one|two|three|One|Two|Three))\b(?=\s(?:in|among|on|position|spot|place|worldwide|globally|seller|player|maker|provider|slot)|[,.])(?P<where>\s(?:position|spot|place|worldwide|globally|in\s(?:the\s)?[A-Za-z]+))?"),
    # second only to
    regex(rf"\b(?P<ordinal>{_ORDINAL})\sonly\sto\b"),
    # the top spot worldwide, the top position globally, second place
    regex(r"\b(?:the\s)?(?:top|number\sone|No\.\s?1)\s(?P<place>spot|position|place|slot|rank|ranking)\b(?P<where>\s(?:globally|worldwide|nationally|in\s(?:the\s)?\w+))?"),
    regex(rf"\b(?:in|took|takes|taking|claimed|claiming|secured|securing|won|winning|into|to|for|up\sto|from)\s(?P<ordinal>{_ORDINAL})\s(?P<place>place|spot|position)\b(?P<where>\s(?:globally|worldwide|overall|in\s(?:the\s)?\w+))?"),
    # the largest cloud provider in Asia; Asia's largest cloud provider; the world's second-largest economy
    regex(rf"\b(?P<whose>{_WORLD})(?:(?P<ordinal>{_ORDINAL})[-\s])?(?P<size>{_SIZE})\s(?P<what>{_NOUN})(?=[,.;:)]|$|\s(?:by|and|with|in|after|behind|for|that|which|has|is|was|said|will|but|as|on|to|at|from|when|until)\b)"),
    regex(rf"\b(?P<the>the)\s(?:(?P<ordinal>{_ORDINAL})[-\s])?(?P<size>{_SIZE})\s(?P<what>{_NOUN})\s(?P<where>(?:in|on)\s(?:the\s)?(?:[A-Z][\w.]+(?:\s[A-Z][\w.]+){{0,2}}|world|country|region|nation|industry|market|planet|continent|history)|globally|worldwide)\b"),
)  # fmt: skip
_ONE_OF = regex(r"(?:\b(?:one|some|two|three|among|many|part)\s(?:of\s)?)(?:the\s|its\s)?$", re.IGNORECASE)
_SIZES = ("est ", "most ", "selling ", "growing ", "leading ", "top ")
#: For each form, strings of which a sentence must hold one to match; looking for these is many times faster than the form itself.
_HINTS = (
    ("rank", "plac", "finish", "comes", "came", "stand"),
    ("no.", "no ", "number", "#"),
    (" only to",),
    ("top ", "number one", "no."),
    ("place", "spot", "position"),
    _SIZES,
    _SIZES,
)


_ALL_HINTS = tuple(sorted({hint for hints in _HINTS for hint in hints}))


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank at ``sentence[start:end]``."""

    start: int
    end: int
    quantity: Quantity
    what: str  #: what is ranked: "cloud service provider"; "" where it is not said
    where: str | None  #: "in Asia", "globally"


def find(sentence: str) -> tuple[Rank, ...]:
    """The ranks in one sentence, in order and not overlapping; "one of the largest" is none."""
    low = sentence.lower()
    if not has_any(low, _ALL_HINTS):
        return ()
    found: list[Rank] = []
    for form, hints in zip(_FORMS, _HINTS, strict=True):
        if not has_any(low, hints):
            continue
        for match in form.finditer(sentence):
            if any(match.start() < r.end and r.start < match.end() for r in found):
                continue
            if rank := _rank(sentence, match):
                found.append(rank)
    return tuple(sorted(found, key=lambda r: r.start))


def _rank(sentence: str, match: re.Match[str]) -> Rank | None:
    if _ONE_OF.search(sentence[max(0, match.start() - 20) : match.start()]):
        return None
    named = match.groupdict()
    place = _place(named.get("ordinal"), named.get("digits"))
    if place is None or place == 0:
        return None
    where = (named.get("where") or "").strip() or None
    if where in ("place", "spot", "position"):
        where = None
    if whose := named.get("whose"):
        where = where or "in " + re.sub(r"['’]s\s$", "", whose).strip()
    what = (named.get("what") or "").strip()
    size = (named.get("size") or "").replace("-", " ")
    if what and size and size.lower() not in ("top", "leading", "largest", "biggest"):
        what = f"{size} {what}"
    if named.get("size", None) in ("top", "leading") and not named.get("whose") and not named.get("where"):
        return None
    return Rank(match.start(), match.end(), Quantity(Decimal(place), RANK), what, where)


def _place(ordinal: str | None, digits: str | None) -> int | None:
    if ordinal:
        low = ordinal.lower()
        return ORDINALS[low] if low in ORDINALS else int(re.sub(r"\D", "", low))
    if digits:
        low = digits.lower()
        return int(low) if low.isdigit() else {"one": 1, "two": 2, "three": 3}[low]
    return 1
