"""Buttons in direct messages that are meant for a server: somebody who is asked there acts with the role that they have in the server.

The id of such a button begins with the server's id: "g4711.l:/brief review".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.platforms.discord.buttons import CUSTOM_ID, KeepLine, pressed
from bot.platforms.discord.message import DiscordMessage

_FOR_SERVER = re.compile(r"g(?P<guild>\d{1,20})\.(?P<rest>.+)", re.DOTALL)
_SERVER = re.compile(r"discord:(\d+)")


def server_of(workspace: str) -> int | None:
    """The id of the server that a workspace is; None for a direct message, which is a workspace of its own."""
    found = _SERVER.fullmatch(workspace)
    return int(found[1]) if found else None


def server_and_id(custom_id: str) -> tuple[int | None, str]:
    """The server that a button is meant for (None: the one where it is shown), and the button's id there."""
    found = _FOR_SERVER.fullmatch(custom_id)
    return (int(found["guild"]), found["rest"]) if found else (None, custom_id)


def meant_by(interaction: discord.Interaction[Any], custom_id: str) -> tuple[int | None, str]:
    """The server that something pressed in a direct message is meant for, and its id there. What is pressed in a server means that server,
    whatever its id says."""
    home, rest = server_and_id(custom_id)
    return (home if interaction.guild_id is None else None), rest


async def meant_for(messages: Sequence[DiscordMessage], guild: int, keep_line: KeepLine) -> tuple[DiscordMessage, ...]:
    """The messages with buttons and lists that are meant for that server, wherever they are shown."""
    return tuple([replace(one, parts=tuple([await _meant(part, guild, keep_line) for part in one.parts])) for one in messages])


async def _meant(component: Mapping[str, Any], guild: int, keep_line: KeepLine) -> dict[str, Any]:
    """The component with the server in the ids of all that can be pressed in it."""
    if "options" in component:
        options = [{**option, "value": await _id(option["value"], guild, keep_line)} for option in component["options"]]
        return {**component, "options": options}
    if "custom_id" in component:
        return {**component, "custom_id": await _id(component["custom_id"], guild, keep_line)}
    inner: dict[str, Any] = {}
    if "components" in component:
        inner["components"] = [await _meant(one, guild, keep_line) for one in component["components"]]
    if "accessory" in component:
        inner["accessory"] = await _meant(component["accessory"], guild, keep_line)
    return {**component, **inner}


async def _id(custom_id: str, guild: int, keep_line: KeepLine) -> str:
    """The id with the server in front; where that makes it too long, a token stands for its line."""
    whole = f"g{guild}.{custom_id}"
    found = pressed(custom_id)
    if len(whole) <= CUSTOM_ID or found is None or not found.line:
        return whole
    return f"g{guild}.{found.kinds[1]}:{await keep_line(f'discord:{guild}', found.line, found.form)}"
