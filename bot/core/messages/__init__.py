"""The sentences of errors: from the key and the arguments that an error carries to what a person reads.

Each key stands for two texts: what went wrong, and what to do next (which may be empty). ``{name}`` in them is an argument of the
error. They are in English, one file for each package that raises errors; ``bot.core.language`` translates them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.core.language import say
from bot.core.messages import app, commands, core, digests, entries, platforms, reading, storage
from bot.core.text import shorten

#: What went wrong and what to do next, by key.
SENTENCES: dict[str, tuple[str, str]] = {}
for _part in (app, commands, core, digests, entries, platforms, reading, storage):
    if _twice := SENTENCES.keys() & _part.SENTENCES.keys():
        raise ValueError(f"sentences with the same key: {', '.join(sorted(_twice))}")
    SENTENCES |= _part.SENTENCES


#: The arguments that hold what people typed, the most characters that are shown of one, and of any other text.
_TYPED = frozenset(("channel", "feed", "name", "named", "option", "person", "ref", "schedule", "topic", "typed", "value", "word", "words"))
TYPED, LONGEST = 120, 2000


class Keyed(Protocol):
    """An error that carries a key of this catalogue. ``code`` is stable and short, for machines."""

    code: str
    key: str
    arguments: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a person reads of an error."""

    message: str
    next_step: str = ""

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()


def _fitting(name: str, value: object) -> object:
    return shorten(value, TYPED if name in _TYPED else LONGEST) if isinstance(value, str) else value


def explain(error: Keyed) -> Explanation:
    """The sentences for an error. Raises KeyError for a key or an argument that the catalogue does not know, which is a bug."""
    message, next_step = SENTENCES[error.key]
    shown = {name: _fitting(name, value) for name, value in error.arguments.items()}
    return Explanation(say(message, **shown), say(next_step, **shown))
