"""Requests of Slack as they are written down before they are acknowledged, and as they come back after a restart."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from slack_sdk.web.async_client import AsyncWebClient

from bot.core.front import Interrupted, Noted
from bot.core.request import Attachment, Platform
from bot.platforms.slack.asked import Asked
from bot.platforms.slack.forms import Forms
from bot.platforms.slack.incoming import Json
from bot.platforms.slack.members import Place
from bot.platforms.slack.modal import Opened

if TYPE_CHECKING:
    from bot.core.front import Front

log = logging.getLogger(__name__)

#: How long a response URL takes an answer, and how long an answer in a conversation is of use.
URL_LASTS, OF_USE = timedelta(minutes=29), timedelta(hours=1)
#: The part of the time before an acknowledgement in which a request is to be written down.
NOTED_WITHIN = 0.6
#: Bytes of a message's own text that are written down with a request.
MOST_TEXT = 100_000


@dataclass(frozen=True, slots=True)
class Way:
    """How an answer gets back: by the response URL, else to the channel or person of that id; ``public`` for all to see. ``replaces``: its
    first message takes the place of the one that was pressed, or of the words that stand there meanwhile."""

    url: str = ""
    channel: str = ""
    thread: str = ""
    public: bool = False
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Resumed:
    """A request that was interrupted: where it came from, how its answer gets back, and the files and texts that came with it."""

    interrupted: Interrupted
    place: Place
    way: Way
    files: tuple[Json, ...]
    texts: tuple[Attachment, ...]


async def note(
    front: Front,
    place: Place,
    line: str,
    id_: str,
    way: Way,
    *,
    files: Sequence[Json] = (),
    texts: Sequence[Attachment] = (),
    always: bool = False,
) -> bool | None:
    """Whether the request was written down; None where it was before, so that this is a repeat of it.

    Quick answers that change nothing are written down ``always`` or not at all: where somebody sees that they fail, they ask again.
    """
    if not id_ or not (files or texts or always or front.lasts(line)):
        return False
    reply = {
        **asdict(way),
        "team": place.team,
        "from": place.channel,
        "user": place.user,
        "user_name": place.user_name,
        "files": [dict(one) for one in files],
        "texts": [[one.name, one.content[:MOST_TEXT].decode("utf-8", "replace")] for one in texts],
    }
    until = datetime.now(UTC) + (URL_LASTS if way.url else OF_USE)
    return True if await front.note(Noted(Platform.SLACK, id_, place.workspace, line, until, reply)) else None


class Noting:
    """Writes down what was asked, as far as that takes no longer than ``within`` seconds: better unsafe than too late."""

    def __init__(self, front: Front, forms: Forms, *, within: float) -> None:
        self._front = front
        self._forms = forms
        self._within = within

    async def noted(self, place: Place, asked: Asked, id_: str, way: Way, *, always: bool = False) -> Asked | None:
        """The request, written down where it is worth it, or ``always``; None where it is a repeat of one that was."""
        line = None if asked.shared else await self._forms.line(place, asked)
        if line is None:
            return asked
        try:
            async with asyncio.timeout(self._within):
                noted = await note(self._front, place, line, id_, way, files=asked.files, texts=asked.texts, always=always)
        except TimeoutError:
            log.warning("a request of %s is answered without being written down: the database is slow", place.user)
            noted = False
        return None if noted is None else replace(asked, noted=id_ if noted else "")

    async def noted_form(self, place: Place, opened: Opened, values: Mapping[str, Sequence[str]], id_: str) -> Asked | None:
        """The line that a filled-in form makes, written down where it is worth it; None where it is a repeat of one that was."""
        line = None
        try:
            async with asyncio.timeout(self._within):
                line = await self._forms.filled_line(place, opened, values)
        except TimeoutError:
            log.warning("a form of %s is answered without being written down: the database is slow", place.user)
        # A form makes no line of what is wrong: that is answered at once.
        return Asked("") if line is None else await self.noted(place, Asked(line), id_, Way(opened.url, place.user, opened.thread))


def resumed(interrupted: Interrupted, client: AsyncWebClient) -> Resumed:
    """The interrupted request as it came. Raises KeyError, TypeError, ValueError where it was not written down by ``note``."""
    reply = interrupted.request.reply
    place = Place(client, reply["team"], interrupted.request.workspace, reply["from"], str(reply["user"]), str(reply["user_name"]))
    return Resumed(
        interrupted,
        place,
        Way(str(reply["url"]), str(reply["channel"]), str(reply["thread"]), bool(reply["public"]), bool(reply.get("replaces"))),
        tuple(dict(one) for one in reply["files"]),
        tuple(Attachment(str(name), str(words).encode()) for name, words in reply["texts"]),
    )
