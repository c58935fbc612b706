"""Buttons and lists of a message as Discord's components, and what their ids say when one is pressed.

An id says itself what it stands for, so that it outlives the process: it carries the command line, or the token that a line too long for it
is kept under. The letter in front of the colon is the kind ("l:/brief help"), a number behind the letter makes ids unique in their message.
Where something is asked before the line is run, the question stands in front of the line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Protocol

from bot.core.document import Choice, Document, Source
from bot.core.language import say
from bot.core.text import one_line
from bot.platforms.discord.markup import shortened, utf16_length

#: The most characters of an id or of an option's value.
CUSTOM_ID = 100
LABEL = 80
OPTION_TEXT = 100
BUTTONS_IN_ROW = 5
OPTIONS_IN_SELECT = 25
PRIMARY, SECONDARY, DANGER = 1, 2, 4

#: The kinds of ids: the letter where an id carries its line, and the letter where it carries the token of the line.
_ANSWER, _SHARE, _FORM, _REPLACE, _CONFIRM = "lk", "st", "fg", "rq", "cd"
_PRESSED = re.compile(r"(?P<kind>[lksgftrqcd])\d*:(?P<rest>.*)", re.DOTALL)
_END_OF_QUESTION = "⏎"

Component = Mapping[str, Any]
Components = tuple[Component, ...]


class KeepLine(Protocol):
    """``Front.keep_line``: a token for a line, kept for good or (``temporary``) for a day."""

    async def __call__(self, workspace: str | None, line: str, temporary: bool = False, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button or an option of a list stands for: a command line, or the token that it is kept under.

    ``kinds`` are the letters of its kind. The line of one that asks first (``asks``) is taken apart by ``question_and_line``.
    """

    line: str = ""
    token: str = ""
    kinds: str = _ANSWER

    @property
    def shared(self) -> bool:
        return self.kinds == _SHARE

    @property
    def form(self) -> bool:
        """Whether the line fills in a form."""
        return self.kinds == _FORM

    @property
    def replaces(self) -> bool:
        """Whether the answer takes the place of the message with the button."""
        return self.kinds == _REPLACE

    @property
    def asks(self) -> bool:
        return self.kinds == _CONFIRM

    @property
    def cancels(self) -> bool:
        """Whether it only takes back the question in whose message it is."""
        return self.replaces and not self.line and not self.token


def lines_to_keep(document: Document) -> tuple[str, ...]:
    """The command lines in the document that are too long for a button or a list and need a token, each once; where something is asked
    first, with the question."""
    lines = [carried_by(choice) for choice in document.choices] + [source.line for source in document.sources if source.line]
    return tuple(dict.fromkeys(line for line in lines if not fits(line)))


def carried_by(choice: Choice) -> str:
    """What the button has to remember: the line, and the question that is asked first."""
    question = one_line(choice.confirm).replace(_END_OF_QUESTION, " ")
    return f"{question}{_END_OF_QUESTION}{choice.line}" if question else choice.line


def question_and_line(carried: str) -> tuple[str, str]:
    """The question that is asked first, and the line that is run then."""
    question, _, line = carried.partition(_END_OF_QUESTION)
    return question, line


def pressed(custom_id: str) -> Pressed | None:
    """What the id of a button or the value of an option stands for; None where the bot did not make it."""
    found = _PRESSED.fullmatch(custom_id)
    if found is None:
        return None
    kinds = next(kinds for kinds in (_ANSWER, _SHARE, _FORM, _REPLACE, _CONFIRM) if found["kind"] in kinds)
    return Pressed(line=found["rest"], kinds=kinds) if found["kind"] == kinds[0] else Pressed(token=found["rest"], kinds=kinds)


def fits(line: str) -> bool:
    """Whether an id has room for this command line."""
    # Room for the kind, a number that makes ids unique in their message, and the colon.
    return utf16_length(line) <= CUSTOM_ID - 4 and line.isprintable() and line == line.strip()


async def tokens_for(document: Document, workspace: str | None, keep_line: KeepLine, *, for_good: bool = False) -> dict[str, str]:
    """A token for each of the document's ``lines_to_keep``; lines that only open a form are kept for a day, unless ``for_good``."""
    temporary = frozenset() if for_good else document.form_lines
    return {line: await keep_line(workspace, line, line in temporary) for line in lines_to_keep(document)}


def button(choice: Choice, tokens: Mapping[str, str], taken: set[str]) -> Component:
    """The choice as a button; one whose line has no token is switched off. ``taken`` are the ids that its message has already."""
    carried = carried_by(choice)
    kinds = _CONFIRM if choice.confirm else _SHARE if choice.share else _FORM if choice.form else _REPLACE if choice.replace else _ANSWER
    custom_id = _id(carried, tokens, taken, kinds)
    shown = {
        "type": 2,
        "style": DANGER if choice.danger else PRIMARY if choice.primary else SECONDARY,
        "label": shortened(one_line(choice.label) or "…", LABEL),
        "custom_id": custom_id or _unique("x", hashlib.sha256(carried.encode("utf-8", "replace")).hexdigest()[:12], taken),
    }
    return shown if custom_id else {**shown, "disabled": True}


def row_of(buttons: Sequence[Component]) -> Component:
    """At most five buttons beside each other."""
    return {"type": 1, "components": list(buttons)}


def select_rows(sources: Sequence[Source], tokens: Mapping[str, str]) -> Components:
    """The sources as lists to choose from, one list a row; a source whose line has no token is left out."""
    rows: list[Component] = []
    for at in range(0, len(sources), OPTIONS_IN_SELECT):
        taken: set[str] = set()
        options = [option for source in sources[at : at + OPTIONS_IN_SELECT] if (option := _option(source, tokens, taken))]
        if options:
            select = {"type": 3, "custom_id": f"open:{len(rows)}", "placeholder": say("Open a source"), "options": options}
            rows.append({"type": 1, "components": [select]})
    return tuple(rows)


def _option(source: Source, tokens: Mapping[str, str], taken: set[str]) -> Component | None:
    value = _id(source.line, tokens, taken, _ANSWER)
    if value is None:
        return None
    label = shortened(f"[{source.number}] {one_line(source.article)}".strip(), OPTION_TEXT)
    sentence = shortened(one_line(source.sentence), OPTION_TEXT)
    return {"label": label, "value": value} | ({"description": sentence} if sentence else {})


def _id(line: str, tokens: Mapping[str, str], taken: set[str], kinds: str) -> str | None:
    """An id for the line that no other component of the message has; None where the line is too long and has no token. ``kinds`` are the
    letters for a line and for a token."""
    if fits(line):
        return _unique(kinds[0], line, taken)
    return _unique(kinds[1], tokens[line], taken) if line in tokens else None


def _unique(kind: str, rest: str, taken: set[str]) -> str:
    for number in count():
        custom_id = f"{kind}{number or ''}:{rest}"
        if custom_id not in taken:
            taken.add(custom_id)
            return custom_id
    raise AssertionError("unreachable")
