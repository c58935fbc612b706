"""The catalog of all commands."""

from __future__ import annotations

from bot.commands import (
    add,
    ask,
    digest,
    entries,
    feed,
    help,  # noqa: A004 - the room is named for its command
    latest,
    log,
    quotes,
    review,
    roles,
    settings,
    sources,
    stats,
    timeline,
    topics,
)
from bot.commands.desk import Desk
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
            *review.COMMANDS,
            *feed.COMMANDS,
            *entries.COMMANDS,
            *log.COMMANDS,
            *(command for command in topics.COMMANDS if len(command.path) > 1),
            *digest.COMMANDS,
            *settings.COMMANDS,
            *roles.COMMANDS,
        ]
    )
