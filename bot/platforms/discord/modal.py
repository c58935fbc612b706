"""Forms as Discord's modals, and what comes back when somebody submits one.

A modal's custom id says what it is for: it carries the command line or a token, so that the modal outlives the process, and the library
does not have to keep it. Limits are Discord's own: five fields, 45 characters for the title and each label, 100 for a hint, 4,000 for a
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import discord

from bot.core.form import MAX_FIELDS, Field, Form, Kind
from bot.core.language import say
from bot.core.patterns import regex
from bot.core.text import one_line
from bot.platforms.discord.buttons import CUSTOM_ID, Pressed, fits
from bot.platforms.discord.markup import shortened, utf16_length
from bot.platforms.discord.members import called
from bot.platforms.discord.places import person_in_line

TITLE = 45
LABEL = 45
HINT = 100
TEXT = 4000
OPTION = 100

#: What the id of a field for a file begins with; the name of the text's field stands behind it.
FILE = "file of "
#: The most choices that are all shown as buttons or boxes.
IN_SIGHT = 10
# Types of lists in Discord's own numbers.
_USERS, _MENTIONABLES, _CHANNELS = 5, 7, 8
#: The channels that digests may go to.
_TAKE_DIGESTS = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
)
_DEFAULTS = {
    "@": discord.SelectDefaultValueType.user,
    "@&": discord.SelectDefaultValueType.role,
    "#": discord.SelectDefaultValueType.channel,
}
_MENTION = regex(r"<(?P<sign>@&|@|#)!?(?P<id>\d{1,20})")
_OPENED = regex(r"(?P<kind>[mn]):(?P<rest>.*)", re.DOTALL)


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


def modal_of(form: Form, custom_id: str, *, in_server: bool = True) -> discord.ui.Modal | None:
    """The form's first fields, as many as Discord shows; None when nothing of it fits. A text that is longer than Discord takes back has no
    field, so that it stays as it is. Channels can be chosen in a server only."""
    shown = _shown(form, in_server)
    if not shown or utf16_length(custom_id) > CUSTOM_ID:
        return None
    view = discord.ui.Modal(title=_short(form.title, TITLE), custom_id=custom_id)
    for label, hint, component in shown:
        view.add_item(discord.ui.Label(text=_short(label, LABEL), description=_short(hint, HINT, "") or None, component=component))
    view.stop()
    return view


def _shown(form: Form, in_server: bool) -> list[tuple[str, str, discord.ui.Item[Any]]]:
    """What the modal asks for: label, hint and component. Beside a text that may be a file stands a field for the file, and neither must be
    filled in."""
    shown: list[tuple[str, str, discord.ui.Item[Any]]] = []
    for field in (one for one in form.fields if _fits(one) and (in_server or one.kind is not Kind.CHANNEL)):
        shown.append((field.label, field.hint, _of(replace(field, required=field.required and not field.takes_file))))
        if field.takes_file:
            shown.append((say("File"), say("Instead of the text"), _upload(field)))
    return shown[:MAX_FIELDS]


def _upload(field: Field) -> discord.ui.Item[Any]:
    return discord.ui.FileUpload(custom_id=f"{FILE}{field.name}", required=False, min_values=0, max_values=1)


def values_of(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """What was filled in, by the names of fields; people, roles and channels as mentions."""
    resolved = data.get("resolved") or {}
    found: dict[str, tuple[str, ...]] = {}
    for part in _parts(data):
        if part["custom_id"].startswith(FILE):
            continue
        value = part.get("value")
        chosen = tuple(part.get("values") or ()) if value is None else (str(value),)
        found[part["custom_id"]] = tuple(_mention(int(part.get("type") or 0), str(one), resolved) for one in chosen)
    return found


def uploaded_in(data: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """The files that were handed in, as Discord describes attachments."""
    known = (data.get("resolved") or {}).get("attachments") or {}
    named = [one for part in _parts(data) if part["custom_id"].startswith(FILE) for one in part.get("values") or ()]
    return tuple(known[one] for one in named if one in known)


def _parts(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for row in data.get("components", ()):
        yield from (part for part in (row.get("component"), *(row.get("components") or ())) if part and "custom_id" in part)


def _mention(kind: int, value: str, resolved: Mapping[str, Any]) -> str:
    """The value as it is typed in a line."""
    role = (resolved.get("roles") or {}).get(value)
    if kind == _CHANNELS:
        return f"<#{value}>"
    if kind == _MENTIONABLES and role is not None:
        return f"<@&{value}|@{called(str(role.get('name') or ''))}>"
    return person_in_line(value, resolved) if kind in (_USERS, _MENTIONABLES) else value


def _fits(field: Field) -> bool:
    if field.kind in (Kind.CHANNEL, Kind.PERSON):
        return True
    if field.picks:
        return len(field.picks) <= 25 and all(0 < utf16_length(pick.value) <= OPTION for pick in field.picks)
    return utf16_length("".join(field.initial)) <= min(TEXT, field.longest)


def _of(field: Field) -> discord.ui.Item[Any]:
    least = int(field.required)
    if field.kind is Kind.PERSON:
        return discord.ui.MentionableSelect(custom_id=field.name, required=field.required, min_values=least, default_values=_chosen(field))
    if field.kind is Kind.CHANNEL:
        return discord.ui.ChannelSelect(
            custom_id=field.name,
            required=field.required,
            min_values=least,
            channel_types=list(_TAKE_DIGESTS),
            default_values=_chosen(field),
        )
    if not field.picks:
        return discord.ui.TextInput(
            custom_id=field.name,
            style=discord.TextStyle.paragraph if field.kind is Kind.LONG else discord.TextStyle.short,
            default=",".join(field.initial) or None,
            required=field.required,
            max_length=min(TEXT, field.longest),
        )
    if field.kind is Kind.SEVERAL:
        return _any_of(field)
    # What is chosen among buttons can't be taken back, so where nothing need be chosen it is a list.
    if 2 <= len(field.picks) <= IN_SIGHT and (field.required or field.initial):
        return discord.ui.RadioGroup(
            custom_id=field.name,
            required=field.required,
            options=[discord.RadioGroupOption(**one) for one in _options(field)],
        )
    return discord.ui.Select(
        custom_id=field.name, required=field.required, min_values=least, options=[discord.SelectOption(**one) for one in _options(field)]
    )


def _any_of(field: Field) -> discord.ui.Item[Any]:
    """Boxes to be ticked, or a list where they are many."""
    least, most = int(field.required), len(field.picks)
    if most <= IN_SIGHT:
        return discord.ui.CheckboxGroup(
            custom_id=field.name,
            required=field.required,
            min_values=least,
            max_values=most,
            options=[discord.CheckboxGroupOption(**one) for one in _options(field)],
        )
    return discord.ui.Select(
        custom_id=field.name,
        required=field.required,
        min_values=least,
        max_values=most,
        options=[discord.SelectOption(**one) for one in _options(field)],
    )


def _options(field: Field) -> Iterator[dict[str, Any]]:
    for pick in field.picks:
        yield {"label": _short(pick.label, OPTION), "value": pick.value, "default": pick.value in field.initial}


def _chosen(field: Field) -> list[discord.SelectDefaultValue]:
    """The people, roles and channels that are chosen when the form opens."""
    found = [hit for value in field.initial if (hit := _MENTION.match(value))]
    return [discord.SelectDefaultValue(id=int(hit["id"]), type=_DEFAULTS[hit["sign"]]) for hit in found]


def _short(text: str, longest: int, empty: str = "…") -> str:
    return shortened(one_line(text) or empty, longest)
