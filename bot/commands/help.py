"""/brief help: all commands, or one in detail."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.core.command import Command, option, options_of
from bot.core.document import Block, Document, Heading, Item, Listing, Preformatted, item, note, paragraph
from bot.core.errors import UnknownCommand
from bot.core.request import Role

#: A group with so many commands for one role stands on one line.
MANY = 5


@dataclass(frozen=True, slots=True)
class HelpOptions:
    command: str | None = option("a command", rest=True, example="stats")


async def show_help(options: HelpOptions, desk: Desk) -> Document:
    """All commands that the caller may use, or one with its options and examples."""
    if options.command in _SMALL_TALK:
        return Document(title=_SMALL_TALK[options.command], blocks=(note("/brief help shows what I can do."),))
    if options.command == _SETTINGS:
        return _settings(desk)
    if options.command:
        return _one(options.command, desk)
    mine = [command for command in desk.catalog if command.role <= desk.role]
    blocks: list[Block] = [
        paragraph("Ask about a topic, or just ask. Every figure comes with the sentence it was read from."),
        Preformatted(text="/brief qwen stats\n/brief alibaba timeline since:2024\n/brief ask how much will Alibaba invest?"),
    ]
    for title, role in (("For everybody", Role.MEMBER), ("For editors", Role.EDITOR), ("For admins", Role.ADMIN)):
        if group := [command for command in mine if command.role is role]:
            blocks += [Heading(text=title), Listing(items=tuple(_lines(group)))]
    blocks.append(note("More on one of them: /brief help and its name. Topics: /brief topics."))
    return Document(title="What I can do", blocks=tuple(blocks))


def _lines(commands: Sequence[Command[Desk]]) -> Iterator[Item]:
    """A line for each command; those of a group that has many stand on one line, so that all of it fits one message."""
    sizes = Counter(command.path[0] for command in commands if len(command.path) > 1)
    for word, members in itertools.groupby(commands, key=lambda command: command.path[0]):
        group = list(members)
        if sizes[word] < MANY or len(group[0].path) == 1:
            yield from map(_line, group)
        else:
            yield item(f"/brief {word} …", f"{', '.join(one.path[-1] for one in group)}; more: /brief help {word}")


def _line(command: Command[Desk]) -> Item:
    needed = "".join(f" {one.name.upper()}" for one in options_of(command.options) if one.required)
    return item(f"/brief {command.name}{needed}", command.summary)


def _one(words: str, desk: Desk) -> Document:
    found = desk.catalog.match(words.lstrip("/").removeprefix("brief ").split())
    if found is None:
        if desk.catalog.is_group(words):
            lines = tuple(_line(command) for command in desk.catalog.group(words))
            return Document(title=f"/brief {words.casefold()}", blocks=(Listing(items=lines),))
        if near := " or ".join(desk.catalog.nearest(words)):
            raise UnknownCommand("help-unknown-but-near", typed=words, near=near)
        raise UnknownCommand("help-unknown", typed=words)
    command = found[0]
    options = tuple(
        item(
            f"{one.name}:{'…' if not one.example else one.example}",
            f"{one.help}{', needed' if one.required else ''}{_choices(one.choices)}",
        )
        for one in options_of(command.options)
    )
    blocks: list[Block] = [paragraph(f"{command.summary[:1].upper()}{command.summary[1:]}.")]
    if options:
        blocks.append(Listing(items=options))
    if command.examples:
        blocks.append(Preformatted(text="\n".join(command.examples)))
    if command.role > Role.MEMBER:
        blocks.append(note(f"For {command.role.name.lower()}s."))
    return Document(title=f"/brief {command.name}", blocks=tuple(blocks))


def _choices(choices: Sequence[str]) -> str:
    return f" ({', '.join(choices)})" if choices else ""


#: What people type who don't know yet what there is.
_ALSO = (
    "help me", "usage", "commands", "-h", "--help", "about", "version", "hi", "hello", "hey", "good morning",
    "how does this work", "how do i use this", "what can you do", "what can i ask", "hilfe", "帮助", "你好", "怎么用",
)  # fmt: skip

#: What is said where nothing is asked, and what people say then; and the word for what admins decide here.
_SETTINGS = "the settings"
_SMALL_TALK = {"you are welcome": "You're welcome.", "i am here": "I'm here.", "good bye": "Until next time."}
_SAID = {
    "you are welcome": (
        "thanks", "thank you", "thx", "ty", "cheers", "many thanks", "thanks a lot", "thanks so much", "thank you so much",
        "thank you very much",
        "great", "nice", "cool", "good bot", "perfect", "ok thanks",
        "danke", "merci", "谢谢",
    ),
    "i am here": ("ping", "are you there", "you there", "are you alive", "test"),
    "good bye": ("bye", "goodbye", "see you", "good night", "再见"),
    _SETTINGS: ("settings", "config", "configuration", "preferences", "options", "setup", "设置"),
}  # fmt: skip


def _settings(desk: Desk) -> Document:
    """The commands that show and change what is decided for a workspace."""
    words = ("zone", "review on", "review off", "role", "digest list", "feed list", "topics")
    shown = [command for command in desk.catalog if command.name in words]
    return Document(title="Settings", blocks=(Listing(items=tuple(_line(command) for command in shown)),))


COMMAND: Command[Desk] = Command(
    ("help",),
    "all commands, or one in detail",
    HelpOptions,
    show_help,
    examples=("/brief help", "/brief help stats"),
    also={words: {} for words in _ALSO} | {words: {"command": said} for said, every in _SAID.items() for words in every},
)
