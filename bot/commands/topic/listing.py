"""/brief topics: what is followed here."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.desk import Desk
from bot.core.command import Command, NoOptions
from bot.core.document import Document, Item, Listing, item, note, paragraph
from storage.records import Topic


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


COMMAND: Command[Desk] = Command(("topics",), "the topics that are followed here", NoOptions, topics, examples=("/brief topics",))
