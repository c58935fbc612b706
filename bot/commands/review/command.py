"""How the commands of reviews are declared, and how the numbers of lines are typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.commands.desk import Desk
from bot.core.command import Command, FormOffer
from bot.core.document import Document
from bot.core.request import Role


def review_command(
    word: str,
    summary: str,
    options: type[Any],
    run: Callable[[Any, Desk], Awaitable[Document]],
    *examples: str,
    role: Role = Role.EDITOR,
    slow: bool = False,
    form: FormOffer[Desk] | None = None,
) -> Command[Desk]:
    """The command ``/brief review WORD``, for editors unless another role is named."""
    # None of them is for the whole channel, so none offers to be shared.
    return Command(("review", word), summary, options, run, role=role, slow=slow, changes=True, form=form, examples=examples)


def line_numbers(words: str) -> tuple[int, ...]:
    """The numbers of lines that were typed: "1,3,4". Raises ValueError with a sentence for people."""
    try:
        found = tuple(int(piece) for piece in words.replace(",", " ").split())
    except ValueError:
        found = ()
    if not found or min(found) < 1 or max(found) > 100_000:
        raise ValueError(f"“{words}” is no list of line numbers; type them like 1,3,4")
    return found


def first_line(words: str) -> int:
    """The number of a line that was typed. Raises ValueError with a sentence for people."""
    return line_numbers(words)[0]


def line_or_article(words: str) -> int:
    """The number of a line that was typed, 0 for the article itself. Raises ValueError with a sentence for people."""
    return 0 if words.strip().casefold() in ("article", "0") else first_line(words)
