"""What the person who made a subscription is told, once, when it can't go on as they wished."""

from __future__ import annotations

from bot.core.document import Document, note, paragraph
from storage.digests.records import Subscription


def paused(subscription: Subscription, reason: str) -> Document:
    """Told when a platform refuses for good."""
    return _notice(
        "A digest was paused",
        f"I could not post the digest “{subscription.schedule}” and never will be able to as things are: {reason}",
        f"Let me into the channel again, then type /brief digest resume {subscription.id} there. What is missed goes into one digest.",
    )


def given_up(subscription: Subscription, reason: str, *, begun: bool) -> Document:
    """Told when a platform failed for longer than it makes sense to try; ``begun``: a part of the digest may be there."""
    return _notice(
        "A digest could not be posted",
        f"I tried for a day to post the digest “{subscription.schedule}”: {reason}",
        "A part of it is in the channel; /brief latest shows the rest."
        if begun
        else "Nothing is lost: what it held goes into the next one.",
    )


def unverified(subscription: Subscription, reference: str) -> Document:
    """Told when nobody can tell whether a message arrived."""
    return _notice(
        f"Digest {reference} may not have arrived",
        f"The platform gave no answer when I posted the digest “{subscription.schedule}”, and I may not read the channel's history. "
        "I did not post it again, for twice is worse.",
        "If it is missing, type /brief latest there. With the right to read the channel's history I can look such messages up.",
    )


def _notice(title: str, happened: str, then: str) -> Document:
    return Document(title=title, blocks=(paragraph(happened), note(then)))
