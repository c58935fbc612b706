"""/brief digest pause, resume and unsubscribe: a subscription is held, goes on, or ends."""

from __future__ import annotations

from bot.commands.desk import Desk
from bot.commands.digest.command import channel_name, digest_command, meant_subscription
from bot.commands.digest.options import WhichOptions
from bot.core.document import Choice, Choices, Document, Moment, Text, note, paragraph, text
from bot.digests.subscribing import describe_topics, resume
from bot.wording.actions import undo_button
from storage.records import SubscriptionState


async def pause(options: WhichOptions, desk: Desk) -> Document:
    """The subscription, paused until it is resumed."""
    subscription = await meant_subscription(options, desk)
    if subscription.state is SubscriptionState.PAUSED:
        why = f" {subscription.reason}" if subscription.reason else ""
        go_on = Choices(choices=(Choice(label="Resume", line=f"/brief digest resume {subscription.ref}"),))
        return Document(title=f"Paused already: {subscription.ref}", blocks=(paragraph(f"It was paused{why}. Nothing was changed."), go_on))
    caller = desk.request.caller
    reason = f"by {caller.user_name or 'an admin'}"
    paused = await desk.store.subscriptions.pause(subscription.ref, reason, by=caller.user, now=desk.request.now)
    return Document(
        title=f"Paused: {paused.ref}",
        blocks=(
            paragraph("What is missed meanwhile comes in one digest after it is resumed."),
            Choices(choices=(Choice(label="Resume", line=f"/brief digest resume {paused.ref}"),)),
            *undo_button(desk.store.subscriptions.last_action_number),
        ),
    )


async def resume_subscription(options: WhichOptions, desk: Desk) -> Document:
    """The subscription, active again."""
    subscription = await meant_subscription(options, desk)
    resumed = await resume(desk.store.subscriptions, subscription.ref, desk.request.now, desk.request.caller.user)
    spans: list[Text | Moment] = [text("The next one comes "), Moment(at=resumed.due_at, zone=resumed.zone)] if resumed.due_at else []
    title = (
        f"Resumed: {resumed.ref}"
        if desk.store.subscriptions.last_action_number is not None
        else f"Nothing was changed: {resumed.ref} is not paused"
    )
    return Document(title=title, blocks=(paragraph(*spans), *undo_button(desk.store.subscriptions.last_action_number)))


async def unsubscribe(options: WhichOptions, desk: Desk) -> Document:
    """The subscription that was ended."""
    subscription = await meant_subscription(options, desk)
    ended = await desk.store.subscriptions.end(subscription.ref, by=desk.request.caller.user, now=desk.request.now)
    return Document(
        title=f"Stopped: {ended.ref}",
        blocks=(
            paragraph(f"No more of {describe_topics(ended)} to {channel_name(ended, desk)}."),
            note("Undo brings it back; what it missed meanwhile comes in one digest."),
            *undo_button(desk.store.subscriptions.last_action_number),
        ),
    )


COMMANDS = (
    digest_command("pause", "hold a subscription", WhichOptions, pause, "/brief digest pause d1"),
    digest_command("resume", "go on with a paused subscription", WhichOptions, resume_subscription, "/brief digest resume d1"),
    digest_command("unsubscribe", "end a subscription", WhichOptions, unsubscribe, "/brief digest unsubscribe d1"),
)
