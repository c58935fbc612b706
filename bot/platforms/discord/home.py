"""Buttons in direct messages that are meant for a server: what is told there in private is decided there, by the role one has there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.core.errors import BriefingError
from bot.core.request import Caller, Platform
from bot.platforms.discord.renderer import CUSTOM_ID, DiscordMessage, pressed
from bot.platforms.discord.replying import FAILURES, KeepLine

#: The server's id in front of what a button means.
_MARKED = re.compile(r"g(?P<guild>\d{1,20})\.(?P<rest>.+)", re.DOTALL)
_SERVER = re.compile(r"discord:(\d+)")


def server_of(workspace: str) -> int | None:
    """The id of the server that a workspace is; None for a direct message, which is a workspace of its own."""
    found = _SERVER.fullmatch(workspace)
    return int(found[1]) if found else None


def unmarked(custom_id: str) -> tuple[int | None, str]:
    """The server that a button is meant for, None where it is the one that it stands in, and the button's id there."""
    found = _MARKED.fullmatch(custom_id)
    return (int(found["guild"]), found["rest"]) if found else (None, custom_id)


async def marked(messages: Sequence[DiscordMessage], guild: int, keep_line: KeepLine) -> tuple[DiscordMessage, ...]:
    """The messages with buttons and lists that are meant for that server, wherever they are shown."""
    return tuple([replace(one, components=tuple([await _row(row, guild, keep_line) for row in one.components])) for one in messages])


async def _row(row: Any, guild: int, keep_line: KeepLine) -> dict[str, Any]:
    return {**row, "components": [await _part(part, guild, keep_line) for part in row["components"]]}


async def _part(part: Any, guild: int, keep_line: KeepLine) -> dict[str, Any]:
    if "options" in part:
        options = [{**option, "value": await _id(option["value"], guild, keep_line)} for option in part["options"]]
        return {**part, "options": options}
    return {**part, "custom_id": await _id(part["custom_id"], guild, keep_line)}


async def _id(custom_id: str, guild: int, keep_line: KeepLine) -> str:
    whole = f"g{guild}.{custom_id}"
    meant = pressed(custom_id)
    if len(whole) <= CUSTOM_ID or meant is None or not meant.line:
        return whole
    kind = "t" if meant.shared else "g" if meant.form else "k"
    return f"g{guild}.{kind}:{await keep_line(f'discord:{guild}', meant.line, meant.form)}"


async def caller_in(client: discord.Client, guild_id: int, person: discord.User | discord.Member, locale: str) -> Caller:
    """Somebody who presses such a button in a direct message, as the member of the server that they are now.

    Raises:
        BriefingError: the bot or they are not in that server any more, or Discord does not tell.
    """
    guild = client.get_guild(guild_id)
    if guild is None:
        raise BriefingError("discord-bot-left-server")
    try:
        member = await guild.fetch_member(person.id)
    except discord.NotFound:
        raise BriefingError("discord-person-left-server", server=guild.name) from None
    except FAILURES as error:
        raise BriefingError("discord-member-not-found") from error
    rights = member.guild_permissions
    return Caller(
        platform=Platform.DISCORD,
        workspace=f"discord:{guild_id}",
        channel=None,
        user=str(member.id),
        user_name=member.display_name,
        runs_the_place=rights.manage_guild or rights.administrator,
        locale=locale,
        groups=groups_of(member),
    )


def groups_of(person: discord.User | discord.Member) -> frozenset[str]:
    """The ids of the server's roles that somebody has, without that of everybody."""
    if not isinstance(person, discord.Member):
        return frozenset()
    return frozenset(str(role.id) for role in person.roles if not role.is_default())
