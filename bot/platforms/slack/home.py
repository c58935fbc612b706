"""The App Home: what the dashboard command answers, published as the view of one person, with what became of their last press on top."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from bot.core.document import Divider, Document, Paragraph, Span, note, text
from bot.core.language import say, speaking
from bot.core.reference import referenced
from bot.core.request import Request
from bot.platforms.slack.buttons import tokens_for
from bot.platforms.slack.failures import FAILURES, error_code
from bot.platforms.slack.markup import Json
from bot.platforms.slack.members import Callers, Place
from bot.platforms.slack.message import render_part, size_of
from bot.platforms.slack.splitting import beginning

if TYPE_CHECKING:
    from bot.core.front import Front

log = logging.getLogger(__name__)

LINE = "/brief dashboard"
#: Slack takes so many blocks in a view; how many bytes it takes is not documented, so that a view stays well below what others met.
BLOCKS = 100
SIZE = 30_000
#: People whose last view is remembered.
_MOST = 10_000


class HomePages:
    """Publishes the App Home. A view that another process has replaced meanwhile is made anew, so that no older state wins."""

    def __init__(self, front: Front, callers: Callers) -> None:
        self._front = front
        self._callers = callers
        self._hashes: OrderedDict[tuple[str | None, str], str] = OrderedDict()
        #: One for each person whose Home is being published; nobody keeps it longer than that.
        self._locks: WeakValueDictionary[tuple[str | None, str], asyncio.Lock] = WeakValueDictionary()

    async def publish(self, place: Place, notice: Document | None = None, *, seen: str = "") -> bool:
        """Whether the person's Home shows the present state now, with ``notice`` on top; ``seen`` is the hash of the view that they see."""
        key = (place.workspace, place.user)
        lock = self._locks.setdefault(key, asyncio.Lock())
        try:
            async with lock:
                return await self._publish(key, place, notice, seen or self._hashes.get(key, ""))
        except FAILURES as error:
            log.error("the App Home of %s could not be shown: %s", place.user, error_code(error) or error or type(error).__name__)
        except Exception:
            log.exception("the App Home of %s could not be made", place.user)
        return False

    async def _publish(self, key: tuple[str | None, str], place: Place, notice: Document | None, seen: str) -> bool:
        try:
            answer = await place.client.views_publish(
                user_id=place.user, view=await self._view(place, notice), **({"hash": seen} if seen else {})
            )
        except FAILURES as error:
            if not seen or error_code(error) != "hash_conflict":
                raise
            answer = await place.client.views_publish(user_id=place.user, view=await self._view(place, notice))
        self._hashes[key] = str((answer.get("view") or {}).get("hash") or "")
        self._hashes.move_to_end(key)
        while len(self._hashes) > _MOST:
            self._hashes.popitem(last=False)
        return True

    async def _view(self, place: Place, notice: Document | None) -> Json:
        with referenced():
            document = await self._front.answer(Request(LINE, await self._callers.caller_of(place)))
        shown = _with_notice(document, notice)
        tokens = await tokens_for(shown, place.workspace, self._front.keep_line)

        def blocks(part: Document) -> tuple[Json, ...]:
            message = render_part(part, private=True, tokens=tokens)
            return (message.older or message).blocks  # Slack tells of tables and charts in messages only

        with speaking(shown.language):
            end = note(say("There is more than fits here: each part has a command of its own, which /brief help names."))
        cut = beginning(shown, lambda part: len(blocks(part)) <= BLOCKS and size_of(blocks(part)) <= SIZE, end)
        return {"type": "home", "blocks": list(blocks(cut))}


def _with_notice(document: Document, notice: Document | None) -> Document:
    """The document with what became of the last press on top."""
    if notice is None:
        return document
    title: tuple[Span, ...] = (text(notice.title, bold=True),)
    blocks = (Paragraph(spans=title), *notice.unfolded().blocks, Divider(), *document.blocks)
    return document.model_copy(update={"blocks": blocks})
