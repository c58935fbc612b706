"""/brief feed edit, pause, resume and remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.commands.desk import Desk
from bot.commands.feed.command import FeedOptions, each_named, feed_command, meant_feeds
from bot.commands.feed.form import feed_form
from bot.commands.feed.line import NONE, interval, read_feed_line
from bot.commands.feed.listing import describe_filters
from bot.commands.typed import several
from bot.core.command import COMPLETE_FEED, COMPLETE_TOPIC, option
from bot.core.document import Choice, Choices, Document, paragraph
from bot.core.errors import BadOption, CommandMistake
from bot.core.language import say, to_say
from bot.wording.actions import undo_button
from bot.wording.dates import every
from storage.feeds.records import Feed
from storage.records import FeedState
from storage.word_filters import contradicted


@dataclass(frozen=True, slots=True)
class EditFeedOptions:
    feed: str = option(
        "which one, and in words what changes", required=True, rest=True, example="n1 every 2h without sport", complete=COMPLETE_FEED
    )
    topics: tuple[str, ...] | None = option(
        "only items on these, or none for all", parse=several, complete=COMPLETE_TOPIC, several=",", example="qwen,alibaba", phrase=True
    )
    words: tuple[str, ...] | None = option(
        "only items with one of these words, or none", parse=several, example='"chip,data centre,-sport"', phrase=True
    )
    every: timedelta | None = option("how often to look", parse=interval, example="2h")
    full: str | None = option("fetch the page where the feed has a teaser", choices=("on", "off"))


async def edit(options: EditFeedOptions, desk: Desk) -> Document:
    """The feed with what was given changed; what it brought already stays.

    Raises:
        UnknownFeed, CommandMistake: it is not told which feed, or not what shall change.
    """
    feeds, left = await meant_feeds(options.feed, desk)
    if len(feeds) != 1:
        raise CommandMistake("feed-edited-alone")
    said = read_feed_line(left)
    if said.unknown or said.addresses:
        raise BadOption("feed-words-unread", option="feed", words=said.unknown or said.addresses[0])
    named = _changed(options.topics, said.topics)
    topics = None if named is None else tuple(dict.fromkeys([(await desk.topic(name)).name for name in named]))
    words, rhythm = _changed(options.words, said.words), options.every or said.every
    full = None if options.full is None else options.full == "on"
    if topics is None and words is None and rhythm is None and full is None:
        raise BadOption("feed-edit-without-change", option="feed", feed=feeds[0].ref)
    if word := contradicted(words or ()):
        raise BadOption("filter-contradicts-itself", option="words", word=word)
    store, caller = desk.store.feeds, desk.request.caller
    feed = await store.edit(feeds[0].ref, topics=topics, words=words, every=rhythm, full_text=full, by=caller.user, now=desk.request.now)
    done = say("Changed: {feed}", feed=feed.name) if store.last_action_number else say("Nothing was changed: {feed}", feed=feed.name)
    now = say(
        "{feed}: {filters}, looked at {every}. What it brought already stays.",
        feed=feed.ref,
        filters=describe_filters(feed),
        every=every(feed.every),
    )
    return Document(title=done, blocks=(paragraph(now), *undo_button(store.last_action_number)))


def _changed(given: Sequence[str] | None, said: Sequence[str] | None) -> tuple[str, ...] | None:
    """The filters from both; none for "none", and None where nothing is said of them."""
    if given is None and said is None:
        return None
    return tuple(one for one in dict.fromkeys((*(given or ()), *(said or ()))) if one.casefold() not in NONE)


async def pause(options: FeedOptions, desk: Desk) -> Document:
    """The paused feeds, which are not checked until they are resumed."""
    return await each_named(options, desk, _pause)


async def _pause(named: Feed, desk: Desk) -> Document:
    feed = await desk.store.feeds.pause(named.ref, by=desk.request.caller.user, now=desk.request.now)
    resume_it = Choices(choices=(Choice(label=say("Resume"), line=f"/brief feed resume {feed.ref}"),))
    paused = to_say("{feed} is looked at no more until it is resumed.")
    done = say(paused if desk.store.feeds.last_action_number else to_say("{feed} was paused already."), feed=feed.ref)
    return Document(
        title=say("Paused: {feed}", feed=feed.name),
        blocks=(paragraph(done), resume_it, *undo_button(desk.store.feeds.last_action_number)),
    )


async def resume(options: FeedOptions, desk: Desk) -> Document:
    """The resumed feeds, which are checked again."""
    return await each_named(options, desk, _resume)


async def _resume(before: Feed, desk: Desk) -> Document:
    feed = await desk.store.feeds.resume(before.ref, desk.request.now, by=desk.request.caller.user)
    said = paragraph(say("{feed} is looked at {every} again.", feed=feed.ref, every=every(feed.every)))
    if before.state is FeedState.ACTIVE:
        already = paragraph(say("{feed} was not paused; it is looked at {every}.", feed=feed.ref, every=every(feed.every)))
        return Document(
            title=say("Nothing was changed: {feed}", feed=feed.name), blocks=(already, *undo_button(desk.store.feeds.last_action_number))
        )
    return Document(title=say("Resumed: {feed}", feed=feed.name), blocks=(said, *undo_button(desk.store.feeds.last_action_number)))


async def remove(options: FeedOptions, desk: Desk) -> Document:
    """The removed feeds, which are no longer followed; never all at once."""
    return await each_named(options, desk, _remove, all_too=False)


async def _remove(named: Feed, desk: Desk) -> Document:
    feed = await desk.store.feeds.remove(named.ref, by=desk.request.caller.user, now=desk.request.now)
    said = paragraph(say("It is followed no more. What was stored from it stays."))
    return Document(title=say("Removed: {feed}", feed=feed.name), blocks=(said, *undo_button(desk.store.feeds.last_action_number)))


COMMANDS = (
    feed_command(
        "edit",
        "change what a feed brings",
        EditFeedOptions,
        edit,
        "/brief feed edit n1 words:chip,wafer",
        "/brief feed edit n1 every 2h",
        form=feed_form(EditFeedOptions),
    ),
    feed_command("pause", "let feeds rest", FeedOptions, pause, "/brief feed pause n1"),
    feed_command("resume", "go on with feeds", FeedOptions, resume, "/brief feed resume n1"),
    feed_command("remove", "follow feeds no more", FeedOptions, remove, "/brief feed remove n1"),
)
