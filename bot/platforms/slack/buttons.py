"""Buttons and menus of a message as Block Kit elements, and what they say when one is pressed.

A button's value says itself what it stands for, so that it outlives the process: it is the command line, or "kept:" and the token that a
line too long for it is kept under. Its action id says what to do with the line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.core.document import Choice, Document, Source
from bot.core.language import say
from bot.core.text import one_line
from bot.platforms.slack.incoming import unescaped
from bot.platforms.slack.markup import Json, shortened

BUTTON_LABEL = 75
BUTTON_VALUE = 2000
OPTION_LABEL = 75
OPTION_VALUE = 150
OPTIONS = 100
ACTIONS = 25

#: Begins a button's value that stands for a longer command line.
KEPT = "kept:"
#: Begin the action ids of buttons and menus: "line:3" answers its line, "share:0" answers for the whole channel, "form:2" opens the form
#: with what its line says, "replace:4" answers in the place of the message with the button.
LINE_ACTION = "line:"
SHARE_ACTION = "share:"
FORM_ACTION = "form:"
REPLACE_ACTION = "replace:"
#: The longest texts of the question that is asked before something is destroyed.
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_LABEL = 30

Tokens = Mapping[str, str]


class KeepLine(Protocol):
    """``Front.keep_line``: a token for a line, kept for good or (``temporary``) for a day."""

    async def __call__(self, workspace: str | None, line: str, temporary: bool = False, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button or an option of a menu stands for: a command line, or the token that it is kept under (None: it is not); with ``form``
    the form that the line fills in."""

    line: str = ""
    token: str | None = None
    shared: bool = False
    form: bool = False
    replace: bool = False


def pressed(action: Json) -> Pressed:
    """What a pressed button or a chosen option stands for."""
    kind, option = str(action.get("action_id", "")), action.get("selected_option") or {}
    value = unescaped(str(action.get("value") or option.get("value") or ""))
    line, token = line_or_token(value)
    return Pressed(
        line,
        token,
        shared=kind.startswith(SHARE_ACTION),
        form=kind.startswith(FORM_ACTION),
        replace=kind.startswith(REPLACE_ACTION),
    )


def line_or_token(value: str) -> tuple[str, str | None]:
    """The command line that a value carries, or (the second) the token that it is kept under."""
    return ("", value.removeprefix(KEPT)) if value.startswith(KEPT) else (value, None)


def lines_to_keep(document: Document) -> tuple[str, ...]:
    """The command lines behind the document's buttons that need a token, because they are too long for a button's value."""
    lines = [choice.line for choice in document.choices if _needs_token(choice.line, BUTTON_VALUE)]
    lines += [source.line for source in document.sources if source.line and _needs_token(source.line, OPTION_VALUE)]
    return tuple(dict.fromkeys(lines))


async def tokens_for(document: Document, workspace: str | None, keep_line: KeepLine, *, for_good: bool = False) -> dict[str, str]:
    """A token for each of the document's ``lines_to_keep``; lines that only open a form are kept for a day, unless ``for_good``."""
    temporary = frozenset() if for_good else document.form_lines
    return {line: await keep_line(workspace, line, line in temporary) for line in lines_to_keep(document)}


def button(choice: Choice, tokens: Tokens, number: int) -> Json | None:
    """The choice as a button, the ``number``-th element with an action in its message; None where its line is too long and has no token."""
    value = _value(choice.line, BUTTON_VALUE, tokens)
    if value is None:
        return None
    kind = SHARE_ACTION if choice.share else FORM_ACTION if choice.form else REPLACE_ACTION if choice.replace else LINE_ACTION
    found: Json = {"type": "button", "action_id": f"{kind}{number}", "text": label_object(choice.label, BUTTON_LABEL), "value": value}
    if choice.danger or choice.primary:
        found["style"] = "danger" if choice.danger else "primary"
    if one_line(choice.confirm):
        found["confirm"] = _question(choice)
    return found


def _question(choice: Choice) -> Json:
    """What Slack asks before it tells anybody that the button was pressed."""
    question: Json = {
        "title": label_object(choice.label, CONFIRM_TITLE),
        "text": label_object(choice.confirm, CONFIRM_TEXT),
        "confirm": label_object(choice.label, CONFIRM_LABEL),
        "deny": label_object(say("Cancel"), CONFIRM_LABEL),
    }
    return {**question, "style": "danger"} if choice.danger else question


def menu_option(source: Source, tokens: Tokens) -> Json | None:
    """The source as an option that opens it; None where nothing does, or its line is too long and has no token."""
    value = _value(source.line, OPTION_VALUE, tokens) if source.line else None
    if value is None:
        return None
    return {"text": label_object(f"[{source.number}] {one_line(source.article)}", OPTION_LABEL), "value": value}


def menu(options: list[Json], number: int) -> Json:
    """A menu of sources, the ``number``-th element with an action in its message: each option opens one, its sentence in full."""
    return {
        "type": "static_select",
        "action_id": f"{LINE_ACTION}{number}",
        "placeholder": label_object(say("Open a source"), BUTTON_LABEL),
        "options": options,
    }


def _value(line: str, longest: int, tokens: Tokens) -> str | None:
    if not _needs_token(line, longest):
        return line
    token = tokens.get(line)
    return None if token is None else KEPT + token


def _needs_token(line: str, longest: int) -> bool:
    # Measured as JSON bytes, so that a message never outgrows its limit by what its buttons carry.
    return len(json.dumps(line)) > longest or line.startswith(KEPT) or not line


def label_object(label: str, longest: int) -> Json:
    """Plain text of at most so many characters, as buttons, options and fields have it."""
    return {"type": "plain_text", "text": shown_label(label, longest), "emoji": False}


def shown_label(label: str, longest: int) -> str:
    return shortened(label, longest) or "…"
