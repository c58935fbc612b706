"""One part of a document as one Slack message: Block Kit blocks, and the plain text that notifications and screen readers use.

Limits are Slack's own, but for the size of all blocks together: Slack refuses about 13,200 characters without documenting how it
counts, so a message stays below 12,000 bytes of JSON.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.core.document import Document
from bot.core.text import one_line
from bot.platforms.slack.blocks import BlockWriter, fallback, title_blocks
from bot.platforms.slack.buttons import Tokens
from bot.platforms.slack.markup import Json, escaped

BLOCKS = 50
BLOCKS_SIZE = 12_000
TEXT = 39_000


@dataclass(frozen=True, slots=True)
class SlackMessage:
    """One message: ``text`` (never empty, escaped) for notifications and screen readers, ``blocks`` for everybody else."""

    text: str
    blocks: tuple[Json, ...]
    private: bool = True

    def response(self) -> Json:
        """The message as an answer to a command, or for a ``response_url``."""
        return {
            "response_type": "ephemeral" if self.private else "in_channel",
            "replace_original": False,
            "text": self.text,
            "blocks": list(self.blocks),
            "unfurl_links": False,
            "unfurl_media": False,
        }

    @property
    def fits(self) -> bool:
        """Whether Slack takes it."""
        return len(self.blocks) <= BLOCKS and size_of(self.blocks) <= BLOCKS_SIZE and len(self.text) <= TEXT


def size_of(blocks: tuple[Json, ...]) -> int:
    """The bytes of JSON that the blocks take. A lone surrogate, which a line may hold, counts as three."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def render_part(document: Document, *, private: bool, tokens: Tokens | None = None) -> SlackMessage:
    """The document as one message, whether it fits or not; ``tokens`` stand for its ``lines_to_keep``.

    A message that is not ``private`` has no "Share" button. A button whose long line has no token is named in small print instead.
    """
    writer = BlockWriter(private, tokens or {})
    blocks = [*title_blocks(document.title), *(slack for block in document.blocks for slack in writer.blocks(block))]
    words = "\n".join(part for part in (one_line(document.title), *map(fallback, document.blocks)) if part.strip())
    return SlackMessage(escaped(words) or "There is nothing to show.", tuple(blocks), private)
