"""/brief feed check: look at feeds now."""

from __future__ import annotations

from bot.commands.desk import Desk
from bot.commands.feed.command import FeedOptions, each_named, feed_command
from bot.core.document import Block, Document, Listing, item, note, paragraph
from bot.core.language import listed, say, to_say
from bot.entries.feeding.feeder import FeedCheck
from bot.entries.feeding.selecting import FIRST_CHECK_ITEMS
from bot.entries.feeding.timing import GIVE_UP_AFTER
from storage.feeds.records import Feed, ItemOutcome
from storage.records import FeedState


async def check(options: FeedOptions, desk: Desk) -> Document:
    """What a check of the feeds has brought."""
    return await each_named(options, desk, _check)


async def _check(feed: Feed, desk: Desk) -> Document:
    return _check_document(await desk.feeder.check(feed))


_OUTCOMES = {
    ItemOutcome.STORED: to_say("{count} stored"),
    ItemOutcome.REVISED: to_say("{count} changed by the publisher"),
    ItemOutcome.HELD: to_say("{count} waiting for review"),
    ItemOutcome.KNOWN: to_say("{count} known already"),
    ItemOutcome.FILTERED: to_say("{count} filtered out"),
    ItemOutcome.UNREADABLE: to_say("{count} no article"),
    ItemOutcome.SKIPPED: to_say("{count} older ones left out"),
    ItemOutcome.TRIED: to_say("{count} to be tried again"),
}


def _check_document(done: FeedCheck) -> Document:
    feed = done.feed
    if done.problem:
        match feed.state:
            case FeedState.DISABLED:
                next_step = say("It is given up.")
            case FeedState.PAUSED:
                next_step = say("It is paused, so I don't try again by myself; to go on: /brief feed resume {feed}", feed=feed.ref)
            case _:
                next_step = say("I try again by myself, for {days} days at the most.", days=GIVE_UP_AFTER.days)
        return Document(title=say("{feed} can't be read", feed=feed.ref), blocks=(paragraph(done.problem), note(next_step)))
    shown = listed(say(words, count=done.outcomes[outcome]) for outcome, words in _OUTCOMES.items() if done.outcomes.get(outcome))
    blocks: list[Block] = [paragraph(say("New: {counts}.", counts=shown) if shown else say("Nothing new."))]
    if done.titles:
        blocks.append(Listing(items=tuple(item("", title) for title in reversed(done.titles[-FIRST_CHECK_ITEMS:]))))
    if done.left:
        blocks.append(note(say("{left} more follow with the next look.", left=done.left)))
    return Document(title=f"{feed.ref}: {feed.name}", blocks=tuple(blocks))


COMMAND = feed_command("check", "look at feeds now", FeedOptions, check, "/brief feed check n1", "/brief feed check all", slow=True)
