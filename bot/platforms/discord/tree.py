"""The slash commands: declared from the catalog and the topics, registered with Discord, and turned back into command lines."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.core.catalog import Catalog
from bot.core.command import Command, Option
from bot.core.front import Completion, TopicName
from bot.core.line import ADMIN_ROOT, ROOT, ROOTS
from bot.core.text import one_line
from bot.platforms.discord.client import FAILURES, BriefingClient
from bot.platforms.discord.declaring import ADMIN_SUMMARY, ROOT_SUMMARY, BriefingInteraction, Declaring
from bot.platforms.discord.hints import CommandIds, Registered
from bot.platforms.discord.markup import shortened, utf16_length
from bot.platforms.discord.places import given_in, line_of, root_of
from bot.platforms.discord.registering import Registering
from bot.platforms.discord.sizes import CHOICE, COMMANDS, COMPLETIONS, checked_name

log = logging.getLogger(__name__)

# Where a command is shown: in servers, in the bot's direct messages, and in those of other people.
_EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_IN_SERVERS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
_IN_DIRECT_MESSAGES = app_commands.AppCommandContext(guild=False, dm_channel=True, private_channel=True)
#: For whom: servers that have installed the bot, or people who have installed it for themselves as well.
_FOR_SERVERS = app_commands.AppInstallationType(guild=True, user=False)
_FOR_ALL = app_commands.AppInstallationType(guild=True, user=True)
#: What a message's menu offers.
ADD_TO_BRIEFING = locale_str("Add to the briefing", zh="加入简报")


class Listener(Protocol):
    """What the tree hands the use of a command to."""

    async def command(self, interaction: BriefingInteraction, line: str, attachments: Sequence[discord.Attachment], /) -> None: ...

    async def message_menu(self, interaction: BriefingInteraction, message: discord.Message, /) -> None:
        """Somebody wants a message added to what the server knows."""
        ...

    async def complete(
        self, interaction: BriefingInteraction, command: Command[Any], option: Option, typed: str, given: Mapping[str, str], /
    ) -> Sequence[Completion]:
        """Values for an option that is being typed; ``given`` are the others, by name."""
        ...

    async def commands_are_stale(self, guild: int | None, /) -> None:
        """Somebody used a command that is not what this process would have registered."""
        ...


class BriefingTree(app_commands.CommandTree[BriefingClient]):
    """The client's commands: the two roots everywhere, the library's topics in direct messages, and in each server the topics that are
    followed there.

    A topic that a server hides is no command there, which is why the library's topics are not registered for all servers at once.

    Raises:
        ValueError: the catalog has more or deeper commands than Discord takes.
    """

    def __init__(self, client: BriefingClient, catalog: Catalog[Any], listener: Listener) -> None:
        super().__init__(client, fallback_to_global=True)
        self._catalog = catalog
        self._listener = listener
        self._declaring = Declaring(catalog, self._used, self._completed)
        self._roots = (
            self._declaring.root(ROOT, ROOT_SUMMARY, allowed_contexts=_EVERYWHERE, allowed_installs=_FOR_ALL),
            self._declaring.root(
                ADMIN_ROOT,
                ADMIN_SUMMARY,
                allowed_contexts=_IN_SERVERS,
                allowed_installs=_FOR_SERVERS,
                default_permissions=discord.Permissions(manage_guild=True),
            ),
        )
        self._menu = app_commands.ContextMenu(
            name=ADD_TO_BRIEFING,
            callback=self._added,
            type=discord.AppCommandType.message,
            allowed_contexts=_IN_SERVERS,
            allowed_installs=_FOR_SERVERS,
        )
        self.registering = Registering(self, self._learn_ids)
        self._ids: dict[int | None, dict[str, Registered]] = {}

    def use_topics(self, topics: Sequence[TopicName]) -> None:
        """Make these topics of the library commands in direct messages, and both roots commands everywhere."""
        self.clear_commands(guild=None)
        for root in self._roots:
            if root.commands:
                self.add_command(root)
        self.add_command(self._menu)
        for topic in _nameable(topics, COMMANDS - len(self._roots)):
            self.add_command(
                self._declaring.topic(str(topic.slash), topic.name, allowed_contexts=_IN_DIRECT_MESSAGES, allowed_installs=_FOR_ALL)
            )

    def use_guild_topics(self, guild: discord.abc.Snowflake, topics: Sequence[TopicName]) -> None:
        """Make these topics commands in that server only."""
        self.clear_commands(guild=guild)
        for topic in _nameable(topics, COMMANDS):
            self.add_command(self._declaring.topic(str(topic.slash), topic.name), guild=guild)

    def ids(self, guild: int | None = None) -> CommandIds:
        """The ids of the commands that can be used in that guild, as far as this process has learned them."""
        return {**self._ids.get(None, {}), **self._ids.get(guild, {})}

    def _learn_ids(self, registered: Iterable[tuple[str, int]], guild: discord.abc.Snowflake | None) -> None:
        ids = dict(registered)
        leaves = [one for one in self.walk_commands(guild=guild) if isinstance(one, app_commands.Command)]
        named = ((one.qualified_name, (one.root_parent or one).name) for one in leaves)
        known = {name: Registered(name, ids[root]) for name, root in named if root in ids}
        for command in self._catalog:
            # Lines begin with /brief, wherever the command stands, and some do with the last word of its name.
            if whole := known.get(f"{root_of(command)} {command.name}"):
                known.setdefault(f"{ROOT} {command.name}", whole)
                if command.shortcut:
                    known.setdefault(f"{ROOT} {command.path[-1]}", whole)
        self._ids[guild.id if guild else None] = known

    async def on_error(self, interaction: BriefingInteraction, error: app_commands.AppCommandError, /) -> None:
        """Answer commands that Discord still shows but that this process has built differently or not yet: the line is all it takes."""
        if isinstance(error, app_commands.CommandInvokeError) or interaction.data is None:
            log.error("a command failed", exc_info=error)
            return
        if interaction.type is discord.InteractionType.autocomplete:
            with contextlib.suppress(*FAILURES):
                await interaction.response.autocomplete([])
        elif interaction.data.get("type") == discord.AppCommandType.chat_input.value:
            await self._listener.command(interaction, line_of(interaction.data), ())
        if isinstance(error, (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)):
            await self._listener.commands_are_stale(interaction.guild_id)

    async def _added(self, interaction: BriefingInteraction, message: discord.Message) -> None:
        await self._listener.message_menu(interaction, message)

    async def _used(self, interaction: BriefingInteraction, **values: Any) -> None:
        files = [value for value in values.values() if isinstance(value, discord.Attachment)]
        await self._listener.command(interaction, line_of(interaction.data or {}), files)

    async def _completed(
        self, interaction: BriefingInteraction, command: Command[Any], option: Option, typed: str
    ) -> list[app_commands.Choice[str]]:
        data: Mapping[str, Any] = interaction.data or {}
        given = given_in(data)
        if data.get("name", ROOT) not in ROOTS:
            given["topic"] = str(data["name"])
        found = await self._listener.complete(interaction, command, option, typed, given)
        # A value that is too long to be offered can still be typed.
        fitting = [one for one in found if 1 <= utf16_length(one.value) <= CHOICE]
        return [app_commands.Choice(name=_shown(one), value=one.value) for one in fitting[:COMPLETIONS]]


def _shown(completion: Completion) -> str:
    """What people read of it, in the length that Discord takes."""
    return shortened(one_line(completion.shown) or completion.value, CHOICE)


def _nameable(topics: Sequence[TopicName], most: int) -> list[TopicName]:
    """The topics that can be slash commands of their own; the others are asked for with /brief."""
    found: dict[str, TopicName] = {}
    for topic in topics:
        if not topic.slash or topic.slash in ROOTS:
            continue
        try:
            found.setdefault(checked_name(topic.slash), topic)
        except ValueError as error:
            log.warning("%s is no slash command on Discord: %s", topic.name, error)
    if len(found) > most:
        log.warning("%d topics have slash names, Discord takes %d; the last ones are asked for with /brief", len(found), most)
    return list(found.values())[:most]
