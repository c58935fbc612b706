"""/brief topics, and what admins do with topics: add, hide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.core.command import COMPLETE_TOPIC, Command, NoOptions, option
from bot.core.document import Document, Item, Listing, Note, item, note, paragraph
from bot.core.parse import quote
from bot.core.request import Role
from storage.drafts import TopicDraft
from storage.records import Topic

_KINDS = ("organisation", "product", "person", "place", "event", "other")


async def topics(options: NoOptions, desk: Desk) -> Document:
    """All topics that this workspace sees, parents before their children."""
    known = await desk.store.topics()
    if not known:
        return Document(
            title="Topics",
            blocks=(paragraph("No topic is followed yet. An admin adds one with /brief topic add and its name."),),
        )
    return Document(
        title="Topics",
        blocks=(
            Listing(items=tuple(_lines(known))),
            note("Ask with /brief, the topic and a command: /brief qwen stats. Where a slash name stands, that works too."),
        ),
    )


def _lines(known: Sequence[Topic]) -> list[Item]:
    names = {topic.name for topic in known}
    lines: list[Item] = []

    def add(topic: Topic, depth: int) -> None:
        slash = f" (/{topic.slash})" if topic.slash else ""
        about = topic.description or (f"also: {', '.join(topic.aliases[:4])}" if topic.aliases else topic.kind)
        own = " · added here" if topic.own else ""
        lines.append(item(f"{'– ' * depth}{topic.name}{slash}", f"{about}{own}"))
        for child in known:
            if child.parent == topic.name and depth < 5:
                add(child, depth + 1)

    for topic in known:
        if topic.parent is None or topic.parent not in names:
            add(topic, 0)
    return lines


def _aliases(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(alias for piece in words.split(",") if (alias := " ".join(piece.split()))))


def _slash(words: str) -> str:
    name = words.strip().lstrip("/").casefold()
    if not name or len(name) > 32 or not all(sign.isascii() and (sign.isalnum() or sign == "-") for sign in name) or name.startswith("-"):
        raise ValueError("a slash name has up to 32 letters a-z, digits and hyphens")
    return name


@dataclass(frozen=True, slots=True)
class AddTopicOptions:
    name: str = option("its name", required=True, rest=True, example="Acme Robotics")
    kind: str = option("what it is", default="organisation", choices=_KINDS)
    aliases: str | None = option("other names, with commas between", example='"Acme, Acme Inc."')
    slash: str | None = option("its slash name", parse=_slash, example="acme")
    parent: str | None = option("the topic it is part of", complete=COMPLETE_TOPIC, example="alibaba")


async def add_topic(options: AddTopicOptions, desk: Desk) -> Document:
    """The new topic of this workspace (the operator's are the library's)."""
    parent = await desk.topic(options.parent) if options.parent else None
    draft = TopicDraft(
        name=" ".join(options.name.split())[:80],
        kind=options.kind,
        aliases=_aliases(options.aliases or ""),
        slash=options.slash,
        parent=parent.name if parent else None,
    )
    topic = await desk.store.add_topic(draft, desk.request.caller.user, reserved=desk.catalog.reserved)
    facts = await desk.store.facts([topic])
    known = f"I know {len(facts)} figures about it already." if facts else "Nothing is known about it yet; add an article with /brief add."
    return Document(
        title=f"Topic added: {topic.name}",
        blocks=(paragraph(f"{known} Ask with /brief stats {quote(topic.name)}"), *_alias_note(topic)),
    )


def _alias_note(topic: Topic) -> tuple[Note, ...]:
    if not topic.slash:
        return ()
    return (
        note(
            f"/{topic.slash} works in the terminal at once; Discord shows it within minutes; on Slack the app's manifest must be updated "
            f"(briefing-bot manifest). /brief {topic.slash} works everywhere now."
        ),
    )


@dataclass(frozen=True, slots=True)
class HideTopicOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="quark")


async def hide_topic(options: HideTopicOptions, desk: Desk) -> Document:
    """A topic that this workspace sees no longer; what is stored stays."""
    topic = await desk.topic(options.topic)
    await desk.store.hide_topic(topic, desk.request.caller.user)
    return Document(
        title=f"Topic hidden: {topic.name}",
        blocks=(paragraph(f"{topic.name} is hidden here. Nothing was deleted: /brief topic add {quote(topic.name)} brings it back."),),
    )


def _commands() -> Sequence[Command[Desk]]:
    return (
        Command(("topics",), "the topics that are followed here", NoOptions, topics, examples=("/brief topics",)),
        Command(
            ("topic", "add"),
            "follow a new topic",
            AddTopicOptions,
            add_topic,
            role=Role.ADMIN,
            changes=True,
            examples=('/brief topic add Acme Robotics slash:acme aliases:"Acme, Acme Inc."',),
        ),
        Command(
            ("topic", "hide"),
            "stop showing a topic here",
            HideTopicOptions,
            hide_topic,
            role=Role.ADMIN,
            changes=True,
            examples=("/brief topic hide quark",),
        ),
    )


COMMANDS = _commands()
