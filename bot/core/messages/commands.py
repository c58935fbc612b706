"""The sentences of errors that are raised in ``bot/commands``: what went wrong, and what to do next."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "channel-missing-for-digests": ("There is no channel here to send digests to.", "Ask me in the channel that should get them."),
    "channel-with-several-digests": ("This channel has several digests.", "Name one: {digests}."),
    "channel-without-digest": (
        "This channel gets no digest.",
        "Type /brief digest list for all, or /brief digest subscribe weekdays 09:00",
    ),
}
