"""People as answers name them: ids of a platform say nothing to anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.commands.desk import Desk
from bot.core.plain import person_told


@dataclass(frozen=True, slots=True)
class People:
    """Who is called what here, by the platform's id."""

    names: Mapping[str, str] = field(default_factory=dict)

    def told(self, person: str) -> str:
        """The person in words (see ``person_told``)."""
        return person_told(person, self.names.get(person, ""))


async def people(desk: Desk) -> People:
    """Those whose names are known: who was given a role by name, and who asks."""
    names = {given.id: given.name for given in await desk.store.roles_given() if given.name and not given.is_group}
    caller = desk.request.caller
    if caller.user_name and caller.user_name != caller.user:
        names.setdefault(caller.user, caller.user_name)
    return People(names)
