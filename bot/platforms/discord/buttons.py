"""Buttons and lists of a message as Discord's components, and what their ids say when one is pressed.

An id says itself what it stands for, so that it outlives the process: it carries the command line, or the token that a line too long for it
is kept under. The letter in front of the colon is the kind ("l:/brief help"), a number behind the letter makes ids unique in their message.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Protocol

from bot.core.document import Choice, Document, Source
from bot.core.text import one_line, shorten
from bot.platforms.discord.markup import utf16_length

#: The most characters of an id or of an option's value.
CUSTOM_ID = 100
LABEL = 80
OPTION_TEXT = 100
BUTTONS_IN_ROW = 5
OPTIONS_IN_SELECT = 25

_PRESSED = re.compile(r"(?P<kind>[lfskgt])\d*:(?P<rest>.*)", re.DOTALL)

Components = tuple[Mapping[str, Any], ...]


class KeepLine(Protocol):
    """``Front.keep_line``: a token for a line, kept for good or (``temporary``) for a day."""

    async def __call__(self, workspace: str | None, line: str, temporary: bool = False, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button or an option of a list stands for: a command line, or the token that it is kept under; with ``form`` the form that the
    line fills in."""

    line: str = ""
    token: str = ""
    shared: bool = False
    form: bool = False


def lines_to_keep(document: Document) -> tuple[str, ...]:
    """The command lines in the document that are too long for a button or a list and need a token, each once."""
    lines = [choice.line for choice in document.choices] + [source.line for source in document.sources if source.line]
    return tuple(dict.fromkeys(line for line in lines if not fits(line)))


def pressed(custom_id: str) -> Pressed | None:
    """What the id of a button or the value of an option stands for; None where the bot did not make it."""
    found = _PRESSED.fullmatch(custom_id)
    if found is None:
        return None
    kind, rest = found["kind"], found["rest"]
    shared, form = kind in "st", kind in "fg"
    return Pressed(line=rest, shared=shared, form=form) if kind in "lsf" else Pressed(token=rest, shared=shared, form=form)


def fits(line: str) -> bool:
    """Whether an id has room for this command line."""
    # Room for the kind, a number that makes ids unique in their message, and the colon.
    return utf16_length(line) <= CUSTOM_ID - 4 and line.isprintable() and line == line.strip()


async def tokens_for(document: Document, workspace: str | None, keep_line: KeepLine, *, for_good: bool = False) -> dict[str, str]:
    """A token for each of the document's ``lines_to_keep``; lines that only open a form are kept for a day, unless ``for_good``."""
    temporary = frozenset() if for_good else document.form_lines
    return {line: await keep_line(workspace, line, line in temporary) for line in lines_to_keep(document)}


def button_rows(choices: Sequence[Choice], tokens: Mapping[str, str]) -> Components:
    """The choices as rows of buttons; one whose line has no token is switched off."""
    taken: set[str] = set()
    buttons = [_button(choice, tokens, taken) for choice in choices]
    return tuple({"type": 1, "components": buttons[at : at + BUTTONS_IN_ROW]} for at in range(0, len(buttons), BUTTONS_IN_ROW))


def _button(choice: Choice, tokens: Mapping[str, str], taken: set[str]) -> Mapping[str, Any]:
    custom_id = _id(choice.line, tokens, taken, "st" if choice.share else "fg" if choice.form else "lk")
    button = {
        "type": 2,
        "style": 4 if choice.danger else 2,
        "label": shorten(one_line(choice.label) or "…", LABEL // 2 if utf16_length(choice.label) > LABEL else LABEL),
        "custom_id": custom_id or _unique("x", hashlib.sha256(choice.line.encode("utf-8", "replace")).hexdigest()[:12], taken),
    }
    return button if custom_id else {**button, "disabled": True}


def select_rows(sources: Sequence[Source], tokens: Mapping[str, str]) -> Components:
    """The sources as lists to choose from, one list a row; a source whose line has no token is left out."""
    rows: list[Mapping[str, Any]] = []
    for at in range(0, len(sources), OPTIONS_IN_SELECT):
        taken: set[str] = set()
        options = [option for source in sources[at : at + OPTIONS_IN_SELECT] if (option := _option(source, tokens, taken))]
        if options:
            select = {"type": 3, "custom_id": f"open:{len(rows)}", "placeholder": "Open a source", "options": options}
            rows.append({"type": 1, "components": [select]})
    return tuple(rows)


def _option(source: Source, tokens: Mapping[str, str], taken: set[str]) -> Mapping[str, Any] | None:
    value = _id(source.line, tokens, taken, "lk")
    if value is None:
        return None
    label = _option_text(f"[{source.number}] {one_line(source.article)}".strip())
    sentence = _option_text(one_line(source.sentence))
    return {"label": label, "value": value} | ({"description": sentence} if sentence else {})


def _option_text(text: str) -> str:
    return shorten(text, OPTION_TEXT // 2 if utf16_length(text) != len(text) else OPTION_TEXT)


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
