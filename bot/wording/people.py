"""People by the names that answers give them; a platform's ids alone mean nothing to readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.document import Mention, Text
from bot.core.language import say
from bot.core.patterns import regex
from bot.core.text import one_line

#: What the ids of people look like on Slack and Discord; all else is a name already ("operator").
_PERSON_ID = regex(r"[UW][A-Z0-9]{1,20}|\d{1,20}")


@dataclass(frozen=True, slots=True)
class People:
    """The names of people here, by the platform's id."""

    names: Mapping[str, str] = field(default_factory=dict)

    def describe(self, person: str) -> str:
        """The person in words (see ``describe_person``)."""
        return describe_person(person, self.names.get(person, ""))

    def span(self, person: str) -> Mention | Text:
        """The person as the platform shows people: by name; a name that is no id as it is."""
        if is_person_id(person):
            return Mention(what="user", id=person, name=one_line(self.names.get(person, "")))
        return Text(text=one_line(person))


def describe_person(person: str, name: str = "") -> str:
    """The person in words: "@lena" where the name is known, else "user U5"; a name that is no id as it is."""
    if name:
        return f"@{one_line(name)}"
    return say("user {id}", id=person) if is_person_id(person) else one_line(person)


def is_person_id(person: str) -> bool:
    """Whether it is a platform's id of a person, which means nothing to readers."""
    return bool(_PERSON_ID.fullmatch(person))
