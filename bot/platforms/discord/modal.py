"""Forms as Discord's modals, and what comes back when somebody submits one.

A modal's custom id says what it is for: it carries the command line or a token, so that the modal outlives the process, and the library
does not have to keep it. Limits are Discord's own: five fields, 45 characters for the title and each label, 100 for a hint, 4,000 for a
text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import discord

from bot.core.form import MAX_FIELDS, Field, Form, Kind
from bot.core.text import one_line
from bot.platforms.discord.buttons import CUSTOM_ID, Pressed, fits
from bot.platforms.discord.markup import shortened, utf16_length

TITLE = 45
LABEL = 45
HINT = 100
TEXT = 4000
OPTION = 100

_OPENED = re.compile(r"(?P<kind>[mn]):(?P<rest>.*)", re.DOTALL)


def modal_id(line: str, token: str = "") -> str | None:
    """The custom id of a modal that was opened for this line; None where the line needs a token to fit."""
    if token:
        return f"n:{token}"
    return f"m:{line}" if fits(line) else None


def opened_for(custom_id: str) -> Pressed | None:
    """What a modal was opened for; None where the bot did not make it."""
    found = _OPENED.fullmatch(custom_id)
    if found is None:
        return None
    return Pressed(line=found["rest"]) if found["kind"] == "m" else Pressed(token=found["rest"])


def modal_of(form: Form, custom_id: str) -> discord.ui.Modal | None:
    """The form's first fields, as many as Discord shows; None when nothing of it fits. A text that is longer than Discord takes back has no
    field, so that it stays as it is."""
    shown = [field for field in form.fields if _fits(field)][:MAX_FIELDS]
    if not shown or utf16_length(custom_id) > CUSTOM_ID:
        return None
    view = discord.ui.Modal(title=_short(form.title, TITLE), custom_id=custom_id)
    for field in shown:
        view.add_item(
            discord.ui.Label(text=_short(field.label, LABEL), description=_short(field.hint, HINT, "") or None, component=_of(field))
        )
    view.stop()
    return view


def values_of(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """What was filled in, by the names of fields."""
    found: dict[str, tuple[str, ...]] = {}
    for row in data.get("components", ()):
        for part in (row.get("component"), *(row.get("components") or ())):
            if part and "custom_id" in part:
                value = part.get("value")
                found[part["custom_id"]] = tuple(part.get("values") or ()) if value is None else (str(value),)
    return found


def _fits(field: Field) -> bool:
    if field.kind is Kind.CHANNEL:
        return False  # Discord asks for channels where the command is typed
    if field.picks:
        return len(field.picks) <= 25 and all(0 < utf16_length(pick.value) <= OPTION for pick in field.picks)
    return utf16_length("".join(field.initial)) <= min(TEXT, field.longest)


def _of(field: Field) -> discord.ui.Item[Any]:
    if field.kind is Kind.PERSON:
        return discord.ui.UserSelect(custom_id=field.name, required=field.required, min_values=int(field.required), max_values=1)
    if not field.picks:
        return discord.ui.TextInput(
            custom_id=field.name,
            style=discord.TextStyle.paragraph if field.kind is Kind.LONG else discord.TextStyle.short,
            default=",".join(field.initial) or None,
            required=field.required,
            max_length=min(TEXT, field.longest),
        )
    several = field.kind is Kind.SEVERAL
    return discord.ui.Select(
        custom_id=field.name,
        required=field.required,
        min_values=1 if field.required else 0,
        max_values=len(field.picks) if several else 1,
        options=[
            discord.SelectOption(label=_short(pick.label, OPTION), value=pick.value, default=pick.value in field.initial)
            for pick in field.picks
        ],
    )


def _short(text: str, longest: int, empty: str = "…") -> str:
    return shortened(one_line(text) or empty, longest)
