"""What the person who follows a feed is sent about it."""

from __future__ import annotations

from bot.core.document import Document, note, paragraph
from bot.entries.feeding.timing import GIVE_UP_AFTER, NOTIFY_AFTER_FAILURES
from storage.feeds.records import Feed


def failing_notice(feed: Feed, reason: str) -> Document:
    """The notice that a feed keeps failing."""
    return Document(
        title=f"A feed can't be read: {feed.name}",
        blocks=(
            paragraph(f"I tried {NOTIFY_AFTER_FAILURES} times to read {feed.ref} ({feed.url}): {reason}"),
            note(
                f"I go on trying, ever more rarely, and give it up after {GIVE_UP_AFTER.days} days. "
                f"/brief feed check {feed.ref} tries now, /brief feed remove {feed.ref} ends it."
            ),
        ),
    )


def given_up_notice(feed: Feed, reason: str) -> Document:
    """The notice that a feed was given up and disabled."""
    return Document(
        title=f"A feed was given up: {feed.name}",
        blocks=(
            paragraph(f"I can't read {feed.ref} ({feed.url}) any more and have stopped trying: {reason}"),
            note(f"What was stored from it stays. /brief feed resume {feed.ref} tries again, /brief feed add follows another address."),
        ),
    )
