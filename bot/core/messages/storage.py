"""The sentences of errors that are raised in ``storage``: what went wrong, and what to do next."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "digest-being-sent": (
        "A digest of this subscription is being sent right now.",
        "Look into the channel, then try again in a few minutes.",
    ),
    "digest-lease-lost": ("Digest {reference} is in the hands of another process now.", "Leave it to that one."),
    "digest-unknown": ("There is no digest {reference} here.", "Its reference stands in its title."),
    "entries-promised-already": ("Another digest of this channel holds one of these entries.", "Compose it again."),
    "subscription-ended": ("This digest subscription has ended.", "/brief digest list shows those that there are."),
    "subscription-unknown": ("There is no digest subscription “{ref}” here.", "/brief digest list shows all of them."),
}
