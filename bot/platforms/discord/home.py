"""Buttons in direct messages that are meant for a server: somebody who is asked there acts with the role that they have in the server.

The id of such a button begins with the server's id: "g4711.l:/brief review".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    return tuple([replace(one, components=tuple([await _row(row, guild, keep_line) for row in one.components])) for one in messages])


async def _row(row: Any, guild: int, keep_line: KeepLine) -> dict[str, Any]:
    return {**row, "components": [await _component(one, guild, keep_line) for one in row["components"]]}


async def _component(component: Any, guild: int, keep_line: KeepLine) -> dict[str, Any]:
    if "options" in component:
        options = [{**option, "value": await _id(option["value"], guild, keep_line)} for option in component["options"]]
        return {**component, "options": options}
    return {**component, "custom_id": await _id(component["custom_id"], guild, keep_line)}


async def _id(custom_id: str, guild: int, keep_line: KeepLine) -> str:
    """The id with the server in front; where that makes it too long, a token stands for its line."""
    whole = f"g{guild}.{custom_id}"
    found = pressed(custom_id)
    if len(whole) <= CUSTOM_ID or found is None or not found.line:
        return whole
    kind = "t" if found.shared else "g" if found.form else "k"
    return f"g{guild}.{kind}:{await keep_line(f'discord:{guild}', found.line, found.form)}"
