"""Requests that were written down and not answered: a process was ended, or its answer could not be sent. They are answered now."""

from __future__ import annotations

import logging
from collections.abc import Callable

import discord

from bot.core.document import Document
from bot.core.errors import BriefingError
from bot.core.front import Front, Interrupted
from bot.core.language import speaking
from bot.core.refusals import mistake
from bot.core.request import Platform, Request
from bot.platforms.discord.client import FAILURES
from bot.platforms.discord.hints import CommandIds
from bot.platforms.discord.noting import request_of, send_late, was_acknowledged
from bot.platforms.discord.replying import is_temporary
from bot.platforms.discord.uploads import with_pictures, without_file
from bot.platforms.discord.writing import Writer

log = logging.getLogger(__name__)


class TakingUp:
    """Answers such requests with a logged-in client."""

    def __init__(self, front: Front, client: discord.Client, command_ids: Callable[[int | None], CommandIds]) -> None:
        self._front = front
        self._client = client
        self._command_ids = command_ids
        self._writer = Writer(front)

    async def answer(self, one: Interrupted) -> None:
        """Answers the request, and notes what became of the answer. Never raises but for cancellation."""
        arrived = True
        try:
            request = request_of(one)
            if await was_acknowledged(self._client, one.request.reply):
                await self._send(request, one)
            else:
                log.warning("interaction %s was not acknowledged before its process ended: nothing is done", one.request.id)
        except FAILURES as error:
            log.warning("the answer to interaction %s could not be sent: %s", one.request.id, error or type(error).__name__)
            arrived = not is_temporary(error)
        except Exception:
            log.exception("interaction %s can't be answered any more", one.request.id)
        await self._front.noted_is_answered(Platform.DISCORD, one.request.id, arrived=arrived)

    async def _send(self, request: Request, one: Interrupted) -> None:
        reply = one.request.reply
        document = await self._document(request, one)
        with speaking(request.caller.locale):
            document = await with_pictures(document, self._front.draw) if reply["takes_files"] else without_file(document)
            ids = self._command_ids(reply["server"])
            message = await self._writer.message(document, request.caller.workspace or "", ids, reply["home"])
        await send_late(self._client, reply, message, document, one.request.answer_until)

    async def _document(self, request: Request, one: Interrupted) -> Document:
        if one.request.reply["with_files"] and one.done_action is None:
            return mistake(BriefingError("request-with-file-interrupted"))
        return await self._front.answer_interrupted(request, one)
