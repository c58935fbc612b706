"""Who asks on Discord: their workspace, their name, the roles that they have on the server."""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.core.errors import BriefingError
from bot.core.request import Caller, Platform
from bot.platforms.discord.client import FAILURES

_ROLE = re.compile(r"<@&(\d+)>")


def workspace_of(interaction: discord.Interaction[Any], home: int | None = None) -> str:
    """The workspace that is meant: the server, or in a direct message the server ``home``, else the person's own. In a server that has not
    installed the bot it is the person's own too: they have installed it for themselves."""
    if home is not None:
        return f"discord:{home}"
    return f"discord:{interaction.guild_id}" if interaction.is_guild_integration() else f"discord:dm:{interaction.user.id}"


def groups_of(person: discord.User | discord.Member) -> frozenset[str]:
    """The ids of the server's roles that somebody has, without the role that everybody has."""
    if not isinstance(person, discord.Member):
        return frozenset()
    return frozenset(str(role.id) for role in person.roles if not role.is_default())


def caller_of(interaction: discord.Interaction[Any]) -> Caller:
    """Who asks by an interaction."""
    permissions = interaction.permissions
    in_server = interaction.is_guild_integration()
    # What is shown in a channel of a server that has not installed the bot is for whoever asked, and goes to no channel.
    shows_channel = interaction.channel_id and (in_server or interaction.guild_id is None)
    return Caller(
        platform=Platform.DISCORD,
        workspace=workspace_of(interaction),
        channel=str(interaction.channel_id) if shows_channel else None,
        user=str(interaction.user.id),
        user_name=interaction.user.display_name,
        is_administrator=in_server and (permissions.manage_guild or permissions.administrator),
        locale=str(interaction.locale),
        groups=groups_of(interaction.user) if in_server else frozenset(),
        is_direct=not in_server,
    )


def caller_of_message(message: discord.Message) -> Caller:
    """Who asks by a message."""
    rights = message.author.guild_permissions if isinstance(message.author, discord.Member) else None
    return Caller(
        platform=Platform.DISCORD,
        workspace=f"discord:{message.guild.id}" if message.guild else f"discord:dm:{message.author.id}",
        channel=str(message.channel.id),
        user=str(message.author.id),
        user_name=message.author.display_name,
        is_administrator=bool(rights and (rights.manage_guild or rights.administrator)),
        groups=groups_of(message.author),
        is_direct=message.guild is None,
    )


async def caller_in_server(client: discord.Client, guild_id: int, person: discord.User | discord.Member, locale: str) -> Caller:
    """The caller who presses a button in a direct message that is meant for a server: the member of that server that they are now.

    Raises:
        BriefingError: the bot or the person is not in that server any more, or Discord does not answer.
    """
    guild = await server_called(client, guild_id)
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
        is_administrator=rights.manage_guild or rights.administrator,
        locale=locale,
        groups=groups_of(member),
        is_direct=True,
    )


async def server_called(client: discord.Client, guild_id: int) -> discord.Guild:
    """The server of that id, also where its events come to another process.

    Raises:
        BriefingError: the bot is not there any more, or Discord does not answer.
    """
    if (known := client.get_guild(guild_id)) is not None:
        return known
    try:
        return await client.fetch_guild(guild_id, with_counts=False)
    except (discord.NotFound, discord.Forbidden):
        raise BriefingError("discord-bot-left-server") from None
    except FAILURES as error:
        raise BriefingError("discord-member-not-found") from error


def called(role: str) -> str:
    """The name of a role as it stands in a line."""
    return re.sub(r"[^\w.-]+", "-", role).strip("-")


def with_role_names(line: str, guild: discord.Guild | None) -> str:
    """The line with the names of roles behind their ids, as far as they are known: "<@&4711|@newsroom>"."""

    def named(match: re.Match[str]) -> str:
        role = guild.get_role(int(match[1])) if guild is not None else None
        name = called(role.name) if role is not None else ""
        return f"<@&{match[1]}|@{name}>" if name else match[0]

    return _ROLE.sub(named, line)
