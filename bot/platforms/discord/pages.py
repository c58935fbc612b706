"""A long answer as one message with pages, which two buttons turn.

What comes after the first message of an answer has no mark by which Discord would know it again, so it could be lost, or come twice. The
pages are kept for a day; the id of a button names them and the page that it shows: "p2:TOKEN".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.core.document import Chart, Choices, Document
from bot.core.language import say
from bot.platforms.discord.buttons import SECONDARY, Component, row_of
from bot.platforms.discord.layout import NAVIGATION
from bot.platforms.discord.splitting import parts_of, split
from bot.platforms.discord.uploads import Pictured

_TURNED = re.compile(r"p(?P<number>\d{1,4}):(?P<token>\w{1,40})")


class Turned(NamedTuple):
    """The page that a button shows: the token of the pages, and the number of the page, from 1 on."""

    token: str
    number: int


def pages_of(document: Document) -> tuple[Document, ...]:
    """The document as pages that fit one message each, with room for the buttons that turn them. What the document ends with to be pressed
    is on every page, if there is room for it everywhere."""
    if len(whole := split(document)) == 1:
        return whole
    body, last = _without_last_choices(document.unfolded())
    if last:
        pages = [page.model_copy(update={"blocks": (*page.blocks, *last)}) for page in split(body, spare=NAVIGATION)]
        if len(pages) > 1 and all(map(_is_a_page, pages)):
            return tuple(pages)
    return split(document, spare=NAVIGATION)


def _is_a_page(page: Document) -> bool:
    """Whether it is one message that has room for the buttons that turn pages."""
    first, *others = parts_of(page)
    return not others and first.layout.has_room_for(NAVIGATION)


def _without_last_choices(document: Document) -> tuple[Document, tuple[Choices, ...]]:
    """The document without the buttons at its end, and these."""
    blocks, last = list(document.blocks), list[Choices]()
    while blocks and isinstance(block := blocks[-1], Choices):
        last.insert(0, block)
        blocks.pop()
    return document.model_copy(update={"blocks": tuple(blocks)}), tuple(last)


def turning_row(token: str, number: int, count: int) -> Component:
    """The buttons to the pages before and after the page of that number."""
    near = [to for to in (number - 1, number + 1) if 1 <= to <= count]
    return row_of([{"type": 2, "style": SECONDARY, "label": say("Page {number}", number=to), "custom_id": f"p{to}:{token}"} for to in near])


def turned(custom_id: str) -> Turned | None:
    """The page that the button with that id shows; None where it turns no pages."""
    found = _TURNED.fullmatch(custom_id)
    return Turned(found["token"], int(found["number"])) if found else None


def without_pictures(pages: Sequence[Document]) -> tuple[Document, ...]:
    """The pages as they are kept: charts without what was drawn of them."""
    return tuple(
        page.model_copy(update={"blocks": tuple(_undrawn(block) if isinstance(block, Pictured) else block for block in page.blocks)})
        for page in pages
    )


def _undrawn(chart: Pictured) -> Chart:
    return Chart(**{name: value for name, value in chart if name in Chart.model_fields})
