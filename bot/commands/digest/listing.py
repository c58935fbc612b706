"""/brief digest list and next: which channels get digests, and when the next ones come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.commands.desk import Desk
from bot.commands.digest.command import channel_name, digest_command, meant_subscription, own_subscriptions, paused_note
from bot.commands.digest.options import WhichOptions
from bot.commands.digest.personal import PRINTED, is_own
from bot.commands.paging import pages, past_the_end, rows_a_page
from bot.commands.typed import whole_number
from bot.core.command import option
from bot.core.document import (
    Block,
    Choice,
    Column,
    Document,
    Hint,
    Listing,
    Mention,
    Moment,
    Row,
    Span,
    Table,
    item,
    note,
    paragraph,
    text,
)
from bot.core.language import say, say_count
from bot.core.request import Role
from bot.core.spans import weekday
from bot.digests.delivering import plan_due
from bot.digests.subscribing import UpcomingSlots, describe_options, describe_topics, is_paused_until, upcoming_slots
from bot.digests.zones.iana import find_zone
from bot.digests.zones.naming import describe_zone
from bot.wording.dates import coming
from bot.wording.reasons import describe_pause
from bot.wording.schedules import describe_schedule
from storage.digests.records import Subscription
from storage.records import Show, SubscriptionState


def describe(subscription: Subscription) -> str:
    """What a subscription sends and when, with its options: "a digest on Acme, weekdays 09:00 (Europe/Berlin); only facts"."""
    times = f"{describe_topics(subscription)}, {describe_schedule(subscription.schedule)} ({describe_zone(subscription.zone)})"
    return "; ".join([times, *describe_options(subscription.options)])


def coming_times(coming: UpcomingSlots) -> Listing:
    """The next times of a subscription, in its time zone."""
    times = enumerate(coming.next)
    return Listing(
        items=tuple(item(say("Then") if number else say("Next"), Moment(at=slot.at, zone=coming.zone)) for number, slot in times)
    )


@dataclass(frozen=True, slots=True)
class ListOptions:
    page: int = option("which page", default=1, parse=whole_number, example="2", form_only=True)


async def list_subscriptions(options: ListOptions, desk: Desk) -> Document:
    """What the asker gets for themselves, and all channels' subscriptions: a row each, with buttons for who may press them."""
    own = await own_subscriptions(desk)
    found = [*own, *await desk.store.subscriptions.all()]
    is_admin, title, size = desk.role >= Role.ADMIN, say("Digests"), rows_a_page(desk)
    shown = found[size * (options.page - 1) : size * options.page]
    blocks: list[Block] = []
    if found and not shown:
        return past_the_end(title, "/brief digest list")
    if found:
        blocks.append(digest_table(shown, desk))
        blocks += pages("/brief digest list", options.page, size, len(found))
    elif is_admin:
        blocks.append(
            paragraph(say("No channel gets digests yet. In the channel, type:"), " ", Hint(line="/brief digest subscribe weekdays 09:00"))
        )
    else:
        blocks.append(paragraph(say("You get no digests yet. Type:"), " ", Hint(line="/brief digest subscribe me weekdays 09:00")))
    others = len(await desk.store.subscriptions.all_personal()) - len(own) if is_admin else 0
    if others > 0:
        more = say_count("Other people have {count} digest of their own.", "Other people have {count} digests of their own.", others)
        blocks.append(note(f"{more} ", Hint(line="/brief digest personal")))
    return Document(title=title, blocks=tuple(blocks), confidential=bool(own))


def digest_table(shown: Sequence[Subscription], desk: Desk) -> Table:
    """The subscriptions, a row each, with buttons for who may press them."""
    columns = (Column(label=say("Digest")), Column(label=say("Goes to")), Column(label=say("Topics")), Column(label=say("When")))
    rows = tuple(_row(one, desk, may_change=desk.role >= Role.ADMIN or is_own(one, desk)) for one in shown)
    return Table(caption=say("Digests"), columns=columns, rows=rows)


def _row(one: Subscription, desk: Desk, *, may_change: bool) -> Row:
    topics = describe_topics(one) if one.options.show is Show.CHANGES else ", ".join(one.topics) or say("all topics")
    when = f"{describe_schedule(one.schedule)} ({describe_zone(one.zone)}); {_next(one, desk)}"
    said = "; ".join(describe_options(replace(one.options, paused_until="")))
    cells = ((text(one.ref),), _to_whom(one, desk), (text(topics),), (text(when),))
    return Row(cells=cells, small=(text(said),) if said else (), choices=_row_choices(one, desk) if may_change else ())


def _to_whom(one: Subscription, desk: Desk) -> tuple[Span, ...]:
    caller = desk.request.caller
    here = (one.platform, one.channel) == (str(caller.platform), caller.channel or PRINTED)
    if one.person or here or one.platform != caller.platform:
        return (text(channel_name(one, desk)),)
    return (Mention(what="channel", id=one.channel),)


def _next(one: Subscription, desk: Desk) -> str:
    """When the next one comes, or why none does."""
    if one.state is SubscriptionState.PAUSED:
        reason = describe_pause(one.reason)
        return say("paused: {reason}", reason=reason) if reason else say("paused")
    if one.due_at is None:
        return say("it has ended")
    if is_paused_until(one, desk.request.now):
        return say("paused until {day}", day=weekday(date.fromisoformat(one.options.paused_until)))
    plan = plan_due(one, desk.request.now) if one.due_at <= desk.request.now else None
    if plan and plan.slots:
        return say("one with what it missed comes at once")
    at = (plan and plan.next_at) or one.due_at
    return say("next: {time}", time=coming(at, find_zone(one.zone), desk.request.now))


def _row_choices(one: Subscription, desk: Desk) -> tuple[Choice, ...]:
    hold = Choice(label=say("Pause"), line=f"/brief digest pause {one.ref}")
    if one.state is SubscriptionState.PAUSED or is_paused_until(one, desk.request.now):
        hold = Choice(label=say("Resume"), line=f"/brief digest resume {one.ref}")
    question = say("End {digest}? No more of it comes; it can be brought back.", digest=one.ref)
    return (
        hold,
        Choice(label=say("Edit"), line=f"/brief digest edit {one.ref}", form=True),
        Choice(label=say("Send now"), line=f"/brief digest now {one.ref}"),
        Choice(label=say("Remove"), line=f"/brief digest unsubscribe {one.ref}", danger=True, confirm=question),
    )


async def show_next(options: WhichOptions, desk: Desk) -> Document:
    """The next five times, in its zone; the platform shows the reader's own beside it."""
    subscription = await meant_subscription(options, desk, only_looks=True)
    coming = upcoming_slots(subscription.schedule, subscription.zone, desk.request.now, 5, subscription.options)
    items = tuple(item("", Moment(at=slot.at, zone=coming.zone)) for slot in coming.next)
    blocks = (*paused_note(subscription), Listing(items=items))
    return Document(title=say("{about}: {words}", about=subscription.ref, words=describe_schedule(subscription.schedule)), blocks=blocks)


LIST = digest_command(
    "list", "your own subscriptions and those of channels", ListOptions, list_subscriptions, "/brief digest list", changes=False
)
NEXT = digest_command("next", "the next five times", WhichOptions, show_next, "/brief digest next d1", changes=False)
