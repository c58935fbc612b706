"""/brief help: five lines for what somebody may do here, an area of commands, or one command in detail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.core.command import COMPLETE_COMMAND, Command, option, options_of
from bot.core.document import Block, Choice, Choices, Document, Heading, Hint, Item, Listing, item, note, paragraph, text
from bot.core.errors import UnknownCommand
from bot.core.language import say, to_say
from bot.core.line import read_line
from bot.core.offering import typed_name
from bot.core.request import Role
from bot.core.text import capitalised


@dataclass(frozen=True, slots=True)
class Area:
    """A part of what the bot does: its name, and the first words of the commands in it."""

    name: str
    words: tuple[str, ...]


#: All areas, in the order in which they are offered.
AREAS = (
    Area(
        to_say("Asking"),
        ("stats", "timeline", "quotes", "people", "sources", "source", "ask", "new", "latest", "search", "report", "topics"),
    ),
    Area(to_say("Digests"), ("digest", "watch")),
    Area(to_say("Adding"), ("add", "suggest", "review", "entry", "undo", "log")),
    Area(to_say("Setting up"), ("feed", "topic", "zone", "role", "language", "settings", "help")),
)
#: What is shown first to whom: command lines with a topic, another topic, and what each does.
FIRST = {
    "ask": ("/brief ask what is new with {topic}?", to_say("a question in plain words")),
    "stats": ("/brief stats {topic}", to_say("its figures, each with its sentence")),
    "timeline": ("/brief timeline {other}", to_say("what happened when")),
    "new": ("/brief new", to_say("what was added since you looked")),
    "mine": ("/brief digest subscribe me {topic} weekdays 09:00", to_say("a digest for you alone")),
    "add": ("/brief add https://…", to_say("an article, by its address or pasted")),
    "review": ("/brief review list", to_say("what waits for approval")),
    "digest": ("/brief digest subscribe weekdays 09:00", to_say("a digest for this channel")),
    "feed": ("/brief feed add https://…", to_say("a feed or site to follow")),
}
FIRST_OF = {
    Role.GUEST: ("ask", "stats", "timeline"),
    Role.MEMBER: ("ask", "stats", "timeline", "new", "mine"),
    Role.EDITOR: ("ask", "stats", "timeline", "add", "review"),
    Role.ADMIN: ("ask", "stats", "add", "digest", "feed"),
}


@dataclass(frozen=True, slots=True)
class HelpOptions:
    command: str | None = option("a command or an area", rest=True, example="stats", complete=COMPLETE_COMMAND)


async def show_help(options: HelpOptions, desk: Desk) -> Document:
    """What the caller may do, an area of commands, or one command with its options and examples."""
    if options.command in SMALL_TALK:
        return Document(title=say(SMALL_TALK[options.command]), blocks=(note(say("/brief help shows what I can do.")),))
    if options.command:
        return _area(options.command, desk) or _one(options.command, desk)
    topic, other = await _example_topics(desk)
    lines = (FIRST[key] for key in FIRST_OF[min(desk.role, Role.ADMIN)])
    return Document(
        title=say("What I can do"),
        blocks=(
            paragraph(say("Ask me in plain words, or send one of these. Every figure comes with the sentence it was read from.")),
            Listing(items=tuple(_hint(line.format(topic=topic, other=other), say(words)) for line, words in lines)),
            Choices(choices=tuple(_areas(desk))),
        ),
    )


def _hint(line: str, words: str) -> Item:
    return Item(spans=(Hint(line=line), text(f" – {words}")))


def _areas(desk: Desk) -> list[Choice]:
    """A button for each area in which the caller may do something."""
    return [
        Choice(label=say(area.name), line=f"/brief help {area.name.casefold()}", replace=True) for area in AREAS if _commands_of(area, desk)
    ]


def _commands_of(area: Area, desk: Desk) -> list[Command[Desk]]:
    return [command for command in desk.catalog if command.role <= desk.role and command.path[0] in area.words]


async def _example_topics(desk: Desk) -> tuple[str, str]:
    """Two topics of which figures are stored, as they are typed; the names in examples where there are none."""
    names = [typed_name(topic) for topic in await desk.best_known(2)]
    first, second = (*names, *names[:1], "qwen", "alibaba")[:2]
    return first, second


def _area(words: str, desk: Desk) -> Document | None:
    """The commands of the area of that name, in English or in the language that is spoken; None where there is none."""
    typed = words.strip().casefold()
    area = next((area for area in AREAS if typed in (area.name.casefold(), say(area.name).casefold())), None)
    if area is None:
        return None
    items = tuple(_line(command) for command in _commands_of(area, desk))
    more = say("More on one of them: {line}", line="/brief help …")
    return Document(title=say(area.name), blocks=(Listing(items=items), note(more), Choices(choices=tuple(_areas(desk)))))


def _line(command: Command[Desk]) -> Item:
    needed = "".join(f" {one.name.upper()}" for one in options_of(command.options) if one.required)
    return _hint(f"/brief {command.name}{needed}", say(command.summary))


def _one(words: str, desk: Desk) -> Document:
    found = desk.catalog.match(read_line(words).values)
    if found is None:
        if desk.catalog.is_group(words):
            lines = tuple(_line(command) for command in desk.catalog.group(words))
            return Document(title=f"/brief {words.casefold()}", blocks=(Listing(items=lines),))
        if near := desk.catalog.groups_like(words) or desk.catalog.nearest(words):
            error = UnknownCommand("help-unknown-but-near", typed=words, near=" or ".join(near))
            raise error.offering(*(f"/brief help {name}" for name in near))
        raise UnknownCommand("help-unknown", typed=words)
    command = found[0]
    options = tuple(
        item(
            f"{one.name}:{'…' if not one.example else one.example}",
            f"{say(one.help)}{say(', needed') if one.required else ''}{_choices(one.choices)}",
        )
        for one in options_of(command.options)
    )
    blocks: list[Block] = [paragraph(say("{sentence}.", sentence=capitalised(say(command.summary))))]
    if examples := command.examples_for(desk.role):
        blocks.append(Listing(items=tuple(Item(spans=(Hint(line=line),)) for line in examples)))
    if options:
        blocks += [Heading(text=say("Options")), Listing(items=options)]
    if command.role is Role.EDITOR:
        blocks.append(note(say("For editors.")))
    elif command.role > Role.EDITOR:
        blocks.append(note(say("For admins.")))
    return Document(title=f"/brief {command.name}", blocks=tuple(blocks))


def _choices(choices: Sequence[str]) -> str:
    return f" ({', '.join(choices)})" if choices else ""


#: What people type who don't know yet what there is.
_ALSO = (
    "help me", "usage", "commands", "-h", "--help", "about", "version", "hi", "hello", "hey", "good morning",
    "hallo", "guten morgen", "guten tag", "moin", "bonjour",
    "how does this work", "how do i use this", "what can you do", "what can i ask", "hilfe", "帮助", "你好", "怎么用",
)  # fmt: skip

#: What is said where nothing is asked.
SMALL_TALK = {
    "you are welcome": to_say("You're welcome."),
    "i am here": to_say("I'm here."),
    "good bye": to_say("Until next time."),
}
#: The words for each of these, and for the area of what admins decide.
_MEANT = {
    "you are welcome": (
        "thanks", "thank you", "thx", "ty", "cheers", "many thanks", "thanks a lot", "thanks so much", "thank you so much",
        "thank you very much", "great", "nice", "cool", "good bot", "perfect", "ok thanks", "danke", "merci", "谢谢",
    ),
    "i am here": ("ping", "are you there", "you there", "are you alive", "test"),
    "good bye": ("bye", "goodbye", "see you", "good night", "再见"),
    "setting up": ("settings", "config", "configuration", "preferences", "setup", "设置"),
}  # fmt: skip


COMMAND: Command[Desk] = Command(
    ("help",),
    "all commands, or one in detail",
    HelpOptions,
    show_help,
    examples=("/brief help", "/brief help stats", "/brief help adding"),
    also={words: {} for words in _ALSO} | {words: {"command": meant} for meant, every in _MEANT.items() for words in every},
)
