"""/brief feed import and export: lists of feeds in OPML, as other feed readers write and read them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.commands.desk import Desk
from bot.commands.feed.command import feed_command
from bot.commands.feed.line import DEFAULT_INTERVAL, FeedLine
from bot.core.command import NoOptions, option
from bot.core.document import Block, Document, Listing, Outcome, Preformatted, item, note, paragraph
from bot.core.errors import BadOption, NotFetched
from bot.core.language import say, say_count
from bot.core.request import Platform, Role
from bot.core.text import host_of
from bot.entries.pasted import split_addresses
from bot.entries.workers import in_worker
from bot.reading.opml import ListedFeed, looks_like_opml, parse_opml, written_opml
from storage.feeds.records import AlreadyFollowed

#: Of the feeds of a list, so many are named in the answer; and the largest list that is read, in bytes.
SHOWN, LARGEST = 12, 2_000_000


@dataclass(frozen=True, slots=True)
class ImportOptions:
    list: str | None = option(
        "the list's address, or its text", rest=True, verbatim=True, example="https://news.example/feeds.opml", attachment=True
    )


async def import_feeds(options: ImportOptions, desk: Desk) -> Document:
    """The feeds of a list, followed from now on.

    Raises:
        BadOption: nothing was handed in.
        NotFetched, NotReadable: it can't be read, so nothing is followed.
    """
    lists = await _lists(options.list or "", desk)
    if not lists:
        raise BadOption("opml-missing", option="list")
    listed = [feed for name, content in lists for feed in await in_worker(parse_opml, content, name)]
    return await follow_listed(list(dict.fromkeys(listed)), desk)


async def _lists(words: str, desk: Desk) -> list[tuple[str, bytes]]:
    found = [(file.name, file.content[:LARGEST]) for file in desk.request.attachments]
    if looks_like_opml(words.encode()):
        return [*found, (say("The pasted text"), words.encode())]
    addresses, beside = split_addresses(words)
    for address in addresses[:1]:
        try:
            fetched = await desk.fetcher.fetch_feed(address)
        except NotFetched as error:
            raise NotFetched("feed-not-fetched", reason=error.message) from error
        found.append((address, fetched.content or b""))
    if not found and desk.request.caller.platform is Platform.TERMINAL and beside.strip():
        file = Path(beside.strip())
        if await asyncio.to_thread(file.is_file):
            found.append((file.name, (await asyncio.to_thread(file.read_bytes))[:LARGEST]))
    return found


async def follow_listed(listed: Sequence[ListedFeed], desk: Desk, *, line: FeedLine | None = None, full: bool = True) -> Document:
    """What became of the feeds of a list. They are followed without a first look, which comes with the next round."""
    caller, new, known = desk.request.caller, [], 0
    for feed in listed:
        try:
            made = await desk.store.feeds.add(
                feed.url,
                title=feed.title,
                topics=(line and line.topics) or (),
                words=(line and line.words) or (),
                every=(line and line.every) or DEFAULT_INTERVAL,
                full_text=full,
                platform=caller.platform,
                by=caller.user,
                now=desk.request.now,
            )
        except AlreadyFollowed:
            known += 1
        else:
            new.append(made)
    there = say_count("{count} of them was followed already.", "{count} of them were followed already.", known) if known else ""
    if not new:
        return Document(title=say("Nothing new to follow"), blocks=(paragraph(there),), outcome=Outcome.REFUSED, code="feed-there")
    blocks: list[Block] = [Listing(items=tuple(item(feed.ref, f"{feed.name} ({host_of(feed.url) or feed.url})") for feed in new[:SHOWN]))]
    if len(new) > SHOWN:
        blocks.append(note(say("and {count} more: /brief feed list", count=len(new) - SHOWN)))
    said = say("They are looked at within a few minutes; /brief feed list names one that can't be read.")
    blocks.append(paragraph(f"{said} {there}".strip()))
    return Document(title=following(len(new)), blocks=tuple(blocks))


def following(number: int) -> str:
    """The title where so many feeds are followed from now on."""
    return say_count("Following {count} more feed", "Following {count} more feeds", number)


async def export_feeds(options: NoOptions, desk: Desk) -> Document:
    """The feeds that are followed, as OPML."""
    followed = await desk.store.feeds.all()
    if not followed:
        return Document(
            title=say("Feeds"), blocks=(paragraph(say("No feed is followed yet.")),), outcome=Outcome.NOTHING_FOUND, code="nothing-found"
        )
    text = written_opml((ListedFeed(feed.url, feed.title) for feed in followed), say("Feeds of briefing-bot"))
    said = note(say("Save it as feeds.opml; feed readers import it, and so does /brief feed import."))
    return Document(title=say_count("{count} feed as OPML", "{count} feeds as OPML", len(followed)), blocks=(said, Preformatted(text=text)))


COMMANDS = (
    feed_command(
        "import", "follow the feeds of a list (OPML)", ImportOptions, import_feeds, "/brief feed import https://news.example/feeds.opml",
        slow=True,
    ),
    feed_command("export", "all feeds as a list (OPML)", NoOptions, export_feeds, "/brief feed export", changes=False, role=Role.MEMBER),
)  # fmt: skip
