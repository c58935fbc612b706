"""Messages that mention the bot, and direct messages, answered for all who are there."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable

import discord

from bot.core.document import Document
from bot.core.front import Front
from bot.core.request import Caller, Platform
from bot.platforms.discord.client import FAILURES
from bot.platforms.discord.hints import CommandIds
from bot.platforms.discord.members import caller_of_message, with_role_names
from bot.platforms.discord.replying import in_conversation, takes_files, without_share_button
from bot.platforms.discord.writing import Writer

log = logging.getLogger(__name__)

#: The answer to a line of that caller with the message's files, with pictures where attachments may be sent.
Answered = Callable[[str, Caller, discord.Message, bool], Awaitable[Document]]


class Conversing:
    """Answers messages. ``answer`` makes the documents, ``answered`` is called with the line and the server when an answer was sent."""

    def __init__(
        self,
        front: Front,
        client: discord.Client,
        answer: Answered,
        *,
        command_ids: Callable[[int | None], CommandIds],
        answered: Callable[[str, int | None], None],
    ) -> None:
        self._front = front
        self._client = client
        self._answer = answer
        self._command_ids = command_ids
        self._answered = answered
        self._writer = Writer(front)

    def line_for_me(self, message: discord.Message) -> str | None:
        """What the message asks the bot; None where it does not speak to the bot."""
        me = self._client.user
        if me is None or message.author.bot or message.webhook_id is not None:
            return None
        # A reply to one of the bot's messages mentions it too, but not in its words; that is no question.
        mention = re.compile(rf"<@!?{me.id}>")
        if message.guild is not None and not mention.search(message.content):
            return None
        return with_role_names(mention.sub(" ", message.content).strip(), message.guild)

    async def answer(self, message: discord.Message, line: str) -> None:
        """Answers the message, once in whatever process; a failure is logged."""
        caller = caller_of_message(message)
        if not await self._front.is_new(Platform.DISCORD, caller.workspace, f"message {message.id}"):
            return
        server = message.guild.id if message.guild else None
        document = await self._answer(line, caller, message, takes_files(message))
        try:
            shown = without_share_button(document)
            place = await in_conversation(message, await self._writer.message(shown, caller.workspace or "", self._command_ids(server)))
            if document.card:
                await self._front.card_shown(caller, place, document.card, direct=message.guild is None)
        except FAILURES as error:
            log.warning("message %s could not be answered: %s", message.id, error)
        self._answered(line, server)
