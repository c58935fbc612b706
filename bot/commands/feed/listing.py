"""/brief feed list: the feeds that are followed, and how they fare."""

from __future__ import annotations

from bot.commands.desk import Desk
from bot.commands.feed.command import feed_command
from bot.core.command import NoOptions
from bot.core.document import Document, Item, Listing, Moment, Text, paragraph, text
from bot.core.request import Role
from bot.core.text import counted, host_of
from bot.wording.dates import describe_interval
from bot.wording.reasons import describe_reason
from storage.feeds.records import Feed
from storage.records import FeedState


async def list_(options: NoOptions, desk: Desk) -> Document:
    """All feeds, and when each was last checked or why it fails."""
    found = await desk.store.feeds.all()
    if not found:
        return Document(
            title="Feeds", blocks=(paragraph("No feed is followed yet. An admin adds one with /brief feed add and its address."),)
        )
    zone = await desk.zone()
    return Document(title="Feeds", blocks=(Listing(items=tuple(_feed_item(feed, zone) for feed in found)),))


def _feed_item(feed: Feed, zone: str) -> Item:
    stored = f"{counted(feed.stored, 'article')} so far"
    spans: list[Text | Moment] = [
        text(f"{feed.name} ({host_of(feed.url) or feed.url}): {describe_filters(feed)}, every {describe_interval(feed.every)}, {stored}")
    ]
    match feed.state:
        case FeedState.PAUSED:
            spans.append(text("; paused"))
        case FeedState.DISABLED:
            spans.append(text(f"; given up: {describe_reason(feed.reason)}"))
        case _ if feed.failing_since is not None:
            spans += [text("; fails since "), Moment(at=feed.failing_since, zone=zone), text(f": {describe_reason(feed.reason)}")]
        case _ if feed.checked_at is not None:
            spans += [text("; last look "), Moment(at=feed.checked_at, zone=zone)]
        case _:
            spans.append(text("; not looked at yet"))
    return Item(lead=feed.ref, spans=tuple(spans))


def describe_filters(feed: Feed) -> str:
    """Which of its items the feed brings: "items on Acme with chip"."""
    topics = f"items on {', '.join(feed.topics)}" if feed.topics else ""
    wanted, unwanted = [word for word in feed.words if word[0] != "-"], [word[1:] for word in feed.words if word[0] == "-"]
    words = f"with {' or '.join(wanted)}" if wanted else ""
    without = f"without {', '.join(unwanted)}" if unwanted else ""
    shown = " ".join(piece for piece in (topics or ("items" if words or without else ""), words, without) if piece)
    return (shown or "all items") + ("" if feed.full_text else ", as the feed has them")


COMMAND = feed_command("list", "all feeds, and how they fare", NoOptions, list_, "/brief feed list", changes=False, role=Role.MEMBER)
