"""Private messages for the person who made a subscription, when something prevents its digests. Pure."""

from __future__ import annotations

from bot.core.document import Document, note, paragraph
from storage.digests.records import Subscription


def paused(subscription: Subscription, reason: str) -> Document:
    """The message when a platform refuses for good and the subscription was paused."""
    if subscription.watched is not None:
        return _notice(
            "A watch was paused",
            f"I could not post what watch {subscription.ref} saw and never will be able to as things are: {reason}",
            f"When that has changed, type /brief watch resume {subscription.ref}. What it saw meanwhile is not told later.",
        )
    return _notice(
        "A digest was paused",
        f"I could not post the digest “{subscription.schedule}” and never will be able to as things are: {reason}",
        f"Let me into the channel again, then type /brief digest resume {subscription.ref} there. What is missed goes into one digest.",
    )


def given_up(subscription: Subscription, reason: str, *, begun: bool) -> Document:
    """The message when a digest was given up after a day of failures; ``begun``: a part of it may be in the channel."""
    return _notice(
        "A digest could not be posted" if subscription.watched is None else "An alert could not be posted",
        f"I tried for a day to post {_named(subscription)}: {reason}",
        "A part of it is in the channel; /brief latest shows the rest."
        if begun
        else "Nothing is lost: what it held goes into the next one."
        if subscription.watched is None
        else "It is not tried again; /brief latest shows what is new.",
    )


def unverified(subscription: Subscription, reference: str) -> Document:
    """The message when it can't be found out whether a digest arrived."""
    return _notice(
        f"{'Digest' if subscription.watched is None else 'Alert'} {reference} may not have arrived",
        f"The platform gave no answer when I posted {_named(subscription)}, and I may not read the channel's history. "
        "I did not post it again, for twice is worse.",
        "If it is missing, type /brief latest there. With the right to read the channel's history I can look such messages up.",
    )


def _notice(title: str, happened: str, then: str) -> Document:
    return Document(title=title, blocks=(paragraph(happened), note(then)))


def _named(subscription: Subscription) -> str:
    return f"the digest “{subscription.schedule}”" if subscription.watched is None else f"what watch {subscription.ref} saw"
