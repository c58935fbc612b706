"""What the person who follows a feed is sent about it."""

from __future__ import annotations

from bot.core.document import Document, note, paragraph
from bot.core.language import say
from bot.entries.feeding.timing import GIVE_UP_AFTER, NOTIFY_AFTER_FAILURES
from storage.feeds.records import Feed


def failing_notice(feed: Feed, reason: str) -> Document:
    """The notice that a feed keeps failing."""
    return Document(
        title=say("A feed can't be read: {feed}", feed=feed.name),
        blocks=(
            paragraph(
                say(
                    "I tried {count} times to read {feed} ({url}): {reason}",
                    count=NOTIFY_AFTER_FAILURES,
                    feed=feed.ref,
                    url=feed.url,
                    reason=reason,
                )
            ),
            note(
                say(
                    "I go on trying, ever more rarely, and give it up after {days} days. /brief feed check {feed} "
                    "tries now, /brief feed remove {feed} ends it.",
                    days=GIVE_UP_AFTER.days,
                    feed=feed.ref,
                )
            ),
        ),
    )


def given_up_notice(feed: Feed, reason: str) -> Document:
    """The notice that a feed was given up and disabled."""
    return Document(
        title=say("A feed was given up: {feed}", feed=feed.name),
        blocks=(
            paragraph(
                say("I can't read {feed} ({url}) any more and have stopped trying: {reason}", feed=feed.ref, url=feed.url, reason=reason)
            ),
            note(
                say(
                    "What was stored from it stays. /brief feed resume {feed} tries again, /brief feed add follows another address.",
                    feed=feed.ref,
                )
            ),
        ),
    )
