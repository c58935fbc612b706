"""Forms, opened as the first reply to an interaction."""

from __future__ import annotations

import asyncio
import logging

import discord

from bot.core.errors import BriefingError
from bot.core.front import Front
from bot.core.request import Request
from bot.platforms.discord.asked import Asked
from bot.platforms.discord.buttons import CUSTOM_ID
from bot.platforms.discord.client import FAILURES
from bot.platforms.discord.modal import modal_id, modal_of
from bot.platforms.discord.replying import ALREADY_ANSWERED

log = logging.getLogger(__name__)


class Opening:
    """Opens forms. ``patience``: seconds that making one may take."""

    def __init__(self, front: Front, client: discord.Client, patience: float) -> None:
        self._front = front
        self._client = client
        self._patience = patience

    async def open(self, asked: Asked) -> bool:
        """Whether the form of the line was opened. It must be the first reply, so what takes too long is answered without it."""
        if not self._front.has_form(asked.line):
            return False
        try:
            async with asyncio.timeout(self._patience):
                form = await self._front.form(Request(asked.line, await asked.caller(self._client)), filled=asked.form)
                if form is None:
                    return False
                view = modal_of(form, await self._modal_id(asked), in_server=asked.interaction.is_guild_integration())
            if view is not None:
                await asked.interaction.response.send_modal(view)
            return view is not None
        except BriefingError:
            return False  # the answer to the line says the same
        except FAILURES as error:
            if isinstance(error, discord.HTTPException) and error.code == ALREADY_ANSWERED:
                return True  # the library sent it twice because the first response was lost; the first one counted
            log.warning("a form could not be opened: %s", error or type(error).__name__)
        except Exception:
            log.exception("a form could not be made")
        return False

    async def _modal_id(self, asked: Asked) -> str:
        """The id of the line's modal; where the line is too long for it, with a token that is kept for a day."""
        server = f"g{asked.home}." if asked.home else ""
        custom_id = modal_id(asked.line)
        if custom_id is None or len(server + custom_id) > CUSTOM_ID:
            custom_id = modal_id(asked.line, await self._front.keep_line(asked.workspace, asked.line, True))
        return server + (custom_id or "")
