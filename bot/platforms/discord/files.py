"""Files that come with a command or a message, downloaded from Discord."""

from __future__ import annotations

import discord

from bot.core.errors import NotReadable
from bot.core.request import Attachment
from bot.platforms.discord.client import FAILURES

#: Bytes of the largest file that is read.
LONGEST = 5 * 1024 * 1024


async def fetch(file: discord.Attachment) -> Attachment:
    """The file with its content.

    Raises:
        NotReadable: it is too large, or Discord does not hand it out.
    """
    if file.size > LONGEST:
        megabytes, limit = f"{file.size / 1024 / 1024:.1f}", LONGEST // 1024 // 1024
        raise NotReadable("discord-file-too-large", file=file.filename, megabytes=megabytes, limit=limit)
    try:
        content = await file.read()
    except FAILURES as error:
        raise NotReadable("discord-file-not-downloaded", file=file.filename) from error
    return Attachment(file.filename, content, file.content_type or "application/octet-stream")
