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
from bot.commands.digest.options import PreviewOptions, WhichOptions
from bot.commands.digest.personal import require_admin
from bot.core.document import Document, Hint, Outcome, note, paragraph
from bot.core.language import say, speaking, to_say
from bot.core.text import capitalised
from bot.digests.delivering import DeliveryOutcome
from bot.digests.detailing import with_details_button
from bot.digests.subscribing import unstored
from storage.digests.records import DeliveryState


async def show_preview(options: PreviewOptions, desk: Desk) -> Document:
    """Exactly what would be sent now, its details behind a button; without a subscription, what a channel without an earlier digest would
    get."""
    subscription = await meant_subscription_if_any(WhichOptions(options.digest), desk)
    if subscription is None:
        require_admin(desk, "digest preview", FOR_YOURSELF)
        zone = await desk.zone(else_callers=True)
        subscription = unstored(audience_of(desk), (), zone, desk.request.now)
    document = await desk.deliverer.preview(subscription)
    with speaking(await desk.deliverer.language(subscription)):
        if options.details == "on" and document.details:
            return Document(title=say("Preview: details"), blocks=document.details)
        line = " ".join(filter(None, ["/brief digest preview", subscription.ref, "details:on"]))
        return with_details_button(document, line).model_copy(update={"private": True})


async def send_now(options: WhichOptions, desk: Desk) -> Document:
    """What became of sending the digest at once."""
    subscription = await meant_subscription(options, desk)
    done = _outcome(await desk.deliverer.send_now(subscription), desk)
    return done.model_copy(update={"blocks": (*done.blocks, *paused_note(subscription))})


def _outcome(outcome: DeliveryOutcome, desk: Desk) -> Document:
    match outcome.state:
        case DeliveryState.SENT:
            return Document(
                title=say("Sent: digest {reference}", reference=outcome.reference),
                blocks=(paragraph(say("To {channel}.", channel=channel_name(outcome.subscription, desk))),),
            )
        case DeliveryState.SKIPPED:
            return Document(
                title=say("Nothing was sent"),
                blocks=(
                    paragraph(say("There is nothing new for this channel.")),
                    note(
                        say("To get a message on days without news too:"),
                        " ",
                        Hint(line=f"/brief digest edit {outcome.subscription.ref} empty:say"),
                    ),
                ),
            )
        case DeliveryState.FAILED:
            return _unsent(outcome, desk, to_say("Digest {reference} could not be sent"), to_say("Mend that, then send it again."))
        case DeliveryState.UNVERIFIED:
            then = to_say("Look for its reference in the channel; it is not sent again by itself.")
            return _unsent(outcome, desk, to_say("Digest {reference} may or may not have arrived"), then)
        case DeliveryState.UNKNOWN:
            then = to_say("It is sent again only if it is not there.")
            return _unsent(outcome, desk, to_say("Digest {reference} is being looked up in the channel"), then)
        case _:
            return _unsent(outcome, desk, to_say("Digest {reference} is not sent yet"), to_say("It is tried again by itself."))


def _unsent(outcome: DeliveryOutcome, desk: Desk, what: str, then: str) -> Document:
    reason = f": {outcome.reason}" if outcome.reason else ""
    return Document(
        title=say(what, reference=outcome.reference),
        blocks=(paragraph(f"{capitalised(channel_name(outcome.subscription, desk))}{reason}"), paragraph(say(then))),
        outcome=Outcome.REFUSED,
        code=f"digest-{outcome.state}",
    )


COMMANDS = (
    digest_command("preview", "exactly what would be sent now", PreviewOptions, show_preview, "/brief digest preview", changes=False),
    digest_command("now", "send a digest at once", WhichOptions, send_now, "/brief digest now d1", slow=True),
)
