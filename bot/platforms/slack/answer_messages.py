"""The answer to what is asked, as messages: a Request of the line and what came with it, and the Document as Slack takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import aiohttp

from bot.core.document import Document, Outcome
from bot.core.document import note as small_print
from bot.core.language import speaking
from bot.core.reference import referenced
from bot.core.request import Caller, Request
from bot.platforms.slack import files
from bot.platforms.slack.asked import Answered, Asked, broken, button_gone, form_not_opened, may_be_public, token_refused
from bot.platforms.slack.forms import Forms
from bot.platforms.slack.incoming import Json
from bot.platforms.slack.members import Callers, Place
from bot.platforms.slack.renderer import render
from bot.platforms.slack.replying import messages_of
from bot.platforms.slack.uploading import without_file

if TYPE_CHECKING:
    from bot.core.front import Front


class AnswerMessages:
    """Makes the messages of answers. Files that came with a request are fetched by ``session``, once there is one."""

    def __init__(self, front: Front, callers: Callers, forms: Forms, *, api_url: str, token_is_refused: Callable[[], bool]) -> None:
        self.session: aiohttp.ClientSession | None = None
        self._front = front
        self._callers = callers
        self._forms = forms
        self._api_url = api_url
        self._token_is_refused = token_is_refused

    async def of(self, place: Place, asked: Asked, *, public: bool = False) -> Answered:
        """The answer as messages, always; what breaks here is logged, and reported to the person."""
        with referenced() as reference:
            return replace(await self._messages(place, asked, public=public), reference=reference)

    async def _messages(self, place: Place, asked: Asked, *, public: bool) -> Answered:
        try:
            caller = replace(await self._callers.caller_of(place), thread=asked.thread)
            with speaking(caller.locale):
                document = await self._document(place, asked, caller)
                private = document.private and not (public and may_be_public(document))
                with speaking(document.language):
                    document = await without_file(document, place.client, place.user, place.channel, private=private, thread=asked.thread)
                messages = await messages_of(document, place.workspace, self._front.keep_line, private=private)
            return Answered(messages, document.outcome in (Outcome.ANSWER, Outcome.NOTHING_FOUND), document)
        except Exception:
            return Answered(render(broken(), private=not public))

    async def _document(self, place: Place, asked: Asked, caller: Caller) -> Document:
        line = await self._forms.line(place, asked)
        if line is None:
            return button_gone()
        if asked.form and await self._front.form(Request(line, caller), filled=True) is not None:
            return form_not_opened()  # a button for a form is never taken for the line itself
        fetched = await self._fetch(place, asked.files) if asked.files else files.Fetched()
        if fetched.attachments and not line:
            line = "/brief add"
        request = Request(
            line, caller, (*fetched.attachments, *asked.texts), asked.shared, asked.noted, ask_anew=self._forms.anew(place, asked.thread)
        )
        answering = self._front.answer_interrupted(request, asked.interrupted) if asked.interrupted else self._front.answer(request)
        document = await answering
        remarks = [*fetched.left_out, *([token_refused()] if self._token_is_refused() else [])]
        return document.model_copy(update={"blocks": (*document.blocks, *map(small_print, remarks))}) if remarks else document

    async def _fetch(self, place: Place, shown: Sequence[Json]) -> files.Fetched:
        if self.session is None:
            return files.Fetched()
        return await files.fetch(self.session, shown, token=place.client.token or "", api_url=self._api_url)
