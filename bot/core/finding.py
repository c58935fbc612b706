"""Finding the command that a line means: a command's words, a topic and a command in either order, a bare topic, or a free question."""

from __future__ import annotations

import dataclasses
import difflib
import itertools
from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from bot.core.catalog import Catalog
from bot.core.command import Command, Parsed, options_of
from bot.core.errors import NotAllowed, UnknownCommand, UnknownTopic
from bot.core.line import Line, Word, read_line
from bot.core.parse import split_options
from bot.core.request import Role

#: How many topics are named where somebody asked for one that there is not.
TOPICS_LISTED = 12


class Topic(Protocol):
    """A topic as far as finding a command needs to know it."""

    @property
    def name(self) -> str: ...

    @property
    def slash(self) -> str | None: ...


class Desk(Protocol):
    """What a command works with, opened anew for each request; commands see more of it than is needed to find and run them."""

    @property
    def role(self) -> Role: ...

    async def find_topic(self, words: str) -> Topic | None:
        """The topic that has this name, alias or slash name; case is ignored."""
        ...

    async def topics(self) -> Sequence[Topic]:
        """All topics that the caller's workspace sees."""
        ...

    async def complete(self, kind: str, typed: str) -> Sequence[str]:
        """Values of that kind (COMPLETE_TOPIC, COMPLETE_METRIC) that begin with or contain what was typed."""
        ...


DeskT = TypeVar("DeskT", bound=Desk)


class CommandFinder(Generic[DeskT]):
    """Finds commands in a catalog. ``ask`` and ``overview`` name the commands for free questions and for a bare topic."""

    def __init__(self, catalog: Catalog[DeskT], *, ask: tuple[str, ...], overview: tuple[str, ...]) -> None:
        self._catalog = catalog
        self._ask = catalog.get(*ask)
        self._overview = catalog.get(*overview)

    async def find(self, raw: str, desk: DeskT) -> Parsed[DeskT]:
        """The command that a line means: a command's words, a topic and a command in either order, a bare topic, or a free question.

        Raises:
            NotAllowed: before any option of the line is looked at.
            CommandMistake: it says what there is and what to type instead.
        """
        line = read_line(raw)
        if not line.words:
            return Parsed(self._catalog.get("help"), {})
        if not line.slash and (match := self._catalog.match(line.values)):
            return await self._command_first(*match, line, desk)
        taken, topic = await self._leading_topic(line.values[:1] if line.slash else line.values, desk)
        if topic is not None:
            return self._topic_first(topic, taken, line, desk)
        if line.slash:
            if (match := self._catalog.match(line.values)) is not None:
                return await self._command_first(*match, line, desk)
            raise await self._unknown_topic(line.values[0], desk)
        if len(line.values) >= 3 or raw.rstrip().endswith(("?", "？")):
            return Parsed(self._ask, split_options(self._ask, line, 0))
        raise await self._unknown_command(line, desk)

    async def find_for_form(self, raw: str, desk: DeskT) -> Parsed[DeskT]:
        """The command that a line means, also where it names a topic that there is not: its form says so beside what was typed.

        Raises what ``find`` does for all else.
        """
        try:
            return await self.find(raw, desk)
        except UnknownTopic:
            line = read_line(raw)
            if (match := self._catalog.match(line.values)) is None:
                raise
            authorise(match[0], desk.role)
            return Parsed(match[0], split_options(match[0], line, match[1]))

    async def _command_first(self, command: Command[DeskT], taken: int, line: Line, desk: DeskT) -> Parsed[DeskT]:
        """A command's own words, then perhaps a topic: "/brief stats Alibaba Cloud since:2024"."""
        authorise(command, desk.role)
        option = next((one for one in options_of(command.options) if one.name == "topic"), None)
        given: dict[str, str] = {}
        if option is not None and any(word.key == "topic" and word.value for word in line.all_words):
            line, topic = await self._with_whole_topic(line, taken, desk)
            given["topic"] = topic.name
        elif option is not None and option.positional and (words := line.values[taken:]):
            size, leading = await self._leading_topic(words, desk)
            if leading is None:
                raise await self._unknown_topic(" ".join(words), desk)
            taken, given = taken + size, {"topic": leading.name}
        words_by_option = split_options(command, line, taken, given)
        return Parsed(command, {**words_by_option, **given})

    def _topic_first(self, topic: Topic, taken: int, line: Line, desk: DeskT) -> Parsed[DeskT]:
        """A topic, then perhaps a command: "/qwen stats", "/brief qwen", "/qwen how many downloads?"."""
        rest = line.values[taken:]
        given = {"topic": topic.name}
        if not rest:
            return Parsed(self._overview, {**split_options(self._overview, line, taken, given), **given})
        match = self._catalog.match(rest)
        if match and match[0].topical:
            authorise(match[0], desk.role)
            return Parsed(match[0], {**split_options(match[0], line, taken + match[1], given), **given})
        if len(rest) == 1:
            near = difflib.get_close_matches(rest[0].casefold(), [one.name for one in self._catalog.topical], n=1, cutoff=0.75)
            if near:
                raise UnknownCommand("command-unknown-for-topic", typed=rest[0], near=f"{line.raw.split()[0]} {near[0]}")
        if line.slash:
            return Parsed(self._ask, {**split_options(self._ask, line, taken, given), **given})
        return Parsed(self._ask, split_options(self._ask, line, 0))

    async def _leading_topic(self, words: Sequence[str], desk: DeskT) -> tuple[int, Topic | None]:
        """The topic with the longest name that the words begin with, and how many words it took."""
        for size in range(min(4, len(words)), 0, -1):
            if topic := await desk.find_topic(" ".join(words[:size])):
                return size, topic
        return 0, None

    async def _with_whole_topic(self, line: Line, taken: int, desk: DeskT) -> tuple[Line, Topic]:
        """The line with its ``topic:`` as one word, also where it was typed without quotation marks ("topic:Acme Cloud"), and the topic."""
        words = line.all_words
        at = next(place for place, word in enumerate(words) if word.key == "topic" and word.value)
        after = list(itertools.takewhile(lambda word: word.key is None, words[at + 1 :])) if at >= taken else []
        size, topic = await self._leading_topic([words[at].value, *(word.value for word in after)], desk)
        if topic is None:
            raise await self._unknown_topic(words[at].value, desk)
        whole = words[at : at + size]
        one = Word(" ".join(word.value for word in whole), whole[0].start, whole[-1].end, "topic")
        return (line if size == 1 else dataclasses.replace(line, all_words=(*words[:at], one, *words[at + size :]))), topic

    async def _unknown_topic(self, named: str, desk: DeskT) -> UnknownTopic:
        topics = await desk.topics()
        if near := _near(named, topics):
            return UnknownTopic("topic-unknown-but-near", named=named, near=" or ".join(map(_with_slash, near)))
        if not topics:
            return UnknownTopic("topic-unknown-and-none-here", named=named)
        listed, more = ", ".join(map(_with_slash, topics[:TOPICS_LISTED])), len(topics) - TOPICS_LISTED
        if more > 0:
            return UnknownTopic("topic-unknown-among-many", named=named, topics=listed, more=more)
        return UnknownTopic("topic-unknown", named=named, topics=listed)

    async def _unknown_command(self, line: Line, desk: DeskT) -> UnknownCommand:
        typed = " ".join(line.values[:2])
        if self._catalog.is_group(line.values[0]):
            group = ", ".join(f"/brief {command.name}" for command in self._catalog.group(line.values[0]))
            return UnknownCommand("command-needs-another-word", word=line.values[0], commands=group)
        near = self._catalog.nearest(typed) or self._catalog.nearest(line.values[0])
        if topics := _near(line.values[0], await desk.topics()):
            # A topic with a similar name comes first, with the command that was typed after it: "qwn stats".
            after = f" {line.values[1]}" if len(line.values) > 1 and self._catalog.match(line.values[1:]) else ""
            near = [f"{topic.slash or topic.name}{after}" for topic in topics]
        if near:
            return UnknownCommand("command-unknown-but-near", typed=typed, near=" or ".join(f"/brief {name}" for name in near))
        return UnknownCommand("command-unknown", typed=typed)


def _with_slash(topic: Topic) -> str:
    return f"{topic.name} (/{topic.slash})" if topic.slash else topic.name


def _near(typed: str, topics: Sequence[Topic]) -> list[Topic]:
    """At most three topics that begin with or hold what was typed, or look like it, best first."""
    sought = typed.casefold()
    names = {name.casefold(): topic for topic in topics for name in (topic.name, topic.slash or "") if name}
    found = [topic for name, topic in names.items() if len(sought) > 2 and (name.startswith(sought) or f" {sought}" in name)]
    found += [names[name] for name in difflib.get_close_matches(sought, names, n=3, cutoff=0.75)]
    return list(dict.fromkeys(found))[:3]


def authorise(command: Command[Any], role: Role) -> None:
    """Nothing, when that role may run the command. Authority is decided here alone, for all platforms.

    Raises:
        NotAllowed: the role may not run it.
    """
    if role < command.role:
        needed, own = command.role.name.lower(), role.name.lower()
        if command.otherwise:
            raise NotAllowed("role-too-low-otherwise", command=command.name, needed=needed, role=own, otherwise=command.otherwise)
        raise NotAllowed("role-too-low", command=command.name, needed=needed, role=own)
