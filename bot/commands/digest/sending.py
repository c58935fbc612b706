"""/brief digest preview and now: a digest apart from its schedule, looked at or sent."""

from __future__ import annotations

from bot.commands.desk import Desk
from bot.commands.digest.command import (
    FOR_YOURSELF,
    audience_of,
    channel_name,
    digest_command,
    meant_subscription,
    meant_subscription_if_any,
    paused_note,
)
from bot.commands.digest.options import WhichOptions
from bot.commands.digest.personal import require_admin
from bot.core.document import Document, Outcome, paragraph
from bot.digests.delivering import DeliveryOutcome
from bot.digests.subscribing import unstored
from storage.digests.records import DeliveryState


async def show_preview(options: WhichOptions, desk: Desk) -> Document:
    """Exactly what would be sent now; without a subscription, what a channel without an earlier digest would get."""
    subscription = await meant_subscription_if_any(options, desk)
    if subscription is None:
        require_admin(desk, "digest preview", FOR_YOURSELF)
        zone = await desk.zone(else_callers=True)
        subscription = unstored(audience_of(desk), (), zone, desk.request.now)
    document = await desk.deliverer.preview(subscription)
    return document.model_copy(update={"private": True, "title": f"Preview: {document.title}"})


async def send_now(options: WhichOptions, desk: Desk) -> Document:
    """What became of sending the digest at once."""
    subscription = await meant_subscription(options, desk)
    done = _outcome(await desk.deliverer.send_now(subscription), desk)
    return done.model_copy(update={"blocks": (*done.blocks, *paused_note(subscription))})


def _outcome(outcome: DeliveryOutcome, desk: Desk) -> Document:
    match outcome.state:
        case DeliveryState.SENT:
            return Document(
                title=f"Sent: digest {outcome.reference}", blocks=(paragraph(f"To {channel_name(outcome.subscription, desk)}."),)
            )
        case DeliveryState.SKIPPED:
            return Document(
                title="Nothing was sent",
                blocks=(paragraph("There is nothing new for this channel. Subscribe with empty:say to be told of empty days."),),
            )
        case DeliveryState.FAILED:
            return _unsent(outcome, "could not be sent", "Mend that, then type /brief digest now again.")
        case DeliveryState.UNVERIFIED:
            return _unsent(outcome, "may or may not have arrived", "Look for its reference in the channel; it is not sent again by itself.")
        case DeliveryState.UNKNOWN:
            return _unsent(outcome, "is being looked up in the channel", "It is sent again only if it is not there.")
        case _:
            return _unsent(outcome, "is not sent yet", "It is tried again by itself.")


def _unsent(outcome: DeliveryOutcome, what: str, then: str) -> Document:
    reason = f": {outcome.reason}" if outcome.reason else ""
    return Document(
        title=f"Digest {outcome.reference} {what}",
        blocks=(paragraph(f"Channel {outcome.subscription.channel}{reason}"), paragraph(then)),
        outcome=Outcome.REFUSED,
        code=f"digest-{outcome.state}",
    )


COMMANDS = (
    digest_command("preview", "exactly what would be sent now", WhichOptions, show_preview, "/brief digest preview", changes=False),
    digest_command("now", "send a digest at once", WhichOptions, send_now, "/brief digest now d1", slow=True),
)
