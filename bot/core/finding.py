"""Finding the command that a line means: a command's words, a topic and a command in either order, a bare topic, or a free question."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from bot.core.authority import authorise
from bot.core.catalog import Catalog
from bot.core.command import COMPLETE_TOPIC, Command, Option, Parsed, options_of
from bot.core.errors import BadOption, CommandMistake, UnknownCommand, UnknownTopic
from bot.core.line import ROOT, Line, Word, quote, read_line
from bot.core.offering import (
    Topic,
    address_alone,
    asked_for,
    lines_asked_for,
    meant,
    near_topical,
    one_topic_at_a_time,
    slip,
    unknown_command,
    unknown_in_group,
    unknown_topic,
    unknown_topic_among,
)
from bot.core.parse import split_options
from bot.core.request import Role
from bot.core.sentences import line_of_sentence
from bot.core.small_words import ASKING, CONJUNCTIONS, CONNECTORS, HAN, is_chinese_question, moved, opening_words, unconnected
from bot.core.word_order import command_last, in_order

#: An address, also one that begins with "www." or has a path behind a host ("example.com/news/12").
_ADDRESS = re.compile(r"https?://\S|(?<![\w@.-])(?:www\.[\w-]{1,60}|[\w-]{2,60}(?:\.[\w-]{1,40}){0,3})\.[a-z]{2,12}/[\w?%#]", re.IGNORECASE)
#: What may stand behind a topic's name at the end of a line or before the next one: "what's new with qwen?", "qwen, alibaba".
_FINAL_SIGNS = "?!.,;？！。，；"
#: Among how many words at the beginning of a line that names no command an address is looked for.
_ADDRESS_WITHIN = 12
#: How many words of a line a topic's name is looked for behind the command's words.
_PLACES_TRIED = 6
#: The most words of a line whose last one is taken for a command.
_LONGEST_COMMAND = 9


class Desk(Protocol):
    """What a command works with, opened anew for each request; commands see more of it than is needed to find and run them."""

    @property
    def role(self) -> Role: ...

    async def find_topic(self, words: str) -> Topic | None:
        """The topic that has this name, alias or slash name; case is ignored."""
        ...

    async def find_named(self, words: str) -> Topic | None:
        """What is no topic, but carried as this name by entries, so that there is something to show of it."""
        ...

    async def topics(self) -> Sequence[Topic]:
        """All topics that the caller's workspace sees."""
        ...

    async def best_known(self, count: int) -> Sequence[Topic]:
        """So many topics that are worth showing as examples, the best known first."""
        ...


#: The most words of a name that is no topic, and how many words behind a command's that name no topic make a question of the line.
_LONGEST_NAME, _SENTENCE = 5, 4

DeskT = TypeVar("DeskT", bound=Desk)


class CommandFinder(Generic[DeskT]):
    """Finds commands in a catalog. ``ask`` and ``overview`` name the commands for free questions and for a bare topic."""

    def __init__(self, catalog: Catalog[DeskT], *, ask: tuple[str, ...], overview: tuple[str, ...]) -> None:
        self._catalog = catalog
        self._compare = next((command for command in catalog if command.path[-1] == "compare"), None)
        self._ask = catalog.get(*ask)
        self._overview = catalog.get(*overview)

    async def find(self, raw: str, desk: DeskT) -> Parsed[DeskT]:
        """The command that a line means: a command's words, a topic and a command in either order, a bare topic, or a free question.

        Raises:
            NotAllowed: before any option of the line is looked at.
            CommandMistake: it says what there is and what to type instead.
        """
        line = read_line(raw)
        if not line.words or line.values in (("?",), ("？",)):
            return Parsed(self._catalog.get("help"), {})
        if line.slash:
            return await self._of_slash_name(line, desk)
        if ordered := in_order(line, self._catalog):
            line = self._ordered(ordered, desk.role)
        elif asked := self._catalog.match_sentence(line.behind(0)):
            line = await line_of_sentence(asked, desk) or line
        opening = opening_words(line.values)
        for is_introduced in (True, False) if opening and _is_shortcut(line, self._catalog) else (False, True):
            asks = any(ASKING.match(word) for word in line.values[:opening])
            if is_introduced and opening and (found := await self._introduced(line.without(0, opening), desk, asks=asks)) is not None:
                return found
            if not is_introduced and (found := await self._as_command(line, desk)) is not None:
                return found
        return await self._question(line, desk)

    def _ordered(self, raw: str, role: Role) -> Line:
        """The line whose words were put into order. Raises UnknownCommand where it would change something: then it is only offered, and
        NotAllowed where the role may not run it."""
        line = read_line(raw)
        match = self._catalog.match(line.values)
        if match and match[0].changes:
            authorise(match[0], role)
            raise asked_for((match[0], line.behind(match[1])))
        return line

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

    async def _of_slash_name(self, line: Line, desk: DeskT) -> Parsed[DeskT]:
        """What a line that begins with a slash name means: the topic's command, or the command that has this word ("/stats qwen")."""
        _, topic = await self._leading_topic(line.values[:1], desk)
        if topic is not None:
            return self._topic_first(topic, 1, line, desk)
        if (match := self._catalog.match(line.values)) is not None:
            return await self._command_first(*match, line, desk)
        behind = self._catalog.match(line.values[1:])
        if behind is not None and not behind[0].changes and (named := await desk.find_named(line.values[0].replace("-", " "))):
            return self._topic_first(named, 1, line, desk)
        raise unknown_topic(line.values[0], await desk.topics())

    async def _as_command(self, line: Line, desk: DeskT) -> Parsed[DeskT] | None:
        """The command that the line's own words name, a bare topic's, or a question about the topic that it begins with; else None."""
        match, phrase = self._catalog.match(line.values), self._catalog.match_phrase(line.values)
        if match and not (phrase and phrase[1] > match[1]):
            try:
                return await self._command_first(*match, line, desk)
            except (UnknownTopic, BadOption) as error:
                if match[0].changes or not await self._is_question_after_all(*match, line, error, desk):
                    raise
                return None
        if phrase and (found := await self._phrase_first(*phrase, line, desk)):
            return found
        taken, topic = await self._leading_topic(line.values, desk)
        if topic is not None:
            await self._refuse_topics_first(topic, line.values[taken:], desk)
        return None if topic is None else await self._command_last(line, desk) or self._topic_first(topic, taken, line, desk)

    async def _command_last(self, line: Line, desk: DeskT) -> Parsed[DeskT] | None:
        """The command whose word ends the line, where all before it are its topic and options: "acme since 2024 timeline"; else None."""
        if (
            not 1 < len(line.values) <= _LONGEST_COMMAND
            or line.all_words[-1].key
            or (match := self._catalog.match(line.values[-1:])) is None
            or not match[0].topical
        ):
            return None
        try:
            return await self._command_first(match[0], len(match[0].path), read_line(command_last(line, match[0].name)), desk)
        except (UnknownTopic, BadOption, UnknownCommand):
            return None

    async def _refuse_topics_first(self, topic: Topic, behind: Sequence[str], desk: DeskT) -> None:
        """Nothing, unless several topics and then a command stand there: "qwen and alibaba stats". Raises UnknownCommand."""
        for at in range(1, min(len(behind), _PLACES_TRIED)):
            match = self._catalog.match(behind[at:]) or self._catalog.match_phrase(behind[at:])
            if match and match[0].topical and at + match[1] == len(behind):
                await self._refuse_more_topics(match[0], topic, behind[:at], desk)

    async def _introduced(self, line: Line, desk: DeskT, *, asks: bool) -> Parsed[DeskT] | None:
        """The command that stands behind an introduction, where it leaves no word unused: "(show me) the stats of qwen"; a topic alone is
        none where the line ``asks`` ("what is qwen").

        Raises:
            UnknownCommand: it changes something, so it is only offered.
        """
        if line.values and (ordered := in_order(line, self._catalog)):
            line = self._ordered(ordered, desk.role)
        match = self._catalog.match(line.values)
        if match and match[0].changes:
            authorise(match[0], desk.role)
            raise asked_for((match[0], line.behind(match[1])))
        try:
            found = await self._as_command(line, desk) if line.values else None
        except (UnknownTopic, BadOption):
            return None
        is_bare_topic = found is not None and found.command is self._overview and not _names_command(line, self._catalog)
        return None if found is None or found.command is self._ask or (asks and is_bare_topic) else found

    async def _is_question_after_all(self, command: Command[DeskT], taken: int, line: Line, error: CommandMistake, desk: DeskT) -> bool:
        """Whether a line that begins with a command's word uses it as an ordinary one: "latest revenue of qwen", "people who left?"."""
        behind = line.values[taken:]
        if isinstance(error, BadOption) and error.key != "words-unused":
            return False
        if line.raw.rstrip().endswith(("?", "？")) or any(ASKING.match(word) for word in behind):
            return True
        if isinstance(error, UnknownTopic) and len(behind) >= _SENTENCE:
            return True  # "compare the weight of the Rover and the Pioneer"
        is_about_topic = any(one.name == "topic" for one in options_of(command.options))
        if len(behind) < 2 or not is_about_topic or not isinstance(error, BadOption):
            return False
        return (await self._leading_topic(unconnected(behind), desk))[1] is None

    async def _phrase_first(
        self, command: Command[DeskT], taken: int, values: Mapping[str, str], line: Line, desk: DeskT
    ) -> Parsed[DeskT] | None:
        """The command for which the line has another word ("figures qwen"); None where it is no more than a word of a question.

        Raises:
            UnknownCommand: it changes something or lacks its topic, so it is offered.
        """
        behind = line.values[taken:]
        if command.changes:
            if command.offers and (lines := await command.offers(line.behind(taken), desk)):
                raise lines_asked_for(lines)
            authorise(command, desk.role)
            raise meant(command, " ".join(line.values[:taken]), " ".join((*values.values(), line.behind(taken))))
        if behind and not any(one.name == "topic" or one.required for one in options_of(command.options)):
            return None
        needs_topic = any(one.name == "topic" and one.required for one in options_of(command.options))
        if needs_topic and not behind and all(word.key != "topic" for word in line.all_words):
            raise meant(command, " ".join(line.values[:taken]), "TOPIC", complete=False)
        try:
            found = await self._command_first(command, taken, line, desk)
        except (UnknownTopic, BadOption):
            return None
        behind = behind[next((at for at, word in enumerate(behind) if not word.isdecimal()), len(behind)) :]  # "top 5 qwen"
        if "topic" in found.words and behind and (await self._leading_topic(unconnected(behind), desk))[1] is None:
            return None  # other words stand between: "figures show that qwen …"
        return Parsed(found.command, {**values, **found.words})

    async def _command_first(self, command: Command[DeskT], taken: int, line: Line, desk: DeskT) -> Parsed[DeskT]:
        """A command's own words, then perhaps a topic: "/brief stats Alibaba Cloud since:2024", "stats of qwen"."""
        authorise(command, desk.role)
        option = next((one for one in options_of(command.options) if one.name == "topic"), None)
        given: dict[str, str] = {}
        if option is not None and any(word.key == "topic" and word.value for word in line.all_words):
            line, named = await self._with_whole_topic(line, taken, desk)
            given["topic"] = named.name
        elif option is not None and option.positional and line.values[taken:]:
            place = await self._place_of_topic(command, line.values[taken:], desk)
            if place is None:
                return await self._without_topic(command, option, taken, line, desk)
            first, size, topic = place
            await self._refuse_more_topics(command, topic, line.following(taken + first + size), desk)
            line, given = line.without(taken, first + size) if first == 0 else moved(line, taken, first, size), {"topic": topic.name}
        words_by_option = split_options(command, line, taken, given)
        return Parsed(command, {**words_by_option, **given})

    async def _refuse_more_topics(self, command: Command[DeskT], topic: Topic, behind: Sequence[str], desk: DeskT) -> None:
        """Nothing, unless all words behind the topic name others: a command that shows something tells of one topic.

        Raises:
            UnknownCommand: they do; each is offered.
        """
        takes = [one for one in options_of(command.options) if one.complete == COMPLETE_TOPIC]
        if command.changes or len(takes) != 1 or not behind:
            return
        named = [topic, *(await self._only_topics(behind, desk))]
        if len({one.name for one in named}) > 1:
            raise one_topic_at_a_time(command, named[:4], self._compare)

    async def _only_topics(self, words: Sequence[str], desk: DeskT) -> list[Topic]:
        """The topics that the words name one after another ("and alibaba, tencent"); none where they say anything else."""
        found: list[Topic] = []
        while words := words[next((at for at, word in enumerate(words) if word.casefold() not in CONJUNCTIONS), len(words)) :]:
            size, topic = await self._leading_topic(words, desk)
            if topic is None:
                return []
            found.append(topic)
            words = words[size:]
        return found

    async def _without_topic(self, command: Command[DeskT], option: Option, taken: int, line: Line, desk: DeskT) -> Parsed[DeskT]:
        """A command that needs no topic, or shows what articles merely name. Raises UnknownTopic."""
        rest = next((one.name for one in options_of(command.options) if one.rest), "")
        if option.required and not command.changes:
            for size in range(min(_LONGEST_NAME, len(line.values) - taken), 0, -1):
                if named := await desk.find_named(" ".join(line.values[taken : taken + size])):
                    given = {"topic": named.name}
                    return Parsed(command, {**split_options(command, line, taken + size, given), **given})
        if not option.required:
            try:
                words = split_options(command, line, taken, {"topic": ""})
                if not words.get(rest):
                    return Parsed(command, {name: value for name, value in words.items() if name != "topic"})
            except BadOption as error:
                if error.key != "words-unused":
                    raise
        raise unknown_topic_among(line.values[taken:], await desk.topics())

    def _topic_first(self, topic: Topic, taken: int, line: Line, desk: DeskT) -> Parsed[DeskT]:
        """A topic, then perhaps a command: "/qwen stats", "/brief qwen", "/qwen how many downloads?"."""
        behind = line.values[taken:]
        given = {"topic": topic.name}
        if not behind:
            return Parsed(self._overview, {**split_options(self._overview, line, taken, given), **given})
        match = self._catalog.match(behind)
        if match and match[0].topical:
            authorise(match[0], desk.role)
            try:
                return Parsed(match[0], {**split_options(match[0], line, taken + match[1], given), **given})
            except BadOption as error:
                if error.key != "words-unused" or not line.raw.rstrip().endswith(("?", "？")):
                    raise
        elif (phrase := self._catalog.match_phrase(behind)) and phrase[0].topical:
            try:
                return Parsed(phrase[0], {**phrase[2], **split_options(phrase[0], line, taken + phrase[1], given), **given})
            except BadOption as error:
                if error.key != "words-unused":
                    raise
        elif len(behind) == 1 and (near := near_topical(behind[0], self._catalog, _as_typed(line, taken))):
            raise near
        if line.slash:
            return Parsed(self._ask, {**split_options(self._ask, line, taken, given), **given})
        return Parsed(self._ask, split_options(self._ask, line, 0))

    async def _question(self, line: Line, desk: DeskT) -> Parsed[DeskT]:
        """The line as a question, unless it is a slip of a command or a single word that nothing is known of.

        Raises:
            UnknownCommand: it is, with what comes nearest.
        """
        values, asks = line.values, line.raw.rstrip().endswith(("?", "？")) or bool(ASKING.match(line.values[0]))
        allowed = self._catalog.allowed(desk.role)
        if not asks and self._catalog.is_group(values[0]):
            if not (is_open := allowed.is_group(values[0])) and values[1:]:
                authorise(self._catalog.group(values[0])[0], desk.role)
            raise unknown_in_group(line, allowed if is_open else self._catalog)
        if any(_ADDRESS.search(value) for value in values[:_ADDRESS_WITHIN]) and (add := self._catalog.match(("add",))):
            raise address_alone(add[0], line.behind(0))
        if not asks:
            # All topics are loaded only where one of them may be what was misspelt.
            topics = await desk.topics() if values[1:] and self._catalog.match(values[1:]) else ()
            behind = (await self._leading_topic(unconnected(values[1:]), desk))[1] is not None
            if slipped := slip(line, topics, allowed, topic_behind=behind):
                raise slipped
            if found := await self._command_last(line, desk):
                return found
        if asks or len(values) > 1 or (HAN.search(values[0]) and is_chinese_question(values[0], await desk.topics())):
            return Parsed(self._ask, split_options(self._ask, line, 0))
        raise unknown_command(values[0], allowed)

    async def _place_of_topic(self, command: Command[DeskT], words: Sequence[str], desk: DeskT) -> tuple[int, int, Topic] | None:
        """Where among the words the topic stands that the command is about: how many words stand before it, and how many it has."""
        names = {name.split()[0] for one in options_of(command.options) for name in one.spoken} - CONNECTORS
        for first in range(min(len(words), _PLACES_TRIED)):
            if words[first].casefold() in names:
                return None
            if first == 0 or not command.changes:
                size, topic = await self._leading_topic(words[first:], desk)
                if topic is not None:
                    # With the words before it, it may be a name of its own: "Old Heron Mill" beside the topic "Heron Mill".
                    whole = await desk.find_named(" ".join(words[: first + size])) if 0 < first < _LONGEST_NAME else None
                    return (0, first + size, whole) if whole else (first, size, topic)
        return None

    async def _leading_topic(self, words: Sequence[str], desk: DeskT) -> tuple[int, Topic | None]:
        """The topic with the longest name that the words begin with, also as an owner ("qwen's"), and how many words it took."""
        for size in range(min(4, len(words)), 0, -1):
            typed = " ".join(words[:size])
            named = typed.rstrip(_FINAL_SIGNS)
            if topic := await desk.find_topic(named) or (await desk.find_topic(typed) if typed.endswith(".") else None):
                return size, topic
            if (owner := re.sub(r"['’]s?$", "", named)) != named and (topic := await desk.find_topic(owner)):
                return size, topic
        return 0, None

    async def _with_whole_topic(self, line: Line, taken: int, desk: DeskT) -> tuple[Line, Topic]:
        """The line with its ``topic:`` as one word, also where it was typed without quotation marks ("topic:Acme Cloud"), and the topic."""
        words = line.all_words
        at = next(place for place, word in enumerate(words) if word.key == "topic" and word.value)
        after = list(itertools.takewhile(lambda word: word.key is None, words[at + 1 :])) if at >= taken else []
        size, topic = await self._leading_topic([words[at].value, *(word.value for word in after)], desk)
        if topic is None:
            raise unknown_topic(words[at].value, await desk.topics())
        whole = words[at : at + size]
        one = Word(" ".join(word.value for word in whole), whole[0].start, whole[-1].end, "topic")
        return (line if size == 1 else dataclasses.replace(line, all_words=(*words[:at], one, *words[at + size :]))), topic


def _as_typed(line: Line, taken: int) -> str:
    """The beginning of the line up to its topic, as it was typed: "/alibaba", "/brief alibaba cloud"."""
    return line.raw.split()[0] if line.slash else f"/{ROOT} {' '.join(map(quote, line.values[:taken]))}"


def _is_shortcut(line: Line, catalog: Catalog[Any]) -> bool:
    """Whether the line begins with the last word of a command that has several: "show qwen stats" asks for the stats."""
    match = catalog.match(line.values)
    return match is not None and match[1] < len(match[0].path)


def _names_command(line: Line, catalog: Catalog[Any]) -> bool:
    values = line.values
    return any(catalog.match(values[at:]) or catalog.match_phrase(values[at:]) for at in range(len(values)))
