"""How the commands of reports are declared, and what they say where there is nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.commands.desk import Desk
from bot.core.command import Command
from bot.core.document import Document, Outcome, paragraph


def report_command(
    word: str,
    summary: str,
    options: type[Any],
    run: Callable[[Any, Desk], Awaitable[Document]],
    *examples: str,
    also: Mapping[str, Mapping[str, str]] | None = None,
) -> Command[Desk]:
    """The command ``/brief report WORD``; its last word is enough where lines are typed, and it may follow a topic."""
    return Command(
        ("report", word), summary, options, run, topical=True, shortcut=True, examples=examples, also=also or {}
    )  # fmt: skip


def nothing(title: str, *said: str) -> Document:
    """The document for "not in the store", with what there is instead."""
    blocks = tuple(paragraph(words) for words in said if words)
    return Document(title=title, blocks=blocks, outcome=Outcome.NOTHING_FOUND, code="nothing-found")
