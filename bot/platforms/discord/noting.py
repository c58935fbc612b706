"""Interactions as they are written down before they are acknowledged, and as their answers are sent after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import discord

from bot.core.document import Document
from bot.core.front import Interrupted, Noted
from bot.core.request import Caller, Platform, Request
from bot.platforms.discord.message import DiscordMessage
from bot.platforms.discord.replying import LASTS, edit_arguments, is_before_all, may_replace, put, send_arguments

#: What Discord calls the answer to an interaction; the library types ids of messages as numbers.
_ANSWER: Any = "@original"


def noted_of(
    interaction: discord.Interaction[Any], line: str, caller: Caller, *, home: int | None, public: bool, with_files: bool, in_place: bool
) -> Noted:
    """The interaction to be written down: with who asks, as they are now, and where its answer goes. ``in_place``: where it may, it takes
    the place of the message with the button."""
    reply = {
        "application": interaction.application_id,
        "token": interaction.token,
        "server": interaction.guild_id,
        "home": home,
        "public": public,
        "with_files": with_files,
        "in_place": in_place,
        "before_all": is_before_all(interaction),
        "takes_files": interaction.guild_id is None or interaction.app_permissions.attach_files,
        "channel": caller.channel,
        "user": caller.user,
        "user_name": caller.user_name,
        "is_administrator": caller.is_administrator,
        "locale": caller.locale,
        "groups": sorted(caller.groups),
        "is_direct": caller.is_direct,
    }
    until: datetime = interaction.created_at + LASTS
    return Noted(Platform.DISCORD, str(interaction.id), caller.workspace, line, until, reply)


def request_of(interrupted: Interrupted) -> Request:
    """The interrupted request as it came. Raises KeyError, TypeError, ValueError where it was not written down by ``noted_of``."""
    noted, reply = interrupted.request, interrupted.request.reply
    caller = Caller(
        platform=Platform.DISCORD,
        workspace=noted.workspace,
        channel=reply["channel"],
        user=str(reply["user"]),
        user_name=str(reply["user_name"]),
        is_administrator=bool(reply["is_administrator"]),
        locale=str(reply["locale"]),
        groups=frozenset(reply["groups"]),
        is_direct=bool(reply["is_direct"]),
    )
    return Request(noted.line, caller, shared=bool(reply["public"]), noted_as=noted.id)


async def was_acknowledged(client: discord.Client, reply: Mapping[str, Any]) -> bool:
    """Whether Discord heard in time that an answer is coming. If not, it told the person so, who has perhaps asked once more: then nothing
    is to be done any more. Raises what discord.py raises where Discord does not say."""
    hook = _hook(client, reply)
    try:
        await hook.fetch_message(_ANSWER)
    except discord.NotFound:
        return False
    return True


async def send_late(client: discord.Client, reply: Mapping[str, Any], message: DiscordMessage, document: Document, until: datetime) -> None:
    """Puts the answer in the place of "thinking…" or of the message with the button, until that (aware) moment; what may not stand there
    comes as a message of its own. Raises what discord.py raises."""
    hook = _hook(client, reply)
    if reply.get("in_place") and not may_replace(document, before_all=bool(reply.get("before_all"))):
        await hook.send(**send_arguments(message), ephemeral=document.private)
    else:
        await put(lambda: hook.edit_message(_ANSWER, **edit_arguments(message)), until)


def _hook(client: discord.Client, reply: Mapping[str, Any]) -> discord.Webhook:
    """The way to answer the interaction, as the library makes it for one that just came in."""
    data: Any = {"id": reply["application"], "type": discord.WebhookType.application.value, "token": reply["token"]}
    return discord.Webhook.from_state(data, client._connection)
