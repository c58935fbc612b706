"""/brief digest list and next: which channels get digests, and when the next ones come."""

from __future__ import annotations

from bot.commands.desk import Desk
from bot.commands.digest.command import channel_name, digest_command, meant_subscription, own_subscriptions, paused_note
from bot.commands.digest.options import WhichOptions
from bot.core.command import NoOptions
from bot.core.document import Block, Document, Item, Listing, Moment, Text, item, note, paragraph, text
from bot.core.request import Role
from bot.core.text import counted
from bot.digests.delivering import plan_due
from bot.digests.subscribing import UpcomingSlots, describe_options, describe_topics, upcoming_slots
from bot.digests.zones.naming import describe_zone
from bot.wording.reasons import describe_reason
from storage.digests.records import Subscription
from storage.records import SubscriptionState


def describe(subscription: Subscription) -> str:
    """What a subscription sends and when, with its options: "a digest on Acme, weekdays 09:00 (Europe/Berlin); only facts"."""
    times = f"{describe_topics(subscription)}, {subscription.schedule} ({describe_zone(subscription.zone)})"
    return "; ".join([times, *describe_options(subscription.options)])


def coming_times(coming: UpcomingSlots) -> Listing:
    """The next times of a subscription, in its time zone."""
    times = enumerate(coming.next)
    return Listing(items=tuple(item("Then" if number else "Next", Moment(at=slot.at, zone=coming.zone)) for number, slot in times))


async def list_subscriptions(options: NoOptions, desk: Desk) -> Document:
    """What the asker gets for themselves, and all channels' subscriptions."""
    own = await own_subscriptions(desk)
    found = [*own, *await desk.store.subscriptions.all()]
    others = len(await desk.store.subscriptions.all_personal()) - len(own) if desk.role >= Role.ADMIN else 0
    more = (note(f"Other people have {counted(others, 'digest')} of their own; /brief digest personal limits them."),)
    blocks: tuple[Block, ...] = (Listing(items=tuple(_line(one, desk) for one in found)),) if found else ()
    if not found and desk.role >= Role.ADMIN:
        blocks = (paragraph("No channel gets digests yet. In the channel, type /brief digest subscribe weekdays 09:00"),)
    elif not found:
        blocks = (paragraph("You get no digests yet. Type /brief digest subscribe me weekdays 09:00, perhaps with a topic behind “me”."),)
    return Document(title="Digests", blocks=(*blocks, *(more if others > 0 else ())))


def _line(one: Subscription, desk: Desk) -> Item:
    spans: list[Text | Moment] = [text(f"{channel_name(one, desk)}: {describe(one)}")]
    if one.state is SubscriptionState.PAUSED:
        spans.append(text(f"; paused{f': {describe_reason(one.reason)}' if one.reason else ''}; to go on: /brief digest resume {one.ref}"))
    elif one.due_at is None:
        spans.append(text("; it has ended"))
    else:
        plan = plan_due(one, desk.request.now) if one.due_at <= desk.request.now else None
        spans += [text("; one with what it missed comes at once")] if plan and plan.slots else []
        spans += [text("; next "), Moment(at=(plan and plan.next_at) or one.due_at, zone=one.zone)]
    return Item(lead=one.ref, spans=tuple(spans))


async def show_next(options: WhichOptions, desk: Desk) -> Document:
    """The next five times, local and UTC."""
    subscription = await meant_subscription(options, desk, only_looks=True)
    coming = upcoming_slots(subscription.schedule, subscription.zone, desk.request.now, 5, subscription.options)
    items = tuple(item("", Moment(at=slot.at, zone=coming.zone), f" ({slot.at:%Y-%m-%d %H:%M} UTC)") for slot in coming.next)
    blocks = (*paused_note(subscription), Listing(items=items))
    return Document(title=f"{subscription.ref}: {subscription.schedule}", blocks=blocks)


LIST = digest_command(
    "list", "your own subscriptions and those of channels", NoOptions, list_subscriptions, "/brief digest list", changes=False
)
NEXT = digest_command("next", "the next five times", WhichOptions, show_next, "/brief digest next d1", changes=False)
