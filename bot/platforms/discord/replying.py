"""Ways back to the person who asked: a reply to an interaction, which Discord wants within three seconds, or a message.

An answer to an interaction is one message. What Discord has heard of can be edited as often as it takes, for a quarter of an hour; so an
answer that gets lost is put in its place again, and never comes twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from itertools import chain, repeat
from typing import Any

import discord

from bot.core.document import Choices, Document, Outcome
from bot.core.outlet import PostedMessage
from bot.platforms.discord.client import FAILURES
from bot.platforms.discord.message import DiscordMessage

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060
#: How long Discord takes an answer to an interaction: a quarter of an hour, less what a last try may take.
LASTS = timedelta(minutes=14)
#: Seconds between two tries to put an answer in its place; the last pause repeats.
PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)


class Gone(Exception):
    """Discord no longer takes an answer to this interaction."""


def is_temporary(error: BaseException) -> bool:
    """Whether what was asked of Discord may succeed later: it did not answer, or had too much to do."""
    return not isinstance(error, discord.HTTPException) or error.status >= 500 or error.status == 429


async def put(edit: Callable[[], Awaitable[object]], until: datetime) -> None:
    """Edits one's own answer, again with growing pauses while Discord does not say what became of it, until that (aware) moment.

    Raises what the last try raised."""
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            await edit()
        except FAILURES as error:
            if not is_temporary(error) or discord.utils.utcnow() + timedelta(seconds=pause) > until:
                raise
            log.warning("an answer could not be put in its place (%s); again in %g s", error or type(error).__name__, pause)
            await asyncio.sleep(pause)
        else:
            return


def is_before_all(interaction: discord.Interaction[Any]) -> bool:
    """Whether the message whose button was pressed is seen by all in a channel."""
    shown = interaction.message
    return interaction.guild_id is not None and shown is not None and not shown.flags.ephemeral


def may_replace(document: Document, *, before_all: bool) -> bool:
    """Whether the document may take the place of the message with the button: never a private one before the eyes of a channel, and never
    a refusal, which leaves things as they are."""
    return document.outcome in (Outcome.ANSWER, Outcome.NOTHING_FOUND) and not (document.private and before_all)


class Reply:
    """The one answer to an interaction: at once, or after ``defer``.

    ``public``: the channel sees the answer. That can't be changed once it is deferred. ``in_place``: a button was pressed whose answer
    takes the place of its message.
    """

    def __init__(self, interaction: discord.Interaction[Any], *, public: bool, in_place: bool = False) -> None:
        self._interaction = interaction
        self._public = public
        self._in_place = in_place and interaction.message is not None
        self._deferred = False
        self._doubtful = False  # Discord was told that an answer is coming, and did not say that it heard
        self._gone = False

    @property
    def takes_files(self) -> bool:
        """Whether the answer may have attachments, as far as Discord tells."""
        return self._interaction.guild_id is None or self._interaction.app_permissions.attach_files

    @property
    def is_gone(self) -> bool:
        """Whether Discord takes no answer any more."""
        return self._gone

    @property
    def server(self) -> int | None:
        """The server in which it is read; None in a direct message."""
        return self._interaction.guild_id

    async def defer(self) -> None:
        """Let Discord know that the answer is coming. Raises Gone, or what discord.py raises."""
        if self._deferred:
            return
        try:
            if self._in_place:
                await self._interaction.response.defer()
            else:
                await self._interaction.response.defer(ephemeral=not self._public, thinking=True)
        except FAILURES as error:
            if isinstance(error, discord.HTTPException) and error.code == UNKNOWN_INTERACTION:
                self._gone = True
                raise self._gone_for_good() from error
            if not isinstance(error, discord.HTTPException) or error.code != ALREADY_ANSWERED:
                self._doubtful = True
                raise
        self._deferred = True

    async def send(self, message: DiscordMessage, document: Document) -> None:
        """Send the document, as that message. Raises Gone, or what discord.py raises."""
        if self._gone:
            return
        replaces = self._in_place and self._may_replace(document)
        arguments = self._replacing(message) if replaces else lambda: edit_arguments(message)
        if self._in_place and not replaces and (self._deferred or self._doubtful):
            # An edit would show it in the place of the message with the button, if Discord has heard that an answer is coming.
            await self._follow_up(message, document)
        elif self._deferred:
            await self._edit(arguments)
        else:
            await self._respond(message, document, arguments, replaces=replaces)

    async def _respond(
        self, message: DiscordMessage, document: Document, arguments: Callable[[], dict[str, Any]], *, replaces: bool
    ) -> None:
        """The first response, or an edit of what Discord may have taken for one: that shows the answer whichever of them counted."""
        response = self._interaction.response
        try:
            if replaces:
                await response.edit_message(**arguments())
            else:
                await response.send_message(**send_arguments(message), ephemeral=document.private)
        except FAILURES as error:
            code = error.code if isinstance(error, discord.HTTPException) else 0
            if not (code == ALREADY_ANSWERED or is_temporary(error) or (code == UNKNOWN_INTERACTION and self._doubtful)):
                if code == UNKNOWN_INTERACTION:
                    raise self._gone_for_good() from error
                raise
            await self._edit(arguments)

    async def _follow_up(self, message: DiscordMessage, document: Document) -> None:
        try:
            await self._interaction.followup.send(**send_arguments(message), ephemeral=document.private)
        except discord.NotFound as error:
            raise self._gone_for_good() from error

    async def _edit(self, arguments: Callable[[], dict[str, Any]]) -> None:
        try:
            await put(lambda: self._interaction.edit_original_response(**arguments()), self._interaction.created_at + LASTS)
        except discord.NotFound as error:
            raise self._gone_for_good() from error

    def replaced(self, document: Document) -> PostedMessage | None:
        """The message that the document took the place of, where all in its conversation see it; None where it took none."""
        shown = self._interaction.message
        if not self._in_place or shown is None or shown.flags.ephemeral or not self._may_replace(document):
            return None
        return PostedMessage(str(shown.channel.id), str(shown.id))

    def _may_replace(self, document: Document) -> bool:
        return may_replace(document, before_all=is_before_all(self._interaction))

    def _replacing(self, message: DiscordMessage) -> Callable[[], dict[str, Any]]:
        """The arguments of an edit that takes the place of the message with the button."""
        shown = self._interaction.message
        # What was posted before messages were made of components has other contents, which do not go by themselves.
        more: dict[str, Any] = {"content": None, "embeds": []} if shown is not None and not shown.flags.components_v2 else {}
        return lambda: edit_arguments(message) | more

    def _gone_for_good(self) -> Gone:
        self._gone = True
        age = (discord.utils.utcnow() - self._interaction.created_at).total_seconds()
        return Gone(f"Discord no longer takes an answer to interaction {self._interaction.id}, {age:.1f} s old")


async def in_conversation(message: discord.Message, answer: DiscordMessage) -> PostedMessage:
    """Answer a message for all to see, without pinging its author; where the answer is."""
    reference = message.to_reference(fail_if_not_exists=False)
    sent = await message.channel.send(**send_arguments(answer), reference=reference, mention_author=False)
    return PostedMessage(str(sent.channel.id), str(sent.id))


def takes_files(message: discord.Message) -> bool:
    """Whether an answer to the message may have attachments, as far as the library knows the bot's permissions."""
    if message.guild is None or not isinstance(message.channel, discord.abc.GuildChannel | discord.Thread):
        return True
    try:
        return message.channel.permissions_for(message.guild.me).attach_files
    except (AttributeError, discord.ClientException):  # what the permissions hang on is not known
        return False


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
