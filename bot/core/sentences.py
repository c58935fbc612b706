"""What a whole sentence asks for: one or several commands, which are offered where they change something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from bot.core.authority import authorise
from bot.core.command import Command
from bot.core.line import ROOT, Line, read_line
from bot.core.offering import lines_asked_for
from bot.core.request import Role

#: The words behind a command name nothing freely: what is there by its mark, or all of it.
_NO_NAME = re.compile(r"$|(?:all|everything|both|digests?|subscriptions?|alerts|watches|[dwn]\d+)(?!\w)", re.IGNORECASE)


class Asker(Protocol):
    """Whoever types a sentence."""

    @property
    def role(self) -> Role: ...


DeskT = TypeVar("DeskT", bound=Asker)


async def line_of_sentence(asked: Sequence[tuple[Command[DeskT], str]], desk: DeskT) -> Line | None:
    """The line for the command that a sentence asks for; None where it names nothing that the command could show.

    Raises:
        UnknownCommand: it would change something, so it is only offered.
        NotAllowed: the asker may run none of the commands that it asks for.
    """
    applying = [found for found in asked if found[0].applies is None or await found[0].applies(found[1], desk)]
    fit = applying or [found for found in asked if found[0].changes and _NO_NAME.match(found[1])][:1]
    allowed = sorted((found for found in fit if found[0].role <= desk.role), key=lambda found: found[0].role)
    if not fit:
        return None
    instead = {command.name: await command.offers(behind, desk) for command, behind in fit if command.offers is not None}
    if not allowed and not any(instead.values()):
        authorise(fit[0][0], desk.role)
    if not allowed or any(command.changes and (behind or not command.shows_alone) for command, behind in allowed):
        own = {command.name: [f"/brief {command.name} {behind}".rstrip()] for command, behind in allowed}
        offered = (one for name in {**own, **instead} for one in (instead.get(name) or own.get(name) or ()))
        raise lines_asked_for(list(dict.fromkeys(offered)))
    command, behind = allowed[0]
    return read_line(f"/{ROOT} {command.name} {behind}")
