"""How the commands of topics are declared."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from bot.commands.desk import Desk
from bot.core.command import Command, FormOffer
from bot.core.document import Document
from bot.core.request import Role


def topic_command(
    word: str,
    summary: str,
    options: type[Any],
    run: Callable[[Any, Desk], Awaitable[Document]],
    example: str,
    *,
    slow: bool = False,
    also: tuple[str, ...] = (),
    form: FormOffer[Desk] | None = None,
    offers: Callable[[str, Desk], Awaitable[Sequence[str]]] | None = None,
) -> Command[Desk]:
    """The command ``/brief topic WORD``, for admins; ``also`` are other words for it, for which it is offered."""
    return Command(
        ("topic", word),
        summary,
        options,
        run,
        role=Role.ADMIN,
        changes=True,
        slow=slow,
        form=form,
        examples=(example,),
        also={words: {} for words in also},
        offers=offers,
    )
