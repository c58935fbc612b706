"""What is offered for a line that means nothing here: the topics and commands that come nearest to it, as errors that say so."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Protocol

from bot.core.catalog import Catalog
from bot.core.command import Command, DeskT
from bot.core.errors import UnknownCommand, UnknownTopic
from bot.core.line import POLITE, Line, quote, readable

#: How many topics are named where somebody asked for one that there is not.
TOPICS_LISTED = 12
#: The most words of a line that are compared with topics' names together.
_LONGEST_TOPIC = 4
#: How alike a word and a command's name are at least for it to be a slip: alone on its line, and with other words behind it.
_SLIP_ALONE, _SLIP_AMONG_WORDS = 0.6, 0.75
#: The most words behind the last word of a command's name ("subscribe daily 9:00") for it to be taken for one.
_MOST_BEHIND = 3


class Topic(Protocol):
    """A topic as far as finding a command needs to know it."""

    @property
    def name(self) -> str: ...

    @property
    def slash(self) -> str | None: ...


def typed_name(topic: Topic) -> str:
    """The topic as one word of a line: its slash name where it has one, which is the shorter."""
    return quote(topic.slash or topic.name)


def unknown_topic(named: str, topics: Sequence[Topic]) -> UnknownTopic:
    """That there is no topic of that name, with those that come near or else the first ones."""
    if near := near_topics(named, topics):
        error = UnknownTopic("topic-unknown-but-near", named=named, near=" or ".join(map(_with_slash, near)))
        return error.meaning(named, *(topic.name for topic in near))
    if not topics:
        return UnknownTopic("topic-unknown-and-none-here", named=named)
    listed, more = ", ".join(map(_with_slash, topics[:TOPICS_LISTED])), len(topics) - TOPICS_LISTED
    if more > 0:
        return UnknownTopic("topic-unknown-among-many", named=named, topics=listed, more=more)
    return UnknownTopic("topic-unknown", named=named, topics=listed)


def unknown_topic_among(words: Sequence[str], topics: Sequence[Topic]) -> UnknownTopic:
    """That the words begin with no topic: with what comes near to the most of them, else to their first ones."""
    for size in range(min(_LONGEST_TOPIC, len(words)), 0, -1):
        if near_topics(named := " ".join(words[:size]), topics):
            return unknown_topic(named, topics)
    return unknown_topic(" ".join(words), topics)


def unknown_command(typed: str, catalog: Catalog[DeskT]) -> UnknownCommand:
    """That a word is no command and no topic, with the commands that look like it."""
    if near := catalog.nearest(typed, alike=_SLIP_ALONE):
        lines = [f"/brief {name}" for name in near]
        return UnknownCommand("command-unknown-but-near", typed=typed, near=" or ".join(lines)).offering(*lines)
    return UnknownCommand("command-unknown", typed=typed)


def unknown_in_group(line: Line, catalog: Catalog[DeskT]) -> UnknownCommand:
    """The command of the group that the line means with a slip, else all commands of the group whose word it begins with."""
    word, *more = line.values
    if more and (slipped := catalog.slip_in_group(word, more[0])):
        return meant(slipped, f"{word} {more[0]}", line.behind(2))
    commands = ", ".join(f"/brief {command.name}" for command in catalog.group(word, near=more[0] if more else ""))
    if not more:
        return UnknownCommand("command-needs-another-word", word=word, commands=commands)
    return UnknownCommand("command-of-group-unknown", typed=f"{word} {more[0]}", commands=commands)


def asked_for(*found: tuple[Command[DeskT], str]) -> UnknownCommand:
    """The commands that a sentence asks for, each with the words behind it; they change something."""
    return lines_asked_for([f"/brief {command.name} {behind}".rstrip() for command, behind in found])


def lines_asked_for(lines: Sequence[str]) -> UnknownCommand:
    """The lines that a sentence asks for, which change something."""
    return UnknownCommand("command-asked-for", near=" or ".join(map(readable, lines))).offering(*lines)


def address_alone(command: Command[DeskT], words: str) -> UnknownCommand:
    """The command for a line that holds an address and names no command."""
    near = f"/brief {command.name} {words}"
    return UnknownCommand("address-without-command", near=near).offering(near)


def meant(command: Command[DeskT], typed: str, behind: str = "", *, complete: bool = True) -> UnknownCommand:
    """The command that was surely meant, with the words behind it, for somebody to type, or to press where it is ``complete``."""
    words = behind.split(" ")
    while words and words[-1].casefold().strip("!.,") in POLITE:
        words.pop()
    near = f"/brief {command.name} {' '.join(words)}".rstrip()
    return UnknownCommand("command-only-meant", typed=typed, near=near).offering(*((near,) if complete else ()))


def one_topic_at_a_time(command: Command[DeskT], topics: Sequence[Topic], compare: Command[DeskT] | None) -> UnknownCommand:
    """That the command tells of one topic, with its line for each of those that were named, and the one that sets two side by side."""
    lines = [f"/brief {command.name} {typed_name(topic)}" for topic in topics]
    if compare and compare is not command and len(topics) == 2:
        lines.append(f"/brief {compare.path[-1]} {' '.join(map(typed_name, topics))}")
    names = " and ".join(topic.name for topic in topics)
    return UnknownCommand("topics-one-at-a-time", command=command.name, topics=names, lines_to_type="; ".join(lines)).offering(*lines)


#: Shorter words are too like others to be taken for a command's: "net" is no "next".
_SHORTEST_SLIP = 4


def slip(line: Line, topics: Sequence[Topic], catalog: Catalog[DeskT], *, topic_behind: bool) -> UnknownCommand | None:
    """The command that a line with a slip in its first word means, or the topic with the command behind it; else None.

    ``topic_behind``: what stands behind the first word is a topic.
    """
    first, *behind = line.values
    if behind and (match := catalog.match(behind)) and match[0].topical and (alike := near_topics(first, topics)):
        lines = [f"/brief {typed_name(topic)} {line.behind(1)}" for topic in alike]
        return UnknownCommand("command-unknown-but-near", typed=f"{first} {behind[0]}", near=" or ".join(lines)).offering(*lines)
    if len(behind) <= _MOST_BEHIND and behind and (meant_there := _slip_before_group(line, catalog)):
        return meant_there
    if behind and not topic_behind:
        whole = catalog.nearest(f"{first} {behind[0]}", alike=0.85)
        if whole:
            return _only_meant(f"{first} {behind[0]}", whole[:1], line.behind(2))
    elif behind and len(first) >= _SHORTEST_SLIP and (near_names := catalog.nearest(first, alike=_SLIP_AMONG_WORDS)):
        return _only_meant(first, near_names[:1], line.behind(1))
    if len(behind) <= _MOST_BEHIND and len(first) >= _SHORTEST_SLIP and (ends := catalog.ending_in(first)):
        return _only_meant(first, [one.name for one in ends], line.behind(1))
    return None


def _slip_before_group(line: Line, catalog: Catalog[DeskT]) -> UnknownCommand | None:
    """The command of the group that stands second, whose own word before it has a slip: "delte digest d1"; else None."""
    first, second, *_ = line.values
    for noun in dict.fromkeys((second, second.removesuffix("s"))):
        if len(first) >= _SHORTEST_SLIP and catalog.is_group(noun) and (slipped := catalog.slip_in_group(noun, first)):
            return meant(slipped, f"{first} {second}", line.behind(2))
    return None


def _only_meant(typed: str, names: Sequence[str], behind: str) -> UnknownCommand:
    lines = [f"/brief {name} {behind}".rstrip() for name in names]
    return UnknownCommand("command-only-meant", typed=typed, near=" or ".join(lines)).offering(*lines)


def near_topical(typed: str, catalog: Catalog[DeskT], before: str) -> UnknownCommand | None:
    """The command behind a topic that was misspelt; None where the word looks like none."""
    near = difflib.get_close_matches(typed.casefold(), [one.path[-1] for one in catalog.topical], n=1, cutoff=0.75)
    line = f"{before} {near[0]}" if near else ""
    return UnknownCommand("command-unknown-for-topic", typed=typed, near=line).offering(line) if near else None


def _with_slash(topic: Topic) -> str:
    return f"{topic.name} (/{topic.slash})" if topic.slash else topic.name


def near_topics(typed: str, topics: Sequence[Topic]) -> list[Topic]:
    """At most three topics that begin with or hold what was typed, or look like it, best first."""
    sought = typed.casefold()
    names = {name.casefold(): topic for topic in topics for name in (topic.name, topic.slash or "") if name}
    found = [topic for name, topic in names.items() if len(sought) > 2 and (name.startswith(sought) or f" {sought}" in name)]
    found += [names[name] for name in difflib.get_close_matches(sought, names, n=3, cutoff=0.75)]
    return list(dict.fromkeys(found))[:3]
