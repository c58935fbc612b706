"""/brief feed add: follow feeds by their addresses or their sites'."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NoReturn

from bot.commands.desk import Desk
from bot.commands.feed.command import feed_command
from bot.commands.feed.form import adding_form
from bot.commands.feed.importing import follow_listed, following
from bot.commands.feed.line import DEFAULT_INTERVAL, FeedLine, interval, read_feed_line
from bot.commands.feed.listing import describe_filters
from bot.commands.typed import several
from bot.core.command import COMPLETE_TOPIC, option
from bot.core.document import Block, Choice, Choices, Document, Heading, Outcome, note, paragraph
from bot.core.errors import BadOption, NotFetched, NotReadable
from bot.core.language import say, say_count, to_say
from bot.core.line import quote
from bot.core.request import Platform
from bot.core.text import shorten
from bot.entries.feeding.selecting import FIRST_CHECK_ITEMS
from bot.entries.workers import in_worker
from bot.reading.feed import FeedDocument, feed_links, parse_feed
from bot.reading.fetch import FetchedFeed, NotNow
from bot.reading.opml import looks_like_opml, parse_opml
from bot.wording.counts import feed_count
from bot.wording.dates import every
from storage.errors import StorageError
from storage.feeds.records import Feed
from storage.records import ReviewMode
from storage.urls import without_tracking
from storage.word_filters import contradicted, mentions_any

#: The most addresses that one line adds, and the most feeds of a site among which one chooses.
MOST_ADDRESSES, MOST_CHOICES = 10, 8


@dataclass(frozen=True, slots=True)
class AddFeedOptions:
    url: str = option("the feed's address, or the site's; or several", required=True, rest=True, example="https://news.example/feed.xml")
    topics: tuple[str, ...] = option(
        "only items on these", default=(), parse=several, complete=COMPLETE_TOPIC, several=",", example="qwen,alibaba", phrase=True
    )
    words: tuple[str, ...] = option(
        "only items with one of these words", default=(), parse=several, example='"chip,data centre,-sport"', phrase=True
    )
    every: timedelta | None = option("how often to look", parse=interval, example="30m")
    full: str = option("fetch the page where the feed has a teaser", default="on", choices=("on", "off"))


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is followed from now on, or a site with several feeds."""

    url: str
    document: FeedDocument | None
    links: tuple[str, ...] = ()
    listed: bytes = b""


async def add(options: AddFeedOptions, desk: Desk) -> Document:
    """The feeds that are followed from now on, or the question which one of a site's.

    Raises:
        NotFetched, NotReadable: the only one can't be read, so nothing is followed.
        AlreadyFollowed: it is followed already.
    """
    said = read_feed_line(options.url)
    if said.unknown:
        raise BadOption("feed-words-unread", option="url", words=said.unknown)
    if not said.addresses:
        raise BadOption("feed-address-unreadable", option="url", address=options.url[:200])
    if len(said.addresses) > MOST_ADDRESSES:
        raise BadOption("too-many-addresses", option="url", count=len(said.addresses), most=MOST_ADDRESSES)
    topics = [(await desk.topic(name)).name for name in (*(said.topics or ()), *options.topics)]
    line = replace(
        said,
        topics=tuple(dict.fromkeys(topics)),
        words=(*(said.words or ()), *options.words),
        every=options.every or said.every or DEFAULT_INTERVAL,
    )
    if word := contradicted(line.words or ()):
        raise BadOption("filter-contradicts-itself", option="words", word=word)
    if len(line.addresses) == 1:
        return await _add(line.addresses[0], line, options, desk)
    return await _add_several(line, options, desk)


async def _add_several(line: FeedLine, options: AddFeedOptions, desk: Desk) -> Document:
    """What became of each address; one that can't be followed holds up no other."""
    blocks: list[Block] = []
    followed = 0
    for address in line.addresses:
        try:
            done = await _add(address, line, options, desk)
            followed += done.outcome is Outcome.ANSWER
            blocks += [Heading(text=done.title), *done.blocks]
        except (NotFetched, NotReadable, StorageError) as error:
            from bot.core.messages import explain

            blocks += [Heading(text=shorten(address, 150)), paragraph(str(explain(error)))]
    outcome = Outcome.ANSWER if followed else Outcome.REFUSED
    title = following(followed) if followed else say("Nothing was followed")
    return Document(title=title, blocks=tuple(blocks), outcome=outcome, code="" if followed else "not-followed")


async def _add(address: str, line: FeedLine, options: AddFeedOptions, desk: Desk) -> Document:
    chosen = await _find_feed(address, desk)
    if chosen.listed:
        return await follow_listed(await in_worker(parse_opml, chosen.listed, address), desk, line=line, full=options.full == "on")
    if chosen.document is None:
        return _which(address, chosen.links, line, options)
    caller = desk.request.caller
    feed = await desk.store.feeds.add(
        chosen.url,
        title=chosen.document.title,
        topics=line.topics or (),
        words=line.words or (),
        every=line.every or DEFAULT_INTERVAL,
        full_text=options.full == "on",
        platform=caller.platform,
        by=caller.user,
        now=desk.request.now,
    )
    return Document(title=say("Following {feed}", feed=feed.name), blocks=tuple(await _following_blocks(feed, chosen.document, desk)))


def _which(site: str, links: tuple[str, ...], line: FeedLine, options: AddFeedOptions) -> Document:
    """The question which of a site's feeds is meant, with the line for each."""
    given = [f"topics:{quote(','.join(line.topics))}"] if line.topics else []
    given += [f"words:{quote(','.join(line.words))}"] if line.words else []
    if line.every and line.every != DEFAULT_INTERVAL:
        given.append(f"every:{int(line.every.total_seconds()) // 60}m")
    given += ["full:off"] if options.full == "off" else []
    lines = {link: " ".join((f"/brief feed add {link}", *given)) for link in links[:MOST_CHOICES]}
    return Document(
        title=say("Which feed?"),
        blocks=(
            paragraph(
                say("{site} has {feeds}. Nothing is followed yet; choose one:", site=shorten(site, 150), feeds=feed_count(len(links)))
            ),
            Choices(choices=tuple(Choice(label=shorten(link.partition("://")[2], 75), line=line) for link, line in lines.items())),
        ),
        outcome=Outcome.MISTAKE,
        code="feed-choice",
        option="url",
    )


async def _following_blocks(feed: Feed, document: FeedDocument, desk: Desk) -> list[Block]:
    count = len(document.items)
    passing = sum(mentions_any(f"{one.title}\n{one.text}", feed.words) for one in document.items)
    unmatched = (
        [note(say("None of its {count} items now passes the words, as far as the feed shows them.", count=count))]
        if count and not passing
        else []
    )
    soon = desk.request.caller.platform is not Platform.TERMINAL
    if not count:
        first = say("It has no items yet; new ones are read.")
    elif count <= FIRST_CHECK_ITEMS:
        first = (
            say_count("Its one item is read within a minute or so.", "Its {count} items are read within a minute or so.", count)
            if soon
            else say_count("Its one item is read.", "Its {count} items are read.", count)
        )
    else:
        template = (
            to_say("Of its {count} items the {newest} newest are read within a minute or so.")
            if soon
            else to_say("Of its {count} items the {newest} newest are read.")
        )
        first = say(template, count=count, newest=FIRST_CHECK_ITEMS)
    held = (await desk.store.workspace_settings()).review is ReviewMode.FEEDS
    then = (
        say("What it brings waits for review: /brief review list shows it.")
        if held
        else say("What it brings is stored at once; /brief review on feeds:on lets it wait.")
    )
    return [
        paragraph(say("{feed}: {filters}, looked at {every}.", feed=feed.ref, filters=describe_filters(feed), every=every(feed.every))),
        paragraph(f"{first} {then}"),
        *unmatched,
        Choices(
            choices=(
                Choice(label=say("Look now"), line=f"/brief feed check {feed.ref}"),
                Choice(label=say("Stop it again"), line=f"/brief feed remove {feed.ref}", danger=True),
            )
        ),
    ]


async def _find_feed(address: str, desk: Desk) -> _Chosen:
    """The feed at this address, the only one that the page there links to, or all of those; a list of feeds as it is."""
    fetched = await _fetched(address, desk)
    content = fetched.content or b""
    if looks_like_opml(content):
        return _Chosen(address, None, listed=content)
    try:
        document = await in_worker(parse_feed, content, fetched.url, fetched.media_type)
    except NotReadable:
        links = await in_worker(feed_links, content, fetched.url)
        if not links:
            raise
        if len(links) > 1:
            return _Chosen(address, None, links)
        fetched = await _fetched(links[0], desk)
        document = await in_worker(parse_feed, fetched.content or b"", fetched.url, fetched.media_type)
        return _Chosen(without_tracking(fetched.moved_to or links[0]), document)
    return _Chosen(fetched.moved_to or address, document)


async def _fetched(address: str, desk: Desk) -> FetchedFeed:
    """What stands at the address. Raises NotFetched with a next step that fits a feed."""
    try:
        return await desk.fetcher.fetch_feed(address)
    except NotNow:
        raise
    except NotFetched as error:
        _refuse(error)


def _refuse(error: NotFetched) -> NoReturn:
    raise NotFetched("feed-not-fetched", reason=error.message) from error


COMMAND = feed_command(
    "add",
    "follow RSS, Atom or JSON feeds",
    AddFeedOptions,
    add,
    "/brief feed add https://news.example/feed.xml topics:qwen",
    "/brief feed add news.example words:chip,wafer every:2h",
    slow=True,
    form=adding_form(AddFeedOptions),
)
