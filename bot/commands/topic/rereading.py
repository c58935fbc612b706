"""/brief topic reread: stored articles read again for a topic."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.topic.command import topic_command
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Choice, Choices, Document, paragraph
from bot.core.language import say, say_count
from bot.core.line import quote
from bot.core.request import Platform
from bot.entries.rereading import READ_AT_ONCE, Progress, articles_for, reread
from bot.wording.actions import undo_button
from bot.wording.counts import article_count
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
        return Document(title=say("{topic}: read again", topic=progress.topic), blocks=_progress(progress))
    progress = await _read_again(topic, desk, None)
    blocks = _progress(progress) if progress else (paragraph(say("No stored article names {topic}.", topic=topic.name)),)
    number = progress.action if progress and (progress.finished or progress.failed) else None
    return Document(title=say("{topic}: read again", topic=topic.name), blocks=(*blocks, *undo_button(number)))


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
    articles, entries = article_count(progress.of), say_count("{count} entry", "{count} entries", progress.found)
    if progress.failed:
        said = say(
            "Reading again stopped after {done} of {articles}: {reason}.",
            done=progress.done,
            articles=articles,
            reason=progress.failed.rstrip("."),
        )
        return (paragraph(said if progress.undone else f"{said} {say('Type /brief topic reread again.')}"),)
    if progress.finished and not progress.found:
        nothing = say_count(
            "Read again: {count} article that names it; nothing in it changed.",
            "Read again: {count} articles that name it; nothing in them changed.",
            progress.of,
        )
        return (paragraph(nothing),)
    if progress.finished:
        done = say_count(
            "Read again: {count} article that names it, which brought {entries} of {topic}. What people corrected was left alone.",
            "Read again: {count} articles that name it, which brought {entries} of {topic}. What people corrected was left alone.",
            progress.of,
            entries=entries,
            topic=progress.topic,
        )
        return (paragraph(done),)
    so_far = say(
        "Reading again: {done} of {articles} so far, which brought {entries} of {topic}.",
        done=progress.done,
        articles=articles,
        entries=entries,
        topic=progress.topic,
    )
    again = Choice(label=say("How far is it?"), line=f"/brief topic reread {quote(progress.topic)}")
    return (paragraph(so_far), Choices(choices=(again,)))


COMMAND: Command[Desk] = topic_command(
    "reread", "read stored articles again for a topic", RereadOptions, reread_topic, "/brief topic reread qwen", slow=True
)
