"""Documents as the one message that is sent: with commands to be clicked, with tokens for long lines, and with pages where it is long."""

from __future__ import annotations

from bot.core.document import Document
from bot.core.front import Front
from bot.core.language import speaking
from bot.platforms.discord.buttons import tokens_for
from bot.platforms.discord.hints import CommandIds, with_commands
from bot.platforms.discord.home import meant_for
from bot.platforms.discord.message import DiscordMessage
from bot.platforms.discord.pages import Turned, pages_of, turning_row, without_pictures
from bot.platforms.discord.renderer import render
from bot.platforms.discord.uploads import with_pictures, without_file


class Writer:
    """Makes messages; lines and pages are kept by the ``front``."""

    def __init__(self, front: Front) -> None:
        self._front = front

    async def message(self, document: Document, workspace: str, ids: CommandIds, home: int | None = None) -> DiscordMessage:
        """The document as one message, whose buttons turn its pages where it is long. ``ids`` are those of the commands that can be used
        where it is shown; ``home`` is the server that its buttons are meant for, where it is shown in a direct message."""
        pages = pages_of(document)
        if len(pages) == 1:
            return await self._written(pages[0], workspace, ids, home)
        token = await self._front.keep_pages(workspace, without_pictures(pages))
        return await self.page(pages[0], Turned(token, 1), len(pages), workspace, ids, home)

    async def turned(self, turned: Turned, workspace: str, *, takes_files: bool) -> tuple[Document, int] | None:
        """A page that was kept, and how many there are; None where they are kept no more."""
        pages = await self._front.kept_pages(workspace, turned.token)
        if not 1 <= turned.number <= len(pages):
            return None
        page = pages[turned.number - 1]
        return (await with_pictures(page, self._front.draw) if takes_files else without_file(page)), len(pages)

    async def page(
        self, page: Document, turned: Turned, count: int, workspace: str, ids: CommandIds, home: int | None = None
    ) -> DiscordMessage:
        """One of so many pages as a message, with the buttons to those before and after it."""
        message = await self._written(page, workspace, ids, home)
        with speaking(page.language):
            row = turning_row(turned.token, turned.number, count)
        [with_row] = await self._meant((DiscordMessage((row,)),), home)
        return DiscordMessage((*message.parts, *with_row.parts), message.colour, message.uploads)

    async def _written(self, document: Document, workspace: str, ids: CommandIds, home: int | None) -> DiscordMessage:
        tokens = await tokens_for(document, workspace, self._front.keep_line)
        first, *others = render(with_commands(document, ids), tokens=tokens)
        if others:  # mentions of commands take more room than what is typed
            first, *others = render(document, tokens=tokens)
        [meant] = await self._meant((first,), home)
        return meant

    async def _meant(self, messages: tuple[DiscordMessage, ...], home: int | None) -> tuple[DiscordMessage, ...]:
        return messages if home is None else await meant_for(messages, home, self._front.keep_line)
