"""A document as Discord messages. Pure: no client, no network."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.document import Document
from bot.platforms.discord.message import DiscordMessage, render_part
from bot.platforms.discord.splitting import parts_of


def render(document: Document, *, tokens: Mapping[str, str] | None = None) -> tuple[DiscordMessage, ...]:
    """The document as messages, in order, each within Discord's limits; at least one. Only sentences of sources are cut to save a message.

    ``tokens`` stand for the document's ``lines_to_keep``; a button whose long line has none is shown switched off.
    """
    return tuple(render_part(part, tokens=tokens) for part in parts_of(document))
