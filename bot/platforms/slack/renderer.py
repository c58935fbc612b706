"""A document as Slack messages. Pure: no client, no network."""

from __future__ import annotations

from bot.core.document import Document
from bot.core.language import speaking
from bot.platforms.slack.buttons import Tokens
from bot.platforms.slack.message import SlackMessage, render_part
from bot.platforms.slack.splitting import split_and_tried


def render(document: Document, *, private: bool, tokens: Tokens | None = None) -> tuple[SlackMessage, ...]:
    """The document as messages, in order, each within Slack's limits; at least one. Only sentences of sources are cut to save a message.

    ``private`` messages are for the caller alone; others have no "Share" button. ``tokens`` stand for the document's ``lines_to_keep``; a
    button whose long line has none is named in small print instead.
    """
    with speaking(document.language):
        parts, tried = split_and_tried(document)
        if tried is not None and private and not tokens:
            return (tried,)
        return tuple(render_part(part, private=private, tokens=tokens) for part in parts)
