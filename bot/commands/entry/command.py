"""How the commands of entries are declared."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.commands.desk import Desk
from bot.core.command import Command, FormOffer
from bot.core.document import Document
from bot.core.request import Role

RunEntry = Callable[[Any, Desk], Awaitable[Document]]


def entry_command(
    word: str,
    summary: str,
    options: type[Any],
    run: RunEntry,
    example: str,
    *,
    shortcut: bool = True,
    form: FormOffer[Desk] | None = None,
    also: tuple[str, ...] = (),
) -> Command[Desk]:
    """The command ``/brief entry WORD``, for editors; ``also`` are other words for it, for which it is offered."""
    return Command(
        ("entry", word),
        summary,
        options,
        run,
        role=Role.EDITOR,
        changes=True,
        shortcut=shortcut,
        form=form,
        examples=(example,),
        also={words: {} for words in also},
    )
