"""Checks for ``briefing-bot doctor``: whether Discord accepts the bot's token; and the link that invites the bot."""

from __future__ import annotations

import discord

from bot.core.diagnosis import Check, Verdict
from bot.core.errors import NotConfigured
from bot.platforms.discord.client import BriefingClient, DiscordConfig

#: What the bot does in a server: see channels, write there and in threads that it begins, show pictures and files, and find its own digests
#: again.
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)


def invite_link(application: int) -> str:
    """The address that lets somebody who manages a server invite the bot, commands included."""
    return discord.utils.oauth_url(application, permissions=PERMISSIONS, scopes=("bot", "applications.commands"))


def personal_link(application: int) -> str:
    """The address where somebody installs the bot for themselves, to ask the library anywhere."""
    return discord.utils.oauth_url(application, scopes=("applications.commands",)) + "&integration_type=1"


async def check(config: DiscordConfig) -> list[Check]:
    """The check of the token, and the invite link where the token is good."""
    client = BriefingClient(config)
    try:
        await client.log_in()
        application = client.application_id
        name = str(client.user)
    except NotConfigured as error:
        return [Check("DISCORD_TOKEN", Verdict.BAD, error.message, error.next_step)]
    finally:
        await client.close()
    checks = [Check("DISCORD_TOKEN", Verdict.GOOD, f"{name}")]
    if application:
        checks.append(Check("Discord invite link", Verdict.GOOD, invite_link(application)))
        checks.append(Check("Discord link for people", Verdict.GOOD, personal_link(application)))
    return checks
