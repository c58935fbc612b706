"""/brief feed check: look at feeds now."""

from __future__ import annotations

from bot.commands.desk import Desk
from bot.commands.feed.command import FeedOptions, each_named, feed_command
from bot.core.document import Block, Document, Listing, item, note, paragraph
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
    ItemOutcome.STORED: "stored",
    ItemOutcome.REVISED: "changed by the publisher",
    ItemOutcome.HELD: "waiting for review",
    ItemOutcome.KNOWN: "known already",
    ItemOutcome.FILTERED: "filtered out",
    ItemOutcome.UNREADABLE: "no article",
    ItemOutcome.SKIPPED: "older ones left out",
    ItemOutcome.TRIED: "to be tried again",
}


def _check_document(done: FeedCheck) -> Document:
    feed = done.feed
    if done.problem:
        match feed.state:
            case FeedState.DISABLED:
                next_step = "It is given up."
            case FeedState.PAUSED:
                next_step = f"It is paused, so I don't try again by myself; to go on: /brief feed resume {feed.ref}"
            case _:
                next_step = f"I try again by myself, for {GIVE_UP_AFTER.days} days at the most."
        return Document(title=f"{feed.ref} can't be read", blocks=(paragraph(done.problem), note(next_step)))
    shown = ", ".join(f"{done.outcomes[outcome]} {words}" for outcome, words in _OUTCOMES.items() if done.outcomes.get(outcome))
    blocks: list[Block] = [paragraph(f"New: {shown}." if shown else "Nothing new.")]
    if done.titles:
        blocks.append(Listing(items=tuple(item("", title) for title in reversed(done.titles[-FIRST_CHECK_ITEMS:]))))
    if done.left:
        blocks.append(note(f"{done.left} more follow with the next look."))
    return Document(title=f"{feed.ref}: {feed.name}", blocks=tuple(blocks))


COMMAND = feed_command("check", "look at feeds now", FeedOptions, check, "/brief feed check n1", "/brief feed check all", slow=True)
