"""All commands under /brief feed, in the order in which help lists them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.desk import Desk
from bot.commands.feed import adding, changing, checking, importing, listing
from bot.core.command import Command

COMMANDS: Sequence[Command[Desk]] = (
    adding.COMMAND,
    listing.COMMAND,
    checking.COMMAND,
    *changing.COMMANDS,
    *importing.COMMANDS,
)
