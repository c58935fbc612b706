"""Where each command stands on Discord, and the command lines that its commands stand for.

Discord lets a server show a top-level command to some people only, with all that is below it. So what only admins do has a root of its
own, which members do not see unless a server's admins change that under Integrations. Who may run a command is checked for each use all
the same, and where lines are typed both roots mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.core.command import Command
from bot.core.line import ADMIN_ROOT, ROOT, ROOTS, quote
from bot.core.request import Role

#: Commands that do not stand where their role puts them: everybody may ask for the zone, but it is there to be set.
PLACES: Mapping[str, str] = {"settings zone": ADMIN_ROOT}

# The types of options that are not sent as they are typed ("Application Command Option Type" in Discord's documentation).
SUBCOMMAND, GROUP, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT = 1, 2, 5, 6, 7, 8, 9, 11


def root_of(command: Command[Any]) -> str:
    """The root under which Discord shows the command."""
    return PLACES.get(command.name) or (ADMIN_ROOT if command.role >= Role.ADMIN else ROOT)


def line_of(data: Mapping[str, Any]) -> str:
    """The command line that the data of a slash command stands for: ``/brief stats topic:Acme since:2024``."""
    words = [f"/{ROOT if data['name'] in ROOTS else data['name']}"]
    options = _options_of(data, words)
    resolved = data.get("resolved") or {}
    return " ".join(words + [f"{one['name']}:{quote(_typed(one, resolved))}" for one in options if one["type"] != ATTACHMENT])


def given_in(data: Mapping[str, Any]) -> dict[str, str]:
    """The options of a slash command as they would be typed, by name, without the one that is being typed just now."""
    resolved = data.get("resolved") or {}
    return {one["name"]: _typed(one, resolved) for one in _options_of(data, []) if one["type"] != ATTACHMENT and not one.get("focused")}


def _options_of(data: Mapping[str, Any], words: list[str]) -> list[Mapping[str, Any]]:
    """The options of the command that the data holds; the names of its groups and its own are put behind the ``words``."""
    options = list(data.get("options") or ())
    while options and options[0]["type"] in (SUBCOMMAND, GROUP):
        words.append(options[0]["name"])
        options = list(options[0].get("options") or ())
    return options


def _typed(option: Mapping[str, Any], resolved: Mapping[str, Any]) -> str:
    """The value as somebody would type it: people, roles and channels as mentions."""
    value = option["value"]
    kind = option["type"]
    if kind == BOOLEAN:
        return "yes" if value else "no"
    if kind == CHANNEL:
        return f"<#{value}>"
    if kind == ROLE or (kind == MENTIONABLE and str(value) in (resolved.get("roles") or {})):
        return f"<@&{value}>"
    return person_in_line(str(value), resolved) if kind in (USER, MENTIONABLE) else str(value)


def person_in_line(person: str, resolved: Mapping[str, Any]) -> str:
    """A person as a line has one, with the name by which the server knows them where Discord tells it: "<@4711|Lena>"."""
    member, user = ((resolved.get(kind) or {}).get(person) or {} for kind in ("members", "users"))
    name = member.get("nick") or user.get("global_name") or user.get("username") or ""
    name = " ".join(re.sub(r"[<>|@]", " ", str(name)).split())
    return f"<@{person}|{name}>" if name else f"<@{person}>"
