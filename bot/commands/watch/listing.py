"""/brief watch list: one's own watches and those of channels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.commands.desk import Desk
from bot.commands.digest.command import channel_name
from bot.commands.digest.personal import PRINTED, is_own
from bot.commands.paging import pages, past_the_end, rows_a_page
from bot.commands.typed import whole_number
from bot.commands.watch.command import visible_watches
from bot.core.command import Command, option
from bot.core.document import Choice, Column, Document, Hint, Item, Listing, Mention, Row, Span, Table, paragraph, text
from bot.core.language import say
from bot.core.request import Role
from bot.core.spans import weekday
from bot.core.text import one_line
from bot.digests.subscribing import is_paused_until
from bot.digests.zones.naming import describe_zone
from bot.wording.reasons import describe_pause
from bot.wording.watches import describe_watched
from storage.digests.records import Subscription
from storage.records import SubscriptionState


@dataclass(frozen=True, slots=True)
class ListOptions:
    page: int = option("which page", default=1, parse=whole_number, example="2", form_only=True)


async def list_watches(options: ListOptions, desk: Desk) -> Document:
    """The watches, a row each: what is watched, who is told, and buttons for whoever may press them."""
    found, title, typed = await visible_watches(desk), say("Watches"), "/brief watch list"
    if not found:
        return _none(title, desk)
    size = rows_a_page(desk)
    shown = found[size * (options.page - 1) : size * options.page]
    if not shown:
        return past_the_end(title, typed)
    columns = (Column(label=say("Watched")), Column(label=say("Who is told")), Column(label=say("State")))
    rows = tuple(_row(one, desk, may_change=desk.role >= Role.ADMIN or is_own(one, desk)) for one in shown)
    blocks = (Table(caption=title, columns=columns, rows=rows), *pages(typed, options.page, size, len(found)))
    return Document(title=title, blocks=blocks, confidential=any(is_own(one, desk) for one in found))


def _none(title: str, desk: Desk) -> Document:
    """That nothing is watched, and what can be."""
    examples = (
        (say("all news on a topic"), "/brief watch qwen"),
        (say("one of its measures"), "/brief watch qwen downloads > 1bn"),
        (say("words in articles"), '/brief watch words:"export controls"'),
    )
    lines = tuple(Item(spans=(Hint(line=line), text(f" – {what}"))) for what, line in examples)
    return Document(title=title, blocks=(paragraph(say("Nothing is watched for you yet. I can watch:")), Listing(items=lines)))


def _row(one: Subscription, desk: Desk, *, may_change: bool) -> Row:
    assert one.watched is not None
    remarks = [one.ref]
    if one.watched.quiet:
        first, last = one.watched.quiet
        remarks.append(say("quiet from {first} to {last} ({zone})", first=first, last=last, zone=describe_zone(one.zone)))
    return Row(
        cells=((text(one_line(describe_watched(one.watched))),), _whom(one, desk), (text(_state(one, desk)),)),
        small=(text(" · ".join(remarks)),),
        choices=_choices(one, desk) if may_change else (),
    )


def _whom(one: Subscription, desk: Desk) -> tuple[Span, ...]:
    caller = desk.request.caller
    if is_own(one, desk):
        return (text(say("you")),)
    if (one.platform, one.channel) == (str(caller.platform), caller.channel or PRINTED):
        return (text(say("this terminal") if one.channel == PRINTED else say("this channel")),)
    if one.platform == str(caller.platform):
        return (Mention(what="channel", id=one.channel),)
    return (text(channel_name(one, desk)),)


def _state(one: Subscription, desk: Desk) -> str:
    if one.state is SubscriptionState.ACTIVE and is_paused_until(one, desk.request.now):
        return say("paused until {day}", day=weekday(date.fromisoformat(one.options.paused_until)))
    if one.state is not SubscriptionState.PAUSED:
        return say("on")
    reason = describe_pause(one.reason)
    return say("paused: {reason}", reason=reason) if reason else say("paused")


def _choices(one: Subscription, desk: Desk) -> tuple[Choice, ...]:
    hold = Choice(label=say("Pause"), line=f"/brief watch pause {one.ref}")
    if one.state is SubscriptionState.PAUSED or is_paused_until(one, desk.request.now):
        hold = Choice(label=say("Resume"), line=f"/brief watch resume {one.ref}")
    question = say("End this watch? It will send no more alerts.")
    return (hold, Choice(label=say("Remove"), line=f"/brief watch remove {one.ref}", danger=True, confirm=question))


COMMAND: Command[Desk] = Command(
    ("watch", "list"), "your own watches and those of channels", ListOptions, list_watches, examples=("/brief watch list",),
)  # fmt: skip
