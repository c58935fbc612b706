"""Private messages for the person who made a subscription, when something prevents its digests. Pure."""

from __future__ import annotations

from bot.core.document import Document, note, paragraph
from bot.core.language import say
from storage.digests.records import Subscription


def paused(subscription: Subscription, reason: str) -> Document:
    """The message when a platform refuses for good and the subscription was paused."""
    if subscription.watched is not None:
        return _notice(
            say("A watch was paused"),
            say(
                "I could not post what watch {subscription} saw and never will be able to as things are: {reason}",
                subscription=subscription.ref,
                reason=reason,
            ),
            say(
                "When that has changed, type /brief watch resume {subscription}. You get no alerts later for what it saw meanwhile.",
                subscription=subscription.ref,
            ),
        )
    return _notice(
        say("A digest was paused"),
        say(
            "I could not post the digest “{schedule}” and never will be able to as things are: {reason}",
            schedule=subscription.schedule,
            reason=reason,
        ),
        say(
            "Let me into the channel again, then type /brief digest resume {subscription} there. What is missed goes into one digest.",
            subscription=subscription.ref,
        ),
    )


def given_up(subscription: Subscription, reason: str, *, begun: bool) -> Document:
    """The message when a digest was given up after a day of failures; ``begun``: a part of it may be in the channel."""
    return _notice(
        say("A digest could not be posted") if subscription.watched is None else say("An alert could not be posted"),
        say("I tried for a day to post {named}: {reason}", named=_named(subscription), reason=reason),
        say("A part of it is in the channel; /brief latest shows the rest.")
        if begun
        else say("Nothing is lost: what it held goes into the next one.")
        if subscription.watched is None
        else say("It is not tried again; /brief latest shows what is new."),
    )


def unverified(subscription: Subscription, reference: str) -> Document:
    """The message when it can't be found out whether a digest arrived."""
    return _notice(
        say("Digest {reference} may not have arrived", reference=reference)
        if subscription.watched is None
        else say("Alert {reference} may not have arrived", reference=reference),
        say(
            "The platform gave no answer when I posted {named}, and I may not read the channel's history. I did not "
            "post it again, for twice is worse.",
            named=_named(subscription),
        ),
        say("If it is missing, type /brief latest there. With the right to read the channel's history I can look such messages up."),
    )


def _notice(title: str, happened: str, then: str) -> Document:
    return Document(title=title, blocks=(paragraph(happened), note(then)))


def _named(subscription: Subscription) -> str:
    return (
        say("the digest “{schedule}”", schedule=subscription.schedule)
        if subscription.watched is None
        else say("what watch {subscription} saw", subscription=subscription.ref)
    )
