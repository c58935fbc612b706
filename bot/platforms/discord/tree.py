"""The slash commands: generated from the catalog and the topics, and turned back into command lines when they are used."""

from __future__ import annotations

import hashlib
import inspect
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Optional, Protocol

import discord
from discord import app_commands

from bot.core.catalog import Catalog
from bot.core.command import Command, Option, field_name, options_of
from bot.core.front import TopicName
from bot.core.language import LOCALES, language_of, say, speaking
from bot.core.line import ROOT, quote
from bot.core.text import one_line, shorten
from bot.platforms.discord.client import BriefingClient
from bot.platforms.discord.hints import CommandIds, Registered

log = logging.getLogger(__name__)

# Discord's limits ("Application Commands" in its documentation).
COMMANDS = 100
CHILDREN = 25
CHOICES = 25
NAME = 32
DESCRIPTION = 100
#: Names, descriptions and choices of one command, with all that is below it.
COMMAND_TOTAL = 8000
#: Descriptions are shortened to the first of these with which a command fits.
_DESCRIPTION_ROOMS = (DESCRIPTION, 70, 50, 45, 40, 35, 30, 27, 25, 24, 23, 22, 21, 20, 18, 16)

BriefingInteraction = discord.Interaction[Any]
LoadHash = Callable[[str], Awaitable[str | None]]
SaveHash = Callable[[str, str], Awaitable[None]]


class Listener(Protocol):
    """What the tree hands the use of a command to."""

    async def command(self, interaction: BriefingInteraction, line: str, attachments: Sequence[discord.Attachment], /) -> None: ...

    async def complete(self, interaction: BriefingInteraction, kind: str, typed: str, /) -> Sequence[str]: ...


class BriefingTree(app_commands.CommandTree[BriefingClient]):
    """The client's commands: ``/brief`` and the library's topics for everybody, a guild's own topics in that guild.

    Raises:
        ValueError: the catalog has more or deeper commands than Discord takes.
    """

    def __init__(self, client: BriefingClient, catalog: Catalog[Any], listener: Listener) -> None:
        super().__init__(client, fallback_to_global=True)
        self._catalog = catalog
        self._listener = listener
        self._root = _fitted(lambda room: self._brief(room))
        self._ids: dict[int | None, dict[str, Registered]] = {}

    def use_topics(self, topics: Sequence[TopicName]) -> None:
        """Make these topics of the library commands everywhere, beside ``/brief``."""
        self.clear_commands(guild=None)
        self.add_command(self._root)
        for topic in _nameable(topics, COMMANDS - 1):
            self.add_command(self._topic(topic))

    def use_guild_topics(self, guild: discord.abc.Snowflake, topics: Sequence[TopicName]) -> None:
        """Make these topics commands in that guild only."""
        self.clear_commands(guild=guild)
        for topic in _nameable(topics, COMMANDS):
            self.add_command(self._topic(topic), guild=guild)

    async def sync_changes(self, load_hash: LoadHash, save_hash: SaveHash, guild: discord.abc.Snowflake | None = None) -> bool:
        """Whether the commands were sent to Discord: only if they differ from what was sent last, for Discord limits how often.

        Raises:
            discord.DiscordException: Discord does not take them; nothing is saved.
        """
        scope = f"{self.client.application_id}:{guild.id if guild else 'global'}"
        translator = self.translator or _Descriptions()
        await self.set_translator(translator)
        payload = [await command.get_translated_payload(self, translator) for command in self.get_commands(guild=guild)]
        digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        before = await load_hash(scope)
        if before == digest or (before is None and guild and not payload):
            return False
        self._learn_ids(await self.sync(guild=guild), guild)
        await save_hash(scope, digest)
        log.info("registered %d commands with Discord (%s)", len(payload), scope)
        return True

    def ids(self, guild: int | None = None) -> CommandIds:
        """The ids of the commands that can be used in that guild, as far as this process has learned them."""
        return {**self._ids.get(None, {}), **self._ids.get(guild, {})}

    async def learn_ids(self, guild: discord.abc.Snowflake | None = None) -> None:
        """Ask Discord for the ids of the commands that are everywhere, or those of a guild, unless they came when they were registered.

        Raises:
            discord.DiscordException: Discord does not tell.
        """
        if (guild.id if guild else None) not in self._ids and self.get_commands(guild=guild):
            self._learn_ids(await self.fetch_commands(guild=guild), guild)

    def _learn_ids(self, registered: Sequence[app_commands.AppCommand], guild: discord.abc.Snowflake | None) -> None:
        ids = {command.name: command.id for command in registered}
        leaves = [one for one in self.walk_commands(guild=guild) if isinstance(one, app_commands.Command)]
        named = ((one.qualified_name, (one.root_parent or one).name) for one in leaves)
        known = {name: Registered(name, ids[root]) for name, root in named if root in ids}
        for command in self._catalog:
            if command.shortcut and (whole := known.get(f"{ROOT} {command.name}")):
                known.setdefault(f"{ROOT} {command.path[-1]}", whole)
        self._ids[guild.id if guild else None] = known

    async def on_error(self, interaction: BriefingInteraction, error: app_commands.AppCommandError, /) -> None:
        """Answer commands that Discord still shows but that this process has built differently or not yet: the line is all it takes."""
        if isinstance(error, app_commands.CommandInvokeError) or interaction.data is None:
            log.error("a command failed", exc_info=error)
        elif interaction.type is discord.InteractionType.autocomplete:
            await interaction.response.autocomplete([])
        else:
            await self._listener.command(interaction, line_of(interaction.data), ())

    def _brief(self, room: int) -> app_commands.Group:
        root = app_commands.Group(
            name=ROOT,
            description=_described(lambda _: say("Figures, dates, quotes and digests on the topics that are followed here"), DESCRIPTION),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        for command in self._catalog:
            parent = self._group(root, command, room) if len(command.path) > 1 else root
            self._add(parent, self._leaf(command, options_of(command.options), room))
        return root

    def _group(self, root: app_commands.Group, command: Command[Any], room: int) -> app_commands.Group:
        if len(command.path) > 2:
            raise ValueError(f"/{ROOT} {command.name} is nested deeper than Discord takes: at most two words after /{ROOT}")
        word = command.path[0]
        group = root.get_command(word)
        if isinstance(group, app_commands.Group):
            return group
        words = ", ".join(one.path[-1] for one in self._catalog.group(word))
        # People see the commands of a group, and hardly ever the group's own description.
        group = app_commands.Group(name=word, description=_shortened(f"{word.capitalize()}: {words}", min(room, 12)))
        self._add(root, group)
        return group

    def _topic(self, topic: TopicName) -> app_commands.Group:
        def built(room: int) -> app_commands.Group:
            group = app_commands.Group(
                name=str(topic.slash),
                description=_described(
                    lambda _: say("What is known about {topic}, each figure with its source", topic=topic.name), DESCRIPTION
                ),
            )
            for command in self._catalog.topical:
                options = tuple(one for one in options_of(command.options) if one.name != "topic")
                self._add(group, self._leaf(command, options, room))
            return group

        return _fitted(built)

    def _add(self, parent: app_commands.Group, child: app_commands.Command[Any, Any, Any] | app_commands.Group) -> None:
        if len(parent.commands) >= CHILDREN:
            raise ValueError(f"/{parent.qualified_name} has more than {CHILDREN} commands; Discord takes no more: make a group of some")
        if parent.get_command(child.name) is not None:
            raise ValueError(f"/{parent.qualified_name} {child.name} is a command and a group; on Discord it can be only one")
        parent.add_command(child)

    def _leaf(self, command: Command[Any], options: Sequence[Option], room: int) -> app_commands.Command[Any, Any, Any]:
        listener = self._listener

        async def callback(interaction: BriefingInteraction, **values: Any) -> None:
            files = [value for value in values.values() if isinstance(value, discord.Attachment)]
            await listener.command(interaction, line_of(interaction.data or {}), files)

        parameters: list[inspect.Parameter] = []
        texts: dict[str, str | app_commands.locale_str] = {}
        names: dict[str, str | app_commands.locale_str] = {}
        for option in (one for one in options if not one.form_only):
            own = field_name(option.name)
            # What a form asks for when it is missing must not be asked for by Discord.
            required = option.required and not option.attachment and command.form is None
            parameters.append(_parameter(own, str if required else Optional[str], required=required))  # noqa: UP045 - read at run time
            names[own] = option.name
            texts[own] = _described(partial(_hint, option), room)
            if option.attachment:
                parameters.append(_parameter(f"{own}_file", Optional[discord.Attachment], required=False))  # noqa: UP045
                names[f"{own}_file"] = "file" if sum(one.attachment for one in options) == 1 else f"{option.name}-file"
                texts[f"{own}_file"] = _described(partial(_instead, option), room)
            if option.complete:
                app_commands.autocomplete(**{own: self._completing(option.complete)})(callback)
            elif 0 < len(option.choices) <= CHOICES:
                shown = [app_commands.Choice(name=choice[:100], value=choice) for choice in option.choices]
                app_commands.choices(**{own: shown})(callback)
        interaction = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)
        callback.__signature__ = inspect.Signature([interaction, *parameters])  # type: ignore[attr-defined]
        app_commands.describe(**texts)(callback)
        app_commands.rename(**names)(callback)
        description = _described(lambda _: say(command.summary), room)
        return app_commands.Command(name=_name(command.path[-1]), description=description, callback=callback)  # type: ignore[arg-type]

    def _completing(self, kind: str) -> Callable[[BriefingInteraction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]:
        listener = self._listener

        async def complete(interaction: BriefingInteraction, typed: str) -> list[app_commands.Choice[str]]:
            values = await listener.complete(interaction, kind, typed)
            # A value that is too long to be offered can still be typed.
            return [app_commands.Choice(name=value, value=value) for value in values if 1 <= len(value) <= 100][:CHOICES]

        return complete


def line_of(data: Mapping[str, Any]) -> str:
    """The command line that the data of a slash command stands for: ``/brief stats topic:Acme since:2024``."""
    words = [f"/{data['name']}"]
    options = list(data.get("options") or ())
    while options and options[0]["type"] in (1, 2):
        words.append(options[0]["name"])
        options = list(options[0].get("options") or ())
    given = [f"{option['name']}:{quote(str(option['value']))}" for option in options if option["type"] != 11]
    return " ".join(words + given)


def own_topics(topics: Iterable[TopicName], library: Iterable[TopicName]) -> tuple[TopicName, ...]:
    """The topics whose slash name the library does not have: those a guild needs commands of its own for."""
    known = {topic.slash for topic in library}
    return tuple(topic for topic in topics if topic.slash and topic.slash not in known)


def _nameable(topics: Sequence[TopicName], most: int) -> list[TopicName]:
    """The topics that can be slash commands of their own; the others are asked for with /brief."""
    found: dict[str, TopicName] = {}
    for topic in topics:
        if not topic.slash:
            continue
        try:
            found.setdefault(_name(topic.slash), topic)
        except ValueError as error:
            log.warning("%s is no slash command on Discord: %s", topic.name, error)
    if len(found) > most:
        log.warning("%d topics have slash names, Discord takes %d; the last ones are asked for with /brief", len(found), most)
    return [topic for topic in found.values() if topic.slash != ROOT][:most]


def _name(word: str) -> str:
    """The word, if it can be a command's name on Discord. Raises ValueError with the reason."""
    if len(word) > NAME or word != word.lower() or not all(letter.isalnum() or letter in "-_" for letter in word) or not word:
        raise ValueError(f"“{word}” is not 1 to {NAME} lower-case letters, digits, - and _")
    return word


class _Descriptions(app_commands.Translator):
    """Gives Discord the descriptions in Chinese beside the English ones."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        found = string.extras.get(language_of(locale.value))
        return found if isinstance(found, str) and found != string.message else None


def _described(words: Callable[[int], str], room: int) -> app_commands.locale_str:
    """The description in English, with those in the other languages that the bot speaks; none is longer than the English one.

    ``words`` gives it in the language that is spoken, for so many characters.
    """
    with speaking("en"):
        english = _shortened(words(room), room)
    others = {}
    for language in LOCALES:
        with speaking(language):
            others[language] = _shortened(words(len(english)), len(english))
    return app_commands.locale_str(english, **others)


def _instead(option: Option, _: int) -> str:
    return say("A text file instead of {option}", option=option.name)


def _hint(option: Option, room: int) -> str:
    """What an option is for, with an example where there is room."""
    if option.example and len(hint := say("{help} (e.g. {example})", help=say(option.help), example=option.example)) <= room:
        return hint
    return say(option.help)


def _shortened(text: str, room: int) -> str:
    text = shorten(one_line(text), room) or "…"
    return text[0].upper() + text[1:]


def _parameter(name: str, annotation: Any, *, required: bool) -> inspect.Parameter:
    default = inspect.Parameter.empty if required else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _fitted(built: Callable[[int], app_commands.Group]) -> app_commands.Group:
    """The group with descriptions as long as its total allows.

    Raises:
        ValueError: it does not fit however short they are.
    """
    for room in _DESCRIPTION_ROOMS:
        group = built(room)
        if (total := _total(group)) <= COMMAND_TOTAL:
            return group
    raise ValueError(
        f"/{group.name} has {total} characters of names and descriptions; Discord takes {COMMAND_TOTAL}: drop options or commands"
    )


def _total(command: app_commands.Command[Any, Any, Any] | app_commands.Group) -> int:
    """The characters that Discord counts: of a description in several languages those of the longest, which is the English one."""
    own = len(command.name) + len(command.description)
    if isinstance(command, app_commands.Group):
        return own + sum(_total(child) for child in command.commands)
    for parameter in command.parameters:
        own += len(str(parameter.display_name)) + len(str(parameter.description))
        own += sum(len(choice.name) + len(str(choice.value)) for choice in parameter.choices)
    return own
