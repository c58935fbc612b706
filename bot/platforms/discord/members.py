"""Who asks on Discord, and which workspace they mean."""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.core.request import Caller, Platform
from bot.platforms.discord.home import groups_of, unmarked

_ROLE = re.compile(r"<@&(\d+)>")


def meant_at(interaction: discord.Interaction[Any], custom_id: str) -> tuple[int | None, str]:
    """The server that something pressed in a direct message is meant for, and its id there. In a server it means that server, whatever
    it says."""
    home, rest = unmarked(custom_id)
    return (home if interaction.guild_id is None else None), rest


def workspace_of(interaction: discord.Interaction[Any], home: int | None = None) -> str:
    """The workspace that is meant: the server, or in a direct message ``home`` or else the person's own."""
    if home is not None:
        return f"discord:{home}"
    return f"discord:{interaction.guild_id}" if interaction.guild_id else f"discord:dm:{interaction.user.id}"


def caller_of(interaction: discord.Interaction[Any]) -> Caller:
    """Who asks by an interaction."""
    permissions = interaction.permissions
    return Caller(
        platform=Platform.DISCORD,
        workspace=workspace_of(interaction),
        channel=str(interaction.channel_id) if interaction.channel_id else None,
        user=str(interaction.user.id),
        user_name=interaction.user.display_name,
        # A direct message is a workspace of its own, and its only member runs it.
        runs_the_place=interaction.guild_id is None or permissions.manage_guild or permissions.administrator,
        locale=str(interaction.locale),
        groups=groups_of(interaction.user),
    )


def with_names(line: str, guild: discord.Guild | None) -> str:
    """The line with the names of roles behind their ids, as far as they are known: "<@&4711|@newsroom>"."""

    def named(match: re.Match[str]) -> str:
        role = guild.get_role(int(match[1])) if guild is not None else None
        name = re.sub(r"[^\w.-]+", "-", role.name).strip("-") if role is not None else ""
        return f"<@&{match[1]}|@{name}>" if name else match[0]

    return _ROLE.sub(named, line)


def caller_of_message(message: discord.Message) -> Caller:
    """Who asks by a message."""
    rights = message.author.guild_permissions if isinstance(message.author, discord.Member) else None
    return Caller(
        platform=Platform.DISCORD,
        workspace=f"discord:{message.guild.id}" if message.guild else f"discord:dm:{message.author.id}",
        channel=str(message.channel.id),
        user=str(message.author.id),
        user_name=message.author.display_name,
        runs_the_place=message.guild is None or bool(rights and (rights.manage_guild or rights.administrator)),
        groups=groups_of(message.author),
    )
