"""A message of components as plain text, as a phone shows it: 42 columns a line, without markup.

Small print is drawn two columns to the right, a button in brackets ("[Edit]"; the one that most people want "[* Approve]", one that
destroys "[! Remove]"), and a list as "[Open a source v]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.core.bars import columns as width
from bot.platforms.discord.blocks import LINE
from tests.fake_discord.components import BUTTON, CONTAINER, FILE, GALLERY, ROW, SECTION, SELECT, SEPARATOR, TEXT

_STYLES = {1: "* ", 4: "! "}
_RELATIVE_TIME = re.compile(r" \(<t:-?\d+:R>\)")
_COMMAND = re.compile(r"</([^:>]+):\d+>")
_MENTION = re.compile(r"<(@|@&|#)(\d+)>")
_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)")
_MARK = re.compile(r"\\(.)|\*\*|(?<![^\W_])_|_(?![^\W_])|`|\u200b", re.DOTALL)


def drawn(payload: Mapping[str, Any]) -> str:
    """The message as a phone shows it; its lines end without spaces, and the last one with a line break."""
    lines = [line.rstrip() for component in payload["components"] for line in _lines(component)]
    return "\n".join(lines) + "\n"


def plain(markup: str) -> str:
    """The words of a line of markup as they are read."""
    shown = _RELATIVE_TIME.sub("", markup)
    for pattern, replacement in ((_COMMAND, r"/\1"), (_MENTION, r"\1\2"), (_LINK, r"\1")):
        shown = pattern.sub(replacement, shown)
    return _MARK.sub(lambda found: found[1] or "", shown)


def _lines(component: Mapping[str, Any]) -> Iterator[str]:
    match component["type"]:
        case kind if kind == CONTAINER:
            for inner in component["components"]:
                yield from _lines(inner)
        case kind if kind == TEXT:
            yield from _text(component["content"])
        case kind if kind == SEPARATOR:
            yield "─" * LINE
        case kind if kind == SECTION:
            yield from _beside([line for inner in component["components"] for line in _lines(inner)], _button(component["accessory"]))
        case kind if kind == ROW:
            yield from _wrapped([_button(one) if one["type"] == BUTTON else _list(one) for one in component["components"]], LINE)
        case kind if kind == GALLERY:
            yield from (f"[picture: {one.get('description', '')}]" for one in component["items"])
        case kind if kind == FILE:
            yield f"[file: {component['file']['url'].removeprefix('attachment://')}]"
        case kind:
            raise ValueError(f"a component of type {kind} can't be drawn")


def _text(markup: str) -> Iterator[str]:
    for line in markup.split("\n"):
        if line.startswith("-# "):
            yield from (f"  {part}" for part in _wrapped(plain(line[3:]).split(), LINE - 2))
        elif line.startswith("- "):
            first, *others = _wrapped(plain(line[2:]).split(), LINE - 2) or [""]
            yield from (f"• {first}", *(f"  {other}" for other in others))
        else:
            yield from _wrapped(plain(line.removeprefix("### ")).split(), LINE) or [""]


def _wrapped(words: Sequence[str], room: int) -> list[str]:
    """The words in lines of at most so many columns; East Asian text, and a word that is longer than a line, breaks anywhere."""
    lines: list[str] = []
    for word in words:
        space = " " if lines and lines[-1] else ""
        whole = f"{lines[-1]}{space}{word}" if lines else word
        if width(whole) <= room:
            lines = [*lines[:-1], whole]
            continue
        breaks = word if width(word) > min(len(word), room) else [word]
        for number, piece in enumerate(breaks):
            joined = f"{lines[-1]}{space if number == 0 else ''}{piece}" if lines else piece
            if width(joined) <= room:
                lines = [*lines[:-1], joined]
            else:
                lines.append(piece)
    return lines


def _beside(lines: list[str], button: str) -> Iterator[str]:
    """The lines with the button at the right of the last one, or below where there is no room."""
    *before, last = lines
    room = LINE - width(last) - width(button)
    yield from before
    yield from (f"{last}{' ' * room}{button}",) if room > 0 else (last, f"{button:>{LINE}}")


def _button(button: Mapping[str, Any]) -> str:
    return f"[{_STYLES.get(button['style'], '')}{button['label']}{' (off)' if button.get('disabled') else ''}]"


def _list(select: Mapping[str, Any]) -> str:
    if select["type"] != SELECT:
        raise ValueError(f"a component of type {select['type']} can't be drawn in a row")
    return f"[{select['placeholder']} v]"
