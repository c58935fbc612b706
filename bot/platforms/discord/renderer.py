"""A document as Discord messages: title as content, text in embeds, sources and choices as components. Pure: no client, no network."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, TypedDict

from bot.core.document import Choice, Document, Outcome, Source
from bot.core.text import one_line, shorten
from bot.platforms.discord.markup import BREAK, escaped, utf16_length
from bot.platforms.discord.splitting import BUTTONS_IN_ROW, OPTIONS_IN_SELECT, SOURCES_TITLE, Part, Zone, laid_out

CUSTOM_ID = 100
LABEL = 80
OPTION_TEXT = 100

_COLOURS = {
    Outcome.ANSWER: 0x3B6EA5,
    Outcome.NOTHING_FOUND: 0x8A8F98,
    Outcome.MISTAKE: 0xC98A00,
    Outcome.REFUSED: 0xC98A00,
    Outcome.FAILED: 0xB3362B,
}
_SOURCES_COLOUR = 0x8A8F98
_PRESSED = re.compile(r"(?P<kind>[lfskgt])\d*:(?P<rest>.*)", re.DOTALL)

Components = tuple[Mapping[str, Any], ...]


class Payload(TypedDict):
    """The body of a message as Discord's API takes it."""

    content: str
    embeds: list[dict[str, Any]]
    components: list[dict[str, Any]]
    allowed_mentions: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class DiscordMessage:
    """One message: its content, its embeds and its rows of components as Discord's API takes them."""

    content: str
    embeds: tuple[Mapping[str, Any], ...] = ()
    components: Components = ()

    def payload(self) -> Payload:
        """The message as JSON values; nothing in it may ping."""
        return {
            "content": self.content,
            "embeds": [dict(embed) for embed in self.embeds],
            "components": [dict(row) for row in self.components],
            "allowed_mentions": {"parse": []},
        }

    def with_footer(self, text: str) -> DiscordMessage:
        """The message with small print under its last embed, or under its content where it has no embed."""
        if not self.embeds:
            return replace(self, content=f"{self.content}\n-# {escaped(text)}")
        last = {**self.embeds[-1], "footer": {"text": text}}
        return replace(self, embeds=(*self.embeds[:-1], last))


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button or an option of a list stands for: a command line, or the token that it is kept under; with ``form`` the form that the
    line fills in."""

    line: str = ""
    token: str = ""
    shared: bool = False
    form: bool = False


def render(document: Document, tokens: Mapping[str, str] | None = None) -> tuple[DiscordMessage, ...]:
    """The document as messages, in order, each within Discord's limits.

    ``tokens`` has a token for each of ``lines_to_keep``; a button without one is shown switched off.
    """
    return tuple(_message(part, layout, tokens or {}) for part, layout in laid_out(document))


def lines_to_keep(document: Document) -> tuple[str, ...]:
    """The command lines in the document that are too long for a button or a list and need a token, each once."""
    lines = [choice.line for choice in document.choices] + [source.line for source in document.sources if source.line]
    return tuple(dict.fromkeys(line for line in lines if not fits(line)))


def pressed(custom_id: str) -> Pressed | None:
    """What the id of a button or the value of an option stands for; None where it is none of ours."""
    found = _PRESSED.fullmatch(custom_id)
    if found is None:
        return None
    kind, rest = found["kind"], found["rest"]
    shared, form = kind in "st", kind in "fg"
    return Pressed(line=rest, shared=shared, form=form) if kind in "lsf" else Pressed(token=rest, shared=shared, form=form)


def fits(line: str) -> bool:
    """Whether an id can carry this command line."""
    # Room for the kind, a number that keeps ids in one message apart, and the colon.
    return utf16_length(line) <= CUSTOM_ID - 4 and line.isprintable() and line == line.strip()


def _message(document: Document, part: Part, tokens: Mapping[str, str]) -> DiscordMessage:
    title = escaped(one_line(document.title))
    embeds = tuple(_embed(zone, text, document.outcome) for zone, text in part.embeds)
    content = f"**{title}**" if title else ("" if embeds else BREAK)
    choices = [piece.choice for piece in part.pieces if piece.choice]
    sources = [piece.source for piece in part.pieces if piece.source and piece.source.line]
    rows = (*_button_rows(choices, tokens), *_select_rows(sources, tokens))
    return DiscordMessage(content, embeds, rows)


def _embed(zone: Zone, text: str, outcome: Outcome) -> Mapping[str, Any]:
    if zone is Zone.SOURCES:
        return {"title": SOURCES_TITLE, "description": text, "color": _SOURCES_COLOUR}
    return {"description": text, "color": _COLOURS[outcome]}


def _button_rows(choices: Sequence[Choice], tokens: Mapping[str, str]) -> Components:
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


def _select_rows(sources: Sequence[Source], tokens: Mapping[str, str]) -> Components:
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
