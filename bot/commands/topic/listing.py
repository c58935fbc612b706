"""/brief topics: what is followed here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.paging import has_room, pages, past_the_end, rows_a_page
from bot.commands.typed import whole_number
from bot.core.command import Command, option
from bot.core.document import Choice, Column, Document, Hint, Row, Table, note, paragraph, text
from bot.core.language import listed, say
from bot.core.offering import typed_name
from bot.core.text import one_line, shorten
from storage.records import Topic

_DEEPEST = 5
_ALIASES = 4
#: Characters of what a topic is about: two lines of a phone.
_ABOUT = 80


@dataclass(frozen=True, slots=True)
class TopicsOptions:
    page: int = option("which page", default=1, parse=whole_number, example="2", form_only=True)


async def topics(options: TopicsOptions, desk: Desk) -> Document:
    """The topics that this workspace sees, parents before their children, each with a button for its figures."""
    known, title, typed = await desk.store.topics(), say("Topics"), "/brief topics"
    if not known:
        how = (say("No topic is followed yet. An admin adds one:"), " ", Hint(line="/brief topic add NAME"))
        return Document(title=title, blocks=(paragraph(*how),))
    found, size = _in_order(known), rows_a_page(desk, one_button=True)
    shown = found[size * (options.page - 1) : size * options.page]
    if not shown:
        return past_the_end(title, typed)
    columns = (Column(label=say("Topic")), Column(label=say("What it is")))
    table = Table(caption=title, columns=columns, rows=tuple(_row(topic, depth) for topic, depth in shown))
    best = (await desk.best_known(1))[0]
    # Where there is room the table names the lines to type itself.
    ask = () if has_room(desk) else (note(f"{say('Ask about one by its name:')} ", Hint(line=f"/brief stats {typed_name(best)}")),)
    return Document(title=title, blocks=(table, *pages(typed, options.page, size, len(found)), *ask))


def _in_order(known: Sequence[Topic]) -> list[tuple[Topic, int]]:
    """The topics with how deep they stand below others, each below its parent."""
    names = {topic.name for topic in known}
    found: list[tuple[Topic, int]] = []

    def add(topic: Topic, depth: int) -> None:
        found.append((topic, depth))
        for child in known:
            if child.parent == topic.name and depth < _DEEPEST:
                add(child, depth + 1)

    for topic in known:
        if topic.parent is None or topic.parent not in names:
            add(topic, 0)
    return found


def _row(topic: Topic, depth: int) -> Row:
    aliases = say("also: {names}", names=listed(topic.aliases[:_ALIASES])) if topic.aliases else topic.kind
    about = shorten(one_line(topic.description), _ABOUT) or aliases
    remarks = [f"/{topic.slash}" if topic.slash else "", say("added here") if topic.own else ""]
    return Row(
        cells=((text(f"{'– ' * depth}{one_line(topic.name)}"),), (text(about),)),
        small=(text(" · ".join(filter(None, remarks))),) if any(remarks) else (),
        choices=(Choice(label=say("Figures"), line=f"/brief stats {typed_name(topic)}"),),
    )


COMMAND: Command[Desk] = Command(("topics",), "the topics that are followed here", TopicsOptions, topics, examples=("/brief topics",))
