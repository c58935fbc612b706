"""A form: what a command needs, asked for field by field. Filled in, it is one command line like any that is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.errors import CommandMistake
from bot.core.line import ROOT, quote
from bot.core.text import without_invisible

#: Fields of a form that every platform shows. Some show more, so what is required comes first.
MAX_FIELDS = 5
#: Picks of a field that every platform shows.
MAX_PICKS = 25
#: Characters of a form's title that every platform shows.
MAX_TITLE = 24
#: Characters that a text field holds on every platform.
MAX_TEXT = 3000


class Kind(StrEnum):
    SHORT = "short text"
    LONG = "long text"
    ONE = "one of several"
    SEVERAL = "any of several"
    PERSON = "a person of the platform"
    CHANNEL = "a channel of the platform"


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the values that a field offers, and what people see for it. No value holds a comma where several may be picked."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. Its value goes into the line as ``option`` (its own name where that is empty).

    ``initial`` is what the field holds when the form opens: one value at most, except for SEVERAL. ``present`` is what is stored now, where
    the form changes something: then only what differs goes into the line, and a field that was emptied gives an empty value. ``unpicked``
    names the option that takes the picks which were not chosen. ``completes``: its values are looked up while they are typed, as those of
    its option are, where the platform can do so in a form. People and channels are mentions ("<@U1>", "<#C1>").
    ``takes_file``: instead of its text a file may be handed in, where the platform can do so in a form.
    """

    name: str
    label: str
    hint: str = ""
    kind: Kind = Kind.SHORT
    required: bool = False
    initial: tuple[str, ...] = ()
    picks: tuple[Pick, ...] = ()
    longest: int = MAX_TEXT
    option: str = ""
    present: tuple[str, ...] | None = None
    unpicked: str = ""
    completes: bool = False
    takes_file: bool = False

    def given(self, values: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
        """What the field puts into the line, by option. A field that was not shown keeps its initial value."""
        found = tuple(value for value in values.get(self.name, self.initial) if without_invisible(value).strip())
        option = self.option or self.name
        if self.kind is Kind.SEVERAL:
            if self.present is not None:
                return [] if _each(found) == _each(self.present) else [(option, ",".join(found))]
            left = [pick.value for pick in self.picks if pick.value not in found] if self.unpicked else []
            return [(name, ",".join(some)) for name, some in ((option, found), (self.unpicked, left)) if some]
        if self.present is not None:
            return [] if _folded(found) == _folded(self.present) else [(option, "".join(found))]
        return [(option, "".join(found))] if found else []


def _each(values: Sequence[str]) -> set[str]:
    return {piece.strip() for value in values for piece in value.split(",") if piece.strip()}


def _folded(values: Sequence[str]) -> str:
    return " ".join(" ".join(values).split())


class FormChanged(CommandMistake):
    """The form that was filled in is not the one that this line has now."""

    code = "form-changed"


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one command, in order of importance. ``kept`` are options that no field shows; they go into the line unchanged.
    ``submit`` says on the button what it does, in 24 characters at the most."""

    title: str
    command: str
    fields: tuple[Field, ...]
    kept: tuple[tuple[str, str], ...] = ()
    submit: str = ""

    def line(self, values: Mapping[str, Sequence[str]]) -> str:
        """The command line that the form makes of these values, by the names of fields.

        Raises:
            FormChanged: a value belongs to no field.
        """
        if values.keys() - {field.name for field in self.fields}:
            raise FormChanged("form-changed")
        given: dict[str, list[str]] = {}
        for name, value in (*self.kept, *(one for field in self.fields for one in field.given(values))):
            given.setdefault(name, []).append(value)
        return " ".join([f"/{ROOT} {self.command}", *(f"{name}:{quote(','.join(some))}" for name, some in given.items())])


def form_of(command: str, title: str, fields: Sequence[Field], words: Mapping[str, str], submit: str = "") -> Form:
    """The form of these fields; what was typed for options without a field is kept."""
    shown = {name for field in fields for name in (field.option or field.name, field.unpicked)}
    return Form(title, command, tuple(fields), tuple((name, value) for name, value in words.items() if name not in shown), submit)
