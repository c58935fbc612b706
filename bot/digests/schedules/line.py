"""What a line about a subscription says beside its schedule: names of topics and zones, and channels, before or behind. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.core.text import shorten
from bot.digests.errors import BadSchedule
from bot.digests.schedules.reading import Reading, read, read_tokens
from bot.digests.schedules.tokens import Token, tokens_of

#: One field of cron at each place; a star in any of them tells them from times of day.
_FIELDS = tuple(
    map(re.compile, (r"[\d*/,-]+", r"[\d*/,-]+", r"[\d*/,?lwLW-]+", r"[\w*/,?-]+", r"[\w*/,#?-]+", r"[\w*/,#?-]*[*?#\d-][\w*/,#?-]*"))
)
_FIELDS_NEEDED = 5


@dataclass(frozen=True, slots=True)
class LineParts:
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

    @property
    def is_time_of_day(self) -> bool:
        """Whether it says at what time and on no days: "10:00", "at 9 and 17:30"."""
        kinds = {token.kind for token in self.tokens if token.kind != "noise"}
        return not self.cron and bool(kinds) and kinds <= {"time", "number"}

    def schedule(self, now: datetime) -> Reading:
        """Its schedule, at a naive wall-clock time where it is said. Raises BadSchedule."""
        if self.cron and any(token.kind != "noise" for token in self.tokens):
            raise BadSchedule("schedule-more-than-one", schedule=shorten(self.typed, 60))
        return read(self.cron, now) if self.cron else read_tokens(self.tokens, self.typed, now)


def take_apart(typed: str, topics: Collection[str] = ()) -> LineParts:
    """The line's schedule and what else it names. ``topics`` are the folded names of known ones. Raises BadSchedule."""
    line = re.sub(r"^(?:to|for) (?=\S)", "", " ".join(typed.split()))  # "(subscribe) to qwen", "(edit d1) to 10:00"
    cron, rest = _cron_within(line)
    if rest.strip().startswith("@") and re.fullmatch(r"@[a-z]+", rest.strip().casefold()):
        return LineParts(line, (), rest.strip(), (), (), ())
    tokens = tokens_of(rest, topics)
    names = tuple(_as_typed(token.typed, line) for token in tokens if token.kind == "name")
    zones = tuple(token.value for token in tokens if token.kind == "zone")
    channels = tuple(token.value for token in tokens if token.kind == "channel")
    pings = tuple(token.value for token in tokens if token.kind == "ping")
    kept = tuple(token for token in tokens if token.kind not in ("name", "zone", "channel", "ping"))
    return LineParts(line, kept, cron, names, zones, channels, pings)


def _cron_within(line: str) -> tuple[str, str]:
    """The fields of cron that stand in the line, and the line with a comma in their place; nothing and the line where there are none."""
    words = line.split(" ")
    for start in range(len(words)):
        size = next((at for at, field in enumerate(_FIELDS) if start + at >= len(words) or not field.fullmatch(words[start + at])), 6)
        fields = words[start : start + size]
        if size >= _FIELDS_NEEDED and any("*" in field for field in fields):
            before = words[:start]
            if before and before[-1].casefold().rstrip(":") == "cron":
                before.pop()
            return " ".join(fields), " ".join([*before, ",", *words[start + size :]])
    return "", line


def _as_typed(folded: str, line: str) -> str:
    """The words as they stand in the line, whose tokens are in lower case."""
    found = re.search(re.escape(folded), line, re.IGNORECASE)
    return found[0] if found else folded
