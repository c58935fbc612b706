"""Command lines in an answer that can be clicked: Discord shows the mention of a command as a link that opens it.

A command is mentioned by the id that Discord gave it when it was registered; a line whose command has none is shown as code.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.core.document import Block, Document, Hint, Item, Listing, Note, Paragraph, Quotation, Row, Spans, Table
from bot.core.text import one_line


class Registered(NamedTuple):
    """A command as Discord has it: its words ("brief digest list"), and the id that all commands with its first word share."""

    name: str
    id: int


#: The registered commands by the words that people type for them, without the slash; "brief zone" means "brief settings zone".
CommandIds = Mapping[str, Registered]
#: The most words that a command has.
_DEPTH = 3


class Clickable(Hint):
    """A line whose command has an id; ``arguments`` are the words behind it."""

    command: str
    id: int
    arguments: str = ""


def with_commands(document: Document, ids: CommandIds) -> Document:
    """The document with its hints to be clicked where their commands have ids."""
    if not ids or not any(isinstance(span, Hint) for span in document.spans()):
        return document
    return document.model_copy(
        update={
            "blocks": tuple(_block(block, ids) for block in document.blocks),
            "details": tuple(_block(block, ids) for block in document.details),
        }
    )


def _block(block: Block, ids: CommandIds) -> Block:
    changed: dict[str, Any] = {}
    match block:
        case Paragraph() | Note():
            changed = {"spans": _spans(block.spans, ids)}
        case Quotation():
            changed = {"attribution": _spans(block.attribution, ids)}
        case Listing():
            changed = {"items": tuple(_item(item, ids) for item in block.items)}
        case Table():
            changed = {"rows": tuple(_row(row, ids) for row in block.rows)}
        case _:
            return block
    return block.model_copy(update=changed)


def _item(item: Item, ids: CommandIds) -> Item:
    return item.model_copy(update={"spans": _spans(item.spans, ids)})


def _row(row: Row, ids: CommandIds) -> Row:
    return row.model_copy(update={"cells": tuple(_spans(cell, ids) for cell in row.cells), "small": _spans(row.small, ids)})


def _spans(spans: Spans, ids: CommandIds) -> Spans:
    return tuple(_clickable(span, ids) if isinstance(span, Hint) else span for span in spans)


def _clickable(hint: Hint, ids: CommandIds) -> Hint:
    line = one_line(hint.line)
    words = line.removeprefix("/").split(" ") if line.startswith("/") else []
    for depth in range(min(_DEPTH, len(words)), 1, -1):
        command = " ".join(words[:depth])
        if command in ids:
            found = ids[command]
            return Clickable(line=hint.line, command=found.name, id=found.id, arguments=" ".join(words[depth:]))
    return hint
