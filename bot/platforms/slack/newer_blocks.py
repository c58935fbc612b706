"""Which workspaces take Slack's newer blocks, tables and charts, as far as their answers have shown.

Slack brings a new block to one workspace after the other, and refuses a message with a block that is not there yet (``invalid_blocks``).
Such a message is sent once more in older blocks, and the workspace gets those for a day; where Slack refuses these too, or their length,
the words alone are sent, so that the answer is there at all. Where nothing comes back, which is so for the
response to a slash command, newer blocks are used only where a message with them was taken before; while that is not known, the command
is acknowledged without words and answered by its response URL, which does tell.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from bot.platforms.slack.failures import TOO_LONG
from bot.platforms.slack.message import SHORT_TEXT, SlackMessage, in_words_alone

log = logging.getLogger(__name__)

#: Seconds for which a refusal is remembered: by then Slack may have brought the blocks to the workspace.
REMEMBERED = 24 * 3600.0
#: How Slack refuses a message because of its blocks.
REFUSALS = frozenset({"invalid_blocks", "invalid_blocks_format", "unsupported_block_type"})


class NewerBlocks:
    """What is known of each workspace, in this process; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._taken: set[str | None] = set()
        self._refused: dict[str | None, float] = {}

    def is_known(self, workspace: str | None) -> bool:
        """Whether it is known what the workspace takes, so that nothing needs to come back."""
        return workspace in self._taken or self._refuses(workspace)

    def for_workspace(self, workspace: str | None, message: SlackMessage) -> SlackMessage:
        """The message in the blocks that the workspace takes, in newer ones where that is not known."""
        return message.older if message.older is not None and self._refuses(workspace) else message

    def taken(self, workspace: str | None, message: SlackMessage) -> None:
        """Slack took the message."""
        if message.older is not None:
            self._taken.add(workspace)

    def after_refusal(self, workspace: str | None, message: SlackMessage, error: str | None) -> SlackMessage | None:
        """What to send instead of a message that Slack refused with that error: the same in older blocks, else in words alone; None where
        that is no help."""
        if error in TOO_LONG:
            shorter = in_words_alone(message.older or message, SHORT_TEXT)
            return shorter if shorter != message else None
        if error not in REFUSALS:
            return None
        if message.older is None:
            log.warning("Slack refuses a message in %s (%s): it is sent in words alone", workspace, error)
            return in_words_alone(message) if message.blocks else None
        log.info("Slack does not take tables or charts in %s yet: they are lines and words for a day", workspace)
        self._refused[workspace] = self._clock() + REMEMBERED
        self._taken.discard(workspace)
        return message.older

    def _refuses(self, workspace: str | None) -> bool:
        return self._clock() < self._refused.get(workspace, 0.0)
