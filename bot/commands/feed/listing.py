"""/brief feed list: the feeds that are followed, and how they fare."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.feed.command import feed_command
from bot.commands.paging import pages, past_the_end, rows_a_page
from bot.commands.typed import whole_number
from bot.core.command import option
from bot.core.document import Choice, Column, Document, Hint, Moment, Row, Span, Table, paragraph, text
from bot.core.language import listed, remarks, say, say_count
from bot.core.request import Role
from bot.core.text import host_of, one_line, shorten
from bot.wording.dates import every
from bot.wording.reasons import describe_reason
from storage.feeds.records import Feed
from storage.records import FeedState

_NAME = 80


@dataclass(frozen=True, slots=True)
class ListOptions:
    page: int = option("which page", default=1, parse=whole_number, example="2", form_only=True)


async def list_(options: ListOptions, desk: Desk) -> Document:
    """The feeds, a row each: how often one is looked at or why it is not, what it brings, and buttons for admins."""
    found, title, typed = await desk.store.feeds.all(), say("Feeds"), "/brief feed list"
    if not found:
        how = (say("No feed is followed yet. An admin adds one:"), " ", Hint(line="/brief feed add ADDRESS"))
        return Document(title=title, blocks=(paragraph(*how),))
    size = rows_a_page(desk)
    shown = found[size * (options.page - 1) : size * options.page]
    if not shown:
        return past_the_end(title, typed)
    zone, is_admin = await desk.zone(), desk.role >= Role.ADMIN
    columns = (Column(label=say("Feed")), Column(label=say("State")), Column(label=say("Last look")))
    rows = tuple(_row(feed, zone, is_admin=is_admin) for feed in shown)
    return Document(title=title, blocks=(Table(caption=title, columns=columns, rows=rows), *pages(typed, options.page, size, len(found))))


def _row(feed: Feed, zone: str, *, is_admin: bool) -> Row:
    look: tuple[Span, ...] = (Moment(at=feed.checked_at, zone=zone),) if feed.checked_at else (text(say("not looked at yet")),)
    why = describe_reason(feed.reason) if feed.failing_since and feed.state is FeedState.ACTIVE else ""
    remarks = (
        feed.ref,
        why,
        host_of(feed.url) or "",
        *_filters(feed),
        say_count("one article so far", "{count} articles so far", feed.stored),
    )
    return Row(
        cells=((text(shorten(one_line(feed.name), _NAME)),), _state(feed, zone), look),
        small=(text(" · ".join(filter(None, remarks))),),
        choices=_choices(feed) if is_admin else (),
    )


def _state(feed: Feed, zone: str) -> tuple[Span, ...]:
    if feed.state is FeedState.PAUSED:
        return (text(say("paused")),)
    if feed.state is FeedState.DISABLED:
        return (text(say("given up: {reason}", reason=describe_reason(feed.reason))),)
    if feed.failing_since is not None:
        return (text(f"{say('fails since')} "), Moment(at=feed.failing_since, zone=zone))
    return (text(every(feed.every)),)


def _filters(feed: Feed) -> list[str]:
    """Which of its items the feed brings, a remark for each filter; none where it brings all."""
    wanted, unwanted = [word for word in feed.words if word[0] != "-"], [word[1:] for word in feed.words if word[0] == "-"]
    said = [
        say("only on {topics}", topics=listed(feed.topics)) if feed.topics else "",
        say("only with {words}", words=listed(wanted)) if wanted else "",
        say("without {words}", words=listed(unwanted)) if unwanted else "",
        "" if feed.full_text else say("as the feed has them"),
    ]
    return [one for one in said if one]


def _choices(feed: Feed) -> tuple[Choice, ...]:
    hold = Choice(label=say("Pause"), line=f"/brief feed pause {feed.ref}")
    if feed.state is not FeedState.ACTIVE:
        hold = Choice(label=say("Resume"), line=f"/brief feed resume {feed.ref}")
    question = say("Follow {feed} no more? What was stored from it stays.", feed=shorten(one_line(feed.name), _NAME))
    return (
        hold,
        Choice(label=say("Edit"), line=f"/brief feed edit {feed.ref}", form=True),
        Choice(label=say("Look now"), line=f"/brief feed check {feed.ref}"),
        Choice(label=say("Remove"), line=f"/brief feed remove {feed.ref}", danger=True, confirm=question),
    )


def describe_filters(feed: Feed) -> str:
    """Which of its items the feed brings: "all items"; "only on Acme, only with chip"."""
    bounded = feed.topics or feed.words
    return remarks(("" if bounded else say("all items"), *_filters(feed)))


COMMAND = feed_command("list", "all feeds, and how they fare", ListOptions, list_, "/brief feed list", changes=False, role=Role.MEMBER)
