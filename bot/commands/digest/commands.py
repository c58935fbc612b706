"""All commands under /brief digest, in the order in which help lists them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.desk import Desk
from bot.commands.digest import editing, listing, pausing, personal, sending, sent, subscribing
from bot.core.command import Command

COMMANDS: Sequence[Command[Desk]] = (
    subscribing.COMMAND,
    listing.LIST,
    *sending.COMMANDS,
    listing.NEXT,
    editing.COMMAND,
    *sent.COMMANDS,
    *pausing.COMMANDS,
    personal.COMMAND,
)
