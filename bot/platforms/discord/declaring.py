"""A catalog's commands as Discord's: groups, commands and options, with what people read of them in their language.

Discord counts the names, descriptions and choices of one root together, each in its longest language. Choices are completed while
somebody types instead of listed where there are many of them, for what is completed counts nothing.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Awaitable, Callable, Sequence
from copy import copy
from typing import Any, Optional, Union

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.core.catalog import Catalog
from bot.core.command import Command, Option, ValueKind, field_name, options_of
from bot.core.language import say, speaking, to_say
from bot.core.option_names import CHINESE_OPTIONS
from bot.core.text import one_line, shorten
from bot.platforms.discord.client import FAILURES
from bot.platforms.discord.places import root_of
from bot.platforms.discord.sizes import CHILDREN, CHOICE, COMMAND_TOTAL, DESCRIPTION, DESCRIPTION_ROOMS, LISTED_CHOICES, checked_name

log = logging.getLogger(__name__)

BriefingInteraction = discord.Interaction[Any]
Run = Callable[..., Awaitable[None]]
#: Completes an option of a command from what was typed of it.
Complete = Callable[[BriefingInteraction, Command[Any], Option, str], Awaitable[list[app_commands.Choice[str]]]]

#: What a root says of itself where people choose a command.
ROOT_SUMMARY = to_say("figures, dates, quotes and digests on the topics that are followed here")
ADMIN_SUMMARY = to_say("what admins set up: feeds, topics, roles and the time zone")
TOPIC_SUMMARY = to_say("what is known about {topic}, each figure with its source")
_FILE_HELP = to_say("a text file instead of {option}")

_ANNOTATIONS: dict[ValueKind, Any] = {
    ValueKind.TEXT: str,
    ValueKind.FLAG: bool,
    ValueKind.GRANTEE: Union[discord.Member, discord.User, discord.Role],  # noqa: UP007 - read at run time
    ValueKind.CHANNEL: Union[discord.TextChannel, discord.ForumChannel, discord.Thread],  # noqa: UP007
}


class _Leaf(app_commands.Command[Any, Any, Any]):
    """A command whose completions may come too late: by then nobody waits for them, so that is no failure.

    Copies of one below several topics share what Discord is told of them, which is worked out once.
    """

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._told: list[dict[str, Any]] = []

    async def get_translated_payload(self, tree: app_commands.CommandTree[Any], translator: app_commands.Translator) -> dict[str, Any]:
        if not self._told:
            self._told.append(await super().get_translated_payload(tree, translator))
        return self._told[0]

    async def _invoke_autocomplete(self, interaction: BriefingInteraction, name: str, namespace: app_commands.Namespace) -> None:
        try:
            await super()._invoke_autocomplete(interaction, name, namespace)
        except FAILURES as error:
            log.info("completions of /%s were not taken: %s", self.qualified_name, error)


class Declaring:
    """Makes the commands. ``run`` gets an interaction and the values of options whenever one is used."""

    def __init__(self, catalog: Catalog[Any], run: Run, complete: Complete) -> None:
        self._catalog = catalog
        self._run = run
        self._complete = complete
        #: The commands below a topic, with their sizes, by the room of descriptions and whether they have examples.
        self._below_topics: dict[tuple[int, bool], list[tuple[_Leaf, int]]] = {}

    def root(self, name: str, summary: str, **arguments: Any) -> app_commands.Group:
        """The root of that name with the commands that stand there.

        Raises:
            ValueError: it has more or deeper commands than Discord takes, or more to say.
        """
        commands = [command for command in self._catalog if root_of(command) == name]
        return _fitted(lambda room, examples: _Building(self, room, examples).root(name, summary, commands, arguments), name)

    def topic(self, slash: str, name: str, **arguments: Any) -> app_commands.Group:
        """The command of a topic's own slash name. Raises what ``root`` does."""
        return _fitted(lambda room, examples: _Building(self, room, examples).topic(slash, name, self._catalog.topical, arguments), slash)


class _Building:
    """One attempt to make a root with descriptions of at most ``room`` characters; ``size`` counts as Discord does."""

    def __init__(self, declaring: Declaring, room: int, examples: bool) -> None:
        self._declaring = declaring
        self._room = room
        self._examples = examples
        self.size = 0

    def root(self, name: str, summary: str, commands: Sequence[Command[Any]], arguments: dict[str, Any]) -> tuple[app_commands.Group, int]:
        root = app_commands.Group(name=self._name(name), description=self._described(summary), **arguments)
        for command in commands:
            parent = self._group(root, command) if len(command.path) > 1 else root
            self._add(parent, self._leaf(command, options_of(command.options)))
        return root, self.size

    def topic(self, slash: str, name: str, commands: Sequence[Command[Any]], arguments: dict[str, Any]) -> tuple[app_commands.Group, int]:
        group = app_commands.Group(name=self._name(slash), description=self._described(TOPIC_SUMMARY, topic=name), **arguments)
        for leaf, size in self._below_topic(commands):
            self._add(group, copy(leaf))
            self.size += size
        return group, self.size

    def _below_topic(self, commands: Sequence[Command[Any]]) -> list[tuple[_Leaf, int]]:
        """The commands below any topic, with the characters that each adds; they are made once for all topics."""
        known = self._declaring._below_topics
        if (self._room, self._examples) not in known:
            made = _Building(self._declaring, self._room, self._examples)
            leaves = []
            for command in commands:
                before = made.size
                leaf = made._leaf(command, tuple(one for one in options_of(command.options) if one.name != "topic"))
                leaves.append((leaf, made.size - before))
            known[self._room, self._examples] = leaves
        return known[self._room, self._examples]

    def _group(self, root: app_commands.Group, command: Command[Any]) -> app_commands.Group:
        if len(command.path) > 2:
            raise ValueError(f"/{root.name} {command.name} is nested deeper than Discord takes: at most two words after /{root.name}")
        word = command.path[0]
        group = root.get_command(word)
        if isinstance(group, app_commands.Group):
            return group
        # People see the commands of a group, and never the group's own description.
        group = app_commands.Group(name=self._name(word, *command.chinese[:1]), description=self._text(word, *command.chinese[:1]))
        self._add(root, group)
        return group

    def _add(self, parent: app_commands.Group, child: app_commands.Command[Any, Any, Any] | app_commands.Group) -> None:
        if len(parent.commands) >= CHILDREN:
            raise ValueError(f"/{parent.qualified_name} has more than {CHILDREN} commands; Discord takes no more: make a group of some")
        if parent.get_command(child.name) is not None:
            raise ValueError(f"/{parent.qualified_name} {child.name} is a command and a group; on Discord it can be only one")
        parent.add_command(child)

    def _leaf(self, command: Command[Any], options: Sequence[Option]) -> _Leaf:
        async def callback(interaction: BriefingInteraction, **values: Any) -> None:
            await self._declaring._run(interaction, **values)

        parameters: list[inspect.Parameter] = []
        texts: dict[str, locale_str] = {}
        names: dict[str, locale_str] = {}
        for option in (one for one in options if not one.form_only):
            own = field_name(option.name)
            # What a form asks for when it is missing must not be asked for by Discord.
            required = option.required and not option.attachment and command.form is None
            parameters.append(_parameter(own, _annotation(option), required=required))
            names[own], texts[own] = self._name(option.name, *_chinese(option)), self._help_of(option)
            if option.attachment:
                several = sum(one.attachment for one in options) > 1
                parameters.append(_parameter(f"{own}_file", discord.Attachment, required=False))
                names[f"{own}_file"] = self._name(f"{option.name}-file" if several else "file", *(() if several else ("文件",)))
                texts[f"{own}_file"] = self._described(_FILE_HELP, option=option.name)
            self._complete(callback, own, command, option)
        interaction = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)
        callback.__signature__ = inspect.Signature([interaction, *parameters])  # type: ignore[attr-defined]
        app_commands.describe(**texts)(callback)
        app_commands.rename(**names)(callback)
        name = self._name(command.path[-1], *command.chinese[-1:])
        return _Leaf(name=name, description=self._described(command.summary), callback=callback)

    def _complete(self, callback: Run, own: str, command: Command[Any], option: Option) -> None:
        """Give the callback's option its choices, or what completes it."""
        listed = 0 < len(option.choices) <= LISTED_CHOICES
        if listed and not option.complete:
            choices = [app_commands.Choice(name=choice[:CHOICE], value=choice) for choice in option.choices]
            self.size += sum(len(one.name) + len(one.value) for one in choices)
            app_commands.choices(**{own: choices})(callback)
        elif option.complete or option.choices:
            complete = self._declaring._complete

            async def completing(interaction: BriefingInteraction, typed: str) -> list[app_commands.Choice[str]]:
                return await complete(interaction, command, option, typed)

            app_commands.autocomplete(**{own: completing})(callback)

    def _help_of(self, option: Option) -> locale_str:
        """The option's help, with its example where there is room and nothing else shows how a value looks."""
        if self._examples and option.example and option.value_kind is ValueKind.TEXT and not option.complete:
            return self._described(option.help, example=f" ({option.example})")
        return self._described(option.help)

    def _described(self, template: str, *, example: str = "", **arguments: object) -> locale_str:
        """The sentence in all languages; its example is left out where both do not fit."""
        texts = []
        for language in ("en", "zh"):
            with speaking(language):
                text = say(template, **arguments)
            texts.append(text + example if len(text + example) <= self._room else text)
        return self._text(*texts)

    def _text(self, english: str, chinese: str = "") -> locale_str:
        shown, translated = _description(english, self._room), _description(chinese, self._room) if chinese else ""
        self.size += max(len(shown), len(translated))
        return locale_str(shown, zh=translated if translated != shown else "")

    def _name(self, word: str, chinese: str = "") -> locale_str:
        self.size += max(len(word), len(chinese))
        return locale_str(checked_name(word), zh=chinese)


def _chinese(option: Option) -> tuple[str, ...]:
    return tuple(CHINESE_OPTIONS[name] for name in (option.name,) if name in CHINESE_OPTIONS)


def _annotation(option: Option) -> Any:
    if option.value_kind is ValueKind.NUMBER:
        return app_commands.Range[int, *option.bounds]
    return _ANNOTATIONS[option.value_kind]


def _parameter(name: str, annotation: Any, *, required: bool) -> inspect.Parameter:
    default = inspect.Parameter.empty if required else None
    whole = annotation if required else Optional[annotation]  # noqa: UP045 - read at run time
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=whole)


def _description(text: str, room: int) -> str:
    text = shorten(one_line(text), room) or "…"
    return text[0].upper() + text[1:]


def _fitted(built: Callable[[int, bool], tuple[app_commands.Group, int]], name: str) -> app_commands.Group:
    """The group with descriptions as long as its total allows; examples go first.

    Raises:
        ValueError: it does not fit however short they are.
    """
    for room, examples in ((DESCRIPTION, True), *((room, False) for room in DESCRIPTION_ROOMS)):
        group, total = built(room, examples)
        if total <= COMMAND_TOTAL:
            return group
    raise ValueError(f"/{name} has {total} characters of names and descriptions; Discord takes {COMMAND_TOTAL}: drop options or commands")
