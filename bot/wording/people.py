"""People as answers name them: ids of a platform say nothing to anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.text import describe_person


@dataclass(frozen=True, slots=True)
class People:
    """Who is called what here, by the platform's id."""

    names: Mapping[str, str] = field(default_factory=dict)

    def told(self, person: str) -> str:
        """The person in words (see ``describe_person``)."""
        return describe_person(person, self.names.get(person, ""))
