"""Ways back to the person who asked: a reply to an interaction, which Discord wants within three seconds, or a message."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import discord

from bot.core.document import Choices, Document
from bot.platforms.discord.buttons import KeepLine, tokens_for
from bot.platforms.discord.home import meant_for
from bot.platforms.discord.message import DiscordMessage
from bot.platforms.discord.renderer import render

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060


class Reply:
    """The one answer to an interaction: at once, or after ``defer``, then in as many messages as it takes.

    ``public``: the channel sees the answer. That can't be changed once it is deferred.
    """

    def __init__(self, interaction: discord.Interaction[Any], *, public: bool) -> None:
        self._interaction = interaction
        self._public = public
        self._deferred = False
        self._gone = False

    async def defer(self) -> None:
        """Let Discord know that the answer is coming. Raises Gone."""
        if self._deferred:
            return
        try:
            await self._interaction.response.defer(ephemeral=not self._public, thinking=True)
        except discord.HTTPException as error:
            self._gone = error.code == UNKNOWN_INTERACTION
            _raise_if_gone(error, self._interaction)
        self._deferred = True

    async def send(self, messages: Sequence[DiscordMessage], *, private: bool) -> None:
        """Send the messages in order. Raises Gone, or what discord.py raises."""
        first, *rest = messages
        if self._gone:
            return
        if not self._deferred:
            try:
                await self._interaction.response.send_message(**send_arguments(first), ephemeral=private)
            except discord.HTTPException as error:
                _raise_if_gone(error, self._interaction)
        elif private or self._public:
            # Editing is safe to repeat, a follow-up is not: discord.py repeats either after a 5xx.
            await self._interaction.edit_original_response(**send_arguments(first))
        else:
            await self._interaction.edit_original_response(content="The answer is for everybody here:")
            rest = [first, *rest]
        for message in rest:
            await self._interaction.followup.send(**send_arguments(message), ephemeral=private)


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
    arguments: dict[str, Any] = {"content": message.content, "embeds": [discord.Embed.from_dict(embed) for embed in message.embeds]}
    if message.components:
        arguments["view"] = _view(message)
    return arguments


def _view(message: DiscordMessage) -> discord.ui.View:
    """The components as a view that the library does not keep: what is pressed says itself what it means, after a restart too."""
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(message.components):
        for part in row["components"]:
            view.add_item(_item(part, number))
    view.stop()
    return view


def _item(part: Mapping[str, Any], row: int) -> discord.ui.Item[Any]:
    if part["type"] == 2:
        return discord.ui.Button(
            style=discord.ButtonStyle(part["style"]),
            label=part["label"],
            custom_id=part["custom_id"],
            disabled=bool(part.get("disabled")),
            row=row,
        )
    options = [discord.SelectOption(label=one["label"], value=one["value"], description=one.get("description")) for one in part["options"]]
    return discord.ui.Select(custom_id=part["custom_id"], placeholder=part["placeholder"], options=options, row=row)
