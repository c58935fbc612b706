"""A form: what a command needs, asked for field by field. Filled in, it is one command line like any that is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.errors import CommandMistake
from bot.core.line import ROOT, quote

#: What every platform has room for: fields of a form (more are shown where there is room, so what is required comes first), picks of a
#: field, characters of a title.
FIELDS, PICKS, TITLE = 5, 25, 24
#: Characters that a text field holds everywhere.
LONGEST = 3000


class Kind(StrEnum):
    SHORT = "short text"
    LONG = "long text"
    ONE = "one of several"
    SEVERAL = "any of several"


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the values that a field offers, and what people see for it. No value holds a comma where several may be picked."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. Its value goes into the line as ``option`` (its own name where that is empty).

    ``initial`` stands in it when the form opens: one value at most, but for SEVERAL. ``present`` is what is stored now, where the form
    changes something: then only what differs goes into the line, and an emptied field does so as empty words. ``unpicked`` names the
    option that takes the picks which are not picked.
    """

    name: str
    label: str
    hint: str = ""
    kind: Kind = Kind.SHORT
    required: bool = False
    initial: tuple[str, ...] = ()
    picks: tuple[Pick, ...] = ()
    longest: int = LONGEST
    option: str = ""
    present: tuple[str, ...] | None = None
    unpicked: str = ""

    def given(self, values: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
        """What the field puts into the line, by option. A field that was not shown keeps what stood in it."""
        found = tuple(value for value in values.get(self.name, self.initial) if value.strip())
        option = self.option or self.name
        if self.kind is Kind.SEVERAL:
            left = [pick.value for pick in self.picks if pick.value not in found] if self.unpicked else []
            return [(name, ",".join(some)) for name, some in ((option, found), (self.unpicked, left)) if some]
        if self.present is not None:
            return [] if _folded(found) == _folded(self.present) else [(option, "".join(found))]
        return [(option, "".join(found))] if found else []


def _folded(values: Sequence[str]) -> str:
    return " ".join(" ".join(values).split())


class FormChanged(CommandMistake):
    """What was filled in is not the form that this line has now."""

    code = "form-changed"


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one command, in order of importance. ``kept`` are options that go into the line as they are, no field shows them."""

    title: str
    command: str
    fields: tuple[Field, ...]
    kept: tuple[tuple[str, str], ...] = ()

    def line(self, values: Mapping[str, Sequence[str]]) -> str:
        """The command line that the form stands for when these values are filled in, by the names of fields.

        Raises:
            FormChanged: a value belongs to no field.
        """
        if values.keys() - {field.name for field in self.fields}:
            raise FormChanged("form-changed")
        said: dict[str, list[str]] = {}
        for name, value in (*self.kept, *(one for field in self.fields for one in field.given(values))):
            said.setdefault(name, []).append(value)
        return " ".join([f"/{ROOT} {self.command}", *(f"{name}:{quote(','.join(some))}" for name, some in said.items())])


def form_of(command: str, title: str, fields: Sequence[Field], words: Mapping[str, str]) -> Form:
    """The form of these fields; what was typed for options without a field is kept."""
    shown = {name for field in fields for name in (field.option or field.name, field.unpicked)}
    return Form(title, command, tuple(fields), tuple((name, value) for name, value in words.items() if name not in shown))
