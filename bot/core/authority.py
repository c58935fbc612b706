"""Who may run which command: decided here alone, for all platforms."""

from __future__ import annotations

from typing import Any

from bot.core.command import Command
from bot.core.errors import NotAllowed
from bot.core.language import say
from bot.core.request import Role, role_word


def authorise(command: Command[Any], role: Role) -> None:
    """Nothing, when that role may run the command.

    Raises:
        NotAllowed: the role may not run it.
    """
    if role < command.role:
        needed, own = role_word(command.role), role_word(role)
        if command.otherwise:
            raise NotAllowed("role-too-low-otherwise", command=command.name, needed=needed, role=own, otherwise=say(command.otherwise))
        raise NotAllowed("role-too-low", command=command.name, needed=needed, role=own)
