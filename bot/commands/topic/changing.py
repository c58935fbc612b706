"""/brief topic add, hide, rename, alias, merge and parent: what admins decide about topics."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.topic.command import topic_command
from bot.commands.topic.form import adding_form
from bot.commands.topic.rereading import read_again
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Document, Note, note, paragraph
from bot.core.errors import BadOption
from bot.core.language import listed, say, say_count
from bot.core.line import quote
from bot.core.offering import typed_name
from bot.core.patterns import regex
from bot.core.request import Role
from bot.core.text import one_line
from bot.reading.names.chinese import without_legal_form
from bot.reading.names.linking import core_of
from bot.wording.actions import undo_button
from storage.drafts import TopicDraft
from storage.records import Topic
from storage.values import TopicKind, key_of

_SLASH_NAME = regex(r"[a-z0-9][a-z0-9-]{0,31}")


def _aliases(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(alias for piece in words.split(",") if (alias := one_line(piece))))


#: What stands between a topic's name and another one of it: "Kimi aka Moonshot", "GPT-5 alias OpenAI GPT", "Kimi (also Moonshot)".
_ALSO_CALLED = regex(
    r"\s*[,(（]?\s*(?<![\w.])(?:aliases|alias|a\.?k\.?a\.?|also (?:known|called) as|also called|also|又名|又称|别名|亦称)(?![\w])[:：]?\s*",
    re.IGNORECASE,
)
#: The most lines that are offered for one sentence.
_MOST_OFFERED = 5
#: The most characters of a topic's name.
_LONGEST_NAME = 80
#: What belongs to the name before it: "Acme, Inc.".
_LEGAL_FORM = regex(r"(?:inc|ltd|llc|plc|corp|co|gmbh|ag|s\.?a|n\.?v|b\.?v|k\.?k|limited|incorporated)\b\.?.{0,10}", re.IGNORECASE)


def names_in(words: str) -> tuple[str, tuple[str, ...]]:
    """A topic's name and its other names, where the words hold them: "Kimi, Moonshot", "Acme, Inc. aka Acme Robotics"."""
    name, *others = _ALSO_CALLED.split(words)
    first, *more = re.split(r"[,，、;；]", name)
    while more and _LEGAL_FORM.fullmatch(more[0].strip()):
        first = f"{first},{more.pop(0)}"
    aliases = [
        _unquoted(piece) for part in (*more, *(piece for other in others for piece in re.split(r"[,，、;；]", other))) for piece in (part,)
    ]
    return _unquoted(first) or one_line(words), tuple(alias for alias in aliases if alias)


def _unquoted(words: str) -> str:
    return one_line(words).strip().strip("\"“”„'‘’()（）").strip()


def _refuse_command(name: str, desk: Desk) -> None:
    """Nothing, unless a line of these words would be read as a command, so that the topic could not be asked for. Raises BadOption."""
    if desk.catalog.is_command(name.split()):
        raise BadOption("topic-name-is-a-command", option="name", name=name)


def _name(words: str) -> str:
    name = one_line(words).strip()
    if not name:
        raise ValueError(say("a topic's name has letters or digits that can be seen"))
    if len(name) > _LONGEST_NAME:
        raise ValueError(say("a topic's name has at most {most} characters; choose a shorter one", most=_LONGEST_NAME))
    return name


def _slash(words: str) -> str:
    name = words.strip().lstrip("/").casefold()
    if not _SLASH_NAME.fullmatch(name):
        raise ValueError(say("a slash name has up to 32 letters a-z, digits and hyphens"))
    return name


def _behind(*small: str) -> Callable[[str], str]:
    """A reader of the words behind one of these small ones, where one stands in front: "(rename qwen) to Tongyi"."""
    leading = re.compile(rf"(?:{'|'.join(map(re.escape, small))})\s+(?=\S)", re.IGNORECASE)
    return lambda words: one_line(leading.sub("", words.strip(), count=1))


#: What stands between names that people want to follow: "acme and hooli".
_BETWEEN_NAMES = regex(
    r"\s*(?:[,，、;；]\s*(?:and |und )?|(?<=\s)(?:and|&|und|or|\+)(?=\s)|(?<=[\u3400-\u9fff])(?:和|与|跟|以及)(?=[\u3400-\u9fff]))\s*",
    re.IGNORECASE,
)


def _several_names(words: str) -> list[str]:
    """The names that people want to follow, each by itself: "acme, hooli and kimi"; one where it is only one."""
    pieces = [piece for piece in _BETWEEN_NAMES.split(words.strip(" .!")) if piece.strip()]
    names: list[str] = []
    for piece in pieces:
        if names and _LEGAL_FORM.fullmatch(piece.strip()):
            names[-1] = f"{names[-1]}, {piece}"
        else:
            names.append(piece.strip())
    return names


async def lines_to_follow(words: str, desk: Desk) -> list[str]:
    """What is offered to somebody who wants to follow these names: news of a topic that there is, and each new one by itself.

    None where it is one new name, or nothing that the asker may do.
    """
    names = _several_names(words)
    known = {name: topic for name in names if (topic := await desk.find_topic(name)) is not None}
    if not known and len(names) == 1:
        return []
    new = [name for name in names if name not in known] if desk.role >= Role.ADMIN else []
    lines = [f"/brief topic add {quote(name)}" for name in new]
    if new and not known:
        lines.append(f"/brief topic add {words}")
    for topic in known.values():
        lines.append(f"/brief watch add {typed_name(topic)}")
        if len(names) == 1:
            lines.append(f"/brief digest subscribe me {typed_name(topic)} weekdays 09:00")
    return lines[:_MOST_OFFERED]


@dataclass(frozen=True, slots=True)
class AddTopicOptions:
    name: str = option("its name", required=True, rest=True, parse=_name, example="Acme Robotics")
    kind: str = option("what it is", default=TopicKind.ORGANISATION.value, choices=tuple(kind.value for kind in TopicKind))
    aliases: str | None = option("other names, with commas between", phrase=True, example='"Acme, Acme Inc."')
    slash: str | None = option("its slash name", parse=_slash, example="acme")
    parent: str | None = option("the topic it is part of", complete=COMPLETE_TOPIC, example="alibaba")


async def add_topic(options: AddTopicOptions, desk: Desk) -> Document:
    """The new topic of this workspace (the operator's are the library's)."""
    parent = await desk.topic(options.parent) if options.parent else None
    name, aliases = names_in(options.name)
    for one in (name, *aliases):
        _refuse_command(one, desk)
    draft = TopicDraft(
        name=_name(name),
        kind=options.kind,
        aliases=tuple(dict.fromkeys((*aliases, *_aliases(options.aliases or ""), *await _read_as(name, desk)))),
        slash=options.slash,
        parent=parent.name if parent else None,
    )
    topic = await desk.store.add_topic(draft, desk.request.caller.user, reserved=desk.catalog.reserved)
    number = desk.store.last_action_number
    again = await read_again(topic, desk, part_of=number)
    facts = await desk.store.facts([topic])
    nothing = say("Nothing is known about it yet; add an article with /brief add.")
    known = (
        say_count("I know {count} figure about it already.", "I know {count} figures about it already.", len(facts)) if facts else nothing
    )
    if topic.aliases:
        known = f"{say('Also called {aliases}.', aliases=listed(topic.aliases))} {known}"
    return Document(
        title=say("Topic added: {topic}", topic=topic.name),
        blocks=(
            paragraph(f"{known} {say('Ask with /brief stats {topic}', topic=typed_name(topic))}"),
            *again,
            *_alias_note(topic),
            *undo_button(number),
        ),
    )


async def _read_as(name: str, desk: Desk) -> tuple[str, ...]:
    """The name of the same company, with or without its legal form, that entries carry: "Acme, Inc." for "Acme"; else nothing."""
    named = await desk.find_named(name)
    if named is None or named.id or key_of(named.name) == key_of(name) or _company(named.name) != _company(name):
        return ()
    return (named.name,)


def _company(name: str) -> str:
    """The key of a company's name without its legal form: the same for "Acme" and "Acme, Inc."."""
    return key_of(without_legal_form(" ".join(core_of(tuple(name.replace(",", " ").split())))))


def _alias_note(topic: Topic) -> tuple[Note, ...]:
    if not topic.slash:
        return ()
    return (
        note(
            say(
                "/{slash} works in the terminal at once; Discord shows it within minutes; on Slack the app's manifest "
                "must be updated (briefing-bot manifest). /brief {slash} works everywhere now.",
                slash=topic.slash,
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class HideTopicOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="quark")


async def hide_topic(options: HideTopicOptions, desk: Desk) -> Document:
    """The hidden topic, which this workspace no longer sees; what is stored stays."""
    topic = await desk.topic(options.topic)
    await desk.store.hide_topic(topic, desk.request.caller.user)
    return Document(
        title=say("Topic hidden: {topic}", topic=topic.name),
        blocks=(
            paragraph(
                say(
                    "{topic} is hidden here. Nothing was deleted: /brief topic add {typed} brings it back.",
                    topic=topic.name,
                    typed=typed_name(topic),
                )
            ),
            *undo_button(desk.store.last_action_number),
        ),
    )


@dataclass(frozen=True, slots=True)
class RenameTopicOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="qwen")
    to: str = option(
        "its new name", required=True, rest=True, parse=_behind("to", "into", "as", "->", "=>", "→", "is"), example="Tongyi Qianwen"
    )


async def rename_topic(options: RenameTopicOptions, desk: Desk) -> Document:
    """The topic under its new name; its old name remains an alias."""
    topic = await desk.topic(options.topic)
    _refuse_command(options.to, desk)
    renamed = await desk.store.rename_topic(topic, options.to, desk.request.caller.user)
    return Document(
        title=say("{topic} is {name} now", topic=topic.name, name=renamed.name),
        blocks=(
            paragraph(f"{say('Known by: {names}.', names=listed(renamed.names))} {_whose(topic, desk)}".rstrip()),
            *undo_button(desk.store.last_action_number),
        ),
    )


def _whose(topic: Topic, desk: Desk) -> str:
    return "" if topic.own or desk.store.workspace is None else say("This counts here alone; the library's topic stays as it is.")


@dataclass(frozen=True, slots=True)
class AliasOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="qwen")
    add: str | None = option("one more name of it", rest=True, parse=_name, example='"Tongyi Qianwen"', also=("add", "is", "also"))
    remove: str | None = option("a name that it has not", phrase=True, example="Qwen2", also=("remove", "drop"))


async def alias_topic(options: AliasOptions, desk: Desk) -> Document:
    """The topic's names, after one was added or removed."""
    topic = await desk.topic(options.topic)
    by = desk.request.caller.user
    if options.add and options.remove:
        raise BadOption("alias-added-and-removed-at-once")
    again: Sequence[Block] = ()
    number = None
    if options.add:
        _refuse_command(options.add, desk)
        changed = await desk.store.add_alias(topic, options.add, by)
        number = desk.store.last_action_number
        again = await read_again(changed, desk, part_of=number) if number is not None else ()
    elif options.remove:
        changed = await desk.store.remove_alias(topic, options.remove, by)
        number = desk.store.last_action_number
    else:
        changed = topic
    also = listed(changed.aliases) or say("no other names")
    said = say("Also: {names}.", names=also)
    if number is None and (options.add or options.remove):
        said = f"{say('Nothing was changed.')} {said}"
    return Document(title=say("{topic}: names", topic=changed.name), blocks=(paragraph(said), *again, *undo_button(number)))


@dataclass(frozen=True, slots=True)
class MergeTopicsOptions:
    topic: str = option("the topic that goes", required=True, positional=True, complete=COMPLETE_TOPIC, example="quark")
    into: str = option(
        "the topic that stays",
        required=True,
        rest=True,
        parse=_behind("into", "with", "to", "and"),
        complete=COMPLETE_TOPIC,
        example="qwen",
    )


async def merge_topics(options: MergeTopicsOptions, desk: Desk) -> Document:
    """The topic that stays, with the names of both."""
    topic, into = await desk.topic(options.topic), await desk.topic(options.into)
    merged = await desk.store.merge_topics(topic, into, desk.request.caller.user)
    return Document(
        title=say("{topic} is a part of {whole} now", topic=topic.name, whole=merged.name),
        blocks=(
            paragraph(
                f"{say('{topic} is known by: {names}.', topic=merged.name, names=listed(merged.names))} {_whose(topic, desk)}".rstrip()
            ),
            *undo_button(desk.store.last_action_number),
        ),
    )


@dataclass(frozen=True, slots=True)
class ParentOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="quark")
    of: str = option(
        "what it is part of, or none",
        required=True,
        rest=True,
        parse=_behind("of", "is", "to", "under", "in"),
        complete=COMPLETE_TOPIC,
        example="alibaba",
    )


async def parent_topic(options: ParentOptions, desk: Desk) -> Document:
    """What the topic is a part of from now on."""
    topic = await desk.topic(options.topic)
    parent = None if options.of.strip().casefold() == "none" else await desk.topic(options.of)
    moved = await desk.store.set_parent(topic, parent, desk.request.caller.user)
    words = (
        say("Answers on {parent} include it, labelled as such.", parent=moved.parent) if moved.parent else say("It is a topic by itself.")
    )
    return Document(
        title=say("{topic}: part of {parent}", topic=moved.name, parent=moved.parent or say("none")),
        blocks=(paragraph(f"{words} {_whose(topic, desk)}".strip()), *undo_button(desk.store.last_action_number)),
    )


COMMANDS: Sequence[Command[Desk]] = (
    topic_command(
        "add",
        "follow a new topic",
        AddTopicOptions,
        add_topic,
        '/brief topic add Acme Robotics slash:acme aliases:"Acme, Acme Inc."',
        slow=True,
        also=("follow", "track", "monitor"),
        form=adding_form(AddTopicOptions),
        offers=lines_to_follow,
    ),
    topic_command("hide", "stop showing a topic here", HideTopicOptions, hide_topic, "/brief topic hide quark"),
    topic_command("rename", "give a topic another name", RenameTopicOptions, rename_topic, "/brief topic rename qwen Tongyi Qianwen"),
    topic_command(
        "alias", "add or remove a topic's other names", AliasOptions, alias_topic, '/brief topic alias qwen add:"Tongyi"', slow=True
    ),
    topic_command("merge", "one topic for two", MergeTopicsOptions, merge_topics, "/brief topic merge quark into:qwen"),
    topic_command("parent", "make a topic part of another", ParentOptions, parent_topic, "/brief topic parent quark of:alibaba"),
)
