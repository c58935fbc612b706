"""/brief topic reread: stored articles read again for a topic."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.topic.command import topic_command
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Choice, Choices, Document, paragraph
from bot.core.line import quote
from bot.core.request import Platform
from bot.core.text import counted
from bot.entries.rereading import READ_AT_ONCE, Progress, articles_for, reread
from bot.wording.actions import undo_button
from storage.records import Topic


@dataclass(frozen=True, slots=True)
class RereadOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="qwen")


async def reread_topic(options: RereadOptions, desk: Desk) -> Document:
    """How far rereading has come, or which entries it has found."""
    topic = await desk.topic(options.topic)
    progress = desk.background.progress(desk.store.workspace, topic.name)
    if progress is not None and not progress.finished:
        if progress.failed:  # reported once; the next request begins anew
            desk.background.drop_progress(desk.store.workspace, progress)
        return Document(title=f"{progress.topic}: read again", blocks=_progress(progress))
    progress = await _read_again(topic, desk, None)
    blocks = _progress(progress) if progress else (paragraph(f"No stored article names {topic.name}."),)
    number = progress.action if progress and (progress.finished or progress.failed) else None
    return Document(title=f"{topic.name}: read again", blocks=(*blocks, *undo_button(number)))


async def read_again(topic: Topic, desk: Desk, *, part_of: int | None) -> tuple[Block, ...]:
    """Which entries rereading the stored articles for the topic has found; where there are many articles, that it has begun."""
    progress = await _read_again(topic, desk, part_of)
    return _progress(progress) if progress else ()


async def _read_again(topic: Topic, desk: Desk, part_of: int | None) -> Progress | None:
    articles = await articles_for(topic, desk.store)
    if not articles:
        return None
    progress, store, by = Progress(topic.name, len(articles), action=part_of), desk.store, desk.request.caller.user
    if len(articles) <= READ_AT_ONCE or desk.request.caller.platform is Platform.TERMINAL:
        await desk.background.run_rereading(progress, lambda progress: reread(topic, articles, store, by, progress))
    else:
        desk.background.start_rereading(store.workspace, progress, lambda progress: reread(topic, articles, store, by, progress))
    return progress


def _progress(progress: Progress) -> tuple[Block, ...]:
    articles = counted(progress.of, "article")
    brought = f"{counted(progress.found, 'entry')} of {progress.topic}"
    if progress.failed:
        again = "" if progress.undone else " Type /brief topic reread again."
        return (paragraph(f"Reading again stopped after {progress.done} of {articles}: {progress.failed.rstrip('.')}.{again}"),)
    if progress.finished:
        name = "names" if progress.of == 1 else "name"
        return (paragraph(f"Read again: {articles} that {name} it, which brought {brought}. What people corrected was left alone."),)
    return (
        paragraph(f"Reading again: {progress.done} of {articles} so far, which brought {brought}."),
        Choices(choices=(Choice(label="How far is it?", line=f"/brief topic reread {quote(progress.topic)}"),)),
    )


COMMAND: Command[Desk] = topic_command(
    "reread", "read stored articles again for a topic", RereadOptions, reread_topic, "/brief topic reread qwen", slow=True
)
