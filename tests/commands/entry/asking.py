"""Lines that an editor types, and what their answers say."""

from __future__ import annotations

from bot.core.document import Document, Outcome
from bot.core.request import Role
from tests.commands.conftest import Ask, words


def undo_line(document: Document) -> str:
    """The line of the answer's undo button."""
    return next(choice.line for choice in document.choices if choice.label == "Undo")


def answered(document: Document) -> str:
    """All that the document says, which has to be an answer."""
    assert document.outcome is Outcome.ANSWER, words(document)
    return words(document)


async def edit(ask: Ask, line: str) -> Document:
    return await ask(line, role=Role.EDITOR)
