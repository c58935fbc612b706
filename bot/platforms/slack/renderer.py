"""Documents as Slack messages."""

from __future__ import annotations

from bot.core.document import Document
from bot.platforms.slack.blocks import SlackMessage, Tokens, lines_to_keep, render_one
from bot.platforms.slack.splitting import split

__all__ = ["SlackMessage", "lines_to_keep", "render", "split"]


def render(document: Document, *, private: bool, tokens: Tokens | None = None) -> tuple[SlackMessage, ...]:
    """The document in as few messages as Slack takes, in order; at least one. Only sentences of sources are cut where room is short.

    ``private`` messages are for the caller alone; others have no "Share" button. ``tokens`` stand for the ``lines_to_keep``; a button whose
    long line has none is named in small print instead.
    """
    return tuple(render_one(part, private=private, tokens=tokens) for part in split(document))
