"""What a line about a subscription says beside its schedule: names of topics and zones, and channels, before or behind. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.digests.schedules.reading import Reading, read, read_tokens
from bot.digests.schedules.tokens import Token, tokens_of

#: Cron's fields within a line; a star tells them from times of day.
_CRON = re.compile(
    r"(?<!\S)(?:cron:? )?"
    r"(?=\S* ?\S* ?\S* ?\S* ?\S*\*)((?:[\d*/,-]+ ){2}[\d*/,?lwLW-]+ [\w*/,?-]+ [\w*/,#?-]+(?: [\w*/,#?-]*[*?#\d-]\S*)?)(?!\S)"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A line taken apart: the tokens of its schedule, or the fields of cron; ``names`` are what else stands there, as it was typed."""

    typed: str
    tokens: tuple[Token, ...]
    cron: str
    names: tuple[str, ...]
    zones: tuple[str, ...]
    channels: tuple[str, ...]
    pings: tuple[str, ...] = ()

    @property
    def says_when(self) -> bool:
        """Whether any word of it belongs to a schedule."""
        return bool(self.cron) or any(token.kind != "noise" for token in self.tokens)

    def schedule(self, now: datetime) -> Reading:
        """Its schedule, at a naive wall-clock time where it is said. Raises BadSchedule."""
        return read(self.cron, now) if self.cron else read_tokens(self.tokens, self.typed, now)


def take_apart(typed: str, topics: Collection[str] = ()) -> Wish:
    """The line's schedule and what else it names. ``topics`` are the folded names of known ones. Raises BadSchedule."""
    line = " ".join(typed.split())
    cron = _CRON.search(line)
    rest = f"{line[: cron.start()]} , {line[cron.end() :]}" if cron else line
    if rest.strip().startswith("@") and re.fullmatch(r"@[a-z]+", rest.strip().casefold()):
        return Wish(line, (), rest.strip(), (), (), ())
    tokens = tokens_of(rest, topics)
    names = tuple(_as_typed(token.typed, line) for token in tokens if token.kind == "name")
    zones = tuple(token.value for token in tokens if token.kind == "zone")
    channels = tuple(token.value for token in tokens if token.kind == "channel")
    pings = tuple(token.value for token in tokens if token.kind == "ping")
    kept = tuple(token for token in tokens if token.kind not in ("name", "zone", "channel", "ping"))
    return Wish(line, kept, cron[1] if cron else "", names, zones, channels, pings)


def _as_typed(folded: str, line: str) -> str:
    """The words as they stand in the line, whose tokens are in lower case."""
    found = re.search(re.escape(folded), line, re.IGNORECASE)
    return found[0] if found else folded
