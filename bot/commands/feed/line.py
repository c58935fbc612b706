"""What a line says of a feed in words of its own: addresses, topics, words, and how often to look."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta

from bot.commands.typed import several
from bot.core.errors import BadOption
from bot.core.language import say
from bot.core.line import POLITE
from bot.core.patterns import regex
from bot.core.text import one_line, shorten
from bot.entries.pasted import split_addresses

#: How often a feed is checked: at most, at least, and unless something else is asked for.
SHORTEST_INTERVAL, LONGEST_INTERVAL, DEFAULT_INTERVAL = timedelta(minutes=15), timedelta(days=7), timedelta(minutes=30)
_INTERVAL = regex(
    r"(?:(?:every|each|once an?)\s+)?(\d{1,5}|an?|half an)?\s*(m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)", re.IGNORECASE
)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(days=7)}
_RHYTHMS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "twice a day": timedelta(hours=12),
    "twice daily": timedelta(hours=12),
}


#: How the parts of a line begin.
_PART = regex(
    r"(?<![\w-])(?P<every>(?:checked |check )?(?:every|each)|hourly|daily|weekly|twice a day|twice daily)(?!\w)"
    r"|(?<![\w-])(?P<topics>(?:only )?(?:items )?(?:for|on|about|topics?))[:：]?(?!\w)"
    r"|(?<![\w-])(?P<words>(?:only )?(?:items )?(?:with|containing|mentioning|words?|only|where))[:：]?(?!\w)"
    r"|(?<![\w-])(?P<without>without|except|but not|not|no|excluding)[:：]?(?!\w)|(?<!\S)(?P<minus>[-–−])(?=\w)",
    re.IGNORECASE,
)
NONE = frozenset({"none", "all", "any", "nothing", "everything", "off"})


@dataclass(frozen=True, slots=True)
class FeedLine:
    """``topics`` and ``words`` as they were typed; a word with "-" before it is not wanted. None where nothing is said of it."""

    addresses: tuple[str, ...] = ()
    topics: tuple[str, ...] | None = None
    words: tuple[str, ...] | None = None
    every: timedelta | None = None
    unknown: str = field(default="")


def interval(words: str) -> timedelta:
    """The interval that was typed: "30m", "2 hours", "hourly". Raises ValueError with a sentence for people."""
    said = " ".join(words.casefold().split())
    found = _INTERVAL.fullmatch(said)
    if said not in _RHYTHMS and found is None:
        raise ValueError(say("“{words}” is no interval; type 30m, 2h or 1d", words=words))
    if said in _RHYTHMS:
        long = _RHYTHMS[said]
    else:
        assert found is not None
        unit, number = _UNITS[found[2][0]], found[1] or "1"
        long = unit / 2 if number == "half an" else unit * (int(number) if number.isdecimal() else 1)
    if not SHORTEST_INTERVAL <= long <= LONGEST_INTERVAL:
        raise ValueError(
            say("a feed is looked at every 15m at the shortest and every 7d at the longest, not every {words}", words=words.strip())
        )
    return long


def read_feed_line(words: str) -> FeedLine:
    """What the words ask for; ``unknown`` are those that say nothing of a feed. Raises BadOption."""
    addresses, beside = split_addresses(words, hosts_too=True)
    parts = list(_PART.finditer(beside))
    unknown = _without_courtesy(beside[: parts[0].start()] if parts else beside)
    topics: list[str] = []
    wanted: list[str] = []
    every: timedelta | None = None
    named = {"topics": False, "words": False}
    ends = [*(one.start() for one in parts), len(beside)][1:]
    for part, following in zip(parts, ends, strict=True):
        said, kind = _without_courtesy(beside[part.end() : following]), part.lastgroup
        try:
            match kind:
                case "every":
                    rhythm = part[0] if part[0].casefold() in _RHYTHMS else said
                    every, unknown = interval(rhythm), unknown or (said if rhythm != said else "")
                case "topics":
                    named["topics"] = named["topics"] or bool(said)
                    topics += () if said.casefold() in NONE else several(said)
                case "words":
                    named["words"] = named["words"] or bool(said)
                    wanted += () if said.casefold() in NONE else several(said)
                case _:
                    named["words"] = True
                    wanted += [f"-{word.removeprefix('-')}" for word in several(said)]
        except ValueError as error:
            raise BadOption("option-unreadable", option=kind if kind == "every" else "words", reason=error) from error
    return FeedLine(
        tuple(addresses),
        tuple(dict.fromkeys(topics)) if named["topics"] else None,
        tuple(dict.fromkeys(wanted)) if named["words"] else None,
        every,
        shorten(one_line(unknown), 60),
    )


def _without_courtesy(words: str) -> str:
    """The words without those that only join or ask politely."""
    pieces = words.replace(",", " , ").split()
    while pieces and pieces[-1].casefold() in POLITE | {",", "and", "&"}:
        pieces.pop()
    while pieces and pieces[0].casefold() in POLITE | {",", "and", "&", "feed", "feeds", "the", "follow"}:
        del pieces[0]
    return " ".join(pieces).replace(" , ", ", ")
