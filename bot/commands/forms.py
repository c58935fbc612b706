"""The fields that the forms of several commands have; each form stands beside its command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.commands.desk import Desk
from bot.core.command import Option, field_of
from bot.core.form import MAX_PICKS, Field, Kind, Pick
from bot.core.text import one_line

#: Options whose words may be more than a line.
_LONG = frozenset({"article", "sentence", "reason"})
#: The most characters of a pick on every platform.
PICK_LENGTH = 75
Words = Mapping[str, str]


def option_field(option: Option, words: Words, *, required: bool | None = None, default: str = "", present: str | None = None) -> Field:
    """The field that asks for an option, as a long text where its words may be more than a line."""
    kind = Kind.LONG if option.name in _LONG else None
    field = field_of(option, words, kind=kind, required=required, default=default, present=present)
    return replace(field, takes_file=option.attachment)


async def topic_field(option: Option, words: Words, desk: Desk, *, present: str | None = None, several: bool = False) -> Field:
    """The field that asks for a topic: a choice where there are few, else a text."""
    names = list(dict.fromkeys(topic.name for topic in await desk.topics()))
    typed = [name.strip() for name in words.get(option.name, "").split(",") if name.strip()]
    meant = [await desk.find_topic(name) for name in typed]
    stored = [name for name in (present or "").split(",") if name] if several else [present] if present else []
    fits = 0 < len(names) <= MAX_PICKS and all(len(name) <= PICK_LENGTH and name == one_line(name) and "," not in name for name in names)
    if not fits or None in meant or any(name not in names for name in stored) or (len(typed) > 1 and not several):
        by_name = all("," not in name for name in names)
        return field_of(option, words, kind=Kind.SEVERAL if several and by_name else Kind.SHORT, present=present)
    known = {option.name: ",".join(topic.name for topic in meant if topic)} if typed else {}
    kind = Kind.SEVERAL if several else Kind.ONE
    return field_of(option, known, kind=kind, present=present, picks=[Pick(name, name) for name in names])
