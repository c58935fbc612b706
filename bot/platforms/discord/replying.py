"""Ways back to the person who asked: a reply to an interaction, which Discord wants within three seconds, or a message."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import discord

from bot.core.document import Choices, Document, Outcome
from bot.core.language import say
from bot.platforms.discord.buttons import KeepLine, tokens_for
from bot.platforms.discord.home import meant_for
from bot.platforms.discord.message import DiscordMessage
from bot.platforms.discord.renderer import render

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060


class Reply:
    """The one answer to an interaction: at once, or after ``defer``, then in as many messages as it takes.

    ``public``: the channel sees the answer. That can't be changed once it is deferred. ``in_place``: a button was pressed whose answer
    takes the place of its message.
    """

    def __init__(self, interaction: discord.Interaction[Any], *, public: bool, in_place: bool = False) -> None:
        self._interaction = interaction
        self._public = public
        self._in_place = in_place and interaction.message is not None
        self._deferred = False
        self._gone = False

    @property
    def takes_files(self) -> bool:
        """Whether the answer may have attachments, as far as Discord tells."""
        return self._interaction.guild_id is None or self._interaction.app_permissions.attach_files

    @property
    def server(self) -> int | None:
        """The server in which it is read; None in a direct message."""
        return self._interaction.guild_id

    async def defer(self) -> None:
        """Let Discord know that the answer is coming. Raises Gone."""
        if self._deferred:
            return
        try:
            if self._in_place:
                await self._interaction.response.defer()
            else:
                await self._interaction.response.defer(ephemeral=not self._public, thinking=True)
        except discord.HTTPException as error:
            self._gone = error.code == UNKNOWN_INTERACTION
            _raise_if_gone(error, self._interaction)
        self._deferred = True

    async def send(self, messages: Sequence[DiscordMessage], document: Document) -> None:
        """Send the messages of the document in order. Raises Gone, or what discord.py raises."""
        first, *rest = messages
        private = document.private
        if self._gone:
            return
        if self._in_place and self._may_replace(document):
            await self._replace(first)
        elif not self._deferred:
            try:
                await self._interaction.response.send_message(**send_arguments(first), ephemeral=private)
            except discord.HTTPException as error:
                _raise_if_gone(error, self._interaction)
        elif self._in_place:
            rest = [first, *rest]
        elif private or self._public:
            # Editing is safe to repeat, a follow-up is not: discord.py repeats either after a 5xx.
            await self._interaction.edit_original_response(**edit_arguments(first))
        else:
            await self._interaction.edit_original_response(content=say("The answer is for everybody here:"))
            rest = [first, *rest]
        for message in rest:
            await self._interaction.followup.send(**send_arguments(message), ephemeral=private)

    def _may_replace(self, document: Document) -> bool:
        """Whether the document may take the place of the message: never a private one before the eyes of a channel, and never a refusal,
        which leaves things as they are."""
        shown = self._interaction.message
        before_all = self._interaction.guild_id is not None and shown is not None and not shown.flags.ephemeral
        return document.outcome in (Outcome.ANSWER, Outcome.NOTHING_FOUND) and not (document.private and before_all)

    async def _replace(self, message: DiscordMessage) -> None:
        shown, arguments = self._interaction.message, edit_arguments(message)
        if shown is not None and not shown.flags.components_v2:
            arguments |= {"content": None, "embeds": []}  # what was posted before messages were made of components
        if self._deferred:
            await self._interaction.edit_original_response(**arguments)
            return
        try:
            await self._interaction.response.edit_message(**arguments)
        except discord.HTTPException as error:
            _raise_if_gone(error, self._interaction)


class Gone(Exception):
    """Discord no longer takes an answer to this interaction."""


def _raise_if_gone(error: discord.HTTPException, interaction: discord.Interaction[Any]) -> None:
    if error.code == ALREADY_ANSWERED:
        # discord.py asked twice because the first answer was lost; the first one counted.
        log.info("interaction %s was acknowledged already", interaction.id)
    elif error.code == UNKNOWN_INTERACTION:
        age = (discord.utils.utcnow() - interaction.created_at).total_seconds()
        raise Gone(f"Discord no longer takes an answer to interaction {interaction.id}, {age:.1f} s old") from error
    else:
        raise error


async def in_conversation(message: discord.Message, messages: Sequence[DiscordMessage]) -> None:
    """Answer a message for all to see, without pinging its author."""
    first, *rest = messages
    await message.channel.send(**send_arguments(first), reference=message.to_reference(fail_if_not_exists=False), mention_author=False)
    for one in rest:
        await message.channel.send(**send_arguments(one))


def takes_files(message: discord.Message) -> bool:
    """Whether an answer to the message may have attachments, as far as the library knows the bot's permissions."""
    if message.guild is None or not isinstance(message.channel, discord.abc.GuildChannel | discord.Thread):
        return True
    try:
        return message.channel.permissions_for(message.guild.me).attach_files
    except (AttributeError, discord.ClientException):  # what the permissions hang on is not known
        return False


async def messages_of(document: Document, workspace: str, keep_line: KeepLine, home: int | None = None) -> tuple[DiscordMessage, ...]:
    """The document as messages, with tokens for the lines that are too long for a button. ``home`` is the server that the buttons are meant
    for, where they are shown in a direct message."""
    messages = render(document, tokens=await tokens_for(document, workspace, keep_line))
    return messages if home is None else await meant_for(messages, home, keep_line)


def without_share_button(document: Document) -> Document:
    """The document without the button that shows it to the channel: for where everybody sees it anyway, or where there is nobody else."""
    blocks = []
    for block in document.blocks:
        if isinstance(block, Choices):
            block = Choices(choices=tuple(choice for choice in block.choices if not choice.share))
            if not block.choices:
                continue
        blocks.append(block)
    return document.model_copy(update={"blocks": tuple(blocks)})


def send_arguments(message: DiscordMessage) -> dict[str, Any]:
    """The message as keyword arguments for the methods of discord.py that send."""
    files = [upload.to_send() for upload in message.uploads]
    return {"view": _Rendered(message), **({"files": files} if files else {})}


def edit_arguments(message: DiscordMessage) -> dict[str, Any]:
    """The message as keyword arguments for the methods that edit: the attachments of what was there before go."""
    return {"view": _Rendered(message), "attachments": [upload.to_send() for upload in message.uploads]}


class _Rendered(discord.ui.LayoutView):
    """A message as a view that the library does not keep: what is pressed says itself what it means, after a restart too."""

    def __init__(self, message: DiscordMessage) -> None:
        super().__init__(timeout=None)
        self._rendered = message.components
        self.stop()

    def has_components_v2(self) -> bool:
        return True

    def to_components(self) -> list[dict[str, Any]]:
        return self._rendered
