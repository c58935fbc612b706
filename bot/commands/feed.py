"""/brief feed …: follow RSS and Atom feeds, list and check them, stop them."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.commands.desk import Desk
from bot.core.command import COMPLETE_TOPIC, Command, NoOptions, option
from bot.core.document import Block, Choice, Choices, Document, Item, Listing, Moment, Text, item, note, paragraph, text
from bot.core.errors import BadOption, NotReadable
from bot.core.request import Platform, Role
from bot.core.text import counted, host_of
from bot.entries.drafting import address_in
from bot.entries.feeding.feeder import FeedCheck
from bot.entries.feeding.selecting import FIRST_CHECK_ITEMS
from bot.entries.feeding.timing import GIVE_UP_AFTER
from bot.entries.workers import in_worker
from bot.reading.feed import FeedDocument, feed_links, parse_feed
from bot.wording.actions import undo_button
from bot.wording.dates import describe_interval
from bot.wording.reasons import describe_reason
from storage.feeds.records import Feed, ItemOutcome
from storage.records import FeedState, ReviewMode
from storage.urls import without_tracking

#: How often a feed is checked: at most, at least, and unless something else is asked for.
SHORTEST_INTERVAL, LONGEST_INTERVAL, DEFAULT_INTERVAL = timedelta(minutes=15), timedelta(days=7), timedelta(minutes=30)
_INTERVAL = re.compile(r"(\d{1,5})\s*(m|min|minutes?|h|hours?|d|days?)", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
MAX_FILTERS = 20


def _interval(words: str) -> timedelta:
    found = _INTERVAL.fullmatch(words.strip())
    if found is None:
        raise ValueError(f"“{words}” is no interval; type 30m, 2h or 1d")
    interval = int(found[1]) * _UNITS[found[2][0].lower()]
    if not SHORTEST_INTERVAL <= interval <= LONGEST_INTERVAL:
        raise ValueError(f"a feed is looked at every 15m at the shortest and every 7d at the longest, not every {words.strip()}")
    return interval


def _several(words: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(piece for part in words.split(",") if (piece := " ".join(part.split()))))
    if len(found) > MAX_FILTERS:
        raise ValueError(f"{len(found)} are too many; {MAX_FILTERS} are taken")
    return found


@dataclass(frozen=True, slots=True)
class AddFeedOptions:
    url: str = option("the feed's address, or the site's", required=True, positional=True, example="https://news.example/feed.xml")
    topics: tuple[str, ...] = option("only items on these", default=(), parse=_several, complete=COMPLETE_TOPIC, example="qwen,alibaba")
    words: tuple[str, ...] = option("only items with one of these words", default=(), parse=_several, example='"chip,data centre,-sport"')
    every: timedelta = option("how often to look", default=DEFAULT_INTERVAL, parse=_interval, example="30m")
    full: str = option("fetch the page where the feed has a teaser", default="on", choices=("on", "off"))


@dataclass(frozen=True, slots=True)
class FeedOptions:
    feed: str = option("which one", required=True, positional=True, example="n1")


async def add(options: AddFeedOptions, desk: Desk) -> Document:
    """The feed that is followed from now on.

    Raises:
        NotFetched, NotReadable: it can't be read, so nothing is followed.
        AlreadyFollowed: it is followed already.
    """
    address = address_in(options.url)
    if address is None:
        raise BadOption("feed-address-unreadable", address=options.url[:200])
    topics = [(await desk.topic(name)).name for name in options.topics]
    url, document = await _find_feed(address, desk)
    caller = desk.request.caller
    feed = await desk.store.feeds.add(
        url,
        title=document.title,
        topics=topics,
        words=options.words,
        every=options.every,
        full_text=options.full == "on",
        platform=caller.platform,
        by=caller.user,
        now=desk.request.now,
    )
    return Document(title=f"Following {feed.name}", blocks=tuple(await _following_blocks(feed, len(document.items), desk)))


async def _following_blocks(feed: Feed, count: int, desk: Desk) -> list[Block]:
    match count:
        case 0:
            first = "It has no items yet; new ones are read"
        case 1:
            first = "Its one item is read"
        case _ if count <= FIRST_CHECK_ITEMS:
            first = f"Its {count} items are read"
        case _:
            first = f"Of its {count} items the {FIRST_CHECK_ITEMS} newest are read"
    held = (await desk.store.workspace_settings()).review is ReviewMode.FEEDS
    then = (
        "What it brings waits for review: /brief review list shows it."
        if held
        else "What it brings is stored at once; /brief review on feeds:on lets it wait."
    )
    when = "" if desk.request.caller.platform is Platform.TERMINAL or not count else " within a minute or so"
    return [
        paragraph(f"{feed.ref}: {_filters(feed)}, looked at every {describe_interval(feed.every)}."),
        paragraph(f"{first}{when}. {then}"),
        Choices(
            choices=(
                Choice(label="Look now", line=f"/brief feed check {feed.ref}"),
                Choice(label="Stop it again", line=f"/brief feed remove {feed.ref}", danger=True),
            )
        ),
    ]


async def _find_feed(address: str, desk: Desk) -> tuple[str, FeedDocument]:
    """The address and content of a feed: the one at this address, or the first one that the page there links to."""
    fetched = await desk.fetcher.fetch_feed(address)
    try:
        document = await in_worker(parse_feed, fetched.content or b"", fetched.url, fetched.media_type)
    except NotReadable:
        links = await in_worker(feed_links, fetched.content or b"", fetched.url)
        if not links:
            raise
        fetched = await desk.fetcher.fetch_feed(links[0])
        document = await in_worker(parse_feed, fetched.content or b"", fetched.url, fetched.media_type)
        return without_tracking(fetched.moved_to or links[0]), document
    return fetched.moved_to or address, document


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
        text(f"{feed.name} ({host_of(feed.url) or feed.url}): {_filters(feed)}, every {describe_interval(feed.every)}, {stored}")
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


def _filters(feed: Feed) -> str:
    topics = f"items on {', '.join(feed.topics)}" if feed.topics else ""
    wanted, unwanted = [word for word in feed.words if word[0] != "-"], [word[1:] for word in feed.words if word[0] == "-"]
    words = f"with {' or '.join(wanted)}" if wanted else ""
    without = f"without {', '.join(unwanted)}" if unwanted else ""
    shown = " ".join(piece for piece in (topics or ("items" if words or without else ""), words, without) if piece)
    return (shown or "all items") + ("" if feed.full_text else ", as the feed has them")


async def check(options: FeedOptions, desk: Desk) -> Document:
    """What a check of the feed has brought."""
    return _check_document(await desk.feeder.check(await desk.store.feeds.get(options.feed)))


_OUTCOMES = {
    ItemOutcome.STORED: "stored",
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


async def pause(options: FeedOptions, desk: Desk) -> Document:
    """The paused feed, which is not checked until it is resumed."""
    feed = await desk.store.feeds.pause(options.feed, by=desk.request.caller.user, now=desk.request.now)
    resume_it = Choices(choices=(Choice(label="Resume", line=f"/brief feed resume {feed.ref}"),))
    done = "is looked at no more until it is resumed" if desk.store.feeds.last_action_number else "was paused already"
    return Document(
        title=f"Paused: {feed.name}",
        blocks=(paragraph(f"{feed.ref} {done}."), resume_it, *undo_button(desk.store.feeds.last_action_number)),
    )


async def resume(options: FeedOptions, desk: Desk) -> Document:
    """The resumed feed, which is checked again."""
    before = await desk.store.feeds.get(options.feed)
    feed = await desk.store.feeds.resume(options.feed, desk.request.now, by=desk.request.caller.user)
    said = paragraph(f"{feed.ref} is looked at every {describe_interval(feed.every)} again.")
    if before.state is FeedState.ACTIVE:
        already = paragraph(f"{feed.ref} was not paused; it is looked at every {describe_interval(feed.every)}.")
        return Document(title=f"Nothing was changed: {feed.name}", blocks=(already, *undo_button(desk.store.feeds.last_action_number)))
    return Document(title=f"Resumed: {feed.name}", blocks=(said, *undo_button(desk.store.feeds.last_action_number)))


async def remove(options: FeedOptions, desk: Desk) -> Document:
    """The removed feed, which is no longer followed."""
    feed = await desk.store.feeds.remove(options.feed, by=desk.request.caller.user, now=desk.request.now)
    said = paragraph("It is followed no more. What was stored from it stays.")
    return Document(title=f"Removed: {feed.name}", blocks=(said, *undo_button(desk.store.feeds.last_action_number)))


def _command(
    word: str,
    summary: str,
    options: type[Any],
    run: Callable[[Any, Desk], Awaitable[Document]],
    *examples: str,
    slow: bool = False,
    changes: bool = True,
    role: Role = Role.ADMIN,
) -> Command[Desk]:
    return Command(("feed", word), summary, options, run, role=role, changes=changes, slow=slow, examples=examples)


COMMANDS: Sequence[Command[Desk]] = (
    _command(
        "add", "follow an RSS or Atom feed", AddFeedOptions, add, "/brief feed add https://news.example/feed.xml topics:qwen", slow=True
    ),
    _command("list", "all feeds, and how they fare", NoOptions, list_, "/brief feed list", changes=False, role=Role.MEMBER),
    _command("check", "look at a feed now", FeedOptions, check, "/brief feed check n1", slow=True),
    _command("pause", "let a feed rest", FeedOptions, pause, "/brief feed pause n1"),
    _command("resume", "go on with a feed", FeedOptions, resume, "/brief feed resume n1"),
    _command("remove", "follow a feed no more", FeedOptions, remove, "/brief feed remove n1"),
)
