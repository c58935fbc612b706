"""Pages of long answers: how long one is, and the lines that show the others in its place."""

from __future__ import annotations

from bot.commands.desk import Desk
from bot.core.document import Document, Hint, Outcome, Page, Paragraph, text
from bot.core.language import say
from bot.core.request import Platform

#: Lines on a page: what a phone shows without much scrolling, and what a terminal's window does.
IN_CHAT, IN_TERMINAL = 10, 40
#: Rows with a button each, and with several, on a page in chat: what one message of Discord holds with all that stands below it.
ROWS_WITH_A_BUTTON, ROWS_WITH_BUTTONS = 8, 5


def has_room(desk: Desk) -> bool:
    """Whether the request is read where there is room: in a terminal, which has no buttons to show more either."""
    return desk.request.caller.platform is Platform.TERMINAL


def page_size(desk: Desk) -> int:
    """How many lines a page has where the request is read."""
    return IN_TERMINAL if has_room(desk) else IN_CHAT


def rows_a_page(desk: Desk, *, one_button: bool = False) -> int:
    """How many rows with several buttons each, or with ``one_button``, a page has where the request is read."""
    return IN_TERMINAL if has_room(desk) else ROWS_WITH_A_BUTTON if one_button else ROWS_WITH_BUTTONS


def pages(typed: str, page: int, size: int, total: int) -> tuple[Page, ...]:
    """The block that leads to the other pages; none where there is only one."""
    return (page_block(typed, page, size, total),) if total > size else ()


def page_block(typed: str, page: int, size: int, total: int, *, over: bool = False) -> Page:
    """Which part is shown, with the lines that show the pages before and behind it. ``typed`` is the command line without its page.

    ``over``: there are more than ``total``, which were not counted.
    """
    first, last = size * (page - 1) + 1, min(size * page, total)
    count = say("over {count}", count=total) if over else str(total)
    return Page(
        shown=say("{first}–{last} of {count}", first=first, last=last, count=count),
        back=f"{typed} page:{page - 1}" if page > 1 else "",
        on=f"{typed} page:{page + 1}" if last < total or over else "",
    )


def past_the_end(title: str, typed: str) -> Document:
    """The answer where a page is asked for that there is not."""
    words = (text(f"{say('There is no such page. The first one:')} "), Hint(line=typed))
    return Document(title=title, blocks=(Paragraph(spans=words),), outcome=Outcome.NOTHING_FOUND, code="nothing-found")
