"""The catalog of all commands."""

from __future__ import annotations

from bot.commands import add, ask, feed, help, latest, quotes, roles, settings, sources, stats, timeline, topics  # noqa: A004
from bot.commands.desk import Desk
from bot.commands.digest import subscribing
from bot.commands.entry import editing
from bot.commands.log import listing
from bot.commands.review import deciding
from bot.core.catalog import Catalog


def catalog() -> Catalog[Desk]:
    """All commands, in the order in which help lists them."""
    return Catalog(
        [
            stats.COMMAND,
            timeline.COMMAND,
            quotes.COMMAND,
            *sources.COMMANDS,
            ask.COMMAND,
            *latest.COMMANDS,
            *(command for command in topics.COMMANDS if len(command.path) == 1),
            help.COMMAND,
            *add.COMMANDS,
            *deciding.COMMANDS,
            *feed.COMMANDS,
            *editing.COMMANDS,
            *listing.COMMANDS,
            *(command for command in topics.COMMANDS if len(command.path) > 1),
            *subscribing.COMMANDS,
            *settings.COMMANDS,
            *roles.COMMANDS,
        ]
    )
